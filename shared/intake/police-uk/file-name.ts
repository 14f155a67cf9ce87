/** What a name says when it is one that data.police.uk gives, `2024-01-cambridgeshire-stop-and-search.csv`, in whatever folder. */
export interface PoliceUkFileName {
  readonly month: string
  readonly force: string
}

/** Reads month and force from a file's name; null for any other name. Content decides before it: only stop-and-search files need it for their force. */
export function readPoliceUkFileName(path: string): PoliceUkFileName | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const match = /^(\d{4}-\d{2})-([a-z][a-z-]{0,60}?)-(?:street|outcomes|stop-and-search)(?:[ (._-].*)?$/i.exec(name)
  return match ? { month: match[1]!, force: match[2]!.toLowerCase() } : null
}

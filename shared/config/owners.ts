/** A post in the board's file, as far as a register needs it. `aliases`: other names that registers use. */
export interface OwnerRole {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
}

/** Finds the role of a printed owner; null when the board's file has none. */
export type OwnerFinder = (printed: string) => string | null

/** Makes a finder over the roles of the board's file: by id, title or alias, ignoring case. */
export function makeOwnerFinder(roles: readonly OwnerRole[]): OwnerFinder {
  const roleByName = new Map<string, string>()
  for (const role of roles)
    for (const name of [role.id, role.title, ...role.aliases]) roleByName.set(name.trim().toLowerCase(), role.id)
  return printed => roleByName.get(printed.trim().toLowerCase()) ?? null
}

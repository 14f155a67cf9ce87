/** The edit distance between two words: letters inserted, left out, exchanged, or swapped with their neighbour. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

/** The allowed word nearest to a mistyped one, when at most a third of it is wrong. */
export function findNearest(typed: string, allowed: Iterable<string>): string | undefined {
  const word = typed.toLowerCase().slice(0, 100)
  let nearest: string | undefined
  let smallestDistance = Math.floor(Math.max(word.length, 3) / 3) + 1
  for (const candidate of allowed) {
    const distance = editDistance(word, candidate.toLowerCase())
    if (distance < smallestDistance) {
      nearest = candidate
      smallestDistance = distance
    }
  }
  return nearest
}

/** The end of a message: `; did you mean "up"?`, or nothing when no allowed word is near. */
export function suggestNearest(typed: unknown, allowed: Iterable<string>): string {
  const nearest = typeof typed === 'string' ? findNearest(typed, allowed) : undefined
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`
}

/** Words as an allowed list prints them; a long list is described instead. */
export function listAllowed(allowed: readonly string[], summaryWhenLong: string): string {
  return allowed.length <= 20 ? allowed.join(', ') : summaryWhenLong
}

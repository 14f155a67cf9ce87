/** Numbers in [0, 1) that look random and are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same things in another order. */
export function shuffle<T>(things: readonly T[], random: () => number): T[] {
  const shuffled = [...things]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
  }
  return shuffled
}

/** Each key as many times as its count says: `{a: 2, b: 1}` gives a, a, b. */
export function expandCounts(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([key, count]) => Array<string>(count).fill(key))
}

/** Counts with another total in the same proportions, whole numbers, by largest remainder. */
export function scaleTo(counts: Readonly<Record<string, number>>, total: number): Record<string, number> {
  const sum = Object.values(counts).reduce((a, b) => a + b, 0)
  const parts = Object.entries(counts).map(([key, count]) => ({ key, exact: (count * total) / sum }))
  const whole = Object.fromEntries(parts.map(({ key, exact }) => [key, Math.floor(exact)]))
  const shortfall = total - Object.values(whole).reduce((a, b) => a + b, 0)
  const byRemainder = parts.sort((a, b) => (b.exact % 1) - (a.exact % 1) || (a.key < b.key ? -1 : 1))
  for (const { key } of byRemainder.slice(0, shortfall)) whole[key]!++
  return whole
}

/** Lines of CSV as data.police.uk writes them: CRLF, quotes only where a cell needs them. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cell => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',')}\r\n`).join('')
}

/** How much smaller each sheet is set, by its anchor: 1 where it is not there; 0 where it goes on over the page. */
export type SheetSizes = Readonly<Record<string, number>>

/** Where a sheet begins or ends, in pages: 3.5 is half-way down the third. */
export interface SheetEdge {
  readonly sheet: string
  readonly page: number
}

const SHRINKS = [0.95, 0.9, 0.85, 0.8, 0.75]
/** What is rounded off positions, in pages. */
const SLACK = 0.0001

/**
 * Sizes to try next, so that each sheet has everything on one page, as large as that can be; null when all of them do. Setting the paper again is
 * much quicker than having the typesetter measure: it knows what has not changed.
 *
 * @param edges of the sheets set in one piece, the beginning of each and then its end
 */
export function nextSizes(sizes: SheetSizes, edges: readonly SheetEdge[]): SheetSizes | null {
  const next: Record<string, number> = {}
  const begins = new Map<string, number>()
  for (const { sheet, page } of edges) {
    const begin = begins.get(sheet)
    if (begin === undefined) {
      begins.set(sheet, page)
      continue
    }
    const height = page - begin
    if (height <= 1 + SLACK) continue
    const size = sizes[sheet] ?? 1
    // set smaller, words take less height as they take less width
    const isHopeful = (smaller: number) => (size === 1 ? height * smaller ** 2 <= 1 + SLACK : true)
    next[sheet] = SHRINKS.find(smaller => smaller < size && isHopeful(smaller)) ?? 0
  }
  return Object.keys(next).length === 0 ? null : { ...sizes, ...next }
}

import { normaliseName } from '../../config/known-names.ts'
import { UnreadableDropError } from '../../faults/fault-list.ts'

const STREET_HEADINGS = ['Crime ID', 'Month', 'Falls within', 'LSOA name', 'Crime type'] as const
const OUTCOME_HEADINGS = ['Crime ID', 'Month', 'Falls within', 'LSOA name', 'Outcome type'] as const
const SEARCH_HEADINGS = ['Type', 'Date', 'Age range', 'Self-defined ethnicity', 'Object of search'] as const

export type PoliceUkKind = 'street' | 'outcomes' | 'stop-and-search'

/** The kind of police.uk file that a row of headings belongs to, however they are ordered; undefined for none. */
export function recognisePoliceUk(headings: readonly string[]): PoliceUkKind | undefined {
  const presentHeadings = new Set(headings.map(normaliseName))
  const hasAll = (requiredHeadings: readonly string[]) =>
    requiredHeadings.every(heading => presentHeadings.has(normaliseName(heading)))
  if (hasAll(STREET_HEADINGS)) return 'street'
  if (hasAll(OUTCOME_HEADINGS)) return 'outcomes'
  return hasAll(SEARCH_HEADINGS) ? 'stop-and-search' : undefined
}

/** Where the wanted headings stand in a row, how wide it is without empty cells at its end, and with them. */
export function findColumns(
  row: readonly string[],
  requiredHeadings: readonly string[],
): { readonly width: number; readonly widest: number; readonly at: readonly number[] } {
  const folded = row.map(normaliseName)
  let width = folded.length
  while (width > 1 && folded[width - 1] === '') width--
  const indexes = requiredHeadings.map(heading => folded.indexOf(normaliseName(heading)))
  const missing = indexes.indexOf(-1)
  if (missing !== -1) throw missingHeadingError(requiredHeadings[missing]!)
  return { width, widest: row.length, at: indexes }
}

function missingHeadingError(heading: string): UnreadableDropError {
  return new UnreadableDropError(
    'missing-column',
    { row: 1 },
    {
      found: 'a row of headings without it',
      expected: `a column headed ${heading}`,
      fix: 'Download the file again from data.police.uk and send it as it is.',
    },
  )
}

export function isBlankRow(row: readonly string[]): boolean {
  return row.every(cell => cell === '' || cell.trim() === '')
}

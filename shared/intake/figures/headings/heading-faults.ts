import type { NameLookup } from '../../../config/known-names.ts'
import { type FaultDetails, quoteForMessage, UnreadableDropError } from '../../../faults/fault-list.ts'
import type { Grid } from '../../containers/grid.ts'
import { findLikelyHeadings } from './find-table.ts'
import { type Column, isMonthColumn, rolesOf } from './table-layout.ts'

/** What is wrong with the headings of a sheet without a table that can be read, and what to do. */
export function headingFaultDetails(grid: Grid, names: NameLookup): FaultDetails {
  const likely = findLikelyHeadings(grid, names)
  const turned = turnedRound(grid, names)
  if (turned) return turned
  const presentRoles = likely ? rolesOf(likely.columns) : new Set<string>()
  const hasMonths = likely?.columns.some(isMonthColumn) ?? false
  const missing = !presentRoles.has('indicator')
    ? 'indicator'
    : !hasMonths && !(['period', 'quarter', 'year'] as const).some(role => presentRoles.has(role))
      ? 'period (or months as headings)'
      : 'value (or numerator and denominator)'
  return {
    found: quoteForMessage(textsOf(grid, likely?.row).join(', ')) || 'no headings',
    expected: likely
      ? `a heading for: ${missing}`
      : 'a row of headings with indicator, period and value, or with indicator and months',
    fix: likely
      ? `Add the heading that is missing: ${missing}.`
      : 'Put headings over the figures. Check also that the file is in the right feed.',
  }
}

/** The fault of a sheet in which no row of headings was found. */
export function noHeadingsError(grid: Grid, names: NameLookup): UnreadableDropError {
  return new UnreadableDropError(
    'no-headings',
    { sheet: grid.sheet, row: findLikelyHeadings(grid, names)?.row ?? grid.rows[0]?.row ?? 1 },
    headingFaultDetails(grid, names),
  )
}

/** Indicators as headings and months below each other can be read, but not beside a heading that is no indicator. */
function turnedRound(grid: Grid, names: NameLookup): FaultDetails | undefined {
  const likely = findLikelyHeadings(grid, names)
  const columns: readonly Column[] = likely?.columns ?? []
  if (rolesOf(columns).has('indicator')) return undefined
  const others = columns.flatMap(column =>
    column.kind === 'unknown' || column.kind === 'summary' ? [column.text] : [],
  )
  const unknown = others.filter(text => names.findIndicator(text) === undefined)
  if (others.length === unknown.length) return undefined
  return {
    found: `a table turned round, in which indicators stand as headings: ${quoteForMessage(textsOf(grid, likely?.row).join(', '))}`,
    expected: 'an indicator of the board in every heading beside the month and the area, or one row for each indicator',
    fix:
      unknown.length > 0
        ? `Take these columns out, or write them as the board calls them: ${quoteForMessage(unknown.slice(0, 6).join(', '))}.`
        : 'Put the heading Month over the months.',
  }
}

const textsOf = (grid: Grid, row: number | undefined): string[] =>
  (row === undefined ? grid.rows[0] : grid.rows.find(each => each.row === row))?.cells
    .flatMap(cell => (cell ? [cell.text] : []))
    .slice(0, 6) ?? []

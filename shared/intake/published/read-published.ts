import { monthsIn } from '../../calendar/period.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { PublishedSeries } from '../../config/schema/published.ts'
import { countNoun } from '../../document/count-words.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { readPeriodText } from '../cells/period-cell.ts'
import { PERIOD_EXAMPLES } from '../cells/period-result.ts'
import { columnLetters, type GridRow } from '../containers/grid.ts'
import type { FigureContext } from '../figures/context.ts'
import { indexOfHeading, type PublishedTable, textsOf } from './find-published.ts'
import { mergeRows } from './merge-rows.ts'
import { readSeries } from './read-series.ts'

/** Rows of published tables that were not read, by why. */
interface PassedOver {
  otherSeries: number
  otherAreas: number
  repeated: number
}

/** An indicator and the rows of a table that are of its series. */
interface FoundSeries {
  readonly indicator: Indicator
  readonly series: PublishedSeries
  readonly rows: readonly GridRow[]
}

/**
 * Reads the board's series out of the published tables of a file, each by the reader of returns, so that every check of a figure holds.
 * Rows of other areas and series are counted in a note.
 */
export function readPublished(context: FigureContext, tables: readonly PublishedTable[]): void {
  const passedOver: PassedOver = { otherSeries: 0, otherAreas: 0, repeated: 0 }
  for (const table of tables) readPublishedTable(context, table, passedOver)
  const { layout } = tables[0]!
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  const parts = [
    [passedOver.otherSeries, 'of other series'] as const,
    [passedOver.otherAreas, 'of other areas'] as const,
    [passedOver.repeated, 'that repeat another row'] as const,
  ].flatMap(([count, what]) => (count > 0 ? [`${count.toLocaleString('en-GB')} ${what}`] : []))
  context.addNote(
    `The file is ${layout.name}. The board’s file says which series are read from it, and areas go by ${layout.area}. Passed over out of ${countNoun(rows, 'row')}: ${parts.join(', ') || 'none'}.`,
  )
}

function readPublishedTable(context: FigureContext, table: PublishedTable, passedOver: PassedOver): void {
  const { layout, grid, headings } = table
  const sought = context.board.indicators.flatMap(indicator =>
    indicator.published?.table === layout.table ? [{ indicator, series: indicator.published }] : [],
  )
  const isCut = ({ cells }: GridRow) => grid.kind === 'csv' && cells.length !== headings.cells.length
  const whole = table.rows.filter(row => !isCut(row))
  const found = sought.map(each => ({ ...each, rows: whole.filter(row => isOfSeries(table, row, each.series)) }))
  const chosen = new Set(found.flatMap(({ rows }) => rows))
  if (chosen.size === 0) {
    addNoSeriesFault(context, table, sought[0])
    return
  }
  for (const row of table.rows.filter(isCut)) addCutRowFault(context, table, row)
  passedOver.otherSeries += whole.length - chosen.size
  passedOver.otherAreas += [...chosen].filter(row => !isOurs(context, table, row)).length
  for (const each of found) {
    const rows = each.rows.filter(row => isOurs(context, table, row))
    passedOver.repeated += readFound(context, table, { ...each, rows })
  }
}

/** True for a row of an area or a peer of the board's file. */
const isOurs = (context: FigureContext, table: PublishedTable, row: GridRow) =>
  context.names.findArea(textsOf(table, row)(table.layout.area)) !== undefined

/** Reads the rows of a series that are of the board's areas; gives how many repeat another. */
function readFound(context: FigureContext, table: PublishedTable, { indicator, series, rows }: FoundSeries): number {
  const { layout } = table
  if (rows.length === 0 || hasWrongPeriods(context, table, indicator, rows)) return 0
  const figures = Object.values(layout.figures(indicator))
  const open = layout.choices(series).flatMap(([heading, allowed]) => (allowed === undefined ? [heading] : []))
  const merged = mergeRows(context, table, { indicator, rows, figures, open })
  readSeries(context, table, indicator, merged.rows)
  return merged.repeated
}

function isOfSeries(table: PublishedTable, row: GridRow, series: PublishedSeries): boolean {
  const under = textsOf(table, row)
  return table.layout
    .choices(series)
    .every(
      ([heading, allowed]) =>
        allowed === undefined || allowed.some(text => normaliseName(text) === normaliseName(under(heading))),
    )
}

function addNoSeriesFault(
  context: FigureContext,
  { layout, grid, headings }: PublishedTable,
  sought: Pick<FoundSeries, 'indicator' | 'series'> | undefined,
): void {
  const place = { sheet: grid.sheet, row: headings.row }
  if (sought === undefined) {
    context.faults.add('no-published-series', place, {
      found: layout.name,
      expected: 'a file that an indicator of the board’s file takes figures from',
      fix: `Ask an administrator to say in the board’s file which series is meant: published, with table: ${layout.table}, of the indicator.`,
    })
    return
  }
  const choices = layout
    .choices(sought.series)
    .flatMap(([heading, allowed]) => (allowed === undefined ? [] : [`${heading} ${allowed.join(' or ') || 'empty'}`]))
  context.faults.add('no-published-series', place, {
    found: `${layout.name} without a row of the board’s series`,
    expected: `rows such as those of ${sought.indicator.name}: ${choices.join(', ') || 'any'}`,
    fix: 'Check that this is the right file. The board’s file says under published of an indicator which series is meant.',
  })
}

/** A row with fewer or more cells than there are headings may be of any series. */
function addCutRowFault(context: FigureContext, { grid, headings }: PublishedTable, { row, cells }: GridRow): void {
  const place = { sheet: grid.sheet, row }
  context.faults.add('row-width', place, {
    found: countNoun(cells.length, 'cell'),
    expected: `${headings.cells.length} cells, one under each heading`,
    fix: 'The file may have been cut off or changed. Download it again, and send it as it comes.',
  })
}

/** True after the fault of a period that is longer or shorter than the indicator's: said once, since no figure of it can be taken. */
function hasWrongPeriods(
  context: FigureContext,
  table: PublishedTable,
  { name, frequency }: Indicator,
  rows: readonly GridRow[],
): boolean {
  const { layout, grid } = table
  const lengthHeading = layout.lengths?.heading
  const lengthOf = (row: GridRow) => (lengthHeading === undefined ? '' : textsOf(table, row)(lengthHeading))
  const wrong = rows.find(
    row =>
      readPeriodText(layout.period(textsOf(table, row)), frequency).outcome !== 'period' ||
      !['', layout.lengths?.ofMonths[monthsIn(frequency)]].includes(lengthOf(row)),
  )
  if (wrong === undefined) return false
  const index = indexOfHeading(table, layout.periodHeading)
  const column = grid.kind === 'workbook' ? columnLetters(index) : layout.periodHeading
  const length = lengthOf(wrong)
  context.faults.add(
    'wrong-period',
    { sheet: grid.sheet, row: wrong.row, column },
    {
      found: `${quoteForMessage(layout.period(textsOf(table, wrong)))}${length === '' ? '' : ` (${length})`} for ${name}`,
      expected: PERIOD_EXAMPLES[frequency],
      fix: `Figures of ${name} are each of one ${SPANS[frequency]}, and a figure of another span is never spread or added up. Send a file with that span, or ask an administrator to change its frequency in the board’s file.`,
    },
  )
  return true
}

const SPANS = {
  month: 'month',
  quarter: 'quarter',
  'financial-year': 'financial year',
  'calendar-year': 'calendar year',
  'twelve-months': 'span of twelve months',
} as const

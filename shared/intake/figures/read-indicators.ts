import type { BoardFile } from '../../config/schema/index.ts'
import { gunzip, limitBytes } from '../bytes.ts'
import type { DropSource, Reading } from '../drop.ts'
import { quoteFound, UnreadableDrop } from '../fault-list.ts'
import { type Grid, isBlank, readCsvGrid } from '../grid.ts'
import { MAX_TABLE_BYTES } from '../limits.ts'
import type { Recognised } from '../recognise.ts'
import { readWorkbook } from '../workbook-grid.ts'
import { checkHeadings } from './check-headings.ts'
import { FigureContext } from './context.ts'
import { findNearHeadings, findTable, isMonthColumn, roles, type Table } from './layout.ts'
import { readTable } from './read-table.ts'

/** Reads a drop of the indicators feed: a tidy or wide CSV, or an analyst's workbook with a table on any of its sheets. */
export async function readIndicators(input: {
  source: DropSource
  recognised: Recognised
  board: BoardFile
  today: string
}): Promise<Reading> {
  const { source, recognised, board, today } = input
  const context = new FigureContext(board, today)
  const isWorkbook = recognised.container === 'workbook'
  try {
    if (recognised.container === 'zip') throw zipOfFigures()
    if (recognised.container === 'workbook') await readSheets(context, source)
    else {
      if (recognised.policeUk) throw policeUkFile(recognised.policeUk)
      const bytes = source.stream()
      await readCsv(context, limitBytes(recognised.isGzip ? gunzip(bytes, {}) : bytes, MAX_TABLE_BYTES, {}))
    }
  } catch (error) {
    if (!(error instanceof UnreadableDrop)) throw error
    context.faults.push(error.fault)
  }
  if (context.faults.count === 0 && context.observations.length === 0) context.faults.push(noFigures(isWorkbook).fault)
  if (context.faults.count > 0) return { outcome: 'refused', rows: context.rows, faults: context.faults.list() }
  return {
    outcome: 'readable',
    kind: isWorkbook ? 'workbook' : 'tidy-csv',
    rows: context.rows,
    observations: context.observations,
    entries: [],
    notes: context.notes,
  }
}

async function readCsv(context: FigureContext, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const { grid, report } = await readCsvGrid(bytes)
  if (report.encoding !== 'UTF-8')
    context.note(
      `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
    )
  const table = findTable(grid)
  if (!table) throw noHeadings(grid)
  if (!roles(table.columns).has('area'))
    context.note('There is no area column: every figure was taken for the whole force.')
  checkHeadings(context, table)
  readTable(context, table)
}

async function readSheets(context: FigureContext, source: DropSource): Promise<void> {
  const workbook = await readWorkbook(source)
  if (workbook.hasMacros) context.note('The workbook has macros. They were not run.')
  if (workbook.hasExternalLinks)
    context.note('The workbook has links to other workbooks. No figure that was read comes through one.')
  const tables = workbook.sheets.flatMap(grid => readSheet(context, grid) ?? [])
  if (tables.length === 0 && context.faults.count === 0) {
    const near = workbook.sheets.find(grid => !grid.isHidden && findNearHeadings(grid))
    throw near ? noHeadings(near) : noTable()
  }
  const isKeyed = workbook.sheets.some(saysGreyIsEstimated)
  context.greyMeansEstimated = isKeyed
  for (const table of tables) {
    if (!roles(table.columns).has('area'))
      context.note(`Sheet ${table.grid.sheet ?? ''} has no area column: every figure was taken for the whole force.`)
    if (table.grid.hiddenRows > 0)
      context.note(`Sheet ${table.grid.sheet ?? ''}: ${table.grid.hiddenRows} hidden rows were read like the others.`)
    checkHeadings(context, table)
    readTable(context, table)
    if (saysGreyIsEstimated(table.grid) && !hasGrey(table))
      context.note(
        `Sheet ${table.grid.sheet ?? ''} says that grey cells are estimates, but no cell is grey. Figures without a status were taken as published.`,
      )
  }
}

/** The table of a sheet that is to be read; undefined for sheets of notes. */
function readSheet(context: FigureContext, grid: Grid): Table | undefined {
  if (grid.rows.length === 0) return undefined
  const table = findTable(grid)
  const name = grid.sheet ?? ''
  if (table && grid.isHidden) {
    context.faults.add(
      'hidden-sheet',
      { sheet: grid.sheet },
      {
        found: 'a hidden sheet with a table of figures',
        expected: 'figures on sheets that can be seen',
        mend: 'Are these figures part of the return? If so, unhide the sheet. If not, delete it.',
      },
    )
    return undefined
  }
  if (table) return table
  const lost = grid.isHidden
    ? undefined
    : grid.rows.find(
        row =>
          row.cells.filter(cell => cell?.number !== null && cell?.number !== undefined && cell.date === null).length >=
          3,
      )
  if (lost) {
    const near = findNearHeadings(grid)
    context.faults.add('no-headings', { sheet: grid.sheet, row: near?.row ?? lost.row }, headingWords(grid))
  } else context.note(`Sheet ${name} was not read: it has no table of figures.`)
  return undefined
}

function saysGreyIsEstimated(grid: Grid): boolean {
  return grid.rows.some(row =>
    row.cells.some(cell => cell?.number === null && /gr[ea]y/i.test(cell.text) && /estimat/i.test(cell.text)),
  )
}

function hasGrey(table: Table): boolean {
  return table.rows.some(row => row.cells.some(cell => cell?.isGrey === true && !isBlank(cell)))
}

function headingWords(grid: Grid) {
  const near = findNearHeadings(grid)
  const there = near ? roles(near.columns) : new Set<string>()
  const hasMonths = near?.columns.some(isMonthColumn) ?? false
  const missing = !there.has('indicator')
    ? 'indicator'
    : !hasMonths && !there.has('period')
      ? 'period (or months as headings)'
      : 'value (or numerator and denominator)'
  const found = (near?.row === undefined ? grid.rows[0] : grid.rows.find(row => row.row === near.row))?.cells
    .flatMap(cell => (cell ? [cell.text] : []))
    .slice(0, 6)
  return {
    found: quoteFound((found ?? []).join(', ')) || 'no headings',
    expected: near
      ? `a heading for: ${missing}`
      : 'a row of headings with indicator, period and value, or with indicator and months',
    mend: near
      ? `Add the heading that is missing: ${missing}.`
      : 'Put headings over the figures. Check also that the file is in the right feed.',
  }
}

function noHeadings(grid: Grid): UnreadableDrop {
  return new UnreadableDrop(
    'no-headings',
    { sheet: grid.sheet, row: findNearHeadings(grid)?.row ?? grid.rows[0]?.row ?? 1 },
    headingWords(grid),
  )
}

function noTable(): UnreadableDrop {
  return new UnreadableDrop(
    'no-table',
    {},
    {
      found: 'a workbook without a table of figures',
      expected: 'a sheet with headings such as Indicator and months',
      mend: 'Check that this is the right workbook. Put headings over the figures.',
    },
  )
}

function noFigures(isWorkbook: boolean): UnreadableDrop {
  return new UnreadableDrop(
    'no-figures',
    {},
    {
      found: `headings without a single figure in the ${isWorkbook ? 'workbook' : 'file'}`,
      expected: 'at least one figure',
      mend: 'Check that the figures were saved. If there are none yet, there is no need to send a file.',
    },
  )
}

function zipOfFigures(): UnreadableDrop {
  return new UnreadableDrop(
    'zip-not-accepted',
    {},
    {
      found: 'a zip',
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      mend: 'Unpack the zip and send the files in it one by one. A zip from data.police.uk belongs in the police-uk feed.',
    },
  )
}

function policeUkFile(kind: string): UnreadableDrop {
  return new UnreadableDrop(
    'wrong-feed',
    { row: 1 },
    {
      found: `a ${kind} file of data.police.uk`,
      expected: 'a return of figures by indicator and month',
      mend: 'Put this file in the police-uk feed.',
    },
  )
}

import type { BoardFile } from '../config/schema/index.ts'
import { UnreadableDropError } from '../faults/fault-list.ts'
import { gunzip, limitBytes } from './containers/bytes.ts'
import type { DropReadResult, DropSource } from './containers/drop.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank, readCsvGrid } from './containers/grid.ts'
import { MAX_TABLE_BYTES } from './containers/limits.ts'
import { openWorkbook } from './containers/workbook/open-workbook.ts'
import type { WorkbookFormat } from './containers/workbook/workbook.ts'
import { checkAround } from './figures/check-around.ts'
import { checkHeadings } from './figures/check-headings.ts'
import { FigureContext } from './figures/context.ts'
import { findLikelyHeadings, findTable } from './figures/find-table.ts'
import { headingFaultDetails, noHeadingsError } from './figures/heading-faults.ts'
import { readTable } from './figures/read-table.ts'
import { findTableDoubts } from './figures/table-doubts.ts'
import type { Table } from './figures/table-layout.ts'
import { findPublished, type PublishedTable } from './published/find-published.ts'
import type { RecognisedFile } from './recognition/recognise.ts'

/** Reads a drop of the indicators feed: a tidy or wide CSV, or an analyst's workbook with a table on any of its sheets. */
export async function readIndicators(input: {
  file: string
  source: DropSource
  recognised: RecognisedFile
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const { file, source, recognised, board, today } = input
  const context = new FigureContext(board, today)
  const isWorkbook = recognised.container === 'workbook'
  try {
    if (recognised.container === 'zip') throw zipNotAcceptedError()
    if (recognised.container === 'workbook') await readSheets(context, source, recognised.format, file)
    else {
      if (recognised.policeUk) throw wrongFeedError(recognised.policeUk)
      const bytes = source.stream()
      await readCsv(context, limitBytes(recognised.isGzip ? gunzip(bytes, {}) : bytes, MAX_TABLE_BYTES, {}), file)
    }
  } catch (error) {
    if (!(error instanceof UnreadableDropError)) throw error
    context.faults.push(error.fault)
  }
  if (context.faults.count === 0 && context.observations.length === 0)
    context.faults.push(noFiguresError(isWorkbook).fault)
  if (context.faults.count > 0) return { outcome: 'rejected', rows: context.rowCount, faults: context.faults.list() }
  return {
    outcome: 'accepted',
    kind: isWorkbook ? 'workbook' : 'tidy-csv',
    rows: context.rowCount,
    observations: context.observations,
    entries: [],
    places: context.places,
    questions: context.questions.list(),
    notes: context.notes,
  }
}

async function readCsv(context: FigureContext, bytes: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const { grid, report } = await readCsvGrid(bytes)
  if (report.encoding !== 'UTF-8')
    context.addNote(
      `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
    )
  const published = findPublished(grid)
  if (published) return readAsPublished(context, [published])
  const table = findTable(grid, context.names)
  if (!table) throw noHeadingsError(grid, context.names)
  readWholeTable(context, table, file)
}

/** The reader of published tables is loaded when one comes: few boards have them. */
async function readAsPublished(context: FigureContext, tables: readonly PublishedTable[]): Promise<void> {
  const { readPublished } = await import('./published/read-published.ts')
  readPublished(context, tables)
}

/** Reads a table with everything around it: what stands above and below, and what is merged over several cells. */
function readWholeTable(context: FigureContext, table: Table, file: string): void {
  noteInvisible(context, table.grid)
  const doubts = findTableDoubts(context, table, file)
  checkHeadings(context, table)
  checkAround(context, table)
  if (table.columns.some(({ kind }) => kind === 'indicator'))
    context.addNote(
      `${table.grid.sheet === null ? 'The file' : `Sheet ${table.grid.sheet}`}: the indicators stand as headings and the months below each other. It was read like that.`,
    )
  readTable(context, table, doubts)
}

/** Invisible characters are left out, and said, since the sender's program cannot show them. */
function noteInvisible(context: FigureContext, grid: Grid): void {
  const found = grid.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, i) => (cell?.invisible ? [{ row, column: columnLetters(i), name: cell.invisible }] : [])),
  )
  const [first] = found
  if (!first) return
  const more = found.length > 1 ? ` and ${found.length - 1} more` : ''
  context.addNote(
    `${grid.sheet === null ? '' : `Sheet ${grid.sheet}, `}row ${first.row}, column ${first.column}: an invisible character (${first.name})${more} was left out.`,
  )
}

async function readSheets(
  context: FigureContext,
  source: DropSource,
  format: WorkbookFormat,
  file: string,
): Promise<void> {
  const workbook = await openWorkbook(source, format)
  for (const name of workbook.otherSheets) context.addNote(`Sheet ${name} was not read: it is a chart, not a table.`)
  if (workbook.hasMacros) context.addNote('The workbook has macros. They were not run.')
  if (workbook.hasExternalLinks)
    context.addNote('The workbook has links to other workbooks. No figure that was read comes through one.')
  const published = workbook.sheets.flatMap(grid => findPublished(grid) ?? [])
  if (published.length > 0) {
    // its other sheets are the publisher's cover, contents and notes
    for (const grid of workbook.sheets)
      if (grid.rows.length > 0 && !published.some(table => table.grid === grid))
        context.addNote(`Sheet ${grid.sheet ?? ''} was not read: it is not a published table of the same kind.`)
    return readAsPublished(context, published)
  }
  const tables = workbook.sheets.flatMap(grid => readSheet(context, grid) ?? [])
  if (tables.length === 0 && context.faults.count === 0) {
    const likelyHeadings = workbook.sheets.find(grid => !grid.isHidden && findLikelyHeadings(grid, context.names))
    throw likelyHeadings ? noHeadingsError(likelyHeadings, context.names) : noTableError()
  }
  const hasGreyKey = workbook.sheets.some(definesGreyAsEstimated)
  context.greyMeansEstimated = hasGreyKey
  for (const table of tables) {
    if (table.grid.hiddenRows > 0)
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''}: ${table.grid.hiddenRows} hidden rows were read like the others.`,
      )
    const hidden = table.columns.filter(
      ({ kind, index }) => kind !== 'nothing' && table.grid.hiddenColumns.includes(index),
    )
    if (hidden.length > 0)
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''}: hidden columns (${hidden.map(({ label }) => label).join(', ')}) were read like the others.`,
      )
    readWholeTable(context, table, file)
    if (definesGreyAsEstimated(table.grid) && !hasGrey(table))
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''} says that grey cells are estimates, but no cell is grey. Figures without a status were taken as published.`,
      )
  }
}

/** The table of a sheet that is to be read; undefined for sheets of notes. */
function readSheet(context: FigureContext, grid: Grid): Table | undefined {
  if (grid.rows.length === 0) return undefined
  const table = findTable(grid, context.names)
  const name = grid.sheet ?? ''
  if (table && grid.isHidden) {
    context.faults.add(
      'hidden-sheet',
      { sheet: grid.sheet },
      {
        found: 'a hidden sheet with a table of figures',
        expected: 'figures on sheets that can be seen',
        fix: 'Are these figures part of the return? If so, unhide the sheet. If not, delete it.',
      },
    )
    return undefined
  }
  if (table) return table
  const figures = grid.isHidden ? undefined : findFiguresWithoutTable(grid, context)
  if (figures !== undefined) {
    const likelyHeadings = findLikelyHeadings(grid, context.names)
    context.faults.add(
      'no-headings',
      { sheet: grid.sheet, row: likelyHeadings?.row ?? figures },
      headingFaultDetails(grid, context.names),
    )
  } else
    context.addNote(
      grid.isHidden
        ? `Sheet ${name} was not read: it is hidden.`
        : `Sheet ${name} was not read: it has no table of figures.`,
    )
  return undefined
}

/**
 * The row that figures without a readable table begin at: two numbers in a row, one beside the name of an indicator, or one beside words in
 * two rows or more that follow each other. The row above them counts where it is all words. Undefined for a sheet of notes.
 */
function findFiguresWithoutTable(grid: Grid, { names }: FigureContext): number | undefined {
  const numbersIn = (row: GridRow) => row.cells.filter(cell => cell !== undefined && isNumber(cell)).length
  const index = grid.rows.findIndex(
    (row, i) =>
      numbersIn(row) >= 2 ||
      (numbersIn(row) === 1 && row.cells.some(cell => cell && names.findIndicator(cell.text))) ||
      (numbersIn(row) === 1 && hasWords(row) && grid.rows[i + 1] !== undefined && numbersIn(grid.rows[i + 1]!) >= 1),
  )
  if (index === -1) return undefined
  const above = grid.rows[index - 1]
  const isHeading =
    above !== undefined && numbersIn(above) === 0 && above.cells.filter(cell => !isBlank(cell)).length > 1
  return isHeading ? above.row : grid.rows[index]!.row
}

/** A number, or text that is nothing but one. */
const isNumber = (cell: Cell) =>
  cell.date === null && (cell.number !== null || /^[−–-]?\d[\d,\u00a0\u2009 ]*(?:\.\d+)?%?$/.test(cell.text))

const hasWords = (row: GridRow) =>
  row.cells.some(cell => cell !== undefined && cell.number === null && /\p{L}/u.test(cell.text))

function definesGreyAsEstimated(grid: Grid): boolean {
  return grid.rows.some(row =>
    row.cells.some(cell => cell?.number === null && /gr[ea]y/i.test(cell.text) && /estimat/i.test(cell.text)),
  )
}

function hasGrey(table: Table): boolean {
  return table.rows.some(row => row.cells.some(cell => cell?.isGrey === true && !isBlank(cell)))
}

function noTableError(): UnreadableDropError {
  return new UnreadableDropError(
    'no-table',
    {},
    {
      found: 'a workbook without a table of figures',
      expected: 'a sheet with headings such as Indicator and months',
      fix: 'Check that this is the right workbook. Put headings over the figures.',
    },
  )
}

function noFiguresError(isWorkbook: boolean): UnreadableDropError {
  return new UnreadableDropError(
    'no-figures',
    {},
    {
      found: `headings without a single figure in the ${isWorkbook ? 'workbook' : 'file'}`,
      expected: 'at least one figure',
      fix: 'Check that the figures were saved. If there are none yet, there is no need to send a file.',
    },
  )
}

function zipNotAcceptedError(): UnreadableDropError {
  return new UnreadableDropError(
    'zip-not-accepted',
    {},
    {
      found: 'a zip',
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      fix: 'Unpack the zip and send the files in it one by one. A zip of data.police.uk belongs in the police-uk feed.',
    },
  )
}

function wrongFeedError(kind: string): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-feed',
    { row: 1 },
    {
      found: `a ${kind} file of data.police.uk`,
      expected: 'a return of figures by indicator and month',
      fix: 'Put this file in the police-uk feed.',
    },
  )
}

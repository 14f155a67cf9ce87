import type { BoardFile } from '../config/schema/index.ts'
import { UnreadableDropError } from '../faults/fault-list.ts'
import { gunzip, limitBytes } from './containers/bytes.ts'
import type { DropReadResult, DropSource } from './containers/drop.ts'
import { readCsvGrid } from './containers/grid.ts'
import { MAX_TABLE_BYTES } from './containers/limits.ts'
import { FigureContext } from './figures/context.ts'
import { findTable } from './figures/headings/find-table.ts'
import { noHeadingsError } from './figures/headings/heading-faults.ts'
import { readWholeTable } from './figures/table/read-whole-table.ts'
import { findPublished } from './published/find-published.ts'
import { readAsPublished } from './published/load-published.ts'
import { readSheets } from './read-sheets.ts'
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

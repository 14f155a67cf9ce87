import Papa from 'papaparse'
import { type Place, UnreadableDropError } from '../../faults/fault-list.ts'
import { inLargeChunks } from './bytes.ts'
import { decodeText, type TextFormat } from './decode-text.ts'
import { MAX_ROW_CHARACTERS } from './limits.ts'

/** Rows that follow each other in a CSV; `firstRow` is the number of the first, as a spreadsheet counts (from 1). */
export interface CsvBatch {
  readonly firstRow: number
  readonly rows: readonly string[][]
}

type Delimiter = ',' | ';' | '\t'

/** What was found out about a CSV while reading it. */
export interface CsvFormat extends TextFormat {
  delimiter: Delimiter
}

export function newCsvFormat(): CsvFormat {
  return { encoding: 'UTF-8', delimiter: ',' }
}

interface ParsedChunk {
  readonly data: string[][]
  readonly errors: readonly { readonly row: number; readonly code: string }[]
  readonly meta: { readonly cursor: number }
}

/**
 * The rows of a CSV, a batch for each half megabyte, so that memory does not grow with the file. Commas, semicolons or tabs,
 * whichever the first lines use most; any line ends, mixed too. A blank line is a row of one empty cell: it counts, as it
 * does in a spreadsheet. Widths are not checked here. Throws UnreadableDrop for a quotation mark out of place.
 *
 * Papa's own parser object is driven by hand, as Papa's streamers do it, because the rows are pulled, not pushed.
 */
export async function* readCsvBatches(
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | null,
  format: CsvFormat,
): AsyncGenerator<CsvBatch> {
  let parser: InstanceType<typeof Papa.Parser> | undefined
  let remainder = ''
  let firstRow = 1
  const parse = (text: string, isLast: boolean): CsvBatch => {
    if (!parser) {
      format.delimiter = chooseDelimiter(text, sheet)
      parser = new Papa.Parser({
        delimiter: format.delimiter,
        newline: text.includes('\n') || !text.includes('\r') ? '\n' : '\r',
      })
    }
    const parsed = parser.parse(text, 0, !isLast) as ParsedChunk
    remainder = isLast ? '' : text.slice(parsed.meta.cursor)
    const fault = parsed.errors.find(error => isLast || error.row < parsed.data.length)
    if (fault) throw brokenQuotesError({ sheet, row: firstRow + fault.row })
    const batch = { firstRow, rows: stripCarriageReturns(parsed.data) }
    firstRow += parsed.data.length
    if (remainder.length > MAX_ROW_CHARACTERS) throw brokenQuotesError({ sheet, row: firstRow })
    return batch
  }
  for await (const text of decodeText(inLargeChunks(bytes), { sheet }, format)) yield parse(remainder + text, false)
  if (remainder !== '') yield parse(remainder, true)
}

/** Rows were split at line feeds alone, so that files with mixed line ends read right. */
function stripCarriageReturns(rows: string[][]): string[][] {
  for (const row of rows) {
    const last = row[row.length - 1]!
    if (last.charCodeAt(last.length - 1) === 13) row[row.length - 1] = last.slice(0, -1)
  }
  return rows
}

function chooseDelimiter(text: string, sheet: string | null): Delimiter {
  const head = text
    .slice(0, 4000)
    .split(/\r\n|\r|\n/, 10)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const count = (delimiter: Delimiter | '|') => head.split(delimiter).length
  const [commas, semicolons, tabs, pipes] = [count(','), count(';'), count('\t'), count('|')]
  if (pipes > Math.max(commas, semicolons, tabs)) throw pipesError(sheet)
  if (semicolons > commas && semicolons >= tabs) return ';'
  return tabs > commas ? '\t' : ','
}

function brokenQuotesError(place: Place): UnreadableDropError {
  return new UnreadableDropError('broken-quotes', place, {
    found: 'a quotation mark that is not closed, or stands in the wrong place',
    expected: 'quotation marks in pairs around a cell',
    fix: 'Look at this row and the one before. Close or take out the stray mark ("), then send the file again.',
  })
}

function pipesError(sheet: string | null): UnreadableDropError {
  return new UnreadableDropError(
    'pipes',
    { sheet, row: 1 },
    {
      found: 'cells parted by upright strokes (|)',
      expected: 'a CSV file, with commas, semicolons or tabs between its cells',
      fix: 'Choose comma as the delimiter (separator) in the program that wrote the file, and send it again.',
    },
  )
}

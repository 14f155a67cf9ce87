import { UnreadableDropError } from '../../../faults/fault-list.ts'
import { gunzip, limitBytes } from '../bytes.ts'
import type { DropSource } from '../drop.ts'
import { type Grid, readCsvGrid } from '../grid.ts'
import { MAX_TABLE_BYTES } from '../limits.ts'
import { openWorkbook } from './open-workbook.ts'
import type { WorkbookFormat } from './workbook.ts'

/** How a file is packed, as far as its sheets are concerned. */
export type Packing =
  | { readonly container: 'workbook'; readonly format: WorkbookFormat }
  | { readonly container: 'zip' }
  | { readonly container: 'text'; readonly isGzip: boolean }

/** The sheets of a workbook, or a CSV as one; what its sender should know is added to `notes`. Throws UnreadableDropError. */
export async function readGrids(source: DropSource, packing: Packing, notes: string[]): Promise<readonly Grid[]> {
  if (packing.container === 'zip') throw zipNotAcceptedError()
  if (packing.container === 'workbook') {
    const workbook = await openWorkbook(source, packing.format)
    for (const name of workbook.otherSheets) notes.push(`Sheet ${name} was not read: it is a chart, not a table.`)
    return workbook.sheets
  }
  const bytes = source.stream()
  const { grid, report } = await readCsvGrid(
    limitBytes(packing.isGzip ? gunzip(bytes, {}) : bytes, MAX_TABLE_BYTES, {}),
  )
  if (report.encoding !== 'UTF-8')
    notes.push(
      `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
    )
  return [grid]
}

function zipNotAcceptedError(): UnreadableDropError {
  return new UnreadableDropError(
    'zip-not-accepted',
    {},
    {
      found: 'a zip',
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      fix: 'Unpack the zip and send the file in it.',
    },
  )
}

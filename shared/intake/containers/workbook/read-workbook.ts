import { readAll, tooLargeError } from '../bytes.ts'
import type { DropSource } from '../drop.ts'
import { MAX_WORKBOOK_BYTES } from '../limits.ts'
import { readOds } from './ods-workbook.ts'
import { type Workbook, type WorkbookFormat } from './workbook.ts'
import { readXls } from './xls-workbook.ts'
import { readXlsb } from './xlsb-workbook.ts'
import { readXlsx } from './xlsx-workbook.ts'

/** Reads a workbook of any format that is accepted. Throws UnreadableDropError for one that is too large, damaged or locked. */
export async function readWorkbook(source: DropSource, format: WorkbookFormat): Promise<Workbook> {
  if (source.size > MAX_WORKBOOK_BYTES) throw tooLargeError(source.size, MAX_WORKBOOK_BYTES, {})
  switch (format) {
    case 'xlsx':
      return readXlsx(source)
    case 'xlsb':
      return readXlsb(source)
    case 'ods':
      return readOds(source)
    case 'xls':
      return readXls(await readAll(source.stream()))
  }
}

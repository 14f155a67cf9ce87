import type { DropSource } from '../drop.ts'
import { isReturnSheet } from '../return-sheet-name.ts'
import type { Workbook, WorkbookFormat } from './workbook.ts'

/**
 * Reads a workbook. The reader is loaded only for a drop that is one: it is the largest part of what reads drops. The sheet that an
 * earlier receipt put in is passed over.
 */
export async function openWorkbook(source: DropSource, format: WorkbookFormat): Promise<Workbook> {
  const { readWorkbook } = await import('./read-workbook.ts')
  const workbook = await readWorkbook(source, format)
  return { ...workbook, sheets: workbook.sheets.filter(grid => !isReturnSheet(grid)) }
}

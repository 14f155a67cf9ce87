import type { DropSource } from '../drop.ts'
import type { Workbook, WorkbookFormat } from './workbook.ts'

/** Reads a workbook. The reader is loaded only for a drop that is one: it is the largest part of what reads drops. */
export async function openWorkbook(source: DropSource, format: WorkbookFormat): Promise<Workbook> {
  const { readWorkbook } = await import('./read-workbook.ts')
  return readWorkbook(source, format)
}

import { UnreadableDropError } from '../../../faults/fault-list.ts'
import type { Grid } from '../grid.ts'

/** The kinds of workbook that are read: what Excel has written since 1997, and LibreOffice. An .xlsm is read as an .xlsx. */
export type WorkbookFormat = 'xlsx' | 'xlsb' | 'xls' | 'ods'

/** A workbook's sheets in order, and what a reader should know of the rest. */
export interface Workbook {
  readonly sheets: readonly Grid[]
  /** Names of sheets that are no grid of cells, such as charts. */
  readonly otherSheets: readonly string[]
  readonly hasExternalLinks: boolean
  readonly hasMacros: boolean
}

/** What a library would pass over or put right without a word, by cell reference (`C2`). */
export interface CellMarks {
  /** The text without its raised or struck-through parts; null where it has none. */
  readonly plainText: string | null
  readonly isStruck: boolean
  /** A date written as one (`2018-03-01`), whatever the format of its cell. */
  readonly isDate?: boolean
  readonly problem: 'uncached-formula' | 'not-a-number' | null
  /** What stands in the file, where it is no number. */
  readonly rawText: string | null
}

export type SheetMarks = ReadonlyMap<string, CellMarks>

/** The fault of a workbook, or of one sheet of it, that cannot be read whole. */
export function damagedWorkbookError(sheet: string | null): UnreadableDropError {
  return new UnreadableDropError(
    'damaged-workbook',
    { sheet },
    {
      found: sheet === null ? 'a workbook that cannot be opened' : 'a sheet that is cut off, damaged or not there',
      expected: 'a workbook that can be read whole',
      fix: 'Open it in Excel, save it again as "Excel Workbook (.xlsx)", and send that.',
    },
  )
}

/** The fault of a workbook that nobody can read without its password. */
export function passwordError(): UnreadableDropError {
  return new UnreadableDropError(
    'password-protected',
    {},
    {
      found: 'a workbook locked with a password',
      expected: 'a workbook that opens without a password',
      fix: 'In Excel choose File, Info, Protect Workbook, Encrypt with Password, and clear the password. Save and send that.',
    },
  )
}

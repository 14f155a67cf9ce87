import { UnreadableDropError } from '../../../faults/fault-list.ts'

/** Where the grid of a spreadsheet ends: column XFD, row 1,048,576. */
export const LAST_COLUMN = 16_384
export const LAST_ROW = 1_048_576

/** The fault of a sheet that names what no spreadsheet has. */
export function beyondGridError(sheet: string | null, found: string): UnreadableDropError {
  return new UnreadableDropError(
    'beyond-grid',
    { sheet },
    {
      found,
      expected: 'cells no further than column XFD and row 1,048,576, where Excel ends',
      fix: 'The program that wrote this workbook went wrong. Copy the table to a new workbook and send that.',
    },
  )
}

import type { Grid } from './grid.ts'

/** The sheet that is put into a workbook before it goes back to its supplier, and its first line. */
export const RETURN_SHEET = 'What to do'
export const RETURN_TITLE =
  'What to do: each line is about one place. Follow the link, correct the cell, and send the whole file again.'

/** True for that sheet when the file comes again: it is passed over. A supplier's own sheet of that name is not. */
export function isReturnSheet({ sheet, rows }: Grid): boolean {
  return sheet === RETURN_SHEET && rows[0]?.cells[0]?.text === RETURN_TITLE
}

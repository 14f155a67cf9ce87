/**
 * One fault in a drop, described so that its supplier can fix it.
 *
 * - `code`: stable name of the kind of fault, e.g. `unknown-indicator`
 * - `sheet`: workbook sheet, or the entry of a zip; null where there is none
 * - `row`: as a spreadsheet counts, the heading is row 1; null when the fault is of the file as a whole
 * - `column`: the letter in a workbook, the heading in a CSV
 * - `found`, `expected`, `fix`: plain sentences or values; `fix` says what to do
 */
export interface Fault {
  readonly code: string
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
  readonly found: string
  readonly expected: string
  readonly fix: string
}

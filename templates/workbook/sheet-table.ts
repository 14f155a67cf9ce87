/** A table of a sheet, which a screen reader can then announce by name and heading. */
export interface SheetTable {
  /** Number of the sheet, the first being 1. */
  readonly sheet: number
  readonly sheetName: string
  readonly name: string
  /** Rows above its headings. */
  readonly from: number
  readonly columns: readonly string[]
  /** Rows below its headings. */
  readonly rows: number
}

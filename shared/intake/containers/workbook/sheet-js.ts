import * as XLSX from '@e965/xlsx'

/** What SheetJS exports without declaring it. */
export const sheetJs = XLSX as unknown as {
  readonly SSF: {
    is_date(format: string): boolean
    parse_date_code(serial: number, options: { date1904: boolean }): { y: number; m: number; d: number } | null
  }
  readonly CFB: {
    read(bytes: Uint8Array, options: { type: 'buffer' }): object
    find(container: object, path: string): { readonly content: Uint8Array } | null
    readonly utils: { cfb_new(): object; cfb_add(container: object, path: string, content: Uint8Array): void }
  }
  parse_zip(container: object, options: object): ParsedWorkbook
}

/** A workbook as SheetJS reads it. `Strings`: the shared texts, of which those with runs of several fonts have `r`, or lack it in an .xls. */
export type ParsedWorkbook = XLSX.WorkBook & {
  readonly Strings?: readonly { readonly t?: string; readonly r?: unknown }[]
  readonly Styles?: { readonly Fonts?: readonly { readonly strike?: unknown; readonly vertAlign?: string }[] }
}

/** How every workbook is read: each cell with its format and its formula. */
export const READ_OPTIONS = {
  dense: true,
  cellStyles: true,
  cellFormula: true,
  cellNF: true,
  cellHTML: false,
  cellText: true,
  // without stubs a formula that has no result would be left out as if its cell were blank
  sheetStubs: true,
  // without it a sheet that cannot be read is taken for an empty one
  WTF: true,
} as const

/** Reads the bytes of a workbook that is no .xlsx. */
export function parseBytes(bytes: Uint8Array): ParsedWorkbook {
  return XLSX.read(bytes, { ...READ_OPTIONS, type: 'buffer' })
}

/** The cells of a sheet that are there, by row and column from 0, without a step for each that is not. */
export function* filledCells(
  sheet: object | undefined,
): Generator<readonly [row: number, column: number, cell: XLSX.CellObject]> {
  const grid: { '!data'?: (XLSX.CellObject | undefined)[][] } | undefined = sheet
  const rows = grid?.['!data'] ?? []
  for (const row of Object.keys(rows))
    for (const column of Object.keys(rows[Number(row)] ?? [])) {
      const cell = rows[Number(row)]![Number(column)]
      if (cell !== undefined) yield [Number(row), Number(column), cell]
    }
}

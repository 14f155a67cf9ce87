import { beyondGridError, LAST_COLUMN, LAST_ROW } from './grid-extent.ts'
import { damagedWorkbookError } from './workbook.ts'
import { readRecords } from './xlsb-records.ts'

/** Records of [MS-XLSB] that say how far a sheet reaches, with where the rows and the columns that they name stand in them. */
const EXTENTS: ReadonlyMap<number, { readonly rows: readonly number[]; readonly columns: readonly number[] }> = new Map(
  [
    [0, { rows: [0], columns: [] }],
    [60, { rows: [], columns: [0, 4] }],
    [148, { rows: [0, 4], columns: [8, 12] }],
    [176, { rows: [0, 4], columns: [8, 12] }],
  ],
)
/** Records that begin with the length of their list, with the bytes of an item: links to other sheets, and metadata of a cell. */
const LISTS: ReadonlyMap<number, number> = new Map([
  [362, 12],
  [51, 8],
])
/** Bytes that a record of a sheet has at the least: a row, cells of each kind, the extent, merged cells. */
const LEAST_BYTES: ReadonlyMap<number, number> = new Map([
  ...([
    [0, 17],
    [1, 8],
    [2, 12],
    [3, 9],
    [4, 9],
    [5, 16],
    [6, 12],
    [7, 12],
    [8, 12],
    [9, 16],
    [10, 9],
    [11, 9],
  ] as const),
  ...([
    [12, 4],
    [13, 8],
    [14, 5],
    [15, 5],
    [16, 12],
    [17, 8],
    [18, 8],
    [60, 18],
    [62, 13],
    [148, 16],
    [176, 16],
  ] as const),
])
/** Where the length of a text stands in the cells that hold one. */
const TEXT_LENGTH_AT: ReadonlyMap<number, number> = new Map([
  [6, 8],
  [8, 8],
  [17, 4],
  [62, 9],
])
const FIRST_CELL_TYPE = 1
const LAST_CELL_TYPE = 11

/** Where the length of a formula's tokens stands: of a number, of yes or no, of an error, of an array and shared. */
const FORMULA_LENGTH_AT: ReadonlyMap<number, number> = new Map([
  [9, 18],
  [10, 11],
  [11, 11],
  [426, 17],
  [427, 16],
])
/** A cell whose formula gives a text: the length of its tokens follows the text and two bytes. */
const TEXT_OF_FORMULA = 8

function isCutShort(type: number, data: DataView): boolean {
  if (data.byteLength < (LEAST_BYTES.get(type) ?? 0)) return true
  const at = TEXT_LENGTH_AT.get(type)
  const textEnd = at === undefined ? 0 : at + 4 + data.getUint32(at, true) * 2
  if (textEnd > data.byteLength) return true
  const formulaAt = type === TEXT_OF_FORMULA ? textEnd + 2 : FORMULA_LENGTH_AT.get(type)
  if (formulaAt === undefined) return false
  // without its length the library would look for the end of the formula for ever
  return formulaAt + 4 > data.byteLength || formulaAt + 4 + data.getUint32(formulaAt, true) > data.byteLength
}

/**
 * Throws UnreadableDropError for a part that is cut off, or that names rows or columns beyond the grid: the library would take each in
 * between for a row or column, for minutes. So does one whose list or text claims to be longer than its record, and a record of a sheet
 * that is too short for what it is: the library would read on into what follows it.
 */
export function checkExtentOfXlsb(parts: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of parts) {
    if (!path.endsWith('.bin') || !/^xl\/(?:workbook|styles|sharedstrings|metadata|worksheets\/)/.test(path)) continue
    const records = readRecords(bytes)
    const isSheet = path.startsWith('xl/worksheets/')
    // a sheet that is cut off is refused by its name, when it is looked through
    if (records === null && isSheet) continue
    if (records === null) throw damagedWorkbookError(null)
    for (const { type, data } of records) {
      const bytesOfItem = isSheet ? undefined : LISTS.get(type)
      if (
        bytesOfItem !== undefined &&
        (data.byteLength < 4 || data.getUint32(0, true) * bytesOfItem > data.byteLength - 4)
      )
        throw damagedWorkbookError(null)
      if (isSheet && isCutShort(type, data)) throw damagedWorkbookError(null)
      const isCell = type >= FIRST_CELL_TYPE && type <= LAST_CELL_TYPE && isSheet
      const extent = isSheet ? EXTENTS.get(type) : undefined
      const check = (offsets: readonly number[], end: number, what: string) => {
        for (const offset of offsets)
          if (data.byteLength >= offset + 4 && data.getUint32(offset, true) >= end)
            throw beyondGridError(null, `${what} ${data.getUint32(offset, true) + 1}`)
      }
      check(extent?.rows ?? [], LAST_ROW, 'row')
      check(isCell ? [0] : (extent?.columns ?? []), LAST_COLUMN, 'column')
    }
  }
}

import { columnLetters } from '../grid.ts'
import type { ParsedWorkbook } from './sheet-js.ts'
import { type CellMarks, damagedWorkbookError } from './workbook.ts'
import { readRecords } from './xlsb-records.ts'

/** Records of [MS-XLSB] that are looked at. */
const ROW = 0
const BLANK_CELL = 1
const SHARED_TEXT_CELL = 7
const LAST_CELL_TYPE = 11
/** A cell right of the one before, without its column, of the kinds 1 to 7. */
const SHORT_BLANK_CELL = 12
const LAST_SHORT_TYPE = 18
const RICH_TEXT_CELL = 62
const FORMAT = 47
const BEGIN_CELL_FORMATS = 617
const END_CELL_FORMATS = 618
const END_SHEET = 130

/** The font that each cell style is set in, by its index. */
export function readFontOfStyle(styles: Uint8Array | null): readonly number[] {
  const fonts: number[] = []
  let isCellFormat = false
  for (const { type, data } of (styles && readRecords(styles)) ?? []) {
    if (type === BEGIN_CELL_FORMATS) isCellFormat = true
    else if (type === END_CELL_FORMATS) isCellFormat = false
    else if (isCellFormat && type === FORMAT && data.byteLength >= 6) fonts.push(data.getUint16(4, true))
  }
  return fonts
}

/**
 * Looks through the records of one sheet for cells that are struck through and texts with raised or struck-through parts. `cells`: how
 * many hold something. Throws UnreadableDropError for a sheet that is cut off.
 */
export function auditXlsb(
  name: string,
  bytes: Uint8Array,
  parsed: ParsedWorkbook,
  fontOfStyle: readonly number[],
): { readonly marks: ReadonlyMap<string, CellMarks>; readonly cells: number } {
  const records = readRecords(bytes)
  if (records === null || !records.some(({ type }) => type === END_SHEET)) throw damagedWorkbookError(name)
  const fonts = parsed.Styles?.Fonts ?? []
  const marks = new Map<string, CellMarks>()
  let [row, column, cells] = [0, 0, 0]
  for (const { type, data } of records) {
    if (type === ROW && data.byteLength >= 4) row = data.getUint32(0, true)
    const isShort = type >= SHORT_BLANK_CELL && type <= LAST_SHORT_TYPE
    const isCell = isShort || (type >= BLANK_CELL && type <= LAST_CELL_TYPE) || type === RICH_TEXT_CELL
    const start = isShort ? 0 : 4
    if (!isCell || data.byteLength < start + 4) continue
    column = isShort ? column + 1 : data.getUint32(0, true)
    const kind = isShort ? type - SHORT_BLANK_CELL + BLANK_CELL : type
    if (kind === BLANK_CELL) continue
    cells++
    const style = data.getUint32(start, true) & 0xffffff
    const isStruck = fonts[fontOfStyle[style] ?? 0]?.strike !== undefined
    const isShared = kind === SHARED_TEXT_CELL && data.byteLength >= start + 8
    const plainText = isShared ? textWithoutMarks(parsed, data.getUint32(start + 4, true)) : null
    if (isStruck || plainText !== null)
      marks.set(`${columnLetters(column)}${row + 1}`, { plainText, isStruck, problem: null, rawText: null })
  }
  return { marks, cells }
}

/** A shared text without its raised or struck-through runs; null where it has none. */
function textWithoutMarks({ Strings, Styles }: ParsedWorkbook, index: number): string | null {
  const text = Strings?.[index]
  const runs = text?.r
  if (text?.t === undefined || !Array.isArray(runs)) return null
  const parts = (runs as { readonly ich: number; readonly ifnt: number }[]).map(({ ich, ifnt }, i, all) => {
    const font = Styles?.Fonts?.[ifnt]
    return {
      text: text.t!.slice(ich, (all[i + 1] as { ich: number } | undefined)?.ich),
      isMarked: font?.vertAlign === 'superscript' || font?.strike !== undefined,
    }
  })
  if (!parts.some(({ isMarked }) => isMarked)) return null
  const before = text.t.slice(0, (runs as { ich: number }[])[0]?.ich ?? 0)
  return (before + parts.flatMap(part => (part.isMarked ? [] : [part.text])).join('')).trim()
}

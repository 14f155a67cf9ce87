import { columnLetters } from '../grid.ts'
import { type CellMarks, damagedWorkbookError } from './workbook.ts'

/** What the records of an .xls say besides the figures, sheets in the order of the file. */
interface XlsAudit {
  readonly sheets: readonly { readonly isGrid: boolean; readonly marks: ReadonlyMap<string, CellMarks> }[]
  readonly hasExternalLinks: boolean
  readonly hasMacros: boolean
}

/** Records of [MS-XLS] that are looked at. */
const BOF = 0x0809
const EOF = 0x000a
const FONT = 0x0031
const XF = 0x00e0
const LABEL_SST = 0x00fd
/** Numbers of one row that follow each other: each has a format of two bytes and a number of four. */
const MUL_RK = 0x00bd
const SUP_BOOK = 0x01ae
const OBPROJ = 0x00d3
/** Records of a cell: row, column and format in their first six bytes. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, LABEL_SST])
const WORKSHEET = 0x0010

interface Font {
  readonly isStruck: boolean
  readonly isRaised: boolean
}

/**
 * Looks through the records of an .xls for struck-through cells, and for texts of several fonts in a workbook that has raised or
 * struck-through ones: their parts are not distinguished, so that such a text is marked whole. Throws UnreadableDropError where a sheet ends too soon.
 *
 * @param richTexts indexes of the shared texts that have several fonts
 */
export function auditXls(stream: Uint8Array, richTexts: ReadonlySet<number>): XlsAudit {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const fonts: Font[] = []
  const fontOfFormat: number[] = []
  const sheets: { isGrid: boolean; marks: Map<string, CellMarks> }[] = []
  let [depth, isGlobal] = [0, false]
  let [hasExternalLinks, hasMacros] = [false, false]
  const markCell = (row: number, column: number, format: number, isMixed: boolean) => {
    const isStruck = fontAt(fonts, fontOfFormat[format] ?? 0)?.isStruck === true
    // which part of a mixed text stands cannot be known: no part of it is a figure
    const mark = { plainText: isMixed ? '' : null, isStruck, problem: null, rawText: null }
    if (isStruck || isMixed) sheets.at(-1)?.marks.set(`${columnLetters(column)}${row + 1}`, mark)
  }
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const start = at + 4
    if (depth === 0 && type !== BOF) break
    if (start + length > stream.length) throw damagedWorkbookError(null)
    if (type === BOF) {
      if (depth === 0) {
        const kind = length >= 4 ? view.getUint16(start + 2, true) : WORKSHEET
        isGlobal = kind === 0x0005
        if (!isGlobal) sheets.push({ isGrid: kind === WORKSHEET, marks: new Map() })
      }
      depth++
    } else if (type === EOF) depth--
    else if (type === FONT && length >= 10)
      fonts.push({
        isStruck: (view.getUint16(start + 2, true) & 0x0008) !== 0,
        isRaised: view.getUint16(start + 8, true) === 1,
      })
    else if (type === XF && length >= 2) fontOfFormat.push(view.getUint16(start, true))
    else if (type === SUP_BOOK && length > 4) hasExternalLinks = true
    else if (type === OBPROJ) hasMacros = true
    else if (type === MUL_RK && length >= 6 && depth === 1) {
      const [row, first] = [view.getUint16(start, true), view.getUint16(start + 2, true)]
      for (let i = 0; 4 + 6 * i + 8 <= length; i++)
        markCell(row, first + i, view.getUint16(start + 4 + 6 * i, true), false)
    } else if (CELLS.has(type) && length >= 6 && depth === 1) {
      const [row, column, format] = [0, 2, 4].map(offset => view.getUint16(start + offset, true))
      const text = type === LABEL_SST && length >= 10 ? view.getUint32(start + 6, true) : -1
      markCell(row!, column!, format!, richTexts.has(text) && fonts.some(each => each.isStruck || each.isRaised))
    }
    at = start + length
  }
  if (depth !== 0) throw damagedWorkbookError(null)
  return { sheets, hasExternalLinks, hasMacros }
}

/** Fonts are numbered without a fourth: [MS-XLS] FontIndex. */
const fontAt = (fonts: readonly Font[], index: number) => fonts[index > 4 ? index - 1 : index]

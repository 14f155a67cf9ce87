import { strToU8, type Zippable, zipSync } from 'fflate'

/**
 * A cell to write: `s` is one of STYLES, `z` a number format of its own, `f` a formula, `t` a type as in the file format; a missing `v`
 * writes no value. `runs`: a text in parts, some raised or struck through.
 */
export interface CellSpec {
  readonly v?: string | number
  readonly t?: 'n' | 's' | 'e' | 'b'
  readonly s?: keyof typeof STYLES
  readonly z?: string
  readonly f?: string
  readonly runs?: readonly { readonly text: string; readonly mark?: 'raised' | 'struck' }[]
}
export type CellInput = string | number | null | CellSpec
export interface SheetSpec {
  readonly name: string
  readonly rows: readonly (readonly CellInput[])[]
  readonly isHidden?: boolean
  readonly merges?: readonly string[]
  /** Rows and columns that cannot be seen, counted from 1. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

const STYLES = { plain: 0, month: 1, percent: 2, grey: 3, greyTheme: 4, greyPercent: 5, struck: 6 } as const
const STYLE_COUNT = Object.keys(STYLES).length

/** An .xlsx written by hand, so that every quirk can be put in: formulas without results, fills, hidden sheets, 1904 dates, odd parts. */
export function makeWorkbook(
  sheets: readonly SheetSpec[],
  options: { is1904?: boolean; parts?: Zippable } = {},
): Uint8Array {
  const list = sheets.map(
    (sheet, i) =>
      `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${sheet.isHidden ? ' state="hidden"' : ''}/>`,
  )
  const links = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  const formats = [
    ...new Set(
      sheets.flatMap(({ rows }) => rows.flat().flatMap(cell => (typeof cell === 'object' && cell?.z ? [cell.z] : []))),
    ),
  ]
  const parts: Zippable = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${options.is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${RELATIONS}">${links.join('')}<Relationship Id="rId90" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(styleSheet(formats)),
    ...options.parts,
  }
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml(writeSheet(sheet, formats))
  })
  return zipSync(parts, { mtime: '2020-01-01' })
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`
const styleSheet = (formats: readonly string[]) => {
  const numbered = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`).join('')
  const used = formats.map((_, i) => `<xf numFmtId="${164 + i}" fillId="0" applyNumberFormat="1"/>`).join('')
  return `<styleSheet xmlns="${MAIN}">${numbered && `<numFmts count="${formats.length}">${numbered}</numFmts>`}<fonts count="2"><font/><font><strike/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('rgb="FFD9D9D9"')}${fill('theme="0" tint="-0.25"')}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${STYLE_COUNT + formats.length}"><xf numFmtId="0" fillId="0"/><xf numFmtId="17" fillId="0" applyNumberFormat="1"/><xf numFmtId="10" fillId="0" applyNumberFormat="1"/><xf numFmtId="0" fillId="2" applyFill="1"/><xf numFmtId="0" fillId="3" applyFill="1"/><xf numFmtId="10" fillId="2" applyFill="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" applyFont="1"/>${used}</cellXfs></styleSheet>`
}

const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const columnLetter = (index: number): string =>
  (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

function writeSheet(sheet: SheetSpec, formats: readonly string[]): string {
  const hiddenRow = (row: number) => (sheet.hiddenRows?.includes(row) ? ' hidden="1"' : '')
  const rows = sheet.rows.map(
    (cells, r) =>
      `<row r="${r + 1}"${hiddenRow(r + 1)}>${cells.map((cell, c) => writeCell(cell, `${columnLetter(c)}${r + 1}`, formats)).join('')}</row>`,
  )
  const hidden = (sheet.hiddenColumns ?? []).map(column => `<col min="${column}" max="${column}" hidden="1"/>`)
  const columns = hidden.length > 0 ? `<cols>${hidden.join('')}</cols>` : ''
  const merges = sheet.merges?.length
    ? `<mergeCells>${sheet.merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : ''
  return `<worksheet xmlns="${MAIN}">${columns}<sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`
}

function writeCell(cellInput: CellInput, cellReference: string, formats: readonly string[]): string {
  if (cellInput === null) return ''
  const cell: CellSpec = typeof cellInput === 'object' ? cellInput : { v: cellInput }
  const number = cell.z === undefined ? cell.s && STYLES[cell.s] : STYLE_COUNT + formats.indexOf(cell.z)
  const style = number ? ` s="${number}"` : ''
  if (cell.runs) return `<c r="${cellReference}"${style} t="inlineStr"><is>${cell.runs.map(writeRun).join('')}</is></c>`
  const formula = cell.f === undefined ? '' : `<f>${escapeXml(cell.f)}</f>`
  if (cell.v === undefined) return `<c r="${cellReference}"${style}>${formula}</c>`
  if (typeof cell.v === 'string' && cell.t === undefined)
    return cell.f === undefined
      ? `<c r="${cellReference}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.v)}</t></is></c>`
      : `<c r="${cellReference}"${style} t="str">${formula}<v>${escapeXml(cell.v)}</v></c>`
  return `<c r="${cellReference}"${style}${cell.t ? ` t="${cell.t}"` : ''}>${formula}<v>${cell.v}</v></c>`
}

const RUN_MARKS = { raised: '<rPr><vertAlign val="superscript"/></rPr>', struck: '<rPr><strike/></rPr>' } as const

const writeRun = ({ text, mark }: NonNullable<CellSpec['runs']>[number]) =>
  `<r>${mark ? RUN_MARKS[mark] : ''}<t xml:space="preserve">${escapeXml(text)}</t></r>`

/** Excel's number of the first day of a month. */
export function dateCell(month: string, is1904 = false): CellSpec {
  const days = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1) / 86_400_000
  return { v: days + 25_569 - (is1904 ? 1462 : 0), s: 'month' }
}

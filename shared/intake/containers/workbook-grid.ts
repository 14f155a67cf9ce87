import * as XLSX from '@e965/xlsx'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { tooLargeError } from './bytes.ts'
import type { DropSource } from './drop.ts'
import { BLANK_CELL, type Cell, columnLetters, type Grid, type GridRow } from './grid.ts'
import { findInvisible, withoutInvisible } from './invisible-characters.ts'
import { MAX_WORKBOOK_BYTES, MAX_WORKBOOK_PARTS, MAX_WORKBOOK_UNPACKED_BYTES } from './limits.ts'
import { damagedWorkbookError, openWorkbookPackage, type SheetPart, type WorkbookPackage } from './workbook-package.ts'
import { auditWorksheet, type CellMarks, readSharedTexts, readStruckStyles } from './worksheet-audit.ts'
import { listZipEntries } from './zip-entries.ts'

/** A workbook's sheets in order, and what a reader should know of the rest. */
export interface Workbook {
  readonly sheets: readonly Grid[]
  /** Names of sheets that are no grid of cells, such as charts. */
  readonly otherSheets: readonly string[]
  readonly hasExternalLinks: boolean
  readonly hasMacros: boolean
}

// SheetJS exports these without declaring them
const sheetJs = XLSX as unknown as {
  readonly SSF: {
    is_date(format: string): boolean
    parse_date_code(serial: number, options: { date1904: boolean }): { y: number; m: number; d: number } | null
  }
  readonly CFB: {
    readonly utils: { cfb_new(): object; cfb_add(container: object, path: string, content: Uint8Array): void }
  }
  parse_zip(container: object, options: object): XLSX.WorkBook
}

/**
 * Reads an .xlsx or .xlsm. Its parts are found and unpacked here, under limits, looked through for what SheetJS would pass over, and handed
 * over as a plain package of sheets, styles and texts: whatever else Excel writes is left out. Throws UnreadableDropError when the workbook
 * is too large, or any sheet of it is damaged.
 */
export async function readWorkbook(source: DropSource): Promise<Workbook> {
  if (source.size > MAX_WORKBOOK_BYTES) throw tooLargeError(source.size, MAX_WORKBOOK_BYTES, {})
  const entries = await listZipEntries(source, MAX_WORKBOOK_UNPACKED_BYTES)
  if (entries.length > MAX_WORKBOOK_PARTS) throw tooManyPartsError(entries.length)
  const workbook = await openWorkbookPackage(entries)
  return {
    sheets: parseSheets(workbook),
    otherSheets: workbook.sheets.filter(({ xml }) => xml === null).map(({ name }) => name),
    hasExternalLinks: entries.some(entry => /^xl\/externalLinks\//i.test(entry.path)),
    hasMacros: entries.some(entry => /vbaProject\.bin$/i.test(entry.path)),
  }
}

function parseSheets(workbook: WorkbookPackage): Grid[] {
  const grids = workbook.sheets.filter(({ xml }) => xml !== null)
  const texts = readSharedTexts(workbook.sharedStrings)
  const struckStyles = readStruckStyles(workbook.styles)
  const marks = grids.map(({ name, xml }) => auditWorksheet(name, xml!, workbook, texts, struckStyles))
  let parsed: XLSX.WorkBook
  try {
    parsed = sheetJs.parse_zip(plainContainer(workbook, grids), {
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
    })
  } catch {
    throw damagedWorkbookError(null)
  }
  return grids.map(({ name, isHidden }, i) =>
    toGrid(name, isHidden, workbook.is1904, parsed.Sheets[parsed.SheetNames[i]!], marks[i]!),
  )
}

/** The package that SheetJS is given: the sheets under plain names, and nothing that it might stumble over. */
function plainContainer(workbook: WorkbookPackage, grids: readonly SheetPart[]): object {
  const container = sheetJs.CFB.utils.cfb_new()
  const add = (path: string, text: string) => sheetJs.CFB.utils.cfb_add(container, path, Buffer.from(text))
  const sheetTags = grids.map((_, i) => `<sheet name="S${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const parts = [
    ...grids.map((grid, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`, grid.xml!] as const),
    ...(['styles', 'sharedStrings', 'theme'] as const).flatMap(kind => {
      const text = workbook[kind]
      return text === null ? [] : [[kind, kind === 'theme' ? 'theme/theme1.xml' : `${kind}.xml`, text] as const]
    }),
  ]
  const overrides = parts.map(
    ([kind, path]) =>
      `<Override PartName="/xl/${path}" ContentType="${kind === 'theme' ? THEME_TYPE : `${SHEET_TYPE}.${kind}+xml`}"/>`,
  )
  const links = parts.map(
    ([kind, path], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${path}"/>`,
  )
  add(
    '/[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${overrides.join('')}</Types>`,
  )
  add(
    '/_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    '/xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${workbook.is1904 ? ' date1904="1"' : ''}/><sheets>${sheetTags.join('')}</sheets></workbook>`,
  )
  add(
    '/xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`,
  )
  for (const [, path, text] of parts) add(`/xl/${path}`, withoutPrefix(text))
  return container
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml'

/** Some programs write `<x:worksheet>`: the same XML with the main namespace as the default one, in which SheetJS reads it. */
function withoutPrefix(xml: string): string {
  const prefix = /<(\w+):(?:worksheet|sst|styleSheet)[\s>]/.exec(xml)?.[1]
  return prefix === undefined ? xml : xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</')
}

function toGrid(
  name: string,
  isHidden: boolean,
  is1904: boolean,
  sheet: XLSX.WorkSheet | undefined,
  marks: ReadonlyMap<string, CellMarks>,
): Grid {
  const rows: GridRow[] = []
  const data = (sheet as { '!data'?: (XLSX.CellObject | undefined)[][] } | undefined)?.['!data'] ?? []
  // holes are skipped by forEach: a sheet whose last cell is at row 1,048,576 costs no more than its cells
  data.forEach((raw, index) => {
    const cells: (Cell | undefined)[] = []
    raw.forEach((cell, column) => {
      const readCell = cell && toCell(cell, is1904, marks.get(`${columnLetters(column)}${index + 1}`))
      if (readCell) cells[column] = readCell
    })
    if (cells.length > 0) rows.push({ row: index + 1, cells: Array.from(cells) })
  })
  const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r,
    lastRow: e.r,
    firstColumn: s.c,
    lastColumn: e.c,
  }))
  const hiddenRows = rows.filter(row => sheet?.['!rows']?.[row.row - 1]?.hidden === true).length
  return { kind: 'workbook', sheet: name, isHidden, rows, merges, hiddenRows, isCommaDecimal: false }
}

function toCell(cell: XLSX.CellObject, is1904: boolean, marks: CellMarks | undefined): Cell | undefined {
  const formula = typeof cell.f === 'string' ? cell.f : null
  const base = {
    ...BLANK_CELL,
    isGrey: isGrey(cell.s),
    plainText: marks?.plainText ?? null,
    isStruck: marks?.isStruck === true,
  }
  if (marks?.problem === 'not-a-number') return { ...base, text: marks.rawText ?? '', problem: 'not-a-number' }
  if (formula !== null && (cell.t === 'z' || cell.v === undefined || marks?.problem === 'uncached-formula'))
    return { ...base, text: `=${formula}`, problem: 'uncached-formula' }
  const linkProblem = formula !== null && /\[[^\]]+\][^!]*!/.test(formula) ? ('external-link' as const) : null
  switch (cell.t) {
    case 'e':
      return { ...base, text: cell.w ?? '#ERROR!', problem: 'error-value' }
    case 'b':
      return { ...base, text: cell.v === true ? 'TRUE' : 'FALSE', boolean: cell.v === true, problem: linkProblem }
    case 'n': {
      const number = Number(cell.v)
      const format = typeof cell.z === 'string' ? cell.z : ''
      const date = sheetJs.SSF.is_date(format) ? toDate(number, is1904) : null
      return {
        ...base,
        text: (date === null ? cell.w : undefined) ?? date ?? String(number),
        shownText: cell.w ?? null,
        number,
        isPercent: isPercentFormat(format),
        date,
        dateParts: date === null ? null : datePartsOf(format),
        problem: linkProblem,
      }
    }
    default: {
      const text = cell.v === undefined ? '' : String(cell.v)
      const trimmed = withoutInvisible(text).trim()
      return trimmed === ''
        ? undefined
        : { ...base, text: trimmed, invisible: findInvisible(text), problem: linkProblem }
    }
  }
}

/** Which parts of a date a format shows: a month typed as Jan-17 may have become a day of this year, shown as 17-Jan. */
function datePartsOf(format: string): Cell['dateParts'] {
  const pattern = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase()
  const [hasDay, hasMonth, hasYear] = [
    /d/.test(pattern),
    /m/.test(pattern.replace(/h+:?m+|m+:?s+/g, '')),
    /y|e/.test(pattern),
  ]
  if (hasDay) return hasYear || !hasMonth ? 'day' : 'day-without-year'
  return hasMonth ? 'month' : hasYear ? 'year' : 'day'
}

function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

/**
 * The date of a serial number; null when it is none. Programs that count in universal time write midnight of a summer day as
 * 22:00 or 23:00 of the day before: the last two hours of a day belong to the next.
 */
function toDate(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial > LAST_SERIAL) return null
  const day = serial % 1 >= 22 / 24 - 1e-6 ? Math.ceil(serial) : Math.floor(serial)
  const parts = sheetJs.SSF.parse_date_code(day, { date1904: is1904 })
  return (
    parts &&
    `${String(parts.y).padStart(4, '0')}-${String(parts.m).padStart(2, '0')}-${String(parts.d).padStart(2, '0')}`
  )
}

/** 31 December 9999, where Excel's calendar ends. */
const LAST_SERIAL = 2_958_465

/** A solid fill between black and white without colour; theme colours 0 and 1 are the page's white and black. */
function isGrey(style: unknown): boolean {
  const fill = style as { patternType?: string; fgColor?: { rgb?: string; theme?: number; tint?: number } } | undefined
  if (fill?.patternType === undefined || fill.patternType === 'none') return false
  if (/^(gray|lightGray|mediumGray|darkGray)/.test(fill.patternType)) return true
  const colour = fill.fgColor
  if (colour?.theme !== undefined && colour.theme <= 1) return (colour.tint ?? 0) !== 0
  const digits = /([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour?.rgb ?? '')
  if (!digits) return false
  const [red, green, blue] = digits.slice(1).map(part => Number.parseInt(part, 16)) as [number, number, number]
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= 8 && red > 40 && red < 250
}

function tooManyPartsError(count: number): UnreadableDropError {
  return new UnreadableDropError(
    'too-many-files',
    {},
    {
      found: `a workbook made of ${count} parts`,
      expected: `no more than ${MAX_WORKBOOK_PARTS}`,
      fix: 'Copy the tables of figures to a new workbook and send that.',
    },
  )
}

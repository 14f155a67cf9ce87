import * as XLSX from '@e965/xlsx'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { readAll, tooLargeError } from './bytes.ts'
import type { DropSource } from './drop.ts'
import type { Cell, Grid, GridRow } from './grid.ts'
import { MAX_WORKBOOK_BYTES, MAX_WORKBOOK_PARTS, MAX_WORKBOOK_UNPACKED_BYTES } from './limits.ts'
import { listZipEntries, type ZipEntry } from './zip-entries.ts'

/** A workbook's sheets in order, and what a reader should know of the rest. */
export interface Workbook {
  readonly sheets: readonly Grid[]
  readonly hasExternalLinks: boolean
  readonly hasMacros: boolean
}

/** Parts that hold figures, texts and formats; drawings, macros and caches of other workbooks are not unpacked. */
const NEEDED_PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(worksheets|theme)\/[^/]+\.xml)$/i

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
 * Reads an .xlsx or .xlsm. Its parts are unpacked here, under limits, and handed over as plain XML, because SheetJS itself would unpack a
 * zip bomb to the end. Throws UnreadableDrop when it is too large or damaged.
 */
export async function readWorkbook(source: DropSource): Promise<Workbook> {
  if (source.size > MAX_WORKBOOK_BYTES) throw tooLargeError(source.size, MAX_WORKBOOK_BYTES, {})
  const entries = await listZipEntries(source, MAX_WORKBOOK_UNPACKED_BYTES)
  if (entries.length > MAX_WORKBOOK_PARTS) throw tooManyPartsError(entries.length)
  const container = await unpack(entries)
  return {
    sheets: parseSheets(container),
    hasExternalLinks: entries.some(entry => /^xl\/externalLinks\//i.test(entry.path)),
    hasMacros: entries.some(entry => /vbaProject\.bin$/i.test(entry.path)),
  }
}

async function unpack(entries: readonly ZipEntry[]): Promise<object> {
  const container = sheetJs.CFB.utils.cfb_new()
  for (const entry of entries)
    if (NEEDED_PARTS.test(entry.path))
      sheetJs.CFB.utils.cfb_add(container, `/${entry.path}`, await readAll(await entry.open()))
  return container
}

function parseSheets(container: object): Grid[] {
  let workbook: XLSX.WorkBook
  try {
    workbook = sheetJs.parse_zip(container, {
      dense: true,
      cellStyles: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: true,
      // without stubs a formula that has no result would be left out as if its cell were blank
      sheetStubs: true,
    })
  } catch {
    throw damagedWorkbookError()
  }
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.map((name, i) => {
    const sheet = workbook.Sheets[name]
    return toGrid(name, (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, is1904, sheet)
  })
}

function toGrid(name: string, isHidden: boolean, is1904: boolean, sheet: XLSX.WorkSheet | undefined): Grid {
  const rows: GridRow[] = []
  const data = (sheet as { '!data'?: (XLSX.CellObject | undefined)[][] } | undefined)?.['!data'] ?? []
  // holes are skipped by forEach: a sheet whose last cell is at row 1,048,576 costs no more than its cells
  data.forEach((raw, index) => {
    const cells: (Cell | undefined)[] = []
    raw.forEach((cell, column) => {
      const readCell = cell && toCell(cell, is1904)
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

function toCell(cell: XLSX.CellObject, is1904: boolean): Cell | undefined {
  const formula = typeof cell.f === 'string' ? cell.f : null
  const base = { number: null, isPercent: false, date: null, boolean: null, trouble: null, isGrey: isGrey(cell.s) }
  if (formula !== null && (cell.t === 'z' || cell.v === undefined))
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
        number,
        isPercent: isPercentFormat(format),
        date,
        problem: linkProblem,
      }
    }
    default: {
      const text = cell.v === undefined ? '' : String(cell.v).trim()
      return text === '' ? undefined : { ...base, text, problem: linkProblem }
    }
  }
}

function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

function toDate(serial: number, is1904: boolean): string | null {
  const parts = sheetJs.SSF.parse_date_code(serial, { date1904: is1904 })
  return (
    parts &&
    `${String(parts.y).padStart(4, '0')}-${String(parts.m).padStart(2, '0')}-${String(parts.d).padStart(2, '0')}`
  )
}

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

function damagedWorkbookError(): UnreadableDropError {
  return new UnreadableDropError(
    'damaged-workbook',
    {},
    {
      found: 'a workbook that cannot be opened',
      expected: 'an Excel workbook (.xlsx)',
      fix: 'Open it in Excel, save it again as "Excel Workbook (.xlsx)", and send that.',
    },
  )
}

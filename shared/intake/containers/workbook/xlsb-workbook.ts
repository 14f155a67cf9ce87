import { readAll } from '../bytes.ts'
import type { DropSource } from '../drop.ts'
import { MAX_WORKBOOK_UNPACKED_BYTES } from '../limits.ts'
import { listZipEntries } from '../zip-entries.ts'
import { isNeverCalculated } from './never-calculated.ts'
import { toGrid } from './sheet-grid.ts'
import { filledCells, type ParsedWorkbook, READ_OPTIONS, sheetJs } from './sheet-js.ts'
import { damagedWorkbookError, type Workbook } from './workbook.ts'
import { auditXlsb, readFontOfStyle } from './xlsb-audit.ts'
import { checkExtentOfXlsb } from './xlsb-extent.ts'
import { readRelationships } from './xlsx-package.ts'

/** Parts that no figure is in: they are not unpacked. */
const NOT_NEEDED = /^xl\/(?:media|drawings|charts|embeddings|printerSettings|comments|threadedComments|vbaProject)/i

/** Reads the binary workbook of Excel. Throws UnreadableDropError for one that is too large or damaged, or a sheet of which a cell is lost. */
export async function readXlsb(source: DropSource): Promise<Workbook> {
  const entries = await listZipEntries(source, MAX_WORKBOOK_UNPACKED_BYTES)
  const parts = new Map<string, Buffer>()
  const container = sheetJs.CFB.utils.cfb_new()
  for (const entry of entries) {
    if (NOT_NEEDED.test(entry.path)) continue
    const bytes = await readAll(await entry.open())
    parts.set(entry.path.toLowerCase(), bytes)
    sheetJs.CFB.utils.cfb_add(container, `/${entry.path}`, bytes)
  }
  checkExtentOfXlsb(parts)
  const parsed = parse(container)
  const relationships = readRelationships(parts.get('xl/_rels/workbook.bin.rels')?.toString() ?? '', 'xl/')
  const fontOfStyle = readFontOfStyle(parts.get('xl/styles.bin') ?? null)
  const wasNeverCalculated = isNeverCalculated(parsed, 1)
  const sheets: Workbook['sheets'][number][] = []
  const otherSheets: string[] = []
  parsed.SheetNames.forEach((name, i) => {
    const properties = parsed.Workbook?.Sheets?.[i] as { Hidden?: number; id?: string } | undefined
    const relationship = relationships.get(properties?.id ?? '')
    if (relationship && !relationship.type.endsWith('/worksheet')) return otherSheets.push(name)
    const bytes = parts.get(relationship?.path.toLowerCase() ?? '')
    if (bytes === undefined) throw damagedWorkbookError(name)
    const { marks, cells } = auditXlsb(name, bytes, parsed, fontOfStyle)
    const sheet = parsed.Sheets[name]
    if (countCells(sheet) < cells) throw damagedWorkbookError(name)
    const is1904 = parsed.Workbook?.WBProps?.date1904 === true
    return sheets.push(
      toGrid({ name, isHidden: (properties?.Hidden ?? 0) !== 0 }, sheet, { is1904, marks, wasNeverCalculated }),
    )
  })
  return {
    sheets,
    otherSheets,
    hasExternalLinks: entries.some(({ path }) => /^xl\/externalLinks\//i.test(path)),
    hasMacros: entries.some(({ path }) => /vbaProject\.bin$/i.test(path)),
  }
}

function parse(container: object): ParsedWorkbook {
  try {
    // records that SheetJS does not know are passed over: what it lost is found by counting the cells
    return sheetJs.parse_zip(container, { ...READ_OPTIONS, WTF: false })
  } catch {
    throw damagedWorkbookError(null)
  }
}

const countCells = (sheet: object | undefined) => [...filledCells(sheet)].filter(([, , { t }]) => t !== 'z').length

import { UnreadableDropError } from '../../../faults/fault-list.ts'
import type { DropSource } from '../drop.ts'
import type { Grid } from '../grid.ts'
import { MAX_WORKBOOK_PARTS, MAX_WORKBOOK_UNPACKED_BYTES } from '../limits.ts'
import { listZipEntries } from '../zip-entries.ts'
import { isNeverCalculated } from './never-calculated.ts'
import { toGrid } from './sheet-grid.ts'
import { type ParsedWorkbook, READ_OPTIONS, sheetJs } from './sheet-js.ts'
import { damagedWorkbookError, type Workbook } from './workbook.ts'
import { auditWorksheet, readSharedTexts, readStruckStyles } from './xlsx-audit.ts'
import { openWorkbookPackage, type SheetPart, type WorkbookPackage } from './xlsx-package.ts'

/**
 * Reads an .xlsx or .xlsm. Its parts are found and unpacked here, under limits, looked through for what SheetJS would pass over, and handed
 * over as a plain package of sheets, styles and texts: whatever else Excel writes is left out. Throws UnreadableDropError when the workbook
 * is too large, or any sheet of it is damaged.
 */
export async function readXlsx(source: DropSource): Promise<Workbook> {
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
  let parsed: ParsedWorkbook
  try {
    parsed = sheetJs.parse_zip(plainContainer(workbook, grids), READ_OPTIONS)
  } catch {
    throw damagedWorkbookError(null)
  }
  const wasNeverCalculated = isNeverCalculated(parsed, 2)
  return grids.map(({ name, isHidden }, i) =>
    toGrid({ name, isHidden }, parsed.Sheets[parsed.SheetNames[i]!], {
      is1904: workbook.is1904,
      marks: marks[i]!,
      wasNeverCalculated,
    }),
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

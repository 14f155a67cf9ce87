import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { RETURN_SHEET } from '../containers/return-sheet-name.ts'
import { findWorkbookPath, readRelationships } from '../containers/workbook/xlsx-package.ts'
import { attribute, decodeEntities } from '../containers/workbook/xml-text.ts'
import type { Ask } from './ask.ts'
import { MarkedStyles } from './marked-styles.ts'
import { writeReturnSheet } from './return-sheet.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const SHEET_PATH = 'worksheets/what-to-do.xml'

/**
 * The same .xlsx with every cell that is asked about filled yellow and a last sheet that says what to do. All else stays as it was, byte
 * for byte. Null for a package that is not laid out as Excel lays it out.
 */
export function markWorkbook(bytes: Uint8Array, asks: readonly Ask[]): Uint8Array | null {
  const parts = unzipSync(bytes)
  const text = (path: string) => (parts[path] === undefined ? null : strFromU8(parts[path]))
  const workbookPath = findWorkbookPath(Object.keys(parts), text('_rels/.rels'))
  const workbook = workbookPath === undefined ? null : text(workbookPath)
  const types = text('[Content_Types].xml')
  if (workbookPath === undefined || workbook === null || types === null || !workbook.includes('</sheets>')) return null
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const linksPath = `${folder}_rels/${workbookPath.slice(folder.length)}.rels`
  const links = text(linksPath)
  if (links === null) return null
  const relationships = readRelationships(links, folder)
  const pathOf = new Map(
    (workbook.match(/<sheet\s[^>]*>/g) ?? []).map(tag => [
      decodeEntities(attribute(tag, 'name') ?? ''),
      relationships.get(attribute(tag, 'id', true) ?? '')?.path,
    ]),
  )
  const set = (path: string, xml: string) => (parts[path] = strToU8(xml))
  const stylesPath = [...relationships.values()].find(({ type }) => type.endsWith('/styles'))?.path
  const styles = new MarkedStyles((stylesPath && text(stylesPath)) ?? '')
  for (const [name, path] of pathOf) {
    const xml = path === undefined ? null : text(path)
    if (path !== undefined && xml !== null && styles.canMark) set(path, markCells(xml, cellsOf(asks, name), styles))
  }
  if (stylesPath !== undefined && styles.canMark) set(stylesPath, styles.toXml())
  const existing = pathOf.get(RETURN_SHEET)
  set(existing ?? folder + SHEET_PATH, writeReturnSheet(asks))
  if (existing === undefined) {
    const ids = [...workbook.matchAll(/\ssheetId="(\d+)"/g)].map(match => Number(match[1]))
    const prefix = /\s(\w+):id="/.exec(workbook)?.[1] ?? 'r'
    const tag = `<sheet name="${RETURN_SHEET}" sheetId="${Math.max(0, ...ids) + 1}" ${prefix}:id="whatToDo"/>`
    set(workbookPath, workbook.replace('</sheets>', `${tag}</sheets>`))
    set(
      linksPath,
      links.replace(
        '</Relationships>',
        `<Relationship Id="whatToDo" Type="${OFFICE}/worksheet" Target="${SHEET_PATH}"/></Relationships>`,
      ),
    )
    set(
      '[Content_Types].xml',
      types.replace('</Types>', `<Override PartName="/${folder}${SHEET_PATH}" ContentType="${SHEET_TYPE}"/></Types>`),
    )
  }
  return zipSync(parts, { level: 6, mtime: '2000-01-01' })
}

/** The cells of one sheet that are asked about, as `C4`. */
function cellsOf(asks: readonly Ask[], sheet: string): ReadonlySet<string> {
  return new Set(
    asks.flatMap(ask =>
      ask.sheet === sheet && ask.row !== null && /^[A-Z]{1,3}$/.test(ask.column ?? '')
        ? [`${ask.column}${ask.row}`]
        : [],
    ),
  )
}

function markCells(xml: string, cells: ReadonlySet<string>, styles: MarkedStyles): string {
  if (cells.size === 0) return xml
  return xml.replace(/<c\s[^>]*>/g, tag => {
    if (!cells.has(attribute(tag, 'r') ?? '')) return tag
    const mark = styles.markOf(Number(attribute(tag, 's') ?? '0'))
    return tag.replace(/\ss="\d+"/, '').replace(/^<c/, `<c s="${mark}"`)
  })
}

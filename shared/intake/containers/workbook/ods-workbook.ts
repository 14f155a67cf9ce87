import { readAll } from '../bytes.ts'
import type { DropSource } from '../drop.ts'
import { MAX_WORKBOOK_UNPACKED_BYTES } from '../limits.ts'
import { listZipEntries } from '../zip-entries.ts'
import { OdsStyles } from './ods-styles.ts'
import { readOdsTables } from './ods-tables.ts'
import { damagedWorkbookError, passwordError, type Workbook } from './workbook.ts'

/**
 * Reads an OpenDocument spreadsheet, as LibreOffice and official statistics write it. Read by its XML, since SheetJS loses which digits
 * are raised or struck through, which sheets are hidden and what a date cell shows. Throws UnreadableDropError for one that is too large,
 * damaged or locked.
 */
export async function readOds(source: DropSource): Promise<Workbook> {
  const entries = await listZipEntries(source, MAX_WORKBOOK_UNPACKED_BYTES)
  const read = async (path: string) => {
    const entry = entries.find(each => each.path === path)
    return entry === undefined ? null : (await readAll(await entry.open())).toString('utf8')
  }
  if (/<(?:\w+:)?encryption-data\b/.test((await read('META-INF/manifest.xml')) ?? '')) throw passwordError()
  const content = await read('content.xml')
  if (content === null || !/<\/office:document-content>\s*$/.test(content.slice(-200))) throw damagedWorkbookError(null)
  const styles = new OdsStyles([(await read('styles.xml')) ?? '', content])
  const sheets = readOdsTables(content, styles)
  return {
    sheets,
    otherSheets: [],
    hasExternalLinks: sheets.some(({ rows }) =>
      rows.some(({ cells }) => cells.some(cell => cell?.problem === 'external-link')),
    ),
    hasMacros: entries.some(
      ({ path }) =>
        /^(?:Basic|Scripts)\/.+\.(?:xml|py|js|bsh)$/i.test(path) && !/script-lc\.xml$|dialog-lc\.xml$/i.test(path),
    ),
  }
}

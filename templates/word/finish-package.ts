import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { escapeXml } from '../../shared/charts/text.ts'
import { CONTROLS_NAMESPACE, type ReportControls } from '../../shared/commentary/report-controls.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** The part's own number among custom XML; any that is unique in the file will do. */
const ITEM_ID = '{6B1F2C0E-5E0B-4E3B-9D57-0B0A4D5C7A11}'

/**
 * Adds what the document says of itself as a part of custom XML (ECMA-376, part 1, 22.5), which the writer of documents has no way for, and
 * sets its language and dates, so that the same model gives the same bytes.
 *
 * @param instant ISO, in UTC
 */
export function finishPackage(bytes: Uint8Array, controls: ReportControls, instant: string): Uint8Array {
  const parts = unzipSync(bytes)
  const edit = (path: string, change: (text: string) => string) => {
    parts[path] = strToU8(change(strFromU8(parts[path]!)))
  }
  const seconds = instant.replace(/\.\d+Z$/, 'Z')
  edit('docProps/core.xml', text =>
    text
      .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${seconds}`)
      .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>'),
  )
  edit('word/_rels/document.xml.rels', text =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rControls" Type="${OFFICE}/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
  )
  edit('[Content_Types].xml', text =>
    text.replace(
      '</Types>',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    ),
  )
  const added = {
    'customXml/item1.xml': `${XML}<controls xmlns="${CONTROLS_NAMESPACE}">${escapeXml(JSON.stringify(controls))}</controls>`,
    'customXml/itemProps1.xml': `${XML}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${CONTROLS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    'customXml/_rels/item1.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  }
  for (const [path, text] of Object.entries(added)) parts[path] = strToU8(text)
  const files = Object.entries(parts).map(([path, part]): [string, Zippable[string]] => [
    path,
    // pictures are packed already
    [part, { level: path.endsWith('.png') ? 0 : 6 }],
  ])
  return zipSync(Object.fromEntries(files), { mtime: '2000-01-01T00:00:00' })
}

import { utils } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeXml } from '../../shared/charts/text.ts'
import { fitToPage, repeatHeadings, setCellStyles, wrapLongWords } from './print-sheets.ts'
import type { SheetTable } from './sheet-table.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TABLE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml'

/**
 * Adds what the writer of the workbook leaves out: the mark-up of tables (ECMA-376, part 1, 18.5), and how sheets are printed.
 *
 * @param widths of each sheet, in characters
 */
export function markUpTables(
  workbook: Uint8Array,
  tables: readonly SheetTable[],
  widths: readonly number[],
): Uint8Array {
  const parts = unzipSync(workbook)
  const edit = (path: string, change: (text: string) => string, otherwise = '') => {
    parts[path] = strToU8(change(parts[path] === undefined ? otherwise : strFromU8(parts[path])))
  }
  tables.forEach((table, i) => {
    const number = i + 1
    parts[`xl/tables/table${number}.xml`] = strToU8(tablePart(table, number))
    edit(
      `xl/worksheets/_rels/sheet${table.sheet}.xml.rels`,
      text =>
        text.replace(
          '</Relationships>',
          `<Relationship Id="rTable${number}" Type="${RELATIONSHIPS}/table" Target="../tables/table${number}.xml"/></Relationships>`,
        ),
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`,
    )
    edit(`xl/worksheets/sheet${table.sheet}.xml`, text =>
      text.replace(
        '</worksheet>',
        `<tableParts count="1"><tablePart xmlns:r="${RELATIONSHIPS}" r:id="rTable${number}"/></tableParts></worksheet>`,
      ),
    )
  })
  widths.forEach((width, i) => {
    edit(`xl/worksheets/sheet${i + 1}.xml`, text => wrapLongWords(fitToPage(text), width))
  })
  edit('xl/styles.xml', setCellStyles)
  edit('xl/workbook.xml', text => repeatHeadings(text, tables))
  const overrides = tables
    .map((_, i) => `<Override PartName="/xl/tables/table${i + 1}.xml" ContentType="${TABLE_TYPE}"/>`)
    .join('')
  edit('[Content_Types].xml', text => text.replace('</Types>', `${overrides}</Types>`))
  // the same bytes whenever it is made
  return zipSync(parts, { mtime: '2000-01-01T00:00:00' })
}

function tablePart({ name, from, columns, rows }: SheetTable, number: number): string {
  const ref = utils.encode_range({ s: { c: 0, r: from }, e: { c: columns.length - 1, r: from + rows } })
  const parts = columns.map((column, i) => `<tableColumn id="${i + 1}" name="${escapeXml(column)}"/>`).join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><table xmlns="${MAIN}" id="${number}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><tableColumns count="${columns.length}">${parts}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="1" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
}

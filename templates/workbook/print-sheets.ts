import { utils } from '@e965/xlsx'
import { escapeXml } from '../../shared/charts/text.ts'
import type { SheetTable } from './sheet-table.ts'

/** A sheet is printed across a page of A4 on its side, as many pages long as it takes; the order of parts is the schema's. */
export function fitToPage(sheet: string): string {
  const setup = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  return sheet
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<\/sheetData>(?:<hyperlinks>.*?<\/hyperlinks>)?(?:<pageMargins[^>]*>)?/s, before => `${before}${setup}`)
}

/** Every page of a sheet has the headings of its table (`_xlnm.Print_Titles`, ECMA-376, part 1, 18.2.5). */
export function repeatHeadings(workbook: string, tables: readonly SheetTable[]): string {
  const names = tables.map(({ sheet, sheetName, from }) => {
    const row = `$${from + 1}`
    const rows = `${escapeXml(`'${sheetName}'`)}!${row}:${row}`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${sheet - 1}">${rows}</definedName>`
  })
  return workbook.replace('</sheets>', end => `${end}<definedNames>${names.join('')}</definedNames>`)
}

/** Two styles of cells: words begin at the top, and in the second go on in a further line of their cell. */
export function setCellStyles(styles: string): string {
  const style = (alignment: string) =>
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"${alignment}/></xf>`
  return styles.replace(
    /<cellXfs count="1">.*?<\/cellXfs>/s,
    `<cellXfs count="2">${style('')}${style(' wrapText="1"')}</cellXfs>`,
  )
}

/** Points that a line of the workbook's type takes. */
const LINE_HEIGHT = 15.75

/**
 * Gives cells that the sheet would cut off, or whose words would run past its last column, the style that wraps, and their rows the height
 * for it: LibreOffice does not work it out.
 *
 * @param width of the sheet, in characters
 */
export function wrapLongWords(sheet: string, width: number): string {
  const columns = [...sheet.matchAll(/<col min="\d+" max="\d+" width="([\d.]+)"/g)].map(([, wide]) => Number(wide))
  return sheet.replaceAll(/<row ([^>]*)>(.*?)<\/row>/gs, (row, attributes: string, cells: string) => {
    // a cell alone in its row, such as a title, runs on over the empty ones beside it
    const isAlone = cells.split('<c ').length === 2
    let lines = 1
    const wrapped = cells.replaceAll(TEXT_CELL, (cell, column: string, words: string) => {
      const own = columns[utils.decode_col(column)]!
      if (words.length <= (isAlone ? width : own)) return cell
      lines = Math.max(lines, countLines(words, own))
      return cell.replace('<c ', '<c s="1" ')
    })
    return wrapped === cells ? row : `<row ${attributes} ht="${lines * LINE_HEIGHT}" customHeight="1">${wrapped}</row>`
  })
}

/** Lines that words take where a line breaks before the word that it has no room for. */
function countLines(words: string, width: number): number {
  let lines = 1
  let used = 0
  for (const { length } of words.split(' ')) {
    if (used > 0 && used + 1 + length > width) {
      lines++
      used = length
    } else used += (used > 0 ? 1 : 0) + length
  }
  return lines
}

const TEXT_CELL = /<c r="([A-Z]+)\d+" t="str"[^>]*><v>(.*?)<\/v><\/c>/gs

import { RETURN_TITLE } from '../containers/return-sheet-name.ts'
import { type Ask, answersOf } from './ask.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const WIDTHS = [24, 40, 70, 50]

/** The XML of the sheet that says what to do: a row for each thing that is asked, with a link to its cell. All of it is text: nothing is a formula. */
export function writeReturnSheet(asks: readonly Ask[]): string {
  const rows: string[][] = [
    [RETURN_TITLE],
    ['Where', 'Found', 'What to do', 'If it is right as it stands'],
    ...asks.map(ask => [placeOf(ask), ask.found, `Expected: ${ask.expected}. ${ask.fix}`, answersOf(ask) ?? '']),
  ]
  const links = asks.flatMap((ask, i) => {
    const target = targetOf(ask)
    return target === null ? [] : [`<hyperlink ref="A${i + 3}" location="${escapeXml(target)}"/>`]
  })
  const columns = WIDTHS.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>${rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((text, c) => writeCell(text, `${'ABCD'[c]!}${r + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData>${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}</worksheet>`
}

function placeOf({ sheet, row, column }: Ask): string {
  const parts = [
    sheet === null ? null : `sheet ${sheet}`,
    row === null ? null : `row ${row}`,
    column && `column ${column}`,
  ]
  return parts.filter(part => part !== null).join(', ') || 'the whole file'
}

function targetOf({ sheet, row, column }: Ask): string | null {
  if (sheet === null || row === null) return null
  return `'${sheet.replaceAll("'", "''")}'!${/^[A-Z]{1,3}$/.test(column ?? '') ? column : 'A'}${row}`
}

const writeCell = (text: string, reference: string) =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/** Text fit for XML: its five characters as entities, and none that XML forbids. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '',
      )
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A4 on its side, a sheet made as small as it takes to be one page wide, and as many pages long as it takes (ODF 1.2, 20.360 and 20.361). */
const PAGE = [
  'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"',
  'fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="1.5cm" fo:margin-right="1.5cm"',
  'style:scale-to-X="1" style:scale-to-Y="0"',
].join(' ')
const WRAPPED = `<style:style style:name="wrapped" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>`

/** How wide a sheet is in characters, and how many rows are above the headings of its table; null where it has none. */
interface PrintedSheet {
  readonly width: number
  readonly headings: number | null
}

/**
 * Adds to an OpenDocument workbook what its writer leaves out: how its sheets are printed, that headings stand on every page, and that long
 * words go on in a further line of their cell. Words that ran past the last column would make the whole sheet small.
 *
 * @param widestColumn in characters
 */
export function setUpPages(workbook: Uint8Array, printed: readonly PrintedSheet[], widestColumn: number): Uint8Array {
  const parts = unzipSync(workbook)
  const edit = (path: string, change: (text: string) => string) => {
    parts[path] = strToU8(change(strFromU8(parts[path]!)))
  }
  edit('styles.xml', text =>
    text.replace(
      '<office:master-styles>',
      before =>
        `<office:automatic-styles><style:page-layout style:name="mp1"><style:page-layout-properties ${PAGE}/></style:page-layout></office:automatic-styles>${before}`,
    ),
  )
  edit('content.xml', text => {
    const [head, ...sheets] = text.split(/(?=<table:table )/)
    return [
      head!.replace('</office:automatic-styles>', end => `${WRAPPED}${end}`),
      ...sheets.map((sheet, i) => repeatRow(wrapCells(sheet, printed[i]!.width, widestColumn), printed[i]!.headings)),
    ].join('')
  })
  // the same bytes whenever it is made; the type comes first and as it is, so that it can be read without unpacking
  const { mimetype, ...others } = parts
  return zipSync({ mimetype: [mimetype!, { level: 0 }], ...others }, { mtime: '2000-01-01T00:00:00' })
}

/** A cell alone in its row, such as a title, runs on over the empty ones beside it; others have their column. */
function wrapCells(sheet: string, width: number, widestColumn: number): string {
  return sheet.replaceAll(/<table:table-row>.*?<\/table:table-row>/gs, row => {
    const isAlone = row.split('office:value-type=').length === 2
    return row.replaceAll(TEXT_CELL, (cell, words: string) =>
      words.replaceAll(/<[^>]*>/g, '').length > (isAlone ? width : widestColumn)
        ? cell.replace('<table:table-cell', '<table:table-cell table:style-name="wrapped"')
        : cell,
    )
  })
}

/** The row of headings stands on every page (ODF 1.2, 9.2.4). */
function repeatRow(sheet: string, above: number | null): string {
  let row = 0
  return sheet.replaceAll(/<table:table-row>.*?<\/table:table-row>/gs, text =>
    row++ === above ? `<table:table-header-rows>${text}</table:table-header-rows>` : text,
  )
}

const TEXT_CELL = /<table:table-cell office:value-type="string"[^>]*>(.*?)<\/table:table-cell>/gs

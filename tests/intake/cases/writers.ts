import { strToU8, type Zippable, zipSync } from 'fflate'
import { ARC, type IntakeCase } from './intake-case.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

interface Package {
  readonly sheet: string
  readonly sharedStrings?: string
  readonly styles?: string
  /** What stands before the names of elements: `x:`, as some libraries write. */
  readonly workbook?: string
  /** Folders of the parts begin with a slash in links, as some programs have them. */
  readonly absolute?: boolean
  readonly more?: Readonly<Record<string, string>>
}

/** A workbook of one sheet from its parts as a program writes them. */
function pack({ sheet, sharedStrings, styles, workbook, absolute = false, more = {} }: Package): Uint8Array {
  const to = (name: string) => `${absolute ? '/xl/' : ''}${name}`
  const links = [
    ['worksheet', to('worksheets/sheet1.xml')],
    ...(styles === undefined ? [] : [['styles', to('styles.xml')]]),
    ...(sharedStrings === undefined ? [] : [['sharedStrings', to('sharedStrings.xml')]]),
  ].map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${absolute ? '/' : ''}xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${links.join('')}</Relationships>`,
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': sharedStrings }),
    ...more,
  }
  const zipped: Zippable = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(HEAD + text)]))
  return zipSync(zipped, { mtime: '2020-01-01' })
}

const TEXTS = ['Indicator', 'Area', 'All Recorded Crime', 'Force', 'Rural Crime']
const at = (text: string) => TEXTS.indexOf(text)
/** Styles of which the second has a number format. */
const dated = (format: string) =>
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${format}"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`
const inline = (text: string, place = '') => `<c${place} t="inlineStr"><is><t>${text}</t></is></c>`
const BOTH = [
  `${ARC} 2018-02 4702`,
  `${ARC} 2018-03 4988`,
  'rural-crime force 2018-02 70',
  'rural-crime force 2018-03 77',
]
/** 1 February and 1 March 2018 as spreadsheets hold them. */
const [FEBRUARY, MARCH] = [43132, 43160]

const shared = (text: string, place: string, style = '') => `<c r="${place}"${style} t="s"><v>${at(text)}</v></c>`
const sharedRows = (date: (place: string, serial: number) => string, number = (value: number) => String(value)) =>
  `<sheetData><row r="1">${shared('Indicator', 'A1')}${shared('Area', 'B1')}${date('C1', FEBRUARY)}${date('D1', MARCH)}</row><row r="2">${shared('All Recorded Crime', 'A2')}${shared('Force', 'B2')}<c r="C2"><v>${number(4702)}</v></c><c r="D2"><v>${number(4988)}</v></c></row><row r="3">${shared('Rural Crime', 'A3')}${shared('Force', 'B3')}<c r="C3"><v>${number(70)}</v></c><c r="D3"><v>${number(77)}</v></c></row></sheetData>`

/** Google Sheets: a style on every cell, rows and cells of nothing to the edge, shared strings without counts, numbers as 4702.0. */
const GOOGLE = pack({
  styles: dated('mmm&quot;-&quot;yy'),
  sharedStrings: `<sst xmlns="${MAIN}">${TEXTS.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
  sheet: `<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>${sharedRows(
    (place, serial) => `<c r="${place}" s="1"><v>${serial}.0</v></c>`,
    value => `${value}.0`,
  ).replace(
    '</sheetData>',
    '<row r="4"><c r="A4" s="0"/><c r="B4" s="0"/></row><row r="1000"/></sheetData>',
  )}<drawing r:id="rId9" xmlns:r="${OFFICE}"/></worksheet>`,
})

/** writexl of R: strings in their cells, no shared strings, hardly a style, dates by a format of its own, months as text. */
const WRITEXL = pack({
  styles: dated('yyyy-mm-dd'),
  sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${[inline('indicator', ' r="A1"'), inline('area', ' r="B1"'), inline('period', ' r="C1"'), inline('value', ' r="D1"')].join('')}</row>${[
    ['All Recorded Crime', FEBRUARY, 4702],
    ['All Recorded Crime', MARCH, 4988],
    ['Rural Crime', FEBRUARY, 70],
    ['Rural Crime', MARCH, 77],
  ]
    .map(
      ([name, serial, value], i) =>
        `<row r="${i + 2}">${inline(String(name), ` r="A${i + 2}"`)}${inline('Force', ` r="B${i + 2}"`)}<c r="C${i + 2}" s="1"><v>${serial}</v></c><c r="D${i + 2}"><v>${value}</v></c></row>`,
    )
    .join('')}</sheetData></worksheet>`,
})

/** LibreOffice: a dimension of the whole sheet, attributes of its own, `[$-809]` in formats, links that begin with a slash. */
const LIBREOFFICE = pack({
  absolute: true,
  styles: dated('[$-809]mmm\\-yy;@'),
  sharedStrings: `<sst xmlns="${MAIN}" count="9" uniqueCount="5">${TEXTS.map(text => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
  sheet: `<worksheet xmlns="${MAIN}"><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:AMJ1048576"/><cols><col collapsed="false" customWidth="false" hidden="false" outlineLevel="0" max="1024" min="1" style="0" width="11.52"/></cols>${sharedRows((place, serial) => `<c r="${place}" s="1" t="n"><v>${serial}</v></c>`).replaceAll('<c r="C2">', '<c r="C2" t="n">')}<headerFooter differentFirst="false" differentOddEven="false"/></worksheet>`,
})

/** pandas by openpyxl: an index without a heading, bold bordered headings, dates with a time of midnight, numbers of rows from 0. */
const PANDAS = pack({
  styles: dated('YYYY\\-MM\\-DD\\ HH:MM:SS'),
  sheet: `<worksheet xmlns="${MAIN}"><dimension ref="A1:E5"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t/></is></c>${[inline('indicator', ' r="B1"'), inline('area', ' r="C1"'), inline('period', ' r="D1"'), inline('value', ' r="E1"')].join('')}</row>${[
    ['All Recorded Crime', FEBRUARY, 4702],
    ['All Recorded Crime', MARCH, 4988],
    ['Rural Crime', FEBRUARY, 70],
    ['Rural Crime', MARCH, 77],
  ]
    .map(
      ([name, serial, value], i) =>
        `<row r="${i + 2}"><c r="A${i + 2}" t="n"><v>${i}</v></c>${inline(String(name), ` r="B${i + 2}"`)}${inline('Force', ` r="C${i + 2}"`)}<c r="D${i + 2}" s="1" t="n"><v>${serial}</v></c><c r="E${i + 2}" t="n"><v>${value}</v></c></row>`,
    )
    .join('')}</sheetData></worksheet>`,
})

/** Libraries that leave out what may be left out: no styles, no dimension, no places of rows and cells; dates as ISO text of type d. */
const BARE = pack({
  sheet: `<worksheet xmlns="${MAIN}"><sheetData><row>${inline('Indicator')}${inline('Area')}${inline('Feb-18')}${inline('Mar-18')}</row><row>${inline('All Recorded Crime')}${inline('Force')}<c><v>4702</v></c><c><v>4988</v></c></row><row>${inline('Rural Crime')}${inline('Force')}<c><v>70</v></c><c><v>77</v></c></row></sheetData></worksheet>`,
})
const ISO_DATES = pack({
  styles: dated('mmm\\-yy'),
  sharedStrings: `<sst xmlns="${MAIN}">${TEXTS.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
  sheet: `<worksheet xmlns="${MAIN}">${sharedRows((place, serial) => `<c r="${place}" s="1" t="d"><v>${serial === MARCH ? '2018-03-01' : '2018-02-01'}</v></c>`)}</worksheet>`,
})

/** ClosedXML and the Open XML SDK: every element with a prefix. */
const PREFIXED = pack({
  workbook: `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:sheets><x:sheet name="Sheet1" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
  styles: dated('mmm\\-yy'),
  sharedStrings: `<x:sst xmlns:x="${MAIN}">${TEXTS.map(text => `<x:si><x:t>${text}</x:t></x:si>`).join('')}</x:sst>`,
  sheet: `<x:worksheet xmlns:x="${MAIN}">${sharedRows((place, serial) => `<c r="${place}" s="1"><v>${serial}</v></c>`).replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:worksheet>`,
})

/** The same small return as each program writes it. */
export const WRITER_CASES: readonly IntakeCase[] = (
  [
    ['Google Sheets', GOOGLE],
    ['writexl of R', WRITEXL],
    ['LibreOffice', LIBREOFFICE],
    ['pandas with openpyxl', PANDAS],
    ['a library that leaves out all it may', BARE],
    ['a library that writes dates of type d', ISO_DATES],
    ['ClosedXML, with a prefix before each element', PREFIXED],
  ] as const
).map(([name, bytes]) => ({ name: `a workbook of ${name}`, bytes, outcome: 'read', values: BOTH }))

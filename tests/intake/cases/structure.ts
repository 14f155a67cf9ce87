import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'
import { ARC, book, day, type IntakeCase, tidy } from './intake-case.ts'
import { changed } from './numbers.ts'

const TWO = [
  {
    name: 'Counts',
    rows: [
      ['Indicator', 'Area', day('2018-02-01'), day('2018-03-01')],
      ['All Recorded Crime', 'Force', 4702, 4988],
    ] as CellInput[][],
  },
  {
    name: 'Rates',
    rows: [
      ['Indicator', 'Area', 'Month', 'Number', 'Out of'],
      ['Hate Crime Outcome Rate', 'Force', '2018-03', 12, 59],
    ] as CellInput[][],
  },
]
const BOTH = [`${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`, 'hate-crime-outcome-rate force 2018-03 12/59']
/** A package of two sheets whose parts are changed as text. */
const parts = (change: (parts: Record<string, string>) => void, extra: Zippable = {}) => {
  const texts = Object.fromEntries(
    Object.entries(unzipSync(makeWorkbook(TWO))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
  change(texts)
  return zipSync({
    ...Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])),
    ...extra,
  })
}
const S1 = 'xl/worksheets/sheet1.xml'
const S2 = 'xl/worksheets/sheet2.xml'
const damaged = (
  name: string,
  sheet: string | undefined,
  change: (parts: Record<string, string>) => void,
): IntakeCase => ({ name, bytes: parts(change), outcome: 'held', ...(sheet && { at: { sheet } }) })
const fine = (name: string, change: (parts: Record<string, string>) => void, extra?: Zippable): IntakeCase => ({
  name,
  bytes: parts(change, extra),
  outcome: 'read',
  values: BOTH,
})
/** Texts moved to a part of their own, as Excel keeps them. */
const share = (p: Record<string, string>) => {
  const texts: string[] = []
  for (const path of [S1, S2])
    p[path] = p[path]!.replace(
      /<c r="(\w+)"( s="\d+")? t="inlineStr"><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/g,
      (_, ref: string, style: string | undefined, text: string) => {
        if (!texts.includes(text)) texts.push(text)
        return `<c r="${ref}"${style ?? ''} t="s"><v>${texts.indexOf(text)}</v></c>`
      },
    )
  p['xl/sharedStrings.xml'] =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${texts.length}" uniqueCount="${texts.length}">${texts.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`
  p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels']!.replace(
    '</Relationships>',
    '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  )
  p['[Content_Types].xml'] = p['[Content_Types].xml']!.replace(
    '</Types>',
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  )
}
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rel = (p: Record<string, string>, type: string, target: string, id = 'rId200') =>
  (p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels']!.replace(
    '</Relationships>',
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`,
  ))
const optional = (path: string, type: string, content = '<x/>'): IntakeCase =>
  fine(`the optional part ${path}`, p => {
    rel(p, type.startsWith('http') ? type : `${REL}/${type}`, path.replace(/^xl\//, ''))
    p[path] = `<?xml version="1.0" encoding="UTF-8"?>${content}`
  })
const sheetsOf = (...names: (readonly [string, readonly (readonly CellInput[])[], boolean?])[]) =>
  makeWorkbook(names.map(([name, rows, isHidden]) => ({ name, rows, ...(isHidden && { isHidden }) })))
const COUNTS = TWO[0]!.rows
const FORCE = [`${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`]

export const STRUCTURE_CASES: readonly IntakeCase[] = [
  fine('two sheets', () => undefined),
  fine('two sheets of shared texts', share),
  damaged('a sheet cut off', 'Rates', p => {
    p[S2] = p[S2]!.slice(0, 300)
  }),
  damaged('a sheet cut off after its rows', 'Rates', p => {
    p[S2] = p[S2]!.slice(0, p[S2]!.indexOf('</sheetData>'))
  }),
  damaged('a sheet of no bytes', 'Rates', p => {
    p[S2] = ''
  }),
  damaged('a sheet that is not there', 'Rates', p => {
    Reflect.deleteProperty(p, S2)
  }),
  damaged('a sheet that is another kind of XML', 'Rates', p => {
    p[S2] = '<html><body>404</body></html>'
  }),
  damaged('a sheet empty though declared', 'Rates', p => {
    p[S2] = p[S2]!.replace(/<sheetData>.*<\/sheetData>/s, '<dimension ref="A1:E2"/><sheetData/>')
  }),
  damaged('a sheet of rows without cells though declared', 'Rates', p => {
    p[S2] = p[S2]!.replace(
      /<sheetData>.*<\/sheetData>/s,
      '<dimension ref="A1:E2"/><sheetData><row r="1"/><row r="2"/></sheetData>',
    )
  }),
  {
    name: 'a sheet of formats alone',
    outcome: 'read',
    values: [`${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`],
    bytes: parts(p => {
      p[S2] = p[S2]!.replace(
        /<sheetData>.*<\/sheetData>/s,
        '<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c r="A2"/><c r="B2"/></row></sheetData>',
      )
    }),
  },
  fine('a sheet whose dimension is much larger than its cells', p => {
    p[S2] = p[S2]!.replace('<sheetData>', '<dimension ref="A1:E400"/><sheetData>')
  }),
  damaged('texts that are not there', 'Rates', p => {
    share(p)
    p[S2] = p[S2]!.replace(/<c r="A2" t="s"><v>\d+<\/v>/, '<c r="A2" t="s"><v>999</v>')
  }),
  damaged('shared texts cut off', undefined, p => {
    share(p)
    p['xl/sharedStrings.xml'] = p['xl/sharedStrings.xml']!.slice(0, -80)
  }),
  damaged('shared texts that are not there', undefined, p => {
    share(p)
    Reflect.deleteProperty(p, 'xl/sharedStrings.xml')
  }),
  damaged('shared texts that are fewer than used', 'Rates', p => {
    share(p)
    p['xl/sharedStrings.xml'] = p['xl/sharedStrings.xml']!.replace(/<si><t>Hate Crime Outcome Rate<\/t><\/si>/, '')
      .replace(/<si><t>2018-03<\/t><\/si>/, '')
      .replace(/<si><t>Out of<\/t><\/si>/, '')
  }),
  damaged('an unknown entity', 'Rates', p => {
    p[S2] = p[S2]!.replace('Hate Crime Outcome Rate', 'Hate &broken; Rate')
  }),
  damaged('a bare ampersand', 'Rates', p => {
    p[S2] = p[S2]!.replace('Hate Crime Outcome Rate', 'Hate & Crime')
  }),
  damaged('an element left open in a row', 'Rates', p => {
    p[S2] = p[S2]!.replace('</c></row><row r="2">', '<row r="2">')
  }),
  damaged('a row that comes twice', 'Rates', p => {
    p[S2] = p[S2]!.replace('</sheetData>', '<row r="2"><c r="D2"><v>13</v></c></row></sheetData>')
  }),
  damaged('a workbook part cut off', undefined, p => {
    p['xl/workbook.xml'] = p['xl/workbook.xml']!.slice(0, -20)
  }),
  damaged('a list of sheets damaged in the middle', undefined, p => {
    p['xl/workbook.xml'] = p['xl/workbook.xml']!.replace('r:id="rId1"/>', 'r:id="rId1"/2017/18')
  }),
  damaged('no relationships', undefined, p => {
    Reflect.deleteProperty(p, 'xl/_rels/workbook.xml.rels')
  }),
  damaged('a relationship that is not there', 'Rates', p => {
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels']!.replace(/<Relationship Id="rId2".*?\/>/, '')
  }),
  { name: 'a zip cut short', bytes: makeWorkbook(TWO).slice(0, 1500), outcome: 'held' },
  { name: 'a zip whose end is missing', bytes: makeWorkbook(TWO).slice(0, -10), outcome: 'held' },
  {
    name: 'a zip with zeros in the middle',
    bytes: makeWorkbook(TWO).map((byte, i) => (i > 900 && i < 1100 ? 0 : byte)),
    outcome: 'held',
  },
  damaged('a cell beyond the last row', 'Rates', p => {
    p[S2] = p[S2]!.replace('r="E2"', 'r="E999999999"')
  }),
  damaged('a cell beyond four billion', 'Rates', p => {
    p[S2] = p[S2]!.replace('r="E2"', 'r="C4000000000"')
  }),
  damaged('a cell beyond the last column', 'Rates', p => {
    p[S2] = p[S2]!.replace('r="E2"', 'r="XFE2"')
  }),
  damaged('a cell far beyond the last column', 'Rates', p => {
    p[S2] = p[S2]!.replace('r="E2"', 'r="ZZZZZZ2"')
  }),
  damaged('a row beyond the last', 'Rates', p => {
    p[S2] = p[S2]!.replace('<row r="2">', '<row r="99999999">')
  }),
  damaged('columns over an absurd span', 'Rates', p => {
    p[S2] = p[S2]!.replace('<sheetData>', '<cols><col min="1" max="99999999" width="9"/></cols><sheetData>')
  }),
  damaged('a merge over an absurd span', 'Rates', p => {
    p[S2] = p[S2]!.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:ZZZ99999999"/></mergeCells>')
  }),
  damaged('a dimension over an absurd span', 'Rates', p => {
    p[S2] = p[S2]!.replace('<sheetData>', '<dimension ref="A1:C999999999"/><sheetData>')
  }),
  fine('a dimension of the whole grid', p => {
    p[S2] = p[S2]!.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
  }),
  fine('a styled last row of the grid', p => {
    p[S2] = p[S2]!.replace('</sheetData>', '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')
  }),
  fine('columns up to the last', p => {
    p[S2] = p[S2]!.replace('<sheetData>', '<cols><col min="1" max="16384" width="9"/></cols><sheetData>')
  }),
  fine('a merge of the whole last rows', p => {
    p[S2] = p[S2]!.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>')
  }),
  fine('cells without references', p => {
    p[S1] = p[S1]!.replace(/ r="[A-Z]+\d+"/g, '').replace(/<row r="\d+"/g, '<row')
    p[S2] = p[S2]!.replace(/ r="[A-Z]+\d+"/g, '')
  }),
  fine('lower-case references', p => {
    p[S2] = p[S2]!.replace(/ r="([A-Z]+\d+)"/g, (_, r: string) => ` r="${r.toLowerCase()}"`)
  }),
  fine('a prefix of the main namespace', p => {
    for (const s of [S1, S2])
      p[s] = p[s]!.replace(/<(\/?)(worksheet|sheetData|row|c|v|is|t)\b/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')
  }),
  fine('the workbook part called workbook22.xml', p => rename(p, 'xl/workbook.xml', 'xl/workbook22.xml')),
  fine('the workbook part called Workbook.xml', p => rename(p, 'xl/workbook.xml', 'xl/Workbook.xml')),
  fine('the workbook part in another folder', p => {
    for (const path of Object.keys(p).filter(x => x.startsWith('xl/'))) {
      p[path.replace('xl/', 'book/')] = p[path]!
      Reflect.deleteProperty(p, path)
    }
    p['_rels/.rels'] = p['_rels/.rels']!.replace('xl/', 'book/')
  }),
  fine('absolute targets', p => {
    p['_rels/.rels'] = p['_rels/.rels']!.replace('Target="xl/', 'Target="/xl/')
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels']!.replaceAll('Target="', 'Target="/xl/')
  }),
  fine('paths with backslashes', p => {
    for (const path of Object.keys(p)) {
      const text = p[path]!
      Reflect.deleteProperty(p, path)
      p[path.replaceAll('/', '\\')] = text
    }
  }),
  fine('paths in lower case', p => {
    for (const path of Object.keys(p)) {
      const text = p[path]!
      Reflect.deleteProperty(p, path)
      p[path.toLowerCase()] = text
    }
  }),
  fine('sheets of odd names', p => {
    p['xl/worksheets/tab one.xml'] = p[S1]!
    Reflect.deleteProperty(p, S1)
    p['xl/_rels/workbook.xml.rels'] = p['xl/_rels/workbook.xml.rels']!.replace(
      'worksheets/sheet1.xml',
      'worksheets/tab%20one.xml',
    )
  }),
  fine('a byte-order mark in every part', p => {
    for (const path of Object.keys(p)) p[path] = `\ufeff${p[path]!}`
  }),
  fine('single quotes around attributes', p => {
    p[S1] = p[S1]!.replaceAll('"', "'").replace("version='1.0'", 'version="1.0"')
  }),
  fine('no styles', p => {
    share(p)
    p[S1] = p[S1]!.replace(
      /<c r="C1".*?<\/c><c r="D1".*?<\/c>/,
      '<c r="C1" t="inlineStr"><is><t>Feb-18</t></is></c><c r="D1" t="inlineStr"><is><t>Mar-18</t></is></c>',
    )
    Reflect.deleteProperty(p, 'xl/styles.xml')
  }),
  fine('strict namespaces', p => {
    for (const path of Object.keys(p))
      p[path] = p[path]!.replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      ).replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      )
  }),
  fine('strict dates', p => {
    p[S1] = p[S1]!.replace(
      /<c r="D1" s="\d+"( t="n")?><v>[\d.]+<\/v>/,
      '<c r="D1" s="7" t="d"><v>2018-03-01T00:00:00</v>',
    )
  }),
  fine('a date as ISO text of type d without a format', p => {
    p[S1] = p[S1]!.replace(/<c r="D1" s="\d+"( t="n")?><v>[\d.]+<\/v>/, '<c r="D1" t="d"><v>2018-03-01</v>')
  }),
  fine('phonetic runs', p => {
    p[S2] = p[S2]!.replace(/(<t[^>]*>Hate Crime Outcome Rate<\/t>)/, '$1<rPh sb="0" eb="1"><t>x</t></rPh>')
  }),
  fine('an extension list', p => {
    p[S2] = p[S2]!.replace(
      '</worksheet>',
      '<extLst><ext uri="{x}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups/></ext></extLst></worksheet>',
    )
  }),
  fine('a dynamic array', p => {
    p[S1] = p[S1]!.replace('<c r="C2">', '<c r="C2" cm="1"><f t="array" ref="C2:D2">_xlfn._xlws.SORT(F1:F9)</f>')
  }),
  fine('a rich value', p => {
    p[S1] = p[S1]!.replace('<c r="C2">', '<c r="C2" vm="1">')
  }),
  fine('a data table formula', p => {
    p[S1] = p[S1]!.replace('<c r="C2">', '<c r="C2"><f t="dataTable" ref="C2:D2" dt2D="0" dtr="0" r1="A1"/>')
  }),
  fine('conditional formats, validations, tables and filters', p => {
    p[S2] = p[S2]!.replace(
      '</worksheet>',
      '<autoFilter ref="A1:E2"/><conditionalFormatting sqref="D2"><cfRule type="expression" dxfId="0" priority="1"><formula>D2&gt;1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A2"><formula1>Lists!$A$1:$A$9</formula1></dataValidation></dataValidations><tableParts count="1"><tablePart r:id="rId1" xmlns:r="x"/></tableParts></worksheet>',
    )
  }),
  fine('a preserved alternate content', p => {
    p['xl/workbook.xml'] = p['xl/workbook.xml']!.replace(
      '<sheets>',
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\a\\"/></mc:Choice></mc:AlternateContent><sheets>',
    )
  }),
  optional('xl/metadata.xml', 'sheetMetadata', '<metadata/>'),
  optional(
    'xl/persons/person.xml',
    'http://schemas.microsoft.com/office/2017/10/relationships/person',
    '<personList/>',
  ),
  optional(
    'xl/threadedComments/threadedComment1.xml',
    'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
  ),
  optional('xl/richData/rdrichvalue.xml', 'http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue'),
  optional('xl/richData/richValueRel.xml', 'http://schemas.microsoft.com/office/2022/10/relationships/richValueRel'),
  optional('xl/slicerCaches/slicerCache1.xml', 'http://schemas.microsoft.com/office/2007/relationships/slicerCache'),
  optional(
    'xl/timelineCaches/timelineCache1.xml',
    'http://schemas.microsoft.com/office/2011/relationships/timelineCache',
  ),
  optional('xl/connections.xml', 'connections'),
  optional('xl/queryTables/queryTable1.xml', 'queryTable'),
  optional('xl/pivotCache/pivotCacheDefinition1.xml', 'pivotCacheDefinition'),
  optional('xl/calcChain.xml', 'calcChain', '<calcChain'),
  optional('xl/externalLinks/externalLink1.xml', 'externalLink'),
  optional('xl/customProperty1.bin', 'customProperty'),
  optional('customXml/item1.xml', 'customXml'),
  optional(
    'docMetadata/LabelInfo.xml',
    'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels',
  ),
  optional('xl/vbaProject.bin', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject'),
  optional(
    'xl/featurePropertyBag/featurePropertyBag.xml',
    'http://schemas.microsoft.com/office/2022/11/relationships/FeaturePropertyBag',
  ),
  optional('xl/model/item.data', 'http://schemas.microsoft.com/office/2011/relationships/powerPivotData'),
  optional('xl/python.xml', 'http://schemas.microsoft.com/office/2023/09/relationships/Python'),
  optional('xl/worksheets/wsSortMap1.xml', 'http://schemas.microsoft.com/office/2006/relationships/wsSortMap'),
  optional('xl/revisions/revisionHeaders.xml', 'revisionHeaders'),
  optional('xl/sharedStrings2.xml', 'sharedStringsX'),
  // sheets that are passed over
  {
    name: 'a sheet of figures under other headings',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Rates',
        [
          ['Measure name', 'Month', 'Detected', 'Recorded'],
          ['Hate Crime Outcome Rate', 'Mar-18', 12, 59],
        ],
      ],
    ),
    outcome: 'held',
    at: { sheet: 'Rates', row: 1 },
  },
  {
    name: 'a sheet of one figure a row under other headings',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Rates',
        [
          ['What', 'When', 'How many'],
          ['Hate crime', 'Mar-18', 59],
          ['Rural crime', 'Mar-18', 77],
        ],
      ],
    ),
    outcome: 'held',
    at: { sheet: 'Rates', row: 1 },
  },
  {
    name: 'a sheet of figures as text under other headings',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Rates',
        [
          ['What', 'When', 'Detected', 'Recorded'],
          ['Hate crime', 'Mar-18', '12', '59'],
          ['Rural crime', 'Mar-18', '3', '77'],
        ],
      ],
    ),
    outcome: 'held',
    at: { sheet: 'Rates', row: 1 },
  },
  {
    name: 'a sheet of one row of figures without headings',
    bytes: sheetsOf(['Counts', COUNTS], ['More', [['Hate Crime', 'Force', 59, 66]]]),
    outcome: 'held',
    at: { sheet: 'More', row: 1 },
  },
  {
    name: 'a sheet of one figure',
    bytes: sheetsOf(['Counts', COUNTS], ['More', [['Hate Crime', 59]]]),
    outcome: 'held',
    at: { sheet: 'More', row: 1 },
  },
  {
    name: 'a sheet of a pivot table',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Pivot',
        [
          ['Row Labels', 'Sum of Value'],
          ['Hate Crime', 59],
          ['Rural Crime', 77],
          ['Grand Total', 136],
        ],
      ],
    ),
    outcome: 'held',
    at: { sheet: 'Pivot', row: 1 },
  },
  {
    name: 'a hidden sheet of figures',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Rates',
        [
          ['Indicator', 'Area', 'Mar-18'],
          ['Hate Crime', 'Force', 59],
        ],
        true,
      ],
    ),
    outcome: 'held',
    at: { sheet: 'Rates' },
  },
  {
    name: 'a hidden sheet of figures under other headings',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Calc',
        [
          ['What', 'When', 'Detected', 'Recorded'],
          ['Hate crime', 'Mar-18', 12, 59],
        ],
        true,
      ],
    ),
    outcome: 'either',
    at: { sheet: 'Calc' },
    values: FORCE,
    says: /Calc was not read/,
  },
  {
    name: 'a hidden sheet of lists',
    bytes: sheetsOf(['Counts', COUNTS], ['Lists', [['Force'], ['Fenland']], true]),
    outcome: 'read',
    values: FORCE,
    says: /Lists was not read/,
  },
  {
    name: 'a sheet of notes',
    bytes: sheetsOf(['Counts', COUNTS], ['Notes', [['Contact: the performance team'], ['Updated 3 May 2018']]]),
    outcome: 'read',
    values: FORCE,
    says: /Notes was not read/,
  },
  {
    name: 'a sheet of notes with numbers in its words',
    bytes: sheetsOf(['Counts', COUNTS], ['Notes', [['1. Two districts to be confirmed'], ['2. Recorded in 2018']]]),
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a numbered list of notes',
    bytes: sheetsOf(
      ['Counts', COUNTS],
      [
        'Notes',
        [
          [1, 'Two districts to be confirmed'],
          [2, 'Recorded in the month'],
          [3, 'Not audited'],
        ],
      ],
    ),
    outcome: 'either',
    at: { sheet: 'Notes' },
    values: FORCE,
  },
  { name: 'an empty sheet', bytes: sheetsOf(['Counts', COUNTS], ['Sheet2', []]), outcome: 'read', values: FORCE },
  {
    name: 'a second table below the first',
    bytes: book([
      ...COUNTS,
      [],
      ['Indicator', 'Area', 'Month', 'Number', 'Out of'],
      ['Hate Crime Outcome Rate', 'Force', '2018-03', 12, 59],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts' },
    values: BOTH,
  },
  {
    name: 'a second table of other months below the first',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18'],
      ['All Recorded Crime', 'Force', 4702],
      [],
      ['Indicator', 'Area', 'Mar-18'],
      ['All Recorded Crime', 'Force', 4988],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts' },
    values: FORCE,
  },
  {
    name: 'a second table of other months below the first, the same indicator in another order',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18', 'Mar-18'],
      ['Hate Crime', 'Force', 66, 59],
      [],
      ['Indicator', 'Area', 'Mar-18', 'Feb-18'],
      ['Rural Crime', 'Force', 77, 70],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts' },
    values: [
      'hate-crime force 2018-02 66',
      'hate-crime force 2018-03 59',
      'rural-crime force 2018-03 77',
      'rural-crime force 2018-02 70',
    ],
  },
  {
    name: 'a second table beside the first',
    bytes: book([
      ['Indicator', 'Feb-18', null, 'Indicator', 'Mar-18'],
      ['Hate Crime', 66, null, 'Rural Crime', 77],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts' },
  },
  {
    name: 'figures beyond the headings',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18'],
      ['Hate Crime', 'Force', 66, 59],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts' },
  },
  {
    name: 'figures far below without a name',
    bytes: book([['Indicator', 'Area', 'Feb-18'], ['Hate Crime', 'Force', 66], [], [null, null, 4988]]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 4 },
  },
  { name: 'headings without figures', bytes: book([['Indicator', 'Area', 'Feb-18']]), outcome: 'held' },
  {
    name: 'a title between the headings and figures',
    bytes: book([['Indicator', 'Area', 'Feb-18', 'Mar-18'], ['Victims'], ['All Recorded Crime', 'Force', 4702, 4988]]),
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'headings again on each page',
    bytes: book([
      ['Indicator', 'Area', 'Feb-18', 'Mar-18'],
      ['All Recorded Crime', 'Force', 4702, 4988],
      ['Indicator', 'Area', 'Feb-18', 'Mar-18'],
      ['Hate Crime', 'Force', 66, 59],
    ]),
    outcome: 'read',
    values: [...FORCE, 'hate-crime force 2018-02 66', 'hate-crime force 2018-03 59'],
  },
  {
    name: 'the same figure twice',
    bytes: tidy('hate-crime,force,2018-03,59', 'hate-crime,force,2018-03,60'),
    outcome: 'held',
    at: { row: 3 },
  },
  // footers and other programs
  ...[
    'Applied filters:\nFinancial Year is 2017/18\nArea is not (Blank)',
    'Applied filters:',
    'No filters applied',
    'Applied filters: Year is 2018',
    'Applied filters:\nMonth is March 2018\nIndicator is All Recorded Crime or Hate Crime',
  ].flatMap((footer): IntakeCase[] => [
    {
      name: `Power BI, the month first, "${footer.slice(0, 30)}"`,
      bytes: book(
        [
          ['Month', 'Area', 'Indicator', 'Value'],
          [day('2018-02-01'), 'Force', 'All Recorded Crime', 4702],
          [day('2018-03-01'), 'Force', 'All Recorded Crime', 4988],
          [],
          [footer],
        ],
        { name: 'Export' },
      ),
      outcome: 'read',
      values: FORCE,
    },
    {
      name: `Power BI, the indicator first, "${footer.slice(0, 30)}"`,
      bytes: book([...COUNTS, [], [footer]], { name: 'Export' }),
      outcome: 'read',
      values: FORCE,
    },
    {
      name: `Power BI, the value first, "${footer.slice(0, 30)}"`,
      bytes: book(
        [
          ['Value', 'Month', 'Area', 'Indicator'],
          [4702, day('2018-02-01'), 'Force', 'All Recorded Crime'],
          [4988, day('2018-03-01'), 'Force', 'All Recorded Crime'],
          [],
          [footer],
        ],
        { name: 'Export' },
      ),
      outcome: 'read',
      values: FORCE,
    },
    {
      name: `Power BI, filters above, "${footer.slice(0, 30)}"`,
      bytes: book(
        [
          [footer],
          [],
          ['Month', 'Area', 'Indicator', 'Value'],
          [day('2018-02-01'), 'Force', 'All Recorded Crime', 4702],
          [day('2018-03-01'), 'Force', 'All Recorded Crime', 4988],
        ],
        { name: 'Export' },
      ),
      outcome: 'read',
      values: FORCE,
    },
    {
      name: `Power BI, a CSV, "${footer.slice(0, 30)}"`,
      bytes: `Month,Area,Indicator,Value\n2018-02-01T00:00:00,Force,All Recorded Crime,4702\n2018-03-01T00:00:00,Force,All Recorded Crime,4988\n\n"${footer}"\n`,
      outcome: 'read',
      values: FORCE,
    },
  ]),
  {
    name: 'a footnote below a CSV',
    bytes: 'Indicator,Area,Feb-18,Mar-18\nAll Recorded Crime,Force,4702,4988\n\nSource: Athena\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a footnote below a CSV, its row filled with commas',
    bytes: 'Indicator,Area,Feb-18,Mar-18\nAll Recorded Crime,Force,4702,4988\n,,,\nSource: Athena,,,\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'titles above a CSV',
    bytes: 'Monthly return\nPrepared 3 May 2018\n\nIndicator,Area,Feb-18,Mar-18\nAll Recorded Crime,Force,4702,4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV cut off in a row',
    bytes: 'indicator,area,period,value\nall-recorded-crime,force,2018-02,4702\nall-recorded-crime,force,20',
    outcome: 'held',
    at: { row: 3 },
  },
  {
    name: 'a CSV with a quotation mark left open',
    bytes:
      'indicator,area,period,value\nall-recorded-crime,force,2018-02,"4702\nall-recorded-crime,force,2018-03,4988\n',
    outcome: 'held',
  },
  {
    name: 'a CSV with sep= in its first line',
    bytes:
      'sep=,\nindicator,area,period,value\nall-recorded-crime,force,2018-02,4702\nall-recorded-crime,force,2018-03,4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV of semicolons with sep=;',
    bytes:
      'sep=;\nindicator;area;period;value\nall-recorded-crime;force;2018-02;4702\nall-recorded-crime;force;2018-03;4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV with a pandas index',
    bytes:
      ',indicator,area,period,value\n0,all-recorded-crime,force,2018-02,4702\n1,all-recorded-crime,force,2018-03,4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV of R with quoted row names',
    bytes:
      '"","indicator","area","period","value"\n"1","all-recorded-crime","force","2018-02",4702\n"2","all-recorded-crime","force","2018-03",4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV with NA of R',
    bytes: '"indicator","area","period","value"\n"all-recorded-crime","force","2018-02",NA\n',
    outcome: 'held',
    at: { row: 2, column: 'value' },
  },
  {
    name: 'a CSV with empty columns at the end',
    bytes:
      'indicator,area,period,value,,\nall-recorded-crime,force,2018-02,4702,,\nall-recorded-crime,force,2018-03,4988,,\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV of tabs',
    bytes:
      'indicator\tarea\tperiod\tvalue\nall-recorded-crime\tforce\t2018-02\t4702\nall-recorded-crime\tforce\t2018-03\t4988\n',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV with old line ends',
    bytes:
      'indicator,area,period,value\rall-recorded-crime,force,2018-02,4702\rall-recorded-crime,force,2018-03,4988\r',
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'a CSV in UTF-16',
    bytes: Buffer.from(
      '\ufeffindicator\tarea\tperiod\tvalue\r\nall-recorded-crime\tforce\t2018-02\t4702\r\nall-recorded-crime\tforce\t2018-03\t4988\r\n',
      'utf16le',
    ),
    outcome: 'read',
    values: FORCE,
  },
  {
    name: 'pipes',
    bytes: 'indicator|area|period|value\nall-recorded-crime|force|2018-02|4702\n',
    outcome: 'held',
    at: { row: 1 },
    says: /comma/,
  },
  {
    name: 'columns of fixed width',
    bytes: 'indicator            area    period   value\nall-recorded-crime   force   2018-02  4702\n',
    outcome: 'held',
  },
  {
    name: 'Markdown',
    bytes:
      '| indicator | area | period | value |\n| --- | --- | --- | --- |\n| all-recorded-crime | force | 2018-02 | 4702 |\n',
    outcome: 'held',
  },
  // invisible characters
  ...[
    '\u200b',
    '\ufeff',
    '\u00ad',
    '\u200e',
    '\u200f',
    '\u2060',
    '\u200d',
    '\u202a',
    '\u180e',
    '\u00a0',
    '\u2028',
    '\u3164',
    '\u2800',
    '\u0007',
    '\u001f',
    '\u007f',
    '\ufffe',
    '\u034f',
    '\u061c',
    '\ufe0f',
  ].flatMap((character): IntakeCase[] => {
    const code = character.codePointAt(0)!.toString(16)
    const says = character === '\u00a0' ? {} : { says: /invisible|garbled|not text/ }
    return [
      {
        name: `U+${code} after a month`,
        bytes: tidy(`all-recorded-crime,force,2018-03${character},4988`),
        outcome: 'either',
        at: { row: 2 },
        values: [`${ARC} 2018-03 4988`],
        ...says,
      },
      {
        name: `U+${code} in a number`,
        bytes: tidy(`all-recorded-crime,force,2018-03,49${character}88`),
        outcome: 'either',
        at: { row: 2 },
        values: [`${ARC} 2018-03 4988`],
        ...says,
      },
      {
        name: `U+${code} before an indicator`,
        bytes: tidy(`${character}all-recorded-crime,force,2018-03,4988`),
        outcome: 'either',
        at: { row: 2 },
        values: [`${ARC} 2018-03 4988`],
        ...says,
      },
      {
        name: `U+${code} in a heading`,
        bytes: `indicator,area,per${character}iod,value\nall-recorded-crime,force,2018-03,4988\n`,
        outcome: 'either',
        values: [`${ARC} 2018-03 4988`],
        ...says,
      },
      ...(character < ' ' || character === '\ufffe'
        ? []
        : [
            {
              name: `U+${code} in a workbook`,
              bytes: book([
                ['Indicator', 'Area', 'Month', 'Value'],
                [`All Recorded${character} Crime`, 'Force', `Mar-18${character}`, `4988${character}`],
              ]),
              outcome: 'either',
              at: { sheet: 'Counts', row: 2 },
              values: [`${ARC} 2018-03 4988`],
              ...says,
            } as const,
          ]),
    ]
  }),
  {
    name: 'letters that look like others',
    bytes: tidy('аll-recorded-crime,force,2018-03,4988'),
    outcome: 'held',
    at: { row: 2, column: 'indicator' },
  },
  {
    name: 'a number in a cell as text with a green corner',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['All Recorded Crime', 'Force', '4988'],
    ]),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'an external link in a formula',
    bytes: changed(xml => xml.replace('<v>4988</v>', "<f>'[1]Counts'!C2</f><v>4988</v>")),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
]

function rename(p: Record<string, string>, from: string, to: string): void {
  p[to] = p[from]!
  Reflect.deleteProperty(p, from)
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  p[`xl/_rels/${name(to)}.rels`] = p['xl/_rels/workbook.xml.rels']!
  if (name(to) !== 'workbook.xml') Reflect.deleteProperty(p, 'xl/_rels/workbook.xml.rels')
  p['_rels/.rels'] = p['_rels/.rels']!.replace(from, to)
  p['[Content_Types].xml'] = p['[Content_Types].xml']!.replace(`/${from}`, `/${to}`)
}

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'
import { ARC, book, day, type IntakeCase, listOf, tidy } from './intake-case.ts'

const csv = (text: string, outcome: 'read' | 'held' | 'either', value?: string | number): IntakeCase => ({
  name: `the figure ${JSON.stringify(text)} in a CSV`,
  bytes: tidy(`all-recorded-crime,force,2018-03,"${text.replaceAll('"', '""')}"`),
  outcome,
  at: { row: 2, column: 'value' },
  ...(value !== undefined && { values: [`${ARC} 2018-03 ${value}`] }),
})
const cell = (
  content: CellInput,
  outcome: 'read' | 'held' | 'either',
  value?: string | number,
  name = JSON.stringify(content),
): IntakeCase => ({
  name: `the figure ${name} in a workbook`,
  bytes: book([
    ['Indicator', 'Area', 'Mar-18'],
    ['All Recorded Crime', 'Force', content],
  ]),
  outcome,
  at: { sheet: 'Counts', row: 2, column: 'C' },
  ...(value !== undefined && { values: [`${ARC} 2018-03 ${value}`] }),
})
/** A workbook whose sheet is changed as text. */
export const changed = (
  change: (xml: string) => string,
  rows: CellInput[][] = [
    ['Indicator', 'Area', 'Mar-18'],
    ['All Recorded Crime', 'Force', 4988],
  ],
) => {
  const parts = unzipSync(book(rows))
  const path = 'xl/worksheets/sheet1.xml'
  parts[path] = strToU8(change(strFromU8(parts[path]!)))
  return zipSync(parts)
}
const raw = (value: string, outcome: 'read' | 'held', type = ''): IntakeCase => ({
  name: `<v>${value}</v>${type}`,
  bytes: changed(xml => xml.replace('<c r="C2"><v>4988</v>', `<c r="C2"${type}><v>${value}</v>`)),
  outcome,
  at: { sheet: 'Counts', row: 2, column: 'C' },
  ...(outcome === 'read' && { values: [`${ARC} 2018-03 4988`] }),
})
const percentTidy = (
  value: string,
  outcome: 'read' | 'held' | 'either',
  expected?: string,
  indicator = 'domestic-abuse-outcome-rate',
): IntakeCase => ({
  name: `the percentage ${value} with n in a CSV`,
  bytes: `indicator,area,period,value,n\n${indicator},force,2018-03,"${value}",400\n`,
  outcome,
  at: { row: 2, column: 'value' },
  ...(expected && { values: [`${indicator} force 2018-03 ${expected}`] }),
})
const percentBook = (
  content: CellInput,
  outcome: 'read' | 'held',
  expected?: string,
  heading = 'Per cent',
): IntakeCase => ({
  name: `the percentage ${JSON.stringify(content)} under ${heading} in a workbook`,
  bytes: book([
    ['Indicator', 'Area', 'Month', heading, 'n'],
    ['Domestic Abuse Outcome Rate', 'Force', '2018-03', content, 400],
  ]),
  outcome,
  at: { sheet: 'Counts', row: 2, column: 'D' },
  ...(expected && { values: [`domestic-abuse-outcome-rate force 2018-03 ${expected}`] }),
})
const semicolons = (value: string, outcome: 'read' | 'held', expected?: string): IntakeCase => ({
  name: `the figure ${value} in a file of semicolons`,
  bytes: `indicator;area;period;value\nall-recorded-crime;force;2018-03;${value}\n`,
  outcome,
  at: { row: 2, column: 'value' },
  ...(expected && { values: [`${ARC} 2018-03 ${expected}`] }),
})
const rateHeading = (heading: string, figure: CellInput = 6): IntakeCase[] => [
  {
    name: `a count under "${heading}", workbook`,
    bytes: book([
      ['Indicator', 'Area', 'Month', heading],
      ['All Recorded Crime', 'Force', '2018-03', figure],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', column: 'D' },
  },
  {
    name: `a count under "${heading}", CSV`,
    bytes: `Indicator,Area,Month,"${heading}"\nAll Recorded Crime,Force,2018-03,6\n`,
    outcome: 'held',
    at: { column: heading },
  },
]

export const NUMBER_CASES: readonly IntakeCase[] = [
  ...[
    ' 4988 ',
    ...listOf(`
4988 | 4,988 | 4\u00a0988 | 4\u2009988 | 4\u202f988 | 4\u2007988 | 4988.0 | 4988.00 | 4,988.0 | 4988. |
4987.999999999999 | 4988.000000000001 | 04988 | 4988\u200b | "4988" | 4.988E3
`),
  ].map(text =>
    csv(
      text,
      text === '4.988E3' || text === '04988' || text === '"4988"' || text === '4988.' ? 'either' : 'read',
      4988,
    ),
  ),
  csv('1\u00a0234\u00a0567', 'read', 1234567),
  csv('12 345', 'either', 12345),
  csv('4 988', 'either', 4988),
  csv('1\u00a023', 'held'),
  csv('12\u00a0', 'read', 12),
  csv("4'988", 'either', 4988),
  csv('4’988', 'either', 4988),
  ...listOf(`
+5 | +4988 | 0,725 | 0,7 | 00,725 | -0,5 | −0,5 | 4,98 | 49,88 | 4,9888 | 4988,0 | 1.234,5 | 1.234.567 | 1,234,56 |
4.988,00 | 12,34,567 | 4..988 | 4.9.8 | . | , | 4988 crimes | c. 4988 | ~4988 | ≈4988 | 4988? | 4988 est |
4988 or 4990 | 4,988/5,000 | 4988- | 4,988 (p | £4,988 | 4.9k | 5k | 0.5m | 1e5 | 4.99E+03 | #### | #REF! | #DIV/0! |
#N/A | =SUM(C2:C3) | TRUE | yes | four | ½ | 4½ | ٤٩٨٨ | IV | NaN | Infinity | inf | null | NULL | None | none | nan |
<NA> | NA | 128¹ | 128² | 128* | 128† | 4988 1 | 4988[1] | 4988 (1) | 4988 [note 1] | 4988a | 0x1F | 1,2,3 | 5 to 9 |
5-9 | 1–4 | 3150% | 81% | 81.1% | 4988.5 | -5 | −5 | –5 | —5 | (5) | - 5 | 999999999999
`).map(text => csv(text, 'held')),
  ...['', ' ', '\u00a0'].map(text => csv(text, 'held')),
  ...listOf(`
[c] | [x] | [z] | [u] | [low] | [w] | * | ** | .. | ... | : | - | – | — | <5 | < 5 | <10 | ≤5 | n/a | N/A | n.a. | na |
nil | Nil | NIL | z | x | c | u | # | ~ | . | [e] | [p] | suppressed | withheld | TBC | not available |
not yet available | unavailable | less than 5 | under 5 | fewer than 5 | [note 1] | [b] | 5- | $ | S | K | dnc
`).map(
    (text): IntakeCase => ({
      ...csv(text, 'held'),
      ...(/^(?:\[c\]|\[x\]|\[z\]|\*|\.\.|:|-|<5|n\/a|nil|\[low\]|N\/A|–)$/.test(text) && {
        says: /status.*(?:suppressed|missing|provisional)/,
      }),
    }),
  ),
  csv('4988 [p]', 'read', 4988),
  csv('4988[p]', 'read', 4988),
  csv('4988 (p)', 'read', 4988),
  csv('4,988 [r]', 'read', 4988),
  csv('4988 (R)', 'read', 4988),
  csv('4988 [e]', 'read', 4988),
  csv('4988 p', 'either', 4988),
  csv('4988p', 'either', 4988),
  csv('4988 [u]', 'either', 4988),
  csv('4988 [b]', 'held'),
  csv('4988 [c]', 'held'),
  csv('4988 [x]', 'held'),
  csv('4988 [p][r]', 'either', 4988),
  csv('4988 [p] [note 2]', 'held'),
  csv('4988r', 'either', 4988),
  ...listOf(`
- | .. | : | [c] | [x] | [z] | [low] | n/a | nil | <5 | * | [u] | N/A | – | TBC | 128¹ | 0,725 | 4.988,0 | 12 345 6
`).map(text => cell(text, 'held')),
  cell('4,988', 'read', 4988),
  cell('4\u00a0988', 'read', 4988),
  cell("'4988", 'either', 4988),
  cell('4988 [p]', 'read', 4988),
  cell(4987.999999999999, 'read', 4988),
  cell({ v: '4988.0000000000009', t: 'n' }, 'read', 4988),
  cell({ v: '4.988E3', t: 'n' }, 'read', 4988),
  cell({ v: 4988, z: '#,##0' }, 'read', 4988),
  cell({ v: 4988, z: '#,##0;[Red]-#,##0' }, 'read', 4988),
  cell({ v: 4988, z: '_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-' }, 'read', 4988),
  cell({ v: 4988, z: '@' }, 'read', 4988),
  cell({ v: 0, z: '_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-' }, 'read', 0),
  cell({ v: 4988, z: '0,' }, 'either', 4988, 'shown in thousands'),
  cell({ v: 4988, z: ';;;' }, 'either', 4988, 'hidden by its format'),
  cell({ v: 4988.4, z: '0' }, 'held'),
  cell({ v: -5, z: '0;(0)' }, 'held'),
  cell({ v: 0.31, s: 'percent' }, 'held'),
  cell(day('2018-03-01'), 'held', undefined, 'a date'),
  cell({ v: '1', t: 'b' }, 'held'),
  cell({ v: '#REF!', t: 'e' }, 'held'),
  cell({ v: 4988, z: '0" crimes"' }, 'either', 4988),
  cell({ runs: [{ text: '128' }, { text: '1', mark: 'raised' }] }, 'held'),
  cell({ runs: [{ text: '4,702', mark: 'struck' }, { text: ' 4,988' }] }, 'held'),
  cell({ runs: [{ text: '4,988' }, { text: '(p)', mark: 'raised' }] }, 'held'),
  cell({ runs: [{ text: '4988', mark: 'struck' }] }, 'held'),
  cell({ v: 4988, s: 'struck' }, 'held'),
  cell({ runs: [{ text: '4' }, { text: '988' }] }, 'read', 4988),
  cell({ runs: [{ text: '1', mark: 'raised' }, { text: '128' }] }, 'held'),
  {
    name: 'a raised mark beside the name of an indicator',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      [{ runs: [{ text: 'All Recorded Crime' }, { text: '1', mark: 'raised' }] }, 'Force', 4988],
    ]),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'a raised mark beside a month',
    bytes: book([
      ['Indicator', 'Area', { runs: [{ text: 'Mar-18' }, { text: '1', mark: 'raised' }] }],
      ['All Recorded Crime', 'Force', 4988],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts', row: 1, column: 'C' },
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'a raised mark beside a month in a row',
    bytes: book([
      ['Indicator', 'Area', 'Month', 'Value'],
      ['All Recorded Crime', 'Force', { runs: [{ text: 'Mar 201' }, { text: '1', mark: 'raised' }] }, 4988],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a raised mark beside an area',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['All Recorded Crime', { runs: [{ text: 'Fenland' }, { text: '2', mark: 'raised' }] }, 688],
    ]),
    outcome: 'read',
    values: ['all-recorded-crime fenland 2018-03 688'],
  },
  {
    name: 'a footnote digit as a character beside a name',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['All Recorded Crime¹', 'Force', 4988],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts', row: 2, column: 'A' },
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'a name struck through',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      [{ v: 'All Recorded Crime', s: 'struck' }, 'Force', 4988],
      ['Hate Crime', 'Force', 59],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2 },
  },
  raw('0,7', 'held'),
  raw('4.988,00', 'held'),
  raw('4 988', 'held'),
  raw('4&#160;988', 'held'),
  raw('NaN', 'held'),
  raw('INF', 'held'),
  raw('-', 'held'),
  raw('abc', 'held'),
  raw('#N/A', 'held'),
  raw('12,5', 'held'),
  raw('4988', 'read'),
  raw(' 4988 ', 'read'),
  raw('4.988E+3', 'read'),
  raw('4988.0', 'read'),
  raw('4,988', 'held'),
  raw('0x137C', 'held'),
  raw('1.797E+400', 'held'),
  raw('True', 'held'),
  raw('4988', 'read', ' t="n"'),
  raw('4988', 'read', ' t="str"'),
  raw('2018-03-01T00:00:00', 'held', ' t="d"'),
  semicolons('4988', 'read', '4988'),
  semicolons('4.988', 'held'),
  semicolons('4,988', 'held'),
  semicolons('12.500', 'held'),
  semicolons('4988,0', 'held'),
  semicolons('1.234.567', 'held'),
  semicolons('0,7', 'held'),
  semicolons('"4 988"', 'held'),
  semicolons('4\u00a0988', 'read', '4988'),
  {
    name: 'tabs, and points for thousands beside decimal commas',
    bytes:
      'indicator\tarea\tperiod\tnumerator\tdenominator\nimmediate-grade-incidents-time-to-respond-mins\tforce\t2018-02\t12.500\t1.125,5\n',
    outcome: 'held',
    at: { row: 2 },
  },
  {
    name: 'a figure of hours with points in a file of semicolons',
    bytes: 'indicator;area;period;value\nspecial-constabulary-hours-worked;force;2018-03;4.123\n',
    outcome: 'held',
    at: { row: 2, column: 'value' },
  },
  {
    name: 'a figure of hours, 4123.75, in a file of semicolons',
    bytes: 'indicator;area;period;value\nspecial-constabulary-hours-worked;force;2018-03;4123.75\n',
    outcome: 'read',
    values: ['special-constabulary-hours-worked force 2018-03 4123.75'],
  },
  ...(
    [
      ['4123.75', '4123.75'],
      ['4,123.5', '4123.5'],
      ['4123.25', '4123.25'],
    ] as const
  ).map(
    ([text, value]): IntakeCase => ({
      name: `${text} hours`,
      bytes: tidy(`special-constabulary-hours-worked,force,2018-03,"${text}"`),
      outcome: 'read',
      values: [`special-constabulary-hours-worked force 2018-03 ${value}`],
    }),
  ),
  {
    name: 'hours in a workbook',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['Special Constabulary - Hours worked', 'Force', { v: 4123.75, z: '#,##0.00' }],
    ]),
    outcome: 'read',
    values: ['special-constabulary-hours-worked force 2018-03 4123.75'],
  },
  {
    name: 'hours shown as a span of time',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['Special Constabulary - Hours worked', 'Force', { v: 171.822916666667, z: '[h]:mm' }],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: '4123:45 hours as text',
    bytes: tidy('special-constabulary-hours-worked,force,2018-03,4123:45'),
    outcome: 'held',
    at: { row: 2, column: 'value' },
  },
  {
    name: 'days of sickness a head, .725',
    bytes: tidy('sickness-police-officer,force,2018-03,.725'),
    outcome: 'either',
    at: { row: 2, column: 'value' },
    values: ['sickness-police-officer force 2018-03 0.725'],
  },
  {
    name: 'days of sickness a head, 0.725',
    bytes: tidy('sickness-police-officer,force,2018-03,0.725'),
    outcome: 'read',
    values: ['sickness-police-officer force 2018-03 0.725'],
  },
  {
    name: 'days of sickness a head, 0,725 as text of a workbook',
    bytes: book([
      ['Indicator', 'Area', 'Mar-18'],
      ['Sickness - Police Officer', 'Force', '0,725'],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  percentTidy('31.5%', 'read', '31.5'),
  percentTidy('31.5', 'read', '31.5'),
  percentTidy('31.5 %', 'read', '31.5'),
  percentTidy('0.315', 'held'),
  percentTidy('3150%', 'held'),
  percentTidy('3150', 'held'),
  percentTidy('31,5%', 'held'),
  percentTidy('31,5', 'held'),
  percentTidy('0,315', 'held'),
  percentTidy('315%', 'held'),
  percentTidy('120%', 'either'),
  percentTidy('1%', 'read', '1'),
  percentTidy('0%', 'read', '0'),
  percentTidy('8110%', 'held', undefined, 'satisfaction-with-service-delivery-police'),
  percentTidy('101%', 'held', undefined, 'satisfaction-with-service-delivery-police'),
  percentBook({ v: 31.5, z: '0.0%' }, 'held'),
  percentBook({ v: 31.5, s: 'percent' }, 'held'),
  percentBook({ v: 0.315, z: '0.0%' }, 'read', '31.5'),
  percentBook({ v: 0.315, s: 'percent' }, 'read', '31.5'),
  percentBook(31.5, 'read', '31.5'),
  percentBook('31.5%', 'read', '31.5'),
  percentBook({ v: 3.15, z: '0.0%' }, 'held'),
  percentBook(0.315, 'held'),
  percentBook({ v: 0.00315, z: '0.0%' }, 'either' as never),
  percentBook({ v: 31.5, z: '0.0%' }, 'held', undefined, 'Value'),
  percentBook({ v: 31.5, z: '0.0%' }, 'held', undefined, '%'),
  {
    name: 'a percent of a percent under a month',
    bytes: book([
      ['Indicator', 'Area', { v: 43160, s: 'month' }],
      ['Domestic Abuse Outcome Rate', 'Force', { v: 31.5, z: '0.0%' }],
    ]),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  ...listOf(`
Rate | Per cent | % | Percentage | Rate per 1,000 | Rate per 1,000 population | Crude rate | Percent | Rate (%) |
Value (%) | Value (rate per 1,000) | per 100k | Per 1,000 | % change | Proportion
`).flatMap(heading => rateHeading(heading)),
  ...listOf(`
Rolling 12 months | Rolling year | Cumulative | Cum. | YTD | Year to date | Target | Forecast | Budget | Trajectory |
Count (rolling 12 months) | Value (YTD) | Value (thousands) | Count ('000s) | Plan | Projected | Average |
12 month total | Index | Change on last year
`).flatMap(heading => rateHeading(heading)),
  {
    name: 'a formula with 0 as its result where the workbook calculates on opening',
    bytes: onLoad('<f>SUM(C2:C2)</f><v>0</v>'),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3, column: 'C' },
  },
  {
    name: 'a formula without a result',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f>SUM(C3:C9)</f>')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a formula with an empty result',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f>SUM(C3:C9)</f><v></v>')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a formula with an empty result of text',
    bytes: changed(xml => xml.replace('<c r="C2"><v>4988</v>', '<c r="C2" t="str"><f>SUM(C3:C9)</f><v></v>')),
    outcome: 'held',
  },
  {
    name: 'a formula with a closed result',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f>SUM(C3:C9)</f><v/>')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a formula with its result',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f>4000+988</f><v>4988</v>')),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'a shared formula whose second cell has no result',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f t="shared" si="0"/>')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'one formula with 0 in a workbook that was calculated',
    bytes: changed(xml => xml.replace('<v>4988</v>', '<f>COUNT(D1:D2)</f><v>0</v>')),
    outcome: 'read',
    values: [`${ARC} 2018-03 0`],
  },
  {
    name: 'an array formula never calculated',
    bytes: onLoad('<f t="array" ref="C3">SUM(C2:C2)</f><v>0</v>'),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3, column: 'C' },
  },
  {
    name: 'a formula in a heading never calculated',
    bytes: onLoad('<f>C2</f><v>5</v>', xml =>
      xml.replace(/<c r="C1".*?<\/c>/, '<c r="C1" s="1"><f>EDATE(B1,1)</f><v>0</v></c>'),
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1, column: 'C' },
  },
  {
    name: 'a formula in a name never calculated',
    bytes: onLoad('<f>C2</f><v>5</v>', xml =>
      xml.replace(/<c r="A3".*?<\/c>/, '<c r="A3"><f>Lists!A1</f><v>0</v></c>'),
    ),
    outcome: 'held',
    at: { sheet: 'Counts', row: 3 },
  },
]

function onLoad(content: string, change = (xml: string) => xml): Uint8Array {
  const parts = unzipSync(
    makeWorkbook([
      {
        name: 'Counts',
        rows: [
          ['Indicator', 'Area', { v: 43160, s: 'month' }],
          ['Hate Crime', 'Force', 59],
          ['All Recorded Crime', 'Force', 1],
        ],
      },
    ]),
  )
  const path = 'xl/worksheets/sheet1.xml'
  parts[path] = strToU8(change(strFromU8(parts[path]!).replace('<c r="C3"><v>1</v>', `<c r="C3">${content}`)))
  parts['xl/workbook.xml'] = strToU8(
    strFromU8(parts['xl/workbook.xml']!).replace(
      '</workbook>',
      '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>',
    ),
  )
  return zipSync(parts)
}

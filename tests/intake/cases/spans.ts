import * as XLSX from '@e965/xlsx'
import type { Frequency } from '../../../shared/calendar/period.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'
import { ARC, book, day, type IntakeCase, listOf, tidy } from './intake-case.ts'

const TODAY = '2020-05-01'
type Long = Exclude<Frequency, 'month'>

const csv = (rows: readonly (readonly CellInput[])[]) =>
  rows.map(row => row.map(cell => `"${typeof cell === 'object' ? '' : cell}"`).join(',')).join('\n')
const asCsv = (rows: readonly (readonly CellInput[])[]) => Buffer.from(csv(rows))
const asOds = (rows: readonly (readonly CellInput[])[]): Uint8Array => {
  const made = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows.map(row => [...row])), 'Counts')
  return new Uint8Array(XLSX.write(made, { type: 'array', bookType: 'ods' }) as ArrayBuffer)
}
const WRITERS = [
  ['return.csv', asCsv],
  ['return.xlsx', book],
  ['return.ods', asOds],
] as const

/** A wide table of two headings, in a CSV and two kinds of workbook. */
const wide = (frequency: Long, first: string, second: string, months: readonly [string, string]): IntakeCase[] =>
  WRITERS.map(([file, write]) => ({
    name: `${file}: figures of a ${frequency} under ${first} and ${second}`,
    ...{ file, frequency, today: TODAY, outcome: 'read' },
    bytes: write([
      ['Indicator', 'Area', first, second],
      ['All Recorded Crime', 'Force', 14_700, 15_801],
    ]),
    values: [`${ARC} ${months[0]} 14700`, `${ARC} ${months[1]} 15801`],
  }))

const under = (heading: CellInput): CellInput[][] => [
  ['Indicator', 'Area', heading],
  ['All Recorded Crime', 'Force', 14_700],
]
const headed = (frequency: Long, month: string, headings: string): IntakeCase[] =>
  listOf(headings).map(heading => ({
    name: `figures of a ${frequency} under ${heading}`,
    ...{ file: 'return.csv', bytes: asCsv(under(heading)), frequency, today: TODAY, outcome: 'read' },
    values: [`${ARC} ${month} 14700`],
  }))
const asked = (frequency: Frequency, headings: string): IntakeCase[] =>
  listOf(headings).flatMap(heading =>
    WRITERS.slice(0, 2).map(([file, write]) => ({
      name: `${file}: figures of a ${frequency} under ${heading} are not taken`,
      ...{ file, bytes: write(under(heading)), frequency, today: TODAY, outcome: 'held' as const },
    })),
  )
const long = (frequency: Long, month: string, periods: string): IntakeCase[] =>
  listOf(periods).map(period => ({
    name: `a row of ${period}, of a ${frequency}`,
    ...{ bytes: tidy(`all-recorded-crime,force,"${period}",14700`), frequency, today: TODAY, outcome: 'read' },
    values: [`${ARC} ${month} 14700`],
  }))

const layout = (
  name: string,
  frequency: Frequency,
  rows: readonly (readonly CellInput[])[],
  values: readonly string[] | null,
  more: Partial<IntakeCase> & { readonly merges?: readonly string[]; readonly sheet?: string } = {},
): IntakeCase => ({
  ...{ name, frequency, today: TODAY, outcome: values ? 'read' : 'held', ...(values && { values }) },
  bytes: makeWorkbook([{ name: more.sheet ?? 'Counts', rows, merges: more.merges ?? [] }]),
  ...(more.at && { at: more.at }),
  ...(more.says && { says: more.says }),
})
const NAMES = ['All Recorded Crime', 'Force']

/** Figures of quarters and years, and of indicators that have none. */
export const SPAN_CASES: readonly IntakeCase[] = [
  ...wide('quarter', 'Q4 2017/18', 'Q1 2018/19', ['2018-03', '2018-06']),
  ...wide('quarter', 'Jan-Mar 2018', 'Apr-Jun 2018', ['2018-03', '2018-06']),
  ...wide('financial-year', '2016/17', '2017/18', ['2017-03', '2018-03']),
  ...wide('financial-year', '2009-10', '2010-11', ['2010-03', '2011-03']),
  ...wide('calendar-year', '2017', '2018', ['2017-12', '2018-12']),
  ...wide('twelve-months', '12 months to March 2018', '12 months to March 2019', ['2018-03', '2019-03']),
  ...wide('twelve-months', 'Year ending June 2017', 'Year ending June 2018', ['2017-06', '2018-06']),
  ...headed(
    'quarter',
    '2018-06',
    `Q1 2018/19 | Q1 2018-19 | Q1 2018/2019 | Q1 18/19 | Q1 FY18/19 | Q1 FY2018/19 | Q1, 2018/19 | Q1 (2018/19) | 2018/19 Q1 | 2018-19 Q1 |
2018/19 (Q1) | 2018/19 - Q1 | Qtr 1 2018/19 | Qtr1 2018/19 | Quarter 1 2018/19 | Quarter 1 of 2018/19 | Quarter 1, 2018/19 | 1st Quarter 2018/19 |
First quarter 2018/19 | Q1 (Apr-Jun 2018) | Q1: Apr-Jun 2018 | Q1 Apr-Jun 2018/19 | Q2 (Apr-Jun 2018) | Q2 CY2018 | Apr-Jun 2018 | Apr - Jun 2018 |
Apr–Jun 2018 | Apr-Jun 18 | Apr to Jun 2018 | April to June 2018 | April - June 2018 | Apr 2018 - Jun 2018 | Apr-18 to Jun-18 | Apr-18 - Jun-18 |
April 2018 to June 2018 | 2018 Apr-Jun | 01/04/2018 - 30/06/2018 | Quarter ending June 2018 | Quarter ended 30 June 2018 | Quarter to June 2018 |
Quarter ending Jun-18 | Qtr ending Jun 18 | QE Jun 2018 | Q/E Jun-18 | 3 months to June 2018 | Three months ending June 2018 | 2018-06/P3M |
Q1 2018/19 Actual | Q1 2018/19 outturn | Apr-Jun 2018 (p) | Q1 2018/19 (p) | Q1 2018/19 [r]`,
  ),
  ...headed(
    'quarter',
    '2019-03',
    'Q4 2018/19 | Jan-Mar 2018/19 | Jan - Mar 2019 | Q4 (Jan-Mar 2019) | Q1 (Jan-Mar 2019)',
  ),
  ...headed('quarter', '2018-12', 'Q3 2018/19 | Oct-Dec 18 | October to December 2018 | Oct-Dec 2018/19'),
  ...headed(
    'financial-year',
    '2018-03',
    `2017/18 | 2017-18 | 2017/2018 | 2017 / 18 | FY 2017/18 | FY2017-18 | FY17/18 | 17/18 | Financial year 2017/18 | 2017/18 financial year | 2017/18 (p) |
2017/18 Actual | 2017/18 outturn | Year ending March 2018 | Year ended 31 March 2018 | Year to Mar-18 | Financial year ending March 2018 | FYE March 2018 | YE Mar 18 |
Y/E Mar-18 | 12 months to March 2018 | Apr 2017 - Mar 2018 | Apr-17 to Mar-18 | April 2017 to March 2018 | 01/04/2017 - 31/03/2018 | 2018-03/P12M`,
  ),
  ...headed(
    'calendar-year',
    '2018-12',
    '2018 | CY2018 | CY 2018 | Calendar year 2018 | 2018 (calendar year) | Year ending December 2018 | Jan-Dec 2018 | Jan 2018 to Dec 2018 | Year 2018',
  ),
  ...headed(
    'twelve-months',
    '2018-06',
    `12 months to June 2018 | 12 months ending June 2018 | 12 months to Jun-18 | 12 months to 30 June 2018 | 12 mths to Jun 18 | 12m to Jun-18 | 12m Jun-18 |
12-months ending Jun-18 | Twelve months to June 2018 | Rolling 12 months to June 2018 | Year ending June 2018 | Year to June 2018 | YE Jun 2018 | Y/E Jun-18 |
Jul 2017 - Jun 2018 | Jul-17 to Jun-18 | July 2017 to June 2018 | 2018-06/P12M`,
  ),
  ...headed('twelve-months', '2018-03', '2017/18 | FY 2017/18'),
  ...headed('twelve-months', '2017-12', 'Calendar year 2017 | Jan-Dec 2017'),
  ...asked(
    'quarter',
    'Q1 2018 | 2018 Q1 | 2018-Q1 | Q1 FY18 | Q1 | Qtr 1 | Apr-Jun | Mar-18 | 2017/18 | Q1 2018/20 | Dec-Feb 2018 | Q5 2018/19 | Q1 2018/19 target | Q1 (Jul-Sep 2018) | Q1-Q2 2018/19 | Q1 2018/19 YTD',
  ),
  ...asked(
    'financial-year',
    '2018 | FY18 | FY2018 | 11/12 | Year ending June 2018 | Mar-18 | Q1 2018/19 | 2017/19 | 2017/18 target | 2017/18 forecast',
  ),
  ...asked('calendar-year', '2017/18 | Year ending March 2018 | Mar-18 | Q1 2018/19'),
  ...asked('twelve-months', 'Mar-18 | 2018 | Q4 2017/18 | 12 months'),
  // never spread over the months of one
  ...asked(
    'month',
    `Q1 2018/19 | Apr-Jun 2018 | 2018/19 | Year ending June 2018 | 12 months to March 2019 | 2018 | Quarter ending June 2018 | YE Mar 18 | FYE March 2018 |
Q/E Jun-18 | 12m Jun-18 | Apr 2018 to Jun 2018 | CY2018 | 3 months to June 2018 | Jan-Dec 2018 | 01/04/2018 - 30/06/2018 | FY18/19`,
  ),
  ...long(
    'quarter',
    '2018-06',
    'Q1 18/19 | Quarter 1, 2018/19 | Apr-Jun 18 | Q1 (Apr-Jun 2018) | QE Jun 2018 | Q1 2018/19 (p)',
  ),
  ...long('financial-year', '2018-03', '17/18 | YE Mar 2018 | FYE 31 March 2018 | Apr 17 - Mar 18'),

  layout(
    'quarters below a merged year',
    'quarter',
    [
      ['', '', '2017/18', null, '2018/19'],
      ['Indicator', 'Area', 'Q3', 'Q4', 'Q1'],
      [...NAMES, 1, 2, 3],
    ],
    [`${ARC} 2017-12 1`, `${ARC} 2018-03 2`, `${ARC} 2018-06 3`],
    { merges: ['C1:D1'] },
  ),
  layout(
    'months of a quarter below its year',
    'quarter',
    [
      ['', '', '2018'],
      ['Indicator', 'Area', 'Apr-Jun'],
      [...NAMES, 3],
    ],
    [`${ARC} 2018-06 3`],
  ),
  layout(
    'quarters below a calendar year are asked about',
    'quarter',
    [
      ['', '', '2018'],
      ['Indicator', 'Area', 'Q1'],
      [...NAMES, 3],
    ],
    null,
    { at: { row: 2, column: 'C' } },
  ),
  layout(
    'months below Quarter ending',
    'quarter',
    [
      ['', '', 'Quarter ending'],
      ['Indicator', 'Area', 'Mar-18', 'Jun-18'],
      [...NAMES, 2, 3],
    ],
    [`${ARC} 2018-03 2`, `${ARC} 2018-06 3`],
    { merges: ['C1:D1'] },
  ),
  layout(
    'Excel dates below Year ending',
    'twelve-months',
    [
      ['', '', 'Year ending'],
      ['Indicator', 'Area', day('2018-06-30'), day('2019-06-30')],
      [...NAMES, 2, 3],
    ],
    [`${ARC} 2018-06 2`, `${ARC} 2019-06 3`],
    { merges: ['C1:D1'] },
  ),
  layout(
    'months below Year ending are not months',
    'month',
    [
      ['', '', 'Year ending'],
      ['Indicator', 'Area', 'Mar-18', 'Jun-18'],
      [...NAMES, 2, 3],
    ],
    null,
  ),
  layout(
    'months below Quarter ending are not months',
    'month',
    [
      ['', '', 'Quarter ending'],
      ['Indicator', 'Area', day('2018-03-31')],
      [...NAMES, 2],
    ],
    null,
  ),
  layout(
    'an Excel date over a quarter is asked about',
    'quarter',
    [
      ['Indicator', 'Area', day('2018-06-30')],
      [...NAMES, 3],
    ],
    null,
    { at: { row: 2, column: 'C' } },
  ),
  layout(
    'years as numbers',
    'calendar-year',
    [
      ['Indicator', 'Area', 2017, 2018],
      [...NAMES, 2, 3],
    ],
    [`${ARC} 2017-12 2`, `${ARC} 2018-12 3`],
  ),
  layout(
    'years as dates that show the year',
    'calendar-year',
    [
      ['Indicator', 'Area', day('2018-01-01', 'yyyy')],
      [...NAMES, 3],
    ],
    [`${ARC} 2018-12 3`],
  ),
  layout(
    'years as dates are not financial years',
    'financial-year',
    [
      ['Indicator', 'Area', day('2018-01-01', 'yyyy')],
      [...NAMES, 3],
    ],
    null,
  ),
  layout(
    'months for one indicator and quarters for another, in one table',
    'quarter',
    [
      ['Indicator', 'Area', 'Jun-18', 'Q1 2018/19'],
      [...NAMES, null, 14_700],
      ['Burglary Dwelling', 'Force', 128, null],
    ],
    [`${ARC} 2018-06 14700`, 'burglary-dwelling force 2018-06 128'],
  ),
  layout(
    'a monthly figure under a quarter, in one table',
    'quarter',
    [
      ['Indicator', 'Area', 'Jun-18', 'Q1 2018/19'],
      [...NAMES, null, 14_700],
      ['Burglary Dwelling', 'Force', 128, 384],
    ],
    null,
    { at: { row: 3, column: 'D' } },
  ),
  layout(
    'a quarter under a month, in one table',
    'quarter',
    [
      ['Indicator', 'Area', 'Jun-18', 'Q1 2018/19'],
      [...NAMES, 14_700, null],
      ['Burglary Dwelling', 'Force', 128, null],
    ],
    null,
    { at: { row: 2, column: 'C' } },
  ),
  layout(
    'periods below each other, under the indicator',
    'quarter',
    [
      ['Quarter', 'All Recorded Crime'],
      ['Q4 2017/18', 2],
      ['Q1 2018/19', 3],
    ],
    [`${ARC} 2018-03 2`, `${ARC} 2018-06 3`],
  ),
  layout(
    'years below each other, under an empty heading',
    'financial-year',
    [
      ['', 'All Recorded Crime'],
      ['2016/17', 2],
      ['2017/18', 3],
    ],
    [`${ARC} 2017-03 2`, `${ARC} 2018-03 3`],
  ),
  layout(
    'rows with a year and a quarter',
    'quarter',
    [
      ['Indicator', 'Area', 'Year', 'Quarter', 'Value'],
      [...NAMES, '2017/18', 'Q4', 2],
      [...NAMES, '2018/19', 'Q1', 3],
    ],
    [`${ARC} 2018-03 2`, `${ARC} 2018-06 3`],
  ),
  layout(
    'rows with a year and the number of a quarter',
    'quarter',
    [
      ['Indicator', 'Area', 'Financial year', 'Quarter', 'Value'],
      [...NAMES, '2018/19', 1, 3],
    ],
    [`${ARC} 2018-06 3`],
  ),
  layout(
    'rows with a calendar year and a quarter are asked about',
    'quarter',
    [
      ['Indicator', 'Area', 'Year', 'Quarter', 'Value'],
      [...NAMES, 2018, 'Q1', 3],
    ],
    null,
    { at: { row: 2, column: 'D' } },
  ),
  layout(
    'a quarter and a year that disagree',
    'quarter',
    [
      ['Indicator', 'Area', 'Year', 'Quarter', 'Value'],
      [...NAMES, '2017/18', 'Q1 2018/19', 3],
    ],
    null,
    { at: { row: 2, column: 'C' } },
  ),
  layout(
    'rows with a year alone',
    'financial-year',
    [
      ['Indicator', 'Area', 'Year', 'Value'],
      [...NAMES, '2017/18', 3],
    ],
    [`${ARC} 2018-03 3`],
  ),
  layout(
    'rows with a calendar year alone',
    'calendar-year',
    [
      ['Indicator', 'Area', 'Year', 'Value'],
      [...NAMES, 2018, 3],
    ],
    [`${ARC} 2018-12 3`],
  ),
  layout(
    'monthly figures with a year alone',
    'month',
    [
      ['Indicator', 'Area', 'Year', 'Value'],
      [...NAMES, 2018, 3],
    ],
    null,
    { at: { row: 2 } },
  ),
  layout(
    'monthly figures with a quarter alone',
    'month',
    [
      ['Indicator', 'Area', 'Quarter', 'Value'],
      [...NAMES, 'Jun-18', 3],
    ],
    null,
    { at: { row: 2 } },
  ),
  layout(
    'rows below the heading Quarter ending',
    'quarter',
    [
      ['Indicator', 'Area', 'Quarter ending', 'Value'],
      [...NAMES, day('2018-06-30', 'dd/mm/yyyy'), 3],
      [...NAMES, 'Mar-18', 2],
    ],
    [`${ARC} 2018-06 3`, `${ARC} 2018-03 2`],
  ),
  layout(
    'monthly rows below the heading Quarter ending',
    'month',
    [
      ['Indicator', 'Area', 'Quarter ending', 'Value'],
      [...NAMES, 'Jun-18', 3],
    ],
    null,
    { at: { row: 2, column: 'C' } },
  ),
  layout(
    'months with their year and quarter beside them',
    'month',
    [
      ['Indicator', 'Area', 'Year', 'Quarter', 'Month', 'Value'],
      [...NAMES, 2018, 'Qtr 1', 'March', 3],
    ],
    [`${ARC} 2018-03 3`],
  ),
  layout(
    'a month that is not in the quarter beside it',
    'month',
    [
      ['Indicator', 'Area', 'Year', 'Quarter', 'Month', 'Value'],
      [...NAMES, 2018, 'Qtr 2', 'March', 3],
    ],
    null,
    { at: { row: 2, column: 'D' } },
  ),
  layout(
    'a title that says quarterly, over quarters',
    'quarter',
    [['Quarterly figures'], ['Indicator', 'Area', 'Q1 2018/19'], [...NAMES, 3]],
    [`${ARC} 2018-06 3`],
  ),
  layout(
    'a title that says rolling 12 months, over twelve months',
    'twelve-months',
    [['Rolling 12 months'], ['Indicator', 'Area', 'Year ending June 2018'], [...NAMES, 3]],
    [`${ARC} 2018-06 3`],
  ),
  layout(
    'a sheet named Annual, over years',
    'financial-year',
    [
      ['Indicator', 'Area', '2017/18'],
      [...NAMES, 3],
    ],
    [`${ARC} 2018-03 3`],
    { sheet: 'Annual' },
  ),
  layout(
    'a title that says rolling 12 months, over quarters',
    'quarter',
    [['Rolling 12 months'], ['Indicator', 'Area', 'Q1 2018/19'], [...NAMES, 3]],
    null,
  ),
  layout(
    'a title that says cumulative, over quarters',
    'quarter',
    [['Cumulative, quarterly'], ['Indicator', 'Area', 'Q1 2018/19'], [...NAMES, 3]],
    null,
  ),
  layout(
    'a title that says quarterly, over years',
    'financial-year',
    [['Quarterly totals'], ['Indicator', 'Area', '2017/18'], [...NAMES, 3]],
    null,
  ),
  layout(
    'a title that says forecast, over years',
    'financial-year',
    [['Annual forecast'], ['Indicator', 'Area', '2017/18'], [...NAMES, 3]],
    null,
  ),
  layout(
    'one quarter twice, in two words',
    'quarter',
    [
      ['Indicator', 'Area', 'Q1 2018/19', 'Apr-Jun 2018'],
      [...NAMES, 3, 4],
    ],
    null,
    { at: { row: 2, column: 'D' } },
  ),
  layout(
    'a quarter that is not over',
    'quarter',
    [
      ['Indicator', 'Area', 'Q1 2020/21'],
      [...NAMES, 3],
    ],
    null,
    { at: { row: 2, column: 'C' }, says: /April to June 2020.*not over/ },
  ),
  layout(
    'a figure merged over two quarters',
    'quarter',
    [
      ['Indicator', 'Area', 'Q4 2017/18', 'Q1 2018/19'],
      [...NAMES, 3, null],
    ],
    null,
    { at: { row: 2, column: 'C' }, merges: ['C2:D2'] },
  ),
  layout(
    'a total beside quarters is not read, and that is said',
    'quarter',
    [
      ['Indicator', 'Area', 'Q1 2018/19', 'Total'],
      [...NAMES, 3, 4],
    ],
    [`${ARC} 2018-06 3`],
    { says: /column D \(Total\) was not read/ },
  ),
]

import type { CellInput } from '../make-workbook.ts'
import { ARC, book, day, type IntakeCase, listOf, tidy } from './intake-case.ts'

const read = (period: string, month: string, today?: string): IntakeCase => ({
  name: `the month ${JSON.stringify(period)} in a CSV`,
  bytes: tidy(`all-recorded-crime,force,"${period}",4988`),
  outcome: 'read',
  values: [`${ARC} ${month} 4988`],
  ...(today && { today }),
})
const held = (period: string): IntakeCase => ({
  name: `the month ${JSON.stringify(period)} in a CSV`,
  bytes: tidy(`all-recorded-crime,force,"${period}",4988`),
  outcome: 'held',
  at: { row: 2, column: 'period' },
})
const wide = (...headings: CellInput[]) =>
  book([
    ['Indicator', 'Area', ...headings],
    ['All Recorded Crime', 'Force', ...headings.map((_, i) => 4700 + i)],
  ])
const headed = (heading: CellInput, month: string, name = JSON.stringify(heading)): IntakeCase => ({
  name: `a column headed ${name}`,
  bytes: wide(heading),
  outcome: 'read',
  values: [`${ARC} ${month} 4700`],
})
const headedHeld = (heading: CellInput, name = JSON.stringify(heading)): IntakeCase => ({
  name: `a column headed ${name}`,
  bytes: wide(heading),
  outcome: 'held',
  at: { sheet: 'Counts', row: 1, column: 'C' },
})
const long = (period: CellInput, role = 'Month') =>
  book([
    ['Indicator', 'Area', role, 'Count'],
    ['All Recorded Crime', 'Force', period, 4988],
  ])

/** Months as people and programs write them. */
export const MONTH_CASES: readonly IntakeCase[] = [
  ...[
    'Mar-18 ',
    ' Mar-18',
    ...listOf(`
2018-03 | 2018-03-01 | 2018-03-31 | 2018-03-01 00:00:00 | 2018-03-31 00:00:00 | 2018-03-01T00:00:00 |
2018-03-01T00:00:00Z | 2018-03-01T00:00:00.000 | 2018-03-01 00:00:00.000 | 2018-03-01 00:00:00.0000000 |
2018-03-01T00:00:00.0000000 | 2018-03-01 00:00 | 2018-03-31 23:59:59 | 2018-03-31T23:59:59.997 | 31/03/2018 23:59:59 |
31/03/2018 | 31/03/2018 00:00 | 31/03/2018 00:00:00 | 31.03.2018 | 31-03-2018 | 31-Mar-2018 | 31-Mar-18 | 31 Mar 18 |
01 March 2018 | 01-Mar-2018 | 01-Mar-18 | 1-Mar-2018 | 1 Mar 2018 | 1st March 2018 | 31st March 2018 |
Thursday, March 1, 2018 | March 1, 2018 | Mar 31, 2018 | Mar 1 2018 12:00AM | Mar'18 | Mar '18 | Mar ’18 | Mar‘18 |
Mar–18 | Mar—18 | Mar‑18 | Mar−18 | Mar18 | MAR18 | mar-18 | MAR-18 | Mar.18 | Mar. 18 | Mar/18 | Mar_18 | Mar_2018 |
Mar 18 | Mar 2018 | Mar2018 | March18 | March2018 | March 2018 | March-2018 | March, 2018 | MARCH 2018 | 2018 March |
2018 Mar | 2018-Mar | 2018Mar | 2018/Mar | 2018_03 | 2018M03 | 2018m3 | 2018-M03 | 2018 M03 | M03 2018 | 2018MAR |
201803 | 20180331 | 20180301 | 2018/03 | 2018.03 | 2018/03/31 | 2018/03/01 | 2018.03.31 | 03/2018 | 3/2018 | 03-2018 |
03.2018 | 2018–03 | Month ending 31 March 2018 | Month ending March 2018 | Mar 2017/18 | Mar 2017-18 | March 2017/18 |
Mar-2017/18 | March 2017/2018 | Mar (2017/18) | 2017/18 Mar | 2017-18 March | 2017/18 - Mar | Mar FY2017/18 |
FY2017/18 Mar
`),
  ].map(text => read(text, '2018-03')),
  read('Sept 2017', '2017-09'),
  read('Sept-17', '2017-09'),
  read('sep 17', '2017-09'),
  read('Dec 2017/18', '2017-12'),
  read('Apr 2017/18', '2017-04'),
  read('June 2017', '2017-06'),
  read('Jul-17', '2017-07'),
  read('2017-04-30T23:00:00Z', '2017-05'),
  read('2017-04-30T23:00:00.000Z', '2017-05'),
  read('2017-05-01T00:00:00+01:00', '2017-05'),
  read('2017-05-01 00:00:00+01', '2017-05'),
  read('2018-03-01 00:00:00+00', '2018-03'),
  // midnight of the first in Paris and Berlin, in winter and in summer
  read('2018-02-28T23:00:00Z', '2018-03'),
  read('2017-04-30T22:00:00Z', '2017-05'),
  held('2018-02-28T12:00:00Z'),
  held('2018-02-28T12:00:00-05:00'),
  read('30/04/2017 23:00:00', '2017-05'),
  read('2017-04-30 23:00:00', '2017-05'),
  read('2017-04-30 22:00', '2017-05'),
  read('Sun Apr 30 2017 23:00:00 GMT+0000 (Coordinated Universal Time)', '2017-05'),
  read('Mon May 01 2017 00:00:00 GMT+0100 (BST)', '2017-05'),
  read('10.2017', '2017-10'),
  read('Oct-17', '2017-10'),
  read('2017.11', '2017-11'),
  ...[
    '',
    ...listOf(`
2017.1 | 2011/12 | 2017/18 | 2017-18 | FY 2017/18 | FY2017/18 | FY17/18 | 17/18 | 2017/2018 | 2017-2018 | 2017 to 2018 |
Financial year 2017/18 | Financial Year 2017-18 | FY18 | CY2017 | 2017 | Year 2017 | Q4 2017/18 | 2018 Q1 | 2018-Q1 |
2018Q1 | Qtr 1 2018 | Jan-Mar 2018 | Jan to Mar 2018 | January - March 2018 | January–March 2018 | Jan/Feb 2018 |
Jan & Feb 2018 | Week 9 | Week 9 2018 | Wk 09 2018 | 2018-W09 | 2018W09 | w/c 26/02/2018 | w/e 4 March 2018 |
W/C 5 Mar 2018 | 26 Feb 2018 | 2018-03-05 | 05 March 2018 | 2018-02-26 00:00:00 | 03/04/18 | 03/04/2018 | 05/03/2018 |
04-03-18 | 18-Mar | Mar | March | 3 | 03 | 43160 | 43160.0 | 2018-13 | 2018-00 | 31/02/2018 | 2018-02-30 | 13/2018 |
17-Jan | 17 Jan | 18/03 | 03/18 | 03-18 | 1/3/18 | 2018 | YTD | Total | Apr 17 - Mar 18 | Apr-17 to Mar-18 |
Year to March 2018 | Year ending March 2018 | 12 months to March 2018 | 12m to Mar-18 | Rolling Mar-18 |
3 months to March 2018 | Mar-18 YTD | Mar-18 (forecast) | Mar-18 target | Mar 1900 | 1904-03 | Mar-2108 | P12 |
M12 2017/18 | Month 12 | Period 12 2017/18 | 2017/18 P12 | 2017/18 M12 | 2017/18-12 | 201712/201803 | 201812 | 2018-06 |
May 2018 | TBC | n/a | #REF! | 2018-03, 2018-02 | Mar-17/Mar-18 | Mar 17/18 | Mar 2016/18 | Avg Mar 2018 | Mar-18 avg |
Ides of March 2018 | Spring 2018
`),
  ].map(held),
  headed('Mar-18', '2018-03'),
  headed('Mar 2017/18', '2018-03'),
  headed('Jan 2017-18', '2018-01'),
  headed('2018M03', '2018-03'),
  headed('Mar-18 (p)', '2018-03'),
  headed('Mar-18 [r]', '2018-03'),
  ...listOf(
    'Mar-18 (prov) | Mar-18 (prov.) | March 2018 (provisional) | Mar-18 [provisional] | 2018-03 (Revised) | Mar-18 (rev.) | Mar 18 (est.) | Mar-18 (estimated) | Mar-18 provisional | Mar-18 - revised',
  ).map(text => headed(text, '2018-03')),
  headed("Feb '18", '2018-02'),
  headed('2018-03-01 00:00:00', '2018-03'),
  headed('31/03/2018', '2018-03'),
  headed(201803, '2018-03'),
  headed('Mar-18 Actual', '2018-03'),
  headed('Mar 18\n', '2018-03'),
  headed('Mar\n2018', '2018-03'),
  headed('Month ending\n31 March 2018', '2018-03'),
  headed(day('2018-03-01'), '2018-03', 'with a date'),
  headed(day('2018-03-31', 'dd/mm/yyyy'), '2018-03', 'with the last day'),
  headed(day('2018-03-01', 'mmm'), '2018-03', 'with a date that shows its month only'),
  headed(day('2018-03-01', 'mmmm yyyy'), '2018-03', 'with a long format'),
  headed(day('2018-03-01', '[$-809]mmmm\\ yyyy;@'), '2018-03', 'with a British format'),
  headed(day('2018-03-01', 'mmmmm-yy'), '2018-03', 'with a letter for its month'),
  headed(day('2018-03-01', "mmm'yy"), '2018-03', 'with an apostrophe in its format'),
  headed(day('2018-03-31', 'mmm-yy', '23:59:59'), '2018-03', 'with the last second of the month'),
  headed(day('2017-04-30', 'mmm-yy', '23:00:00'), '2017-05', 'an hour early'),
  headed(day('2017-04-30', 'mmm-yy', '22:00:00'), '2017-05', 'two hours early'),
  headed(day('2017-04-30', 'mmm-yy', '23:58:45'), '2017-05', '75 seconds early'),
  headed(day('2017-05-01', 'mmm-yy', '01:00:00'), '2017-05', 'an hour late'),
  headed({ v: '43159.999999995', t: 'n', z: 'mmm-yy' }, '2018-03', 'a hair before midnight'),
  headed(day('2018-03-15', 'mmm-yy'), '2018-03', 'mid-month shown as a month'),
  headedHeld(day('2017-04-30', 'mmm-yy', '19:00:00'), 'five hours early'),
  headedHeld(day('2018-01-17', 'd-mmm'), '17 January shown as 17-Jan'),
  headedHeld(day('2018-01-17', 'dd-mmm'), '17 January shown as 17-Jan with two digits'),
  headedHeld(day('2018-02-17', 'd mmm'), 'a day without a year'),
  headedHeld(day('2017-01-01', 'yyyy'), 'a year shown as such'),
  headedHeld(2017, 'the number 2017'),
  headedHeld('2017', 'the text 2017'),
  headedHeld('2017/18'),
  headedHeld('FY 2017/18'),
  headedHeld('2017.1'),
  headedHeld(2017.1),
  headedHeld('Q4 2017/18'),
  headedHeld(day('2018-03-05', 'dd/mm/yyyy'), 'a Monday'),
  headedHeld('w/c 05/03/2018'),
  headedHeld(43160),
  headedHeld('Mar'),
  headedHeld('03/04/18'),
  headedHeld('Jan - Mar 18'),
  headedHeld(day('1900-01-18', 'mmm-yy'), 'of 1900'),
  headedHeld('Mar-18 rolling'),
  headedHeld('Mar-18 forecast'),
  headedHeld('12 months to Mar-18'),
  headedHeld('Mar-18 (YTD)'),
  headedHeld('Year ending Mar-18'),
  {
    name: 'a date in a long workbook',
    bytes: long(day('2018-03-01', 'mmm-yy')),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`],
  },
  {
    name: 'January typed as Jan-17 in a long workbook',
    bytes: long(day('2018-01-17', 'd-mmm')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'October as a number in a workbook',
    bytes: long(2017.1),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'a year as a number in a workbook',
    bytes: long(2017),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  { name: 'a year in a column Year alone', bytes: long(2017, 'Year'), outcome: 'held', at: { sheet: 'Counts' } },
  {
    name: 'a year in a column Year alone, CSV',
    bytes: 'indicator,area,year,value\nall-recorded-crime,force,2017,59988\n',
    outcome: 'held',
  },
  {
    name: 'a Monday in a long workbook',
    bytes: long(day('2018-03-05', 'dd/mm/yyyy')),
    outcome: 'held',
    at: { sheet: 'Counts', row: 2, column: 'C' },
  },
  {
    name: 'financial years with hyphens',
    bytes: tidy(
      'all-recorded-crime,force,2009-10,60123',
      'all-recorded-crime,force,2010-11,58123',
      'all-recorded-crime,force,2011-12,55999',
    ),
    outcome: 'held',
    at: { row: 2, column: 'period' },
  },
  {
    name: 'financial years with hyphens as headings',
    bytes: wide('2009-10', '2010-11', '2011-12'),
    outcome: 'held',
    at: { sheet: 'Counts', row: 1, column: 'C' },
  },
  {
    name: 'October to December 2011 are months',
    bytes: tidy(
      'all-recorded-crime,force,2011-10,4123',
      'all-recorded-crime,force,2011-11,4123',
      'all-recorded-crime,force,2011-12,3999',
    ),
    outcome: 'read',
  },
  {
    name: 'months as 2017.08 to 2017.12 with the nought lost',
    bytes: tidy('hate-crime,force,2017.08,51', 'hate-crime,force,2017.09,52', 'hate-crime,force,2017.1,53'),
    outcome: 'held',
    at: { row: 4, column: 'period' },
  },
  {
    name: 'Mondays, of which one is the first of a month',
    bytes: tidy('hate-crime,force,01/01/2018,11', 'hate-crime,force,08/01/2018,12', 'hate-crime,force,15/01/2018,9'),
    outcome: 'held',
    at: { row: 3, column: 'period' },
  },
  ...(
    [
      ['Year', 'Month', 2018, 'Mar'],
      ['Month', 'Year', 'March', '2018'],
      ['Year', 'Month', '2018', 3],
      ['Calendar Year', 'Month', 2018, 'MAR'],
      ['Financial year', 'Month', '2017/18', 'Mar'],
      ['Fin Year', 'Month', '2017/18', 'March'],
      ['FY', 'Month', '2017-18', 'Mar'],
      ['Year', 'Month name', 2018, 'March'],
      ['Year', 'Month No', 2018, 3],
      ['Year', 'Month number', 2018, '03'],
      ['Calendar_Year', 'Month', 2018, 'Mar'],
      ['Year', 'Month', 'FY2017/18', 'Mar'],
      ['Year', 'Month', 2018, 'Mar-18'],
    ] as const
  ).flatMap(([first, second, a, b]): IntakeCase[] => [
    {
      name: `${first} ${a} beside ${second} ${b}, workbook`,
      bytes: book([
        [first, second, 'Area', 'Indicator', 'Count'],
        [a, b, 'Force', 'All Recorded Crime', 4988],
      ]),
      outcome: 'read',
      values: [`${ARC} 2018-03 4988`],
    },
    {
      name: `${first} ${a} beside ${second} ${b}, CSV`,
      bytes: `${first},${second},Area,Indicator,Count\n${a},${b},Force,All Recorded Crime,4988\n`,
      outcome: 'read',
      values: [`${ARC} 2018-03 4988`],
    },
  ]),
  {
    name: 'a month number beside a financial year is two months',
    bytes: 'Financial year,Month,Area,Indicator,Count\n2017/18,12,Force,All Recorded Crime,4988\n',
    outcome: 'held',
    at: { row: 2 },
  },
  {
    name: 'a month that disagrees with its year',
    bytes: 'Year,Month,Area,Indicator,Count\n2017,Mar-18,Force,All Recorded Crime,4988\n',
    outcome: 'held',
    at: { row: 2 },
  },
  {
    name: 'the year merged above its months',
    bytes: book(
      [
        [null, null, 2018, null, null],
        ['Indicator', 'Area', 'Jan', 'Feb', 'Mar'],
        ['All Recorded Crime', 'Force', 5100, 4702, 4988],
      ],
      { merges: ['C1:E1'] },
    ),
    outcome: 'read',
    values: [`${ARC} 2018-01 5100`, `${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`],
  },
  {
    name: 'two years merged above their months',
    bytes: book(
      [
        ['', '', '2017', null, '2018', null],
        ['Indicator', 'Area', 'Nov', 'Dec', 'Jan', 'Feb'],
        ['All Recorded Crime', 'Force', 1, 2, 3, 4],
      ],
      { merges: ['C1:D1', 'E1:F1'] },
    ),
    outcome: 'read',
    values: [`${ARC} 2017-11 1`, `${ARC} 2017-12 2`, `${ARC} 2018-01 3`, `${ARC} 2018-02 4`],
  },
  {
    name: 'a financial year merged above its months',
    bytes: book(
      [
        [null, null, '2017/18'],
        ['Indicator', 'Area', 'Dec', 'Jan'],
        ['All Recorded Crime', 'Force', 5100, 4702],
      ],
      { merges: ['C1:D1'] },
    ),
    outcome: 'read',
    values: [`${ARC} 2017-12 5100`, `${ARC} 2018-01 4702`],
  },
  {
    name: 'a financial year with FY above its months',
    bytes: book(
      [
        ['Indicator', 'Area', 'FY 2017/18', null],
        [null, null, 'Dec', 'Jan'],
        ['All Recorded Crime', 'Force', 5100, 4702],
      ],
      { merges: ['C1:D1', 'A1:A2', 'B1:B2'] },
    ),
    outcome: 'either',
    at: { sheet: 'Counts' },
    values: [`${ARC} 2017-12 5100`, `${ARC} 2018-01 4702`],
  },
  {
    name: 'the year above its months in a CSV',
    bytes: ',,2018,,\nIndicator,Area,Jan,Feb,Mar\nAll Recorded Crime,Force,5100,4702,4988\n',
    outcome: 'read',
    values: [`${ARC} 2018-01 5100`, `${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`],
  },
  {
    name: 'the year in a title alone',
    bytes: book([
      ['Monthly return 2018'],
      ['Indicator', 'Area', 'Jan', 'Feb'],
      ['All Recorded Crime', 'Force', 5100, 4702],
    ]),
    outcome: 'either',
    at: { sheet: 'Counts', row: 2, column: 'C' },
    values: [`${ARC} 2018-01 5100`, `${ARC} 2018-02 4702`],
  },
]

import { expect, test } from 'vitest'
import { readMonthText } from '../../../shared/intake/cells/month-cell.ts'
import { readMonthDate } from '../../../shared/intake/cells/month-date.ts'
import { readNumberText } from '../../../shared/intake/cells/number-cell.ts'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'

test.each([
  ['Jan 2016/17', '2017-01'],
  ['Dec 2016/17', '2016-12'],
  ['2016-17 Apr', '2016-04'],
  ["Jun'16", '2016-06'],
  ['Jun ’16', '2016-06'],
  ['Jun–16', '2016-06'],
  ['Jun16', '2016-06'],
  ['2016M06', '2016-06'],
  ['20160630', '2016-06'],
  ['2016-06-01 00:00:00', '2016-06'],
  ['2016-06-01T00:00:00.000', '2016-06'],
  ['2016-05-31T23:00:00Z', '2016-06'],
  ['2016-05-31 23:00:00', '2016-06'],
  ['Wed 1 June 2016', '2016-06'],
])('%s is the month %s', (text, month) => {
  expect(readMonthText(text)).toMatchObject({ outcome: 'month', month })
})

test.each([
  ['Jun-16 (p)', 'provisional'],
  ['Jun-16 [r]', 'revised'],
])('%s marks the figures of its month as %s', (text, mark) => {
  expect(readMonthText(text)).toEqual({ outcome: 'month', month: '2016-06', mark })
})

test.each([
  ['2016.1', 'ambiguous-month'],
  ['2008/09', 'year-not-month'],
  ['FY 2015/16', 'year-not-month'],
  ['12 Jun 2016', 'day-not-month'],
  ['2016-06-13', 'day-not-month'],
  ['20160613', 'day-not-month'],
  ['2016-05-31 16:00:00', 'date-with-time'],
  ['w/c 13 June', 'not-a-month'],
])('%s is asked about, never guessed', (text, code) => {
  expect(readMonthText(text)).toMatchObject({ outcome: 'unclear', code })
})

test.each([
  ['2018-06-16', 'day-without-year', 'month-became-day'],
  ['2016-01-01', 'year', 'year-not-month'],
  ['2016-06-14', 'day', 'day-not-month'],
] as const)('a date %s of which a cell shows the %s is no certain month', (date, shows, code) => {
  expect(readMonthDate(date, shows)).toMatchObject({ outcome: 'unclear', code })
})

test('a date of which a cell shows the month alone is that month, whatever the day', () => {
  expect(readMonthDate('2016-06-14', 'month')).toMatchObject({ month: '2016-06' })
})

test('a date an hour or two early is the day that follows', async () => {
  const june = 42_522
  const heading = (serial: number): CellInput => ({ v: serial, s: 'month' })
  const rows: CellInput[][] = [
    ['Indicator', 'Area', heading(june - 1 / 24), heading(june + 30 - 2 / 24)],
    ['Rural Crime', 'Force', 70, 71],
  ]
  const reading = expectAccepted(await readBytes('indicators', 'x.xlsx', makeWorkbook([{ name: 'S', rows }])))
  expect(reading.observations.map(({ period }) => period)).toEqual(['2016-06', '2016-07'])
})

test.each([
  ['12\u00a0345', 12345],
  ['1\u2009234\u2009567', 1234567],
  ['6\u202f012', 6012],
  ['6011.999999999999', 6012],
  ['1,377', 1377],
])('%s is a number with its thousands', (text, value) => {
  expect(readNumberText(text, false)).toMatchObject({ outcome: 'number', number: { value } })
})

test.each(['−5', '–5', '—5', '‑5', '(5)', '-5'])('%s is minus five', text => {
  expect(readNumberText(text, false)).toMatchObject({ number: { value: -5 } })
})

test.each([
  ['0,4', false],
  ['0,412', false],
  ['14.250', true],
  ['1.234.567', true],
  ['1,5', true],
])('%s may have a decimal comma, and is refused (semicolons: %s)', (text, isCommaDecimal) => {
  expect(readNumberText(text, isCommaDecimal)).toMatchObject({ outcome: 'not-a-number', code: 'decimal-comma' })
})

test('a year as a heading is refused at its column', async () => {
  const rows: CellInput[][] = [
    ['Indicator', 'Area', 2015, 2016],
    ['Rural Crime', 'Force', 900, 910],
  ]
  expect(await readBytes('indicators', 'x.xlsx', makeWorkbook([{ name: 'S', rows }]))).toMatchObject({
    outcome: 'rejected',
    faults: [
      { code: 'year-not-month', row: 1, column: 'C' },
      { code: 'year-not-month', row: 1, column: 'D' },
    ],
  })
})

test('year and month in two columns make one month, and a year above months does too', async () => {
  const long: CellInput[][] = [
    ['Year', 'Month', 'Indicator', 'Count'],
    [2016, 'Jun', 'Rural Crime', 70],
    ['2016/17', 'Jan', 'Rural Crime', 71],
  ]
  const wide: CellInput[][] = [
    [null, null, 2015, null, 2016],
    ['Indicator', 'Area', 'Nov', 'Dec', 'Jan'],
    ['Hate Crime', 'Force', 50, 51, 52],
  ]
  const sheets = [
    { name: 'Long', rows: long },
    { name: 'Wide', rows: wide, merges: ['C1:D1'] },
  ]
  const reading = expectAccepted(await readBytes('indicators', 'x.xlsx', makeWorkbook(sheets)))
  expect(reading.observations.map(({ period, value }) => [period, value])).toEqual([
    ['2016-06', 70],
    ['2017-01', 71],
    ['2015-11', 50],
    ['2015-12', 51],
    ['2016-01', 52],
  ])
})

test.each([
  '12 months to Mar 2018',
  'Mar-18 YTD',
  'Mar-18 R12',
  'YE Mar 2018',
  'FYE Mar-18',
  'to Mar 2018',
  'Feb-Mar 2018',
  '2018-03 to 2018-04',
  'Mar-18 (forecast)',
  'Mar-18 target',
])('the advice about the period %j is not to write its month over a figure of something else', async text => {
  const reading = await readBytes('indicators', 'x.csv', `indicator,area,period,value\nhate-crime,force,${text},59`)
  if (reading.outcome !== 'rejected') throw new Error('it was read')
  expect(reading.faults).toHaveLength(1)
  expect(reading.faults[0]!.fix).toMatch(/If not, take it out/)
})

test('ten with three zeros after a point may be ten thousand, unless another cell shows that points are for decimals', async () => {
  const head = 'indicator,area,period,value\n'
  const questionsOf = async (rows: string) =>
    expectAccepted(await readBytes('indicators', 'x.csv', head + rows)).questions
  expect(await questionsOf('hate-crime,force,2018-02,61\nhate-crime,force,2018-03,10.000')).toMatchObject([
    { code: 'three-zeros', row: 3, column: 'value', read_as: '10', or: '10,000' },
  ])
  expect(await questionsOf('hate-crime,force,2018-03,10.000\nall-recorded-crime,force,2018-03,4988.000')).toEqual([])
  expect(await questionsOf('hate-crime,force,2018-03,10.00')).toEqual([])
})

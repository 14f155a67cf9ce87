import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from './drop-fixtures.ts'
import { type Mutant, testRejections } from './test-rejections.ts'

const GOOD = [
  'indicator,area,period,value,numerator,denominator,n,status',
  'all-recorded-crime,force,2018-02,4702,,,,published',
  'all-recorded-crime,force,2018-03,4988,,,,published',
  'Drugs Offences,Fenland,Mar-18,"1,104",,,,',
  'hate-crime-outcome-rate,force,March 2018,,12,59,,estimated',
  'immediate-grade-incidents-time-to-respond-mins,force,201803,,12500,1000,,provisional',
  'sickness-police-officer,force,2018-03,0.7,,,,',
]
const goodDrop = () => GOOD.join('\n')
/** The good drop with one row changed or put in: row 1 is the heading. */
const withRow = (row: number, text: string) => () => GOOD.map((line, i) => (i === row - 1 ? text : line)).join('\n')
const withExtraRows =
  (...rows: string[]) =>
  () =>
    [...GOOD, ...rows].join('\n')

test('the good drop is taken in, by id, name and three ways to write a month', async () => {
  const reading = expectAccepted(await readBytes('indicators', 'x.csv', goodDrop(), { today: '2018-05-03' }))
  expect(
    reading.observations.map(o => [
      o.indicator,
      o.area,
      o.period,
      o.value ?? `${o.numerator}/${o.denominator}`,
      o.status,
    ]),
  ).toEqual([
    ['all-recorded-crime', 'force', '2018-02', 4702, 'published'],
    ['all-recorded-crime', 'force', '2018-03', 4988, 'published'],
    ['drugs-offences', 'fenland', '2018-03', 1104, 'published'],
    ['hate-crime-outcome-rate', 'force', '2018-03', '12/59', 'estimated'],
    ['immediate-grade-incidents-time-to-respond-mins', 'force', '2018-03', '12500/1000', 'provisional'],
    ['sickness-police-officer', 'force', '2018-03', 0.7, 'published'],
  ])
})

test('a rate of outcomes may be over 100%, and its supplier is asked to look', async () => {
  const rows = withExtraRows(
    'burglary-dwelling-outcome-rate,force,2018-03,,12,12,,',
    'burglary-dwelling-outcome-rate,fenland,2018-03,150%,6,4,,',
    'cyber-crime-outcome-rate,fenland,2018-03,,1,0,,',
    'domestic-abuse-outcome-rate,force,2018-03,120%,,,50,',
  )
  const reading = expectAccepted(await readBytes('indicators', 'x.csv', rows(), { today: '2018-05-03' }))
  expect(
    reading.observations.slice(-4).map(({ value, numerator, denominator, n }) => [value, numerator, denominator, n]),
  ).toEqual([
    [null, 12, 12, null],
    [null, 6, 4, null],
    [null, 1, 0, null],
    [120, null, null, 50],
  ])
  expect(reading.notes.slice(0, 2)).toEqual([
    'Burglary Dwelling Outcome Rate, fenland, March 2018: 6 out of 4 is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.',
    'Cyber Crime Outcome Rate, fenland, March 2018: 1 out of 0 is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.',
  ])
})

const MUTANTS: Mutant[] = [
  {
    name: 'an indicator with a near name',
    bytes: withRow(3, 'all-recoded-crime,force,2018-03,4988,,,,'),
    code: 'unknown-indicator',
    place: [null, 3, 'indicator'],
    expectedText: 'Did you mean All Recorded Crime',
  },
  {
    name: 'an indicator like no other',
    bytes: withRow(3, 'Parking tickets,force,2018-03,4988,,,,'),
    code: 'unknown-indicator',
    place: [null, 3, 'indicator'],
    expectedText: 'Check the name.',
  },
  {
    name: 'an unknown area',
    bytes: withRow(4, 'drugs-offences,Norwich,2018-03,5,,,,'),
    code: 'unknown-area',
    place: [null, 4, 'area'],
    expectedText: 'Force, or one of',
  },
  {
    name: 'an area with a near name',
    bytes: withRow(4, 'drugs-offences,Huntingdonshyre,2018-03,5,,,,'),
    code: 'unknown-area',
    place: [null, 4, 'area'],
    expectedText: 'Did you mean Huntingdonshire?',
  },
  {
    name: 'no area',
    bytes: withRow(4, 'drugs-offences,,2018-03,5,,,,'),
    code: 'missing-area',
    place: [null, 4, 'area'],
    expectedText: 'For the whole force write Force.',
  },
  {
    name: 'no indicator',
    bytes: withRow(4, ',force,2018-03,5,,,,'),
    code: 'missing-indicator',
    place: [null, 4, 'indicator'],
    expectedText: 'Write the name of the indicator',
  },
  {
    name: 'no month',
    bytes: withRow(4, 'drugs-offences,force,,5,,,,'),
    code: 'missing-month',
    place: [null, 4, 'period'],
    expectedText: 'Write the month that the figure is for.',
  },
  {
    name: 'a negative count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,-5,,,,'),
    code: 'negative',
    place: [null, 4, 'value'],
    expectedText: '-5 | zero or more',
  },
  {
    name: 'a negative count with a typeset minus',
    bytes: withRow(4, 'drugs-offences,force,2018-03,−5,,,,'),
    code: 'negative',
    place: [null, 4, 'value'],
    expectedText: '-5 | zero or more',
  },
  {
    name: 'a month to come',
    bytes: withRow(4, 'drugs-offences,force,2018-06,5,,,,'),
    code: 'future-month',
    place: [null, 4, 'period'],
    expectedText: 'This month has not begun.',
  },
  {
    name: 'a month that is not over',
    bytes: withRow(4, 'drugs-offences,force,2018-05,5,,,,'),
    code: 'partial-month',
    place: [null, 4, 'period'],
    expectedText: 'This month is not over yet.',
  },
  {
    name: 'the last day of a month',
    today: '2018-03-31',
    bytes: () => [GOOD[0], GOOD[1], GOOD[2]].join('\n'),
    code: 'partial-month',
    place: [null, 3, 'period'],
    expectedText: '2018-03 | a month that is over',
  },
  {
    name: 'a numerator over its denominator',
    bytes: withRow(5, '999-calls-answered-within-10-seconds,force,2018-03,,59,12,,'),
    code: 'numerator-over-denominator',
    place: [null, 5, 'numerator'],
    expectedText: '59 out of 12',
  },
  {
    name: 'a mean over nothing',
    bytes: withRow(6, 'immediate-grade-incidents-time-to-respond-mins,force,2018-03,,12500,0,,'),
    code: 'numerator-over-denominator',
    place: [null, 6, 'numerator'],
    expectedText: '12500 out of 0',
  },
  {
    name: 'a numerator alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12,,,'),
    code: 'missing-figure',
    place: [null, 5, 'denominator'],
    expectedText: 'the number that it is out of',
  },
  {
    name: 'a denominator alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,,59,,'),
    code: 'missing-figure',
    place: [null, 5, 'numerator'],
    expectedText: 'an empty cell',
  },
  {
    name: 'words in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,about 100,,,,'),
    code: 'not-a-number',
    place: [null, 4, 'value'],
    expectedText: 'about 100 | a number such as 1377',
  },
  {
    name: 'TBC in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,TBC,,,,'),
    code: 'not-a-number',
    place: [null, 4, 'value'],
    expectedText: 'leave the cell empty',
  },
  {
    name: 'a formula in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,=A1+1,,,,'),
    code: 'not-a-number',
    place: [null, 4, 'value'],
    expectedText: '=A1+1',
  },
  {
    name: 'a formula in a text cell',
    bytes: withRow(4, '"=HYPERLINK(""http://x.example"",""Drugs"")",force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    place: [null, 4, 'indicator'],
    expectedText: '=HYPERLINK(',
  },
  {
    name: 'a number a spreadsheet cut short',
    bytes: withRow(4, 'drugs-offences,force,2018-03,1.2E+05,,,,'),
    code: 'truncated-number',
    place: [null, 4, 'value'],
    expectedText: 'The spreadsheet cut this number short.',
  },
  {
    name: 'a pound sign',
    bytes: withRow(4, 'drugs-offences,force,2018-03,£5,,,,'),
    code: 'not-a-number',
    place: [null, 4, 'value'],
    expectedText: '£5',
  },
  {
    name: 'a thousands comma in the wrong place',
    bytes: withRow(4, 'drugs-offences,force,2018-03,"1,04",,,,'),
    code: 'not-a-number',
    place: [null, 4, 'value'],
    expectedText: '1,04',
  },
  {
    name: 'a thousands comma without quotation marks',
    bytes: withRow(4, 'drugs-offences,force,2018-03,1,104,,,,'),
    code: 'row-width',
    place: [null, 4, null],
    expectedText: '9 cells | 8 cells',
  },
  {
    name: 'a row that is too short',
    bytes: withRow(4, 'drugs-offences,force,2018-03'),
    code: 'row-width',
    place: [null, 4, null],
    expectedText: '3 cells | 8 cells',
  },
  {
    name: 'decimals in a count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104.5,,,,'),
    code: 'not-whole',
    place: [null, 4, 'value'],
    expectedText: '104.5 | a whole number',
  },
  {
    name: 'decimals in the numerator of a percentage',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12.5,59,,'),
    code: 'not-whole',
    place: [null, 5, 'numerator'],
    expectedText: '12.5 | a whole number',
  },
  {
    name: 'an absurd size',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104000000000,,,,'),
    code: 'implausibly-large',
    place: [null, 4, 'value'],
    expectedText: 'more than could be counted in a month',
  },
  {
    name: 'a percent sign on a count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104%,,,,'),
    code: 'percent-as-count',
    place: [null, 4, 'value'],
    expectedText: '104% | a plain number',
  },
  {
    name: 'a percent sign on a numerator',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12%,59,,'),
    code: 'percent-as-count',
    place: [null, 5, 'numerator'],
    expectedText: '12% | a plain number',
  },
  {
    name: 'a count given as a number out of',
    bytes: withRow(4, 'drugs-offences,force,2018-03,,5,10,,'),
    code: 'wrong-shape',
    place: [null, 4, 'numerator'],
    expectedText: 'a single value, since Drugs Offences is a count',
  },
  {
    name: 'no figure',
    bytes: withRow(4, 'drugs-offences,force,2018-03,,,,,'),
    code: 'missing-figure',
    place: [null, 4, 'value'],
    expectedText: 'write missing under status',
  },
  {
    name: 'a percentage alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,20.3%,,,,'),
    code: 'percentage-without-counts',
    place: [null, 5, 'value'],
    expectedText: 'Months can only be added up from them.',
  },
  {
    name: 'a percentage or a fraction',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,0.203,,,59,'),
    code: 'percent-or-fraction',
    place: [null, 5, 'value'],
    expectedText: 'Does 0.203 mean 0.203% or 20.3%?',
  },
  {
    name: 'a percentage over 100',
    bytes: withRow(5, '999-calls-answered-within-10-seconds,force,2018-03,203,,,59,'),
    code: 'over-100-percent',
    place: [null, 5, 'value'],
    expectedText: 'a percentage from 0 to 100',
  },
  {
    name: 'a mean alone',
    bytes: withRow(6, 'immediate-grade-incidents-time-to-respond-mins,force,2018-03,12.5,,,,'),
    code: 'mean-without-counts',
    place: [null, 6, 'value'],
    expectedText: '12.5 alone',
  },
  {
    name: 'a value that disagrees with its numbers',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,21.3%,12,59,,'),
    code: 'value-disagrees',
    place: [null, 5, 'value'],
    expectedText: '20.3%, which is what 12 out of 59 comes to',
  },
  {
    name: 'a figure called missing',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104,,,,missing'),
    code: 'figure-and-status',
    place: [null, 4, 'value'],
    expectedText: '104 with the status missing',
  },
  {
    name: 'an unknown status',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104,,,,final'),
    code: 'unknown-status',
    place: [null, 4, 'status'],
    expectedText: 'published, provisional, estimated, revised, missing or suppressed',
  },
  {
    name: 'the same figure twice',
    bytes: withExtraRows('All Recorded Crime,Force,Mar-18,4988,,,,'),
    code: 'duplicate-figure',
    place: [null, 8, 'period'],
    expectedText:
      'a second time, with the same figure | one figure for each indicator, area and month; the first is in row 3',
  },
  {
    name: 'two figures for one month',
    bytes: withExtraRows('All Recorded Crime,Force,Mar-18,4989,,,,'),
    code: 'duplicate-figure',
    place: [null, 8, 'period'],
    expectedText: 'a second time, with another figure',
  },
  {
    name: 'a date that is two dates',
    bytes: withRow(4, 'drugs-offences,force,03/04/18,5,,,,'),
    code: 'ambiguous-month',
    place: [null, 4, 'period'],
    expectedText: 'Which month is meant by "03/04/18"?',
  },
  {
    name: 'a first of a month in figures',
    bytes: withRow(4, 'drugs-offences,force,01/03/2018,5,,,,'),
    code: 'ambiguous-month',
    place: [null, 4, 'period'],
    expectedText: 'Which month is meant by "01/03/2018"?',
  },
  {
    name: 'a serial date',
    bytes: withRow(4, 'drugs-offences,force,43160,5,,,,'),
    code: 'serial-date',
    place: [null, 4, 'period'],
    expectedText: 'If it means 2018-03, write 2018-03.',
  },
  {
    name: 'a date in 1900',
    bytes: withRow(4, 'drugs-offences,force,1900-01-05,5,,,,'),
    code: 'implausible-month',
    place: [null, 4, 'period'],
    expectedText: 'a slip of the spreadsheet',
  },
  {
    name: 'a month without a year',
    bytes: withRow(4, 'drugs-offences,force,March,5,,,,'),
    code: 'month-without-year',
    place: [null, 4, 'period'],
    expectedText: 'Which year is meant by "March"?',
  },
  {
    name: 'a day and month without a year',
    bytes: withRow(4, 'drugs-offences,force,18-Mar,5,,,,'),
    code: 'month-without-year',
    place: [null, 4, 'period'],
    expectedText: 'Which year is meant by "18-Mar"?',
  },
  {
    name: 'month 13',
    bytes: withRow(4, 'drugs-offences,force,2018-13,5,,,,'),
    code: 'not-a-month',
    place: [null, 4, 'period'],
    expectedText: '2018-13 | a month such as',
  },
  {
    name: 'a quarter for a month',
    bytes: withRow(4, 'drugs-offences,force,Q1 2018,5,,,,'),
    code: 'not-a-month',
    place: [null, 4, 'period'],
    expectedText: 'Q1 2018',
  },
  {
    name: 'an unknown column',
    bytes: () => GOOD.map((line, i) => `${line},${i === 0 ? 'comment' : 'x'}`).join('\n'),
    code: 'unknown-column',
    place: [null, 1, 'comment'],
    expectedText: 'take the column out',
  },
  {
    name: 'a column with a near name',
    bytes: withRow(1, 'indicator,area,period,value,numerator,denominater,n,status'),
    code: 'unknown-column',
    place: [null, 1, 'denominater'],
    expectedText: 'Did you mean denominator?',
    count: 1,
  },
  {
    name: 'a column twice',
    bytes: withRow(1, 'indicator,area,period,value,numerator,denominator,value,status'),
    code: 'duplicate-column',
    place: [null, 1, 'value'],
    expectedText: 'a second column for value',
  },
  {
    name: 'a prototype key for a column',
    bytes: () => GOOD.map((line, i) => `${line},${i === 0 ? '__proto__' : 'x'}`).join('\n'),
    code: 'unknown-column',
    place: [null, 1, '__proto__'],
    expectedText: '__proto__',
  },
  {
    name: 'a prototype key for an indicator',
    bytes: withRow(4, 'constructor,force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    place: [null, 4, 'indicator'],
    expectedText: 'constructor',
  },
  {
    name: 'no headings',
    bytes: () => GOOD.slice(1).join('\n'),
    code: 'no-headings',
    place: [null, 1, null],
    expectedText: 'indicator',
  },
  {
    name: 'no period column',
    bytes: () => 'indicator,area,value\nall-recorded-crime,force,5',
    code: 'no-headings',
    place: [null, 1, null],
    expectedText: 'Add the heading that is missing: period',
  },
  {
    name: 'headings alone',
    bytes: () => GOOD[0]!,
    code: 'no-figures',
    place: [null, null, null],
    expectedText: 'there is no need to send a file',
  },
  {
    name: '31 rows of nothing',
    bytes: () => [GOOD[0], ...Array.from({ length: 31 }, () => ',,,,,,,')].join('\n'),
    code: 'no-figures',
    place: [null, null, null],
    expectedText: 'headings without a single figure',
  },
  {
    name: 'decimal commas in a file of semicolons',
    bytes: () => 'indicator;area;period;value\nsickness-police-officer;force;2018-03;0,7',
    code: 'decimal-comma',
    place: [null, 2, 'value'],
    expectedText: 'Is the comma for decimals or for thousands?',
  },
  {
    name: 'a quotation mark never closed',
    bytes: withRow(4, '"drugs-offences,force,2018-03,5,,,,'),
    code: 'broken-quotes',
    place: [null, 4, null],
    expectedText: 'Close or take out the stray mark',
  },
  {
    name: 'two encodings in one file',
    bytes: () => Buffer.concat([Buffer.from(`${goodDrop()}\nPolicía,`), Buffer.from([0xe9, 0x2c, 0x0a])]),
    code: 'mixed-encoding',
    place: [null, null, null],
    expectedText: 'save it as "CSV UTF-8"',
  },
  {
    name: 'zero bytes in the text',
    bytes: () => `${goodDrop()}\n\u0000\u0000`,
    code: 'not-text',
    place: [null, null, null],
    expectedText: 'bytes that are not text',
  },
  {
    name: 'a wide CSV of percentages',
    bytes: () => 'indicator,area,Feb-18,Mar-18\nhate-crime-outcome-rate,force,20.1%,20.3%',
    code: 'percentage-without-counts',
    place: [null, 2, 'Feb-18'],
    expectedText: 'Give both numbers',
    count: 2,
  },
  {
    name: 'a month of data.police.uk typed in for ourselves',
    bytes: withRow(4, 'police-uk-all-crime,force,2018-03,5,,,,'),
    code: 'wrong-feed',
    place: [null, 4, 'period'],
    expectedText: 'Send those in the police-uk feed',
  },
  {
    name: 'HTML in a cell',
    bytes: withRow(4, '<script>alert(1)</script>,force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    place: [null, 4, 'indicator'],
    expectedText: '<script>alert(1)</script>',
  },
  {
    name: 'a line end hidden in a cell',
    bytes: withRow(4, '"Drugs\r\nBcc: x@y.example",force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    place: [null, 4, 'indicator'],
    expectedText: 'Drugs Bcc: x@y.example',
  },
]
testRejections('a tidy CSV with one thing wrong is refused whole', 'indicators', MUTANTS)

test('every fault of a drop is listed together; past 200 the last says how many more', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => `all-recorded-crime,force,2018-03,-${i + 1},,,,`)
  const reading = await readBytes('indicators', 'x.csv', [GOOD[0], ...rows].join('\n'), { today: '2018-05-03' })
  if (reading.outcome !== 'rejected') throw new Error('taken in')
  expect(reading.faults).toHaveLength(201)
  expect(reading.faults[199]).toMatchObject({ code: 'negative', row: 201 })
  expect(reading.faults[200]).toMatchObject({ code: 'more-faults', found: '250 more faults not listed here' })
})

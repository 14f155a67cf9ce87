import { expect, test } from 'vitest'
import { type Mutant, refuseEach } from './corpus.ts'
import { readable, readBytes } from './sources.ts'

const GOOD = [
  'indicator,area,period,value,numerator,denominator,n,status',
  'all-recorded-crime,force,2018-02,4702,,,,published',
  'all-recorded-crime,force,2018-03,4988,,,,published',
  'Drugs Offences,Fenland,Mar-18,"1,104",,,,',
  'hate-crime-outcome-rate,force,March 2018,,12,59,,estimated',
  'immediate-grade-incidents-time-to-respond-mins,force,201803,,12500,1000,,provisional',
  'sickness-police-officer,force,2018-03,0.7,,,,',
]
const good = () => GOOD.join('\n')
/** The good drop with one row changed or put in: row 1 is the heading. */
const withRow = (row: number, text: string) => () => GOOD.map((line, i) => (i === row - 1 ? text : line)).join('\n')
const withMore =
  (...rows: string[]) =>
  () =>
    [...GOOD, ...rows].join('\n')

test('the good drop is taken in, by id, name and three ways to write a month', async () => {
  const reading = readable(await readBytes('indicators', 'x.csv', good(), { today: '2018-05-03' }))
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
  const rows = withMore(
    'burglary-dwelling-outcome-rate,force,2018-03,,12,12,,',
    'burglary-dwelling-outcome-rate,fenland,2018-03,150%,6,4,,',
    'cyber-crime-outcome-rate,fenland,2018-03,,1,0,,',
    'domestic-abuse-outcome-rate,force,2018-03,120%,,,50,',
  )
  const reading = readable(await readBytes('indicators', 'x.csv', rows(), { today: '2018-05-03' }))
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
    at: [null, 3, 'indicator'],
    says: 'Did you mean All Recorded Crime',
  },
  {
    name: 'an indicator like no other',
    bytes: withRow(3, 'Parking tickets,force,2018-03,4988,,,,'),
    code: 'unknown-indicator',
    at: [null, 3, 'indicator'],
    says: 'Check the name.',
  },
  {
    name: 'an unknown area',
    bytes: withRow(4, 'drugs-offences,Norwich,2018-03,5,,,,'),
    code: 'unknown-area',
    at: [null, 4, 'area'],
    says: 'Force, or one of',
  },
  {
    name: 'an area with a near name',
    bytes: withRow(4, 'drugs-offences,Huntingdonshyre,2018-03,5,,,,'),
    code: 'unknown-area',
    at: [null, 4, 'area'],
    says: 'Did you mean Huntingdonshire?',
  },
  {
    name: 'no area',
    bytes: withRow(4, 'drugs-offences,,2018-03,5,,,,'),
    code: 'missing-area',
    at: [null, 4, 'area'],
    says: 'For the whole force write Force.',
  },
  {
    name: 'no indicator',
    bytes: withRow(4, ',force,2018-03,5,,,,'),
    code: 'missing-indicator',
    at: [null, 4, 'indicator'],
    says: 'Write the name of the indicator',
  },
  {
    name: 'no month',
    bytes: withRow(4, 'drugs-offences,force,,5,,,,'),
    code: 'missing-month',
    at: [null, 4, 'period'],
    says: 'Write the month that the figure is for.',
  },
  {
    name: 'a negative count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,-5,,,,'),
    code: 'negative',
    at: [null, 4, 'value'],
    says: '-5 | nought or more',
  },
  {
    name: 'a negative count with a typeset minus',
    bytes: withRow(4, 'drugs-offences,force,2018-03,−5,,,,'),
    code: 'negative',
    at: [null, 4, 'value'],
    says: '-5 | nought or more',
  },
  {
    name: 'a month to come',
    bytes: withRow(4, 'drugs-offences,force,2018-06,5,,,,'),
    code: 'future-month',
    at: [null, 4, 'period'],
    says: 'This month has not begun.',
  },
  {
    name: 'a month that is not over',
    bytes: withRow(4, 'drugs-offences,force,2018-05,5,,,,'),
    code: 'partial-month',
    at: [null, 4, 'period'],
    says: 'This month is not over yet.',
  },
  {
    name: 'the last day of a month',
    today: '2018-03-31',
    bytes: () => [GOOD[0], GOOD[1], GOOD[2]].join('\n'),
    code: 'partial-month',
    at: [null, 3, 'period'],
    says: '2018-03 | a month that is over',
  },
  {
    name: 'a numerator over its denominator',
    bytes: withRow(5, '999-calls-answered-within-10-seconds,force,2018-03,,59,12,,'),
    code: 'numerator-over-denominator',
    at: [null, 5, 'numerator'],
    says: '59 out of 12',
  },
  {
    name: 'a mean over nothing',
    bytes: withRow(6, 'immediate-grade-incidents-time-to-respond-mins,force,2018-03,,12500,0,,'),
    code: 'numerator-over-denominator',
    at: [null, 6, 'numerator'],
    says: '12500 out of 0',
  },
  {
    name: 'a numerator alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12,,,'),
    code: 'missing-figure',
    at: [null, 5, 'denominator'],
    says: 'the number that it is out of',
  },
  {
    name: 'a denominator alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,,59,,'),
    code: 'missing-figure',
    at: [null, 5, 'numerator'],
    says: 'an empty cell',
  },
  {
    name: 'words in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,about 100,,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: 'about 100 | a number such as 1377',
  },
  {
    name: 'n/a in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,n/a,,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: 'leave the cell empty',
  },
  {
    name: 'a dash in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,-,,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: '- | a number',
  },
  {
    name: 'a formula in a number cell',
    bytes: withRow(4, 'drugs-offences,force,2018-03,=A1+1,,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: '=A1+1',
  },
  {
    name: 'a formula in a text cell',
    bytes: withRow(4, '"=HYPERLINK(""http://x.example"",""Drugs"")",force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    at: [null, 4, 'indicator'],
    says: '=HYPERLINK(',
  },
  {
    name: 'a number a spreadsheet cut short',
    bytes: withRow(4, 'drugs-offences,force,2018-03,1.2E+05,,,,'),
    code: 'shortened-number',
    at: [null, 4, 'value'],
    says: 'The spreadsheet cut this number short.',
  },
  {
    name: 'a pound sign',
    bytes: withRow(4, 'drugs-offences,force,2018-03,£5,,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: '£5',
  },
  {
    name: 'a thousands comma in the wrong place',
    bytes: withRow(4, 'drugs-offences,force,2018-03,"1,04",,,,'),
    code: 'not-a-number',
    at: [null, 4, 'value'],
    says: '1,04',
  },
  {
    name: 'a thousands comma without quotation marks',
    bytes: withRow(4, 'drugs-offences,force,2018-03,1,104,,,,'),
    code: 'row-width',
    at: [null, 4, null],
    says: '9 cells | 8 cells',
  },
  {
    name: 'a row that is too short',
    bytes: withRow(4, 'drugs-offences,force,2018-03'),
    code: 'row-width',
    at: [null, 4, null],
    says: '3 cells | 8 cells',
  },
  {
    name: 'decimals in a count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104.5,,,,'),
    code: 'not-whole',
    at: [null, 4, 'value'],
    says: '104.5 | a whole number',
  },
  {
    name: 'decimals in the numerator of a percentage',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12.5,59,,'),
    code: 'not-whole',
    at: [null, 5, 'numerator'],
    says: '12.5 | a whole number',
  },
  {
    name: 'an absurd size',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104000000000,,,,'),
    code: 'too-big',
    at: [null, 4, 'value'],
    says: 'more than a police force could count',
  },
  {
    name: 'a percent sign on a count',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104%,,,,'),
    code: 'percent-as-count',
    at: [null, 4, 'value'],
    says: '104% | a plain number',
  },
  {
    name: 'a percent sign on a numerator',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,,12%,59,,'),
    code: 'percent-as-count',
    at: [null, 5, 'numerator'],
    says: '12% | a plain number',
  },
  {
    name: 'a count given as a number out of',
    bytes: withRow(4, 'drugs-offences,force,2018-03,,5,10,,'),
    code: 'wrong-shape',
    at: [null, 4, 'numerator'],
    says: 'a single value, since Drugs Offences is a count',
  },
  {
    name: 'no figure',
    bytes: withRow(4, 'drugs-offences,force,2018-03,,,,,'),
    code: 'missing-figure',
    at: [null, 4, 'value'],
    says: 'write missing under status',
  },
  {
    name: 'a percentage alone',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,20.3%,,,,'),
    code: 'percentage-alone',
    at: [null, 5, 'value'],
    says: 'Months can only be added up from them.',
  },
  {
    name: 'a percentage or a fraction',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,0.203,,,59,'),
    code: 'percent-or-fraction',
    at: [null, 5, 'value'],
    says: 'Does 0.203 mean 0.203% or 20.3%?',
  },
  {
    name: 'a percentage over 100',
    bytes: withRow(5, '999-calls-answered-within-10-seconds,force,2018-03,203,,,59,'),
    code: 'over-100-percent',
    at: [null, 5, 'value'],
    says: 'a percentage from 0 to 100',
  },
  {
    name: 'a mean alone',
    bytes: withRow(6, 'immediate-grade-incidents-time-to-respond-mins,force,2018-03,12.5,,,,'),
    code: 'mean-alone',
    at: [null, 6, 'value'],
    says: '12.5 alone',
  },
  {
    name: 'a value that disagrees with its numbers',
    bytes: withRow(5, 'hate-crime-outcome-rate,force,2018-03,21.3%,12,59,,'),
    code: 'value-disagrees',
    at: [null, 5, 'value'],
    says: '20.3%, which is what 12 out of 59 comes to',
  },
  {
    name: 'a figure called missing',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104,,,,missing'),
    code: 'figure-and-status',
    at: [null, 4, 'value'],
    says: '104 with the status missing',
  },
  {
    name: 'an unknown status',
    bytes: withRow(4, 'drugs-offences,force,2018-03,104,,,,final'),
    code: 'unknown-status',
    at: [null, 4, 'status'],
    says: 'published, provisional, estimated, revised, missing or suppressed',
  },
  {
    name: 'the same figure twice',
    bytes: withMore('All Recorded Crime,Force,Mar-18,4988,,,,'),
    code: 'duplicate',
    at: [null, 8, 'period'],
    says: 'a second time, with the same figure | one figure for each indicator, area and month; the first is in row 3',
  },
  {
    name: 'two figures for one month',
    bytes: withMore('All Recorded Crime,Force,Mar-18,4989,,,,'),
    code: 'duplicate',
    at: [null, 8, 'period'],
    says: 'a second time, with another figure',
  },
  {
    name: 'a date that is two dates',
    bytes: withRow(4, 'drugs-offences,force,03/04/18,5,,,,'),
    code: 'ambiguous-month',
    at: [null, 4, 'period'],
    says: 'Which month is meant by "03/04/18"?',
  },
  {
    name: 'a first of a month in figures',
    bytes: withRow(4, 'drugs-offences,force,01/03/2018,5,,,,'),
    code: 'ambiguous-month',
    at: [null, 4, 'period'],
    says: 'Which month is meant by "01/03/2018"?',
  },
  {
    name: 'a serial date',
    bytes: withRow(4, 'drugs-offences,force,43160,5,,,,'),
    code: 'serial-date',
    at: [null, 4, 'period'],
    says: 'If it means 2018-03, write 2018-03.',
  },
  {
    name: 'a date of 1900',
    bytes: withRow(4, 'drugs-offences,force,1900-01-05,5,,,,'),
    code: 'implausible-month',
    at: [null, 4, 'period'],
    says: 'a slip of the spreadsheet',
  },
  {
    name: 'a month without a year',
    bytes: withRow(4, 'drugs-offences,force,March,5,,,,'),
    code: 'month-without-year',
    at: [null, 4, 'period'],
    says: 'Which year is meant by "March"?',
  },
  {
    name: 'a day and month without a year',
    bytes: withRow(4, 'drugs-offences,force,18-Mar,5,,,,'),
    code: 'month-without-year',
    at: [null, 4, 'period'],
    says: 'Which year is meant by "18-Mar"?',
  },
  {
    name: 'month 13',
    bytes: withRow(4, 'drugs-offences,force,2018-13,5,,,,'),
    code: 'not-a-month',
    at: [null, 4, 'period'],
    says: '2018-13 | a month such as',
  },
  {
    name: 'a quarter for a month',
    bytes: withRow(4, 'drugs-offences,force,Q1 2018,5,,,,'),
    code: 'not-a-month',
    at: [null, 4, 'period'],
    says: 'Q1 2018',
  },
  {
    name: 'an unknown column',
    bytes: () => GOOD.map((line, i) => `${line},${i === 0 ? 'comment' : 'x'}`).join('\n'),
    code: 'unknown-column',
    at: [null, 1, 'comment'],
    says: 'take the column out',
  },
  {
    name: 'a column with a near name',
    bytes: withRow(1, 'indicator,area,period,value,numerator,denominater,n,status'),
    code: 'unknown-column',
    at: [null, 1, 'denominater'],
    says: 'Did you mean denominator?',
    count: 1,
  },
  {
    name: 'a column twice',
    bytes: withRow(1, 'indicator,area,period,value,numerator,denominator,value,status'),
    code: 'column-twice',
    at: [null, 1, 'value'],
    says: 'a second column for value',
  },
  {
    name: 'a prototype key for a column',
    bytes: () => GOOD.map((line, i) => `${line},${i === 0 ? '__proto__' : 'x'}`).join('\n'),
    code: 'unknown-column',
    at: [null, 1, '__proto__'],
    says: '__proto__',
  },
  {
    name: 'a prototype key for an indicator',
    bytes: withRow(4, 'constructor,force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    at: [null, 4, 'indicator'],
    says: 'constructor',
  },
  {
    name: 'no headings',
    bytes: () => GOOD.slice(1).join('\n'),
    code: 'no-headings',
    at: [null, 1, null],
    says: 'indicator',
  },
  {
    name: 'no period column',
    bytes: () => 'indicator,area,value\nall-recorded-crime,force,5',
    code: 'no-headings',
    at: [null, 1, null],
    says: 'Add the heading that is missing: period',
  },
  {
    name: 'headings alone',
    bytes: () => GOOD[0]!,
    code: 'no-figures',
    at: [null, null, null],
    says: 'there is no need to send a file',
  },
  {
    name: '31 rows of nothing',
    bytes: () => [GOOD[0], ...Array.from({ length: 31 }, () => ',,,,,,,')].join('\n'),
    code: 'no-figures',
    at: [null, null, null],
    says: 'headings without a single figure',
  },
  {
    name: 'decimal commas in a file of semicolons',
    bytes: () => 'indicator;area;period;value\nsickness-police-officer;force;2018-03;0,7',
    code: 'decimal-comma',
    at: [null, 2, 'value'],
    says: 'Is the comma for decimals or for thousands?',
  },
  {
    name: 'a quotation mark never closed',
    bytes: withRow(4, '"drugs-offences,force,2018-03,5,,,,'),
    code: 'broken-quotes',
    at: [null, 4, null],
    says: 'Close or take out the stray mark',
  },
  {
    name: 'two encodings in one file',
    bytes: () => Buffer.concat([Buffer.from(`${good()}\nPolicía,`), Buffer.from([0xe9, 0x2c, 0x0a])]),
    code: 'mixed-encoding',
    at: [null, null, null],
    says: 'save it as "CSV UTF-8"',
  },
  {
    name: 'zero bytes in the text',
    bytes: () => `${good()}\n\u0000\u0000`,
    code: 'not-text',
    at: [null, null, null],
    says: 'bytes that are not text',
  },
  {
    name: 'a wide CSV of percentages',
    bytes: () => 'indicator,area,Feb-18,Mar-18\nhate-crime-outcome-rate,force,20.1%,20.3%',
    code: 'percentage-alone',
    at: [null, 2, 'Feb-18'],
    says: 'Give both numbers',
    count: 2,
  },
  {
    name: 'a month of data.police.uk typed in for ourselves',
    bytes: withRow(4, 'police-uk-all-crime,force,2018-03,5,,,,'),
    code: 'wrong-feed',
    at: [null, 4, 'period'],
    says: 'Send those in the police-uk feed',
  },
  {
    name: 'HTML in a cell',
    bytes: withRow(4, '<script>alert(1)</script>,force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    at: [null, 4, 'indicator'],
    says: '<script>alert(1)</script>',
  },
  {
    name: 'a line end hidden in a cell',
    bytes: withRow(4, '"Drugs\r\nBcc: x@y.example",force,2018-03,5,,,,'),
    code: 'unknown-indicator',
    at: [null, 4, 'indicator'],
    says: 'Drugs Bcc: x@y.example',
  },
]
refuseEach('a tidy CSV with one thing wrong is refused whole', 'indicators', MUTANTS)

test('every fault of a drop is told at once; past 200 the last says how many more', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => `all-recorded-crime,force,2018-03,-${i + 1},,,,`)
  const reading = await readBytes('indicators', 'x.csv', [GOOD[0], ...rows].join('\n'), { today: '2018-05-03' })
  if (reading.outcome !== 'refused') throw new Error('taken in')
  expect(reading.faults).toHaveLength(201)
  expect(reading.faults[199]).toMatchObject({ code: 'negative', row: 201 })
  expect(reading.faults[200]).toMatchObject({ code: 'more-faults', found: '250 more faults not listed here' })
})

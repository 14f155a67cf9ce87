import { ARC, book, day, type IntakeCase, tidy } from './intake-case.ts'

const MARCH = day('2018-03-01')
const counts = (...rows: Parameters<typeof book>[0]) => book([['Indicator', 'Area', MARCH], ...rows])
const noted = (note: string) =>
  book([
    ['Indicator', 'Area', 'Month', 'Value', 'Comments'],
    ['All Recorded Crime', 'Force', 'Mar-18', 4988, note],
  ])

/** Monthly returns as analysts lay them out, whose answer has to help the one who sent them. */
export const RETURN_CASES: readonly IntakeCase[] = [
  ...['to 25 March only', 'Incomplete: one station to come', 'excludes week 4, system down', 'partial data'].map(
    (note): IntakeCase => ({
      name: `a comment that says the month is not whole: ${note}`,
      bytes: noted(note),
      outcome: 'held',
      at: { row: 2, column: 'E' },
      says: /part of the month/,
    }),
  ),
  ...['Verified by JS', 'excluding rest days', 'lower than last month, without weekend events'].map(
    (note): IntakeCase => ({
      name: `a comment that says nothing of the kind: ${note}`,
      bytes: noted(note),
      outcome: 'read',
      values: [`${ARC} 2018-03 4988`],
    }),
  ),
  {
    name: 'a second table below with headings of its own is said once, where it begins',
    bytes: counts(
      ['All Recorded Crime', 'Force', 4988],
      ['Indicator', 'Area', day('2018-01-01')],
      ['Rural Crime', 'Force', 70],
    ),
    outcome: 'held',
    at: { row: 3 },
    says: /second table/,
  },
  {
    name: 'the same headings again, as on each page of a print, are passed over',
    bytes: counts(['All Recorded Crime', 'Force', 4988], ['Indicator', 'Area', MARCH], ['Rural Crime', 'Force', 77]),
    outcome: 'read',
    values: [`${ARC} 2018-03 4988`, 'rural-crime force 2018-03 77'],
  },
  ...['Total', 'All districts', 'Grand total'].map(
    (name): IntakeCase => ({
      name: `a total of areas, ${name}: take the row out, or name the whole`,
      bytes: counts(['Rural Crime', 'Fenland', 12], ['Rural Crime', name, 34]),
      outcome: 'held',
      at: { row: 3, column: 'B' },
      says: /total of the rows above/,
    }),
  ),
  {
    name: 'rows of actual figures under a second column Measure',
    bytes: book([
      ['Indicator', 'Area', 'Measure', MARCH],
      ['Rural Crime', 'Force', 'Actual', 77],
    ]),
    outcome: 'read',
    values: ['rural-crime force 2018-03 77'],
  },
  {
    name: 'rows of targets under a second column Measure',
    bytes: book([
      ['Indicator', 'Area', 'Measure', MARCH],
      ['Rural Crime', 'Force', 'Actual', 77],
      ['Rural Crime', 'Force', 'Target', 60],
    ]),
    outcome: 'held',
    at: { row: 3, column: 'C' },
    says: /targets/,
  },
  ...['12 of 59', '12/59', '12 out of 59', '12 (59)'].map(
    (text): IntakeCase => ({
      name: `a number and what it is out of in one cell: ${text}`,
      bytes: counts(['Hate Crime Outcome Rate', 'Force', text]),
      outcome: 'held',
      at: { row: 2, column: 'C' },
      says: /12 under numerator and 59 under denominator/,
    }),
  ),
  ...['20.3%', '20.3'].map(
    (text): IntakeCase => ({
      name: `a percentage alone, where its counts are needed, is asked for them: ${text}`,
      bytes: tidy(`hate-crime-outcome-rate,force,2018-03,${text}`),
      outcome: 'held',
      at: { row: 2, column: 'value' },
      says: /Give both numbers, as numerator and denominator.*withoutCounts/,
    }),
  ),
]

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, longMonth, shortMonth } from '../../shared/calendar/month.ts'
import { nearestName, normaliseName } from '../../shared/config/known-names.ts'
import { readMonthText } from '../../shared/intake/cells/month-cell.ts'
import { readNumberText } from '../../shared/intake/cells/number-cell.ts'
import { readPoliceUkFileName } from '../../shared/intake/police-uk/file-name.ts'
import { RowSet } from '../../shared/intake/police-uk/row-set.ts'

const month = fc.integer({ min: 0, max: 12 * 79 }).map(count => addMonths('2000-01', count))

describe('months', () => {
  test.each([
    '2018-03',
    '201803',
    '2018/03',
    '03/2018',
    '3/2018',
    'Mar-18',
    'mar 18',
    'Mar 2018',
    'March 2018',
    'MARCH-2018',
    '2018 MAR',
    '2018-Mar',
    '2018-03-01',
    '2018-03-31',
    '31/03/2018',
    '31 March 2018',
    '31st March 2018',
    ' 2018-03 ',
  ])('%j is March 2018', text => {
    expect(readMonthText(text)).toEqual({ outcome: 'month', month: '2018-03' })
  })

  test.each(['Sept 2018', 'Sep-18', 'September 2018'])('%j is September 2018', text => {
    expect(readMonthText(text)).toEqual({ outcome: 'month', month: '2018-09' })
  })

  test.each([
    ['03/04/18', 'ambiguous-month'],
    ['03/04/2018', 'ambiguous-month'],
    ['31/03/18', 'ambiguous-month'],
    ['Mar', 'month-without-year'],
    ['18-Mar', 'month-without-year'],
    ['43160', 'serial-date'],
    ['1900-01', 'implausible-month'],
  ])('%j is asked about', (text, code) => {
    expect(readMonthText(text)).toMatchObject({ outcome: 'unclear', code })
  })

  test.each(['', 'FYTD', '2018-13', '2018', 'Marchant 2018', '99/99/2018', 'Mar-18-19-20', '1,377'])(
    '%j is no month',
    text => {
      expect(readMonthText(text)).toEqual({ outcome: 'not-a-month' })
    },
  )

  test('every month reads back from each way it is printed', () => {
    fc.assert(
      fc.property(month, m => {
        for (const text of [m, m.replace('-', ''), shortMonth(m), longMonth(m), shortMonth(m).toUpperCase()])
          expect(readMonthText(text)).toEqual({ outcome: 'month', month: m })
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    ['1377', 1377, 0],
    ['1,377', 1377, 0],
    ['1,377,000', 1_377_000, 0],
    ['-5', -5, 0],
    ['−5', -5, 0],
    ['0.70', 0.7, 2],
    ['0', 0, 0],
    ['007', 7, 0],
  ])('%j', (text, value, decimals) => {
    expect(readNumberText(text, false)).toEqual({ outcome: 'number', number: { value, isPercent: false, decimals } })
  })

  test.each(['82.5%', '82.5 %'])('%j is a percentage', text => {
    expect(readNumberText(text, false)).toEqual({
      outcome: 'number',
      number: { value: 82.5, isPercent: true, decimals: 1 },
    })
  })

  test.each(['', '1,37', '13,77', '1.377,5', '+5', '0x10', 'Infinity', 'NaN', '1e5', '1 377', '٣', '5-'])(
    '%j is not a number',
    text => {
      expect(readNumberText(text, false).outcome).toBe('not-a-number')
    },
  )

  test('whole numbers read back with and without thousands commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), value => {
        for (const text of [String(value), value.toLocaleString('en-GB')])
          expect(readNumberText(text, false)).toMatchObject({ number: { value } })
      }),
    )
  })
})

test.each([
  ['Police-recorded  ASB', 'policerecordedasb'],
  ['Violence & disorder', 'violenceanddisorder'],
  ['% of calls', 'percentofcalls'],
])('%j folds to %s', (text, folded) => {
  expect(normaliseName(text)).toBe(folded)
})

test('the nearest name is offered only when it is near', () => {
  expect(nearestName('Drug ofences', ['Drugs Offences', 'Hate Crime'])).toBe('Drugs Offences')
  expect(nearestName('Parking', ['Drugs Offences', 'Hate Crime'])).toBeUndefined()
  expect(nearestName('', ['n'])).toBeUndefined()
})

test.each([
  ['2024-01-cambridgeshire-stop-and-search.csv', { month: '2024-01', force: 'cambridgeshire' }],
  ['2024-01/2024-01-avon-and-somerset-street.csv.gz', { month: '2024-01', force: 'avon-and-somerset' }],
  ['2024-01-Cambridgeshire-outcomes (1).csv', { month: '2024-01', force: 'cambridgeshire' }],
  ['searches.csv', null],
])('the name %s', (path, expected) => {
  expect(readPoliceUkFileName(path)).toEqual(expected)
})

test('a set of rows answers as a set of their texts does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'ba'), { minLength: 1, maxLength: 4 }), { maxLength: 200 }),
      rows => {
        const [set, texts] = [new RowSet(), new Set<string>()]
        for (const row of rows) {
          const text = JSON.stringify(row)
          expect(set.add(row)).toBe(!texts.has(text))
          texts.add(text)
        }
      },
    ),
  )
})

test('a set of a hundred thousand rows grows and forgets none', () => {
  const set = new RowSet()
  const row = (i: number) => [String(i), 'x']
  const added = (from: number, to: number) => {
    let count = 0
    for (let i = from; i < to; i++) if (set.add(row(i))) count++
    return count
  }
  expect(added(0, 100_000)).toBe(100_000)
  expect(added(50_000, 150_000)).toBe(50_000)
})

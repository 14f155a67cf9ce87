import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteCell, readDate, readItemNumber, readText } from '../../../shared/registers/tables/cells.ts'

describe('dates in registers', () => {
  it.each([
    ['16/05/2019', '2019-05-16'],
    ['1/4/2020', '2020-04-01'],
    ['16.05.2019', '2019-05-16'],
    ['2019-05-16', '2019-05-16'],
    ['2019-05-16T00:00:00.000Z', '2019-05-16'],
    ['16 May 2019', '2019-05-16'],
    ['Thursday 10th May 2018', '2018-05-10'],
    ['26 th June 2019', '2019-06-26'],
    ['3-Feb-2020', '2020-02-03'],
    [43601, '2019-05-16'],
    [43601.75, '2019-05-16'],
  ])('%j is %s', (cell, date) => {
    expect(readDate(cell)).toEqual({ kind: 'value', value: date, isRepaired: false })
  })

  it.each([
    ['03/04/18', 'not-a-date'],
    ['soon', 'not-a-date'],
    ['31/02/2019', 'not-a-date'],
    ['16 Mai 2019', 'not-a-date'],
    ['01/01/2219', 'not-a-date'],
    ['05/01/1900', 'spreadsheet-number'],
    [5, 'spreadsheet-number'],
    [true, 'not-a-date'],
  ])('%j is refused as %s', (cell, problem) => {
    expect(readDate(cell)).toEqual({ kind: 'problem', problem })
  })

  it.each([null, '', '  \n '])('%j is blank', cell => {
    expect(readDate(cell)).toEqual({ kind: 'blank' })
  })
})

describe('item numbers', () => {
  it.each([
    ['5.0', '5.0', false],
    ['5', '5.0', false],
    [5, '5.0', false],
    [7.2, '7.2', false],
    ['12.3', '12.3', false],
    ['12.13', '12.13', false],
    ['5.', '5.0', false],
    ['05/01/1900', '5.0', true],
    ['31/01/1900', '31.0', true],
    ['1900-01-06', '6.0', true],
  ])('%j is %s, repaired %s', (cell, number, isRepaired) => {
    expect(readItemNumber(cell, 'decimal')).toEqual({ kind: 'value', value: number, isRepaired })
  })

  it.each([
    ['01/02/1900', 'date-for-item'],
    ['05/02/2019', 'date-for-item'],
    ['five', 'not-an-item'],
    ['5.0.1', 'not-an-item'],
    [-5, 'not-an-item'],
  ])('%j is asked about: %s', (cell, problem) => {
    expect(readItemNumber(cell, 'decimal')).toEqual({ kind: 'problem', problem })
  })

  it('are restored from the date that a spreadsheet shows for them, from 1 to 31', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), day => {
        expect(readItemNumber(`${String(day).padStart(2, '0')}/01/1900`, 'decimal')).toMatchObject({
          value: `${day}.0`,
        })
      }),
    )
  })
})

it('text is put on one line', () => {
  expect(readText(' a\n b ')).toBe('a b')
  expect(readText(true)).toBe('yes')
  expect(readText(false)).toBe('no')
  expect(readText(0)).toBe('0')
})

describe('text that is nearly a date', () => {
  it.each([
    'on 16/05/2019',
    '16/05/20190',
    'on 16 May 2019',
    '16 May 20190',
    '2019-05-16T',
    '2019-05-16 or so',
    'by 2019-05-16',
    '16 May',
    '00/05/2019',
  ])('%s is none', cell => {
    expect(readDate(cell)).toEqual({ kind: 'problem', problem: 'not-a-date' })
  })

  it.each([
    ['1 January 2020', '2020-01-01'],
    ['1 jan 2020', '2020-01-01'],
    ['31 December 2099', '2099-12-31'],
    ['1 January 2000', '2000-01-01'],
    ['2019-05-16T00:00:00', '2019-05-16'],
    ['Monday, 2nd March 2020', '2020-03-02'],
  ])('%s is %s', (cell, date) => {
    expect(readDate(cell)).toMatchObject({ kind: 'value', value: date })
  })

  it.each([
    ['31/12/1999', 'not-a-date'],
    ['01/01/2100', 'not-a-date'],
    ['01/01/1901', 'not-a-date'],
    ['31/12/1900', 'spreadsheet-number'],
  ])('%s is %s', (cell, problem) => {
    expect(readDate(cell)).toEqual({ kind: 'problem', problem })
  })

  it('is quoted readably in a fault', () => {
    expect([quoteCell(' a\nb '), quoteCell(5), quoteCell(true), quoteCell(null)]).toEqual([
      'a b',
      '5',
      'yes',
      'nothing',
    ])
  })
})

it.each([
  ['5', '5', false],
  [5, '5', false],
  ['7.2', '7.2', false],
  ['AC-12', 'AC-12', false],
  ['PUB25/05/3.2', 'PUB25/05/3.2', false],
  ['05/01/1900', '5', true],
] as const)('a number %s stays as it is written where the board numbers so', (cell, value, isRepaired) => {
  expect(readItemNumber(cell, 'as-written')).toEqual({ kind: 'value', value, isRepaired })
})

it.each([
  ['see minutes', 'not-an-item'],
  ['05/02/2019', 'date-for-item'],
])('%s is no number even so', (cell, problem) => {
  expect(readItemNumber(cell, 'as-written')).toEqual({ kind: 'problem', problem })
})

import { describe, expect, test } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { DropReadResult } from '../../../shared/intake/containers/drop.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import { expectAccepted, sourceOf } from '../drop-fixtures.ts'
import { boardWith, fingertipsCsv, fingertipsRow, recordedCrimeBook } from './published-samples.ts'

const read = (board: BoardFile, bytes: string | Uint8Array, file = 'published'): Promise<DropReadResult> =>
  readDrop({ feed: 'indicators', file, source: sourceOf(bytes), board, today: '2018-08-01' })

const figuresOf = (reading: DropReadResult) =>
  expectAccepted(reading).observations.map(
    ({ indicator, area, period, value, numerator, denominator, status }) =>
      `${indicator} ${area} ${period} ${value ?? (numerator === null ? '' : `${numerator}/${denominator}`)} ${status}`,
  )
const faultsOf = (reading: DropReadResult) =>
  reading.outcome === 'rejected'
    ? reading.faults.map(({ code, sheet, row, column }) => `${code} ${sheet ?? ''}/${row ?? ''}/${column ?? ''}`)
    : ['accepted']

describe('a CSV of Fingertips', () => {
  const board = (change: object = {}) =>
    boardWith({
      'hate-crime-outcome-rate': {
        frequency: 'financial-year',
        published: { table: 'fingertips', indicatorId: '90001', sex: 'Persons', age: 'All ages' },
        ...change,
      },
    })

  test('is read by indicator, sex, age and code of area, and what was passed over is counted', async () => {
    const reading = await read(
      board(),
      fingertipsCsv(
        fingertipsRow({ 'Area Code': 'E92000001', 'Area Name': 'England', Count: '9', Denominator: '10', Value: '90' }),
        fingertipsRow(),
        fingertipsRow({ Sex: 'Male', Count: '1' }),
        fingertipsRow({ Category: 'Most deprived', 'Category Type': 'Deprivation deciles' }),
        fingertipsRow({ 'Indicator ID': '90002' }),
        fingertipsRow({ 'Area Code': 'E10000003', 'Area Name': 'Cambridgeshire' }),
        fingertipsRow({ 'Area Code': 'E07000008', 'Area Name': 'Cambridge', 'Time period': '2016/17' }),
      ),
    )
    expect(figuresOf(reading)).toEqual([
      'hate-crime-outcome-rate fenland 2018-03 20/81 published',
      'hate-crime-outcome-rate cambridge 2017-03 20/81 published',
    ])
    expect(expectAccepted(reading).notes).toEqual([
      'The file is a Fingertips table. The board’s file says which series are read from it, and areas go by Area Code. Passed over out of 7 rows: 3 of other series, 2 of other areas.',
    ])
  })

  test('a row that is there twice, as a country is under each region, is read once', async () => {
    const reading = await read(
      board(),
      fingertipsCsv(fingertipsRow(), fingertipsRow({ 'Parent Code': 'E12000007', 'Parent Name': 'London' })),
    )
    expect(figuresOf(reading)).toEqual(['hate-crime-outcome-rate fenland 2018-03 20/81 published'])
    expect(expectAccepted(reading).notes.join()).toContain('1 that repeat another row')
  })

  test('a value that is withheld or not there says so, and a count with decimals is an estimate', async () => {
    const empty = { Value: '', Count: '', Denominator: '' }
    const reading = await read(
      board(),
      fingertipsCsv(
        fingertipsRow({ ...empty, 'Value note': 'Value suppressed for disclosure control' }),
        fingertipsRow({ ...empty, 'Time period': '2016/17', 'Value note': 'Value missing in source data' }),
        fingertipsRow({ 'Time period': '2015/16', Count: '20.25', Value: '25' }),
      ),
    )
    expect(figuresOf(reading)).toEqual([
      'hate-crime-outcome-rate fenland 2018-03  suppressed',
      'hate-crime-outcome-rate fenland 2017-03  missing',
      'hate-crime-outcome-rate fenland 2016-03 20.25/81 estimated',
    ])
  })

  test('a value that its own counts do not come to is a fault of its cell', async () => {
    const reading = await read(board(), fingertipsCsv(fingertipsRow({ Value: '34.2' })))
    expect(faultsOf(reading)).toEqual(['value-disagrees /2/Value'])
  })

  test('sexes or ages that the board’s file leaves open are asked about', async () => {
    const open = board({ published: { table: 'fingertips', indicatorId: '90001', age: 'All ages' } })
    const reading = await read(open, fingertipsCsv(fingertipsRow(), fingertipsRow({ Sex: 'Female', Count: '11' })))
    expect(faultsOf(reading)).toEqual(['series-unclear /3/'])
  })

  test('a year for a monthly indicator, and three years for a yearly one, are refused once', async () => {
    const rows = [fingertipsRow(), fingertipsRow({ 'Time period': '2016/17' })]
    expect(faultsOf(await read(board({ frequency: 'month' }), fingertipsCsv(...rows)))).toEqual([
      'wrong-period /2/Time period',
    ])
    const pooled = fingertipsCsv(fingertipsRow({ 'Time period': '2015 - 17', 'Time period range': '3y' }))
    expect(faultsOf(await read(board(), pooled))).toEqual(['wrong-period /2/Time period'])
    // two calendar years that look like a financial one
    const two = fingertipsCsv(fingertipsRow({ 'Time period': '2016 - 17', 'Time period range': '2y' }))
    expect(faultsOf(await read(board(), two))).toEqual(['wrong-period /2/Time period'])
  })

  test('months are read of a monthly indicator', async () => {
    const csv = fingertipsCsv(fingertipsRow({ 'Time period': '2018 May', 'Time period range': '1m' }))
    expect(figuresOf(await read(board({ frequency: 'month' }), csv))).toEqual([
      'hate-crime-outcome-rate fenland 2018-05 20/81 published',
    ])
  })

  test('a file that was cut off is refused at its last row', async () => {
    const cut = fingertipsCsv(fingertipsRow(), fingertipsRow({ 'Time period': '2016/17' })).slice(0, -40)
    expect(faultsOf(await read(board(), cut))).toEqual(['row-width /3/'])
  })

  test('a board that takes nothing from it is asked which series is meant', async () => {
    expect(faultsOf(await read(boardWith({}), fingertipsCsv(fingertipsRow())))).toEqual(['no-published-series /1/'])
    const other = fingertipsCsv(fingertipsRow({ 'Indicator ID': '7' }))
    expect(faultsOf(await read(board(), other))).toEqual(['no-published-series /1/'])
  })
})

describe.each(['ods', 'xlsx'] as const)('an open data table of recorded crime as .%s', bookType => {
  const board = boardWith({
    'all-recorded-crime': { frequency: 'quarter', published: { table: 'recorded-crime' } },
    'rural-crime': {
      frequency: 'quarter',
      published: { table: 'recorded-crime', group: 'Theft offences', subgroup: 'Residential burglary' },
    },
  })
  const NEW = ['2017/18', 4, 'Cambridgeshire'] as const
  const SHEET = [
    [...NEW, 'Theft offences', 'Residential burglary', '28E', 310],
    [...NEW, 'Theft offences', 'Residential burglary', '28F', -2],
    [...NEW, 'Robbery', 'Robbery of personal property', '34B', 64],
    ['2017/18', 4, 'Norfolk', 'Robbery', 'Robbery of personal property', '34B', 31],
    ['2017/18', 4, 'Cumbria', 'Robbery', 'Robbery of personal property', '34B', 9],
  ] as const

  test('the codes of a series are added up by force and quarter', async () => {
    const old = [['2016/17', 4, 'Cambridgeshire', 'Robbery', 'Robbery of personal property', '34B', 50]] as const
    const reading = await read(board, recordedCrimeBook(bookType, SHEET, old))
    const ours = figuresOf(reading).filter(figure => figure.includes(' force '))
    expect(ours).toEqual([
      'all-recorded-crime force 2018-03 372 published',
      'rural-crime force 2018-03 308 published',
      'all-recorded-crime force 2017-03 50 published',
    ])
    const { notes, places } = expectAccepted(reading)
    expect(notes).toContain('Sheet Cover_sheet was not read: it is not a published table of the same kind.')
    expect(notes.at(-1)).toMatch(/Passed over out of 6 rows: .*of other areas\.$/)
    expect(places?.get('rural-crime|force|2018-03')).toEqual({ sheet: 'FY1', row: 3, column: 'H' })
  })

  test('a part that is not there makes no sum: the cell is named', async () => {
    const withheld = [...SHEET, [...NEW, 'Robbery', 'Robbery of business property', '34A', '[x]'] as const]
    const reading = expectAccepted(await read(board, recordedCrimeBook(bookType, withheld)))
    expect(reading.questions.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual([
      ['shorthand', 'FY1', 8, 'H'],
    ])
    expect(reading.observations.find(({ indicator }) => indicator === 'all-recorded-crime')).toMatchObject({
      value: null,
      status: 'unconfirmed',
    })
    const words = [...SHEET, [...NEW, 'Robbery', 'Robbery of business property', '34A', 'about 5'] as const]
    expect(faultsOf(await read(board, recordedCrimeBook(bookType, words)))).toEqual(['part-unclear FY1/8/H'])
  })

  test('a quarter of a monthly indicator is refused and not spread', async () => {
    const monthly = boardWith({ 'all-recorded-crime': { published: { table: 'recorded-crime' } } })
    const reading = await read(monthly, recordedCrimeBook(bookType, SHEET))
    expect(faultsOf(reading)).toEqual(['wrong-period FY1/3/B'])
  })
})

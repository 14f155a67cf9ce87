import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook, type SheetSpec } from '../make-workbook.ts'

const read = (bytes: Uint8Array | string, file = 'return.xlsx') =>
  readBytes('indicators', file, bytes, { today: '2018-05-03' })
const sheet = (title: string | null, name = 'S', indicator = 'Rural Crime'): SheetSpec => ({
  name,
  rows: [...(title === null ? [] : [[title]]), ['Indicator', dateCell('2018-03')], [indicator, 77]],
})

test.each([
  'Rolling 12 months to:',
  'Cumulative, year to date',
  'Rate per 1,000 population',
  'All figures in thousands',
  'Forecast for the year',
  'Targets',
  'TEST DATA',
])('a title "%s" holds the figures below it and is asked about at its cell', async title => {
  const reading = expectAccepted(await read(makeWorkbook([sheet(title)])))
  expect(reading.questions).toMatchObject([{ code: 'kind-of-figure', sheet: 'S', row: 1, column: 'A', found: title }])
  expect(reading.observations.map(({ status }) => status)).toEqual(['unconfirmed'])
})

test.each(['Monthly return: counts', 'Performance against target', 'Quarterly performance report', 'March 2018'])(
  'a title "%s" is no reason to ask',
  async title => {
    expect(expectAccepted(await read(makeWorkbook([sheet(title)]))).questions).toEqual([])
  },
)

test('a sheet that bears the name of a district, or a title that begins with it, is of that district', async () => {
  const books = [sheet(null, 'Huntingdonshire'), sheet('Huntingdonshire district: figures', 'Return')]
  for (const each of books)
    expect(expectAccepted(await read(makeWorkbook([each]))).observations).toMatchObject([
      { area: 'huntingdonshire', status: 'published' },
    ])
})

test('a district named within a title, or two, hold the figures and are asked about', async () => {
  for (const title of ['Return of the teams in Huntingdonshire', 'Fenland and Cambridge']) {
    const reading = expectAccepted(await read(makeWorkbook([sheet(title)])))
    expect(reading.questions).toMatchObject([{ code: 'area-in-title', sheet: 'S', row: 2 }])
    expect(reading.observations).toMatchObject([{ status: 'unconfirmed' }])
  }
})

test.each([
  ['indicators down the side', 'Indicator,Feb-18,Mar-18\nHate Crime,89,69\nNote: figures are provisional,,\n'],
  ['indicators as headings', 'Month,Hate Crime,Rural Crime\nMar-18,69,77\nNote: figures are provisional,,\n'],
])('words below a table with %s are named as not read', async (_, text) => {
  expect(expectAccepted(await read(text, 'return.csv')).notes).toContain(
    'Taken for notes and not read: row 3 (Note: figures are provisional).',
  )
})

test.each([
  ['an indicator', 'Indicator,Feb-18,Mar-18\nHate Crime,89,69\nRural Crime,,\n'],
  ['a month', 'Month,Hate Crime,Rural Crime\nMar-18,69,77\nApr-18,,\n'],
])('a row of %s that has no figure yet is said', async (_, text) => {
  const { notes } = expectAccepted(await read(text, 'return.csv'))
  expect(notes).toContain('1 row has no figure yet. Nothing was stored for it.')
  expect(notes.join()).not.toContain('Taken for notes')
})

test('a whole number under Rate is no count', async () => {
  const rows: CellInput[][] = [
    ['Indicator', 'Month', 'Rate'],
    ['Rural Crime', '2018-03', 4],
  ]
  const reading = await read(makeWorkbook([{ name: 'S', rows }]))
  expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ code: 'rate-for-count', row: 2, column: 'C' }] })
})

test('a percentage of a percentage is held', async () => {
  const rows: CellInput[][] = [
    ['Indicator', 'Month', 'Per cent', 'n'],
    ['Domestic Abuse Outcome Rate', '2018-03', { v: 24.5, s: 'percent' }, 300],
  ]
  const reading = expectAccepted(await read(makeWorkbook([{ name: 'S', rows }])))
  expect(reading.questions).toMatchObject([{ code: 'percent-of-percent', row: 2, column: 'C', or: '24.5%' }])
})

test('the filters that a program prints below a table are no row of it', async () => {
  const rows: CellInput[][] = [
    ['Month', 'Indicator', 'Value'],
    [dateCell('2018-03'), 'Rural Crime', 77],
    [],
    ['Applied filters:\nYear is 2018'],
  ]
  expect(expectAccepted(await read(makeWorkbook([{ name: 'Export', rows }]))).observations).toHaveLength(1)
})

test('the code of an area beside its name must be of the same area', async () => {
  const rows = (code: string): CellInput[][] => [
    ['Indicator', 'Area code', 'Area', 'Month', 'Value'],
    ['Rural Crime', code, 'Fenland', '2018-03', 10],
  ]
  const book = (code: string) => makeWorkbook([{ name: 'S', rows: rows(code) }])
  expect(expectAccepted(await read(book('E07000010'))).observations).toMatchObject([{ area: 'fenland' }])
  expect(await read(book('E07000008'))).toMatchObject({
    outcome: 'rejected',
    faults: [{ code: 'names-disagree', row: 2 }],
  })
})

test('a table turned round is read, and the receipt says so', async () => {
  const reading = expectAccepted(await read('month,rural-crime,hate-crime\n2018-02,70,60\n2018-03,77,59\n', 'x.csv'))
  expect(reading.observations.map(({ indicator, period, value }) => [indicator, period, value])).toEqual([
    ['rural-crime', '2018-02', 70],
    ['hate-crime', '2018-02', 60],
    ['rural-crime', '2018-03', 77],
    ['hate-crime', '2018-03', 59],
  ])
  expect(reading.notes.join()).toContain('the indicators stand as headings')
})

test('the marks of official tables: beside a number they are its status, alone they are asked about', async () => {
  const text =
    'indicator,area,period,value,status\nrural-crime,force,2018-03,98 [p],\nhate-crime,fenland,2018-03,[c],\n'
  const reading = expectAccepted(await read(text, 'x.csv'))
  expect(
    reading.observations.map(({ value, status, statusOnceConfirmed }) => [value, status, statusOnceConfirmed]),
  ).toEqual([
    [98, 'provisional', undefined],
    [null, 'unconfirmed', 'suppressed'],
  ])
  const answered = expectAccepted(await read(text.replace('[c],', '[c],suppressed'), 'x.csv'))
  expect(answered.questions).toEqual([])
  expect(answered.observations[1]).toMatchObject({ status: 'suppressed' })
})

test('an invisible character is left out and said', async () => {
  const reading = expectAccepted(
    await read('indicator,area,period,value\nrural-crime,force,2018-03\u200b,77\n', 'x.csv'),
  )
  expect(reading.notes).toEqual(['row 2, column C: an invisible character (zero-width space, U+200B) was left out.'])
})

test('hours may have decimals, counts may not', async () => {
  const row = (indicator: string) => `indicator,area,period,value\n${indicator},force,2018-03,120.5\n`
  expect(expectAccepted(await read(row('special-constabulary-hours-worked'), 'x.csv')).observations).toHaveLength(1)
  expect(await read(row('rural-crime'), 'x.csv')).toMatchObject({ faults: [{ code: 'not-whole' }] })
})

test.each([
  'Fenland',
  'Fenland district - March 2018',
  'Norfolk Constabulary',
  'Norfolk Constabulary: monthly return',
  'Staffordshire',
])('a title %j over rows that all say Force is asked about', async title => {
  const book = makeWorkbook([{ name: 'Return', rows: [[title], ...withAreas('Force')] }])
  const reading = expectAccepted(await readBytes('indicators', 'x.xlsx', book, { today: '2018-05-03' }))
  expect(reading.questions).toMatchObject([{ code: 'area-in-title', sheet: 'Return' }])
  expect(reading.observations.every(({ status }) => status === 'unconfirmed')).toBe(true)
})

test.each<[string, string]>([
  ['Cambridgeshire Constabulary', 'Force'],
  ['Bedfordshire, Cambridgeshire and Hertfordshire', 'Force'],
  ['South Cambridgeshire and others', 'Force'],
  ['Fenland', 'Fenland'],
  ['Return to Norfolk Constabulary of figures for the seven forces of the eastern region', 'Force'],
])('a title %j over rows that say %s is not', async (title, area) => {
  const book = makeWorkbook([{ name: 'Return', rows: [[title], ...withAreas(area)] }])
  expect(expectAccepted(await readBytes('indicators', 'x.xlsx', book, { today: '2018-05-03' })).questions).toEqual([])
})

test.each([
  'Previous year',
  'Same month last year',
  'Annualised',
  'Indexed (2015=100)',
  'Per officer',
  'Planned',
  'Median',
  'Percentages',
  'MSG average',
])('the title %j says that its figures are no monthly actuals, and is asked about', async title => {
  const book = makeWorkbook([{ name: 'Return', rows: [[title], ...withAreas('Force')] }])
  const reading = expectAccepted(await readBytes('indicators', 'x.xlsx', book, { today: '2018-05-03' }))
  expect(reading.questions).toMatchObject([{ code: 'kind-of-figure', row: 1, column: 'A' }])
})

function withAreas(area: string): CellInput[][] {
  return [
    ['Indicator', 'Area', '2018-02', '2018-03'],
    ['All Recorded Crime', area, 4702, 4988],
  ]
}

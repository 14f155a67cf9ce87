import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ACTION_LOG_HEADINGS as ACTIONS, expectAccepted, readBytes } from '../drop-fixtures.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'

const read = (feed: string, file: string, bytes: Uint8Array | string) =>
  readBytes(feed, file, bytes, { today: '2018-05-03' })
const codesOf = async (...drop: Parameters<typeof read>) => {
  const reading = await read(...drop)
  return (reading.outcome === 'rejected' ? reading.faults : reading.questions).map(({ code, row }) => [code, row])
}
const monthsOf = async (month: string) => {
  const csv = `indicator,area,period,value\nall-recorded-crime,force,${month},4988\n`
  return expectAccepted(await read('indicators', 'x.csv', csv)).observations.map(({ period }) => period)
}
const HEADINGS: CellInput[] = ['Indicator', 'Area', 'Type', '2018-02', '2018-03']

test.each([
  ['March (2017-18)', '2018-03'],
  ['30/04/2017 23:00', '2017-05'],
  ['Mon May 01 2017 00:00:00 GMT+0100 (British Summer Time)', '2017-05'],
])('the month %s is read', async (month, period) => {
  expect(await monthsOf(month)).toEqual([period])
})

test.each([
  'MAT',
  '(thousands)',
  '3 month average',
  '% change on previous year',
  'Percentage change',
  'Year ending March',
])('a title %s holds the figures', async title => {
  const sheet = { name: 'S', rows: [[title], ['Indicator', 'Area', '2018-03'], ['Rural Crime', 'Force', 77]] }
  expect(await codesOf('indicators', 'x.xlsx', makeWorkbook([sheet]))).toEqual([['kind-of-figure', 1]])
})

test('a row whose unread column says target, or names a district, is held; the rows beside it are not', async () => {
  const rows: CellInput[][] = [
    HEADINGS,
    ['Rural Crime', 'Force', 'Actual', 70, 77],
    ['Hate Crime', 'Force', 'Target', 60, 60],
  ]
  const reading = expectAccepted(await read('indicators', 'x.xlsx', makeWorkbook([{ name: 'S', rows }])))
  expect(reading.observations.map(({ indicator, status }) => [indicator, status])).toEqual([
    ['rural-crime', 'published'],
    ['rural-crime', 'published'],
    ['hate-crime', 'unconfirmed'],
    ['hate-crime', 'unconfirmed'],
  ])
  const teams: CellInput[][] = [
    ['Indicator', 'Team', '2018-03'],
    ['Rural Crime', 'Fenland', 77],
  ]
  expect(await codesOf('indicators', 'x.xlsx', makeWorkbook([{ name: 'S', rows: teams }]))).toEqual([
    ['area-in-column', 2],
  ])
})

test.each([
  [
    'the same cell twice',
    (xml: string) => xml.replace('</sheetData>', '<row r="2"><c r="C2"><v>1</v></c></row></sheetData>'),
  ],
  [
    'cells declared and none there',
    (xml: string) => xml.replace(/<sheetData>.*<\/sheetData>/s, '<dimension ref="A1:C2"/><sheetData/>'),
  ],
])('a sheet with %s is refused', async (_, change) => {
  const parts = unzipSync(
    makeWorkbook([
      {
        name: 'S',
        rows: [
          ['Indicator', 'Area', '2018-03'],
          ['Rural Crime', 'Force', 77],
        ],
      },
    ]),
  )
  const path = 'xl/worksheets/sheet1.xml'
  parts[path] = strToU8(change(strFromU8(parts[path]!)))
  expect(await codesOf('indicators', 'x.xlsx', zipSync(parts))).toEqual([['damaged-workbook', null]])
})

test('a date that no calendar has is a fault, not a blank cell', async () => {
  for (const due of [-5, 3_000_000_000]) {
    const entry: CellInput[] = [
      '1.0',
      '28/02/2018',
      '7.2',
      'Report back',
      'OPCC',
      { v: due, s: 'month' },
      null,
      null,
      'Open',
    ]
    expect(await codesOf('actions', 'x.xlsx', makeWorkbook([{ name: 'Log', rows: [ACTIONS, entry] }]))).toEqual([
      ['not-a-date', 2],
    ])
  }
})

test('entries on a sheet under other headings are refused, not passed over', async () => {
  const entry: CellInput[] = ['1.0', '28/02/2018', '7.2', 'Report back', 'OPCC', '16/05/2018', null, null, 'Open']
  const other: CellInput[] = ['Ref', 'Date', 'Item', 'Action', 'Lead', 'Due', 'Update']
  const book = makeWorkbook([
    { name: 'Closed', rows: [ACTIONS, entry] },
    { name: 'Live', rows: [other, ['2.0', '28/02/2018', '7.2', 'Report', 'OPCC', '16/05/2018', 'x']] },
  ])
  expect(await codesOf('actions', 'x.xlsx', book)).toEqual([['no-headings', 1]])
})

test('garbled letters are refused before they are printed', async () => {
  const csv = `${ACTIONS.join(',')}\n1.0,28/02/2018,7.2,CafÃ© â€“ plan,OPCC,16/05/2018,,,Open\n`
  expect(await codesOf('actions', 'x.csv', csv)).toEqual([['mixed-encoding', 2]])
})

test('headings that risk registers use are read', async () => {
  const csv =
    'Risk ID,Risk,Probability (1-5),Severity,Risk score,Risk owner,Controls\nR1,Staffing,4,4,16,ACC,Recruiting\n'
  expect(expectAccepted(await read('risks', 'x.csv', csv)).entries).toHaveLength(1)
})

test('a text on another indicator below a heading in bold or with a # is refused at its line', async () => {
  const heading = '---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\nRural crime fell.\n'
  for (const title of ['# Hate crime', '**Hate crime**'])
    expect(await codesOf('commentary', 'x.md', `${heading}${title}\nHate crime rose.\n`)).toEqual([['lost-heading', 7]])
})

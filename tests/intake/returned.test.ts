import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { returnedFile } from '../../shared/intake/returned/returned-file.ts'
import { readBytes, sourceOf } from './drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook } from './make-workbook.ts'

const read = (feed: string, file: string, bytes: Uint8Array | string) =>
  readBytes(feed, file, bytes, { today: '2018-05-03' })
async function giveBack(feed: string, file: string, bytes: Uint8Array | string) {
  const reading = await read(feed, file, bytes)
  const asks = reading.outcome === 'rejected' ? reading.faults : reading.questions
  return returnedFile({ feed, file, source: sourceOf(bytes), outcome: reading.outcome, asks })
}
const HEADINGS: CellInput[] = ['Indicator', 'Area', dateCell('2018-02'), dateCell('2018-03')]
const book = (march: CellInput) =>
  makeWorkbook([{ name: "Tom's & counts", rows: [HEADINGS, ['Rural Crime', 'Force', 70, march]] }])

test('a workbook comes back with the cell marked, its other parts as they were, and a sheet that links to the cell', async () => {
  const sent = book('=HYPERLINK("x")&<')
  const returned = await giveBack('indicators', 'Return.xlsx', sent)
  expect(returned?.filename).toBe('Return - marked.xlsx')
  const [before, after] = [unzipSync(sent), unzipSync(returned!.content)]
  const text = (path: string) => strFromU8(after[path]!)
  expect(text('xl/worksheets/sheet1.xml')).toMatch(/<c s="7" r="D2"/)
  expect(text('xl/styles.xml')).toContain('<cellXfs count="8">')
  expect(text('xl/styles.xml')).toContain('FFFFD54F')
  const sheet = text('xl/worksheets/what-to-do.xml')
  expect(sheet).toContain(`location="'Tom''s &amp; counts'!D2"`)
  expect(sheet).not.toContain('<f>')
  expect(after['_rels/.rels']).toEqual(before['_rels/.rels'])
})

test('the workbook that came back, corrected, is read as if its sheet of what to do were not there', async () => {
  const returned = await giveBack('indicators', 'Return.xlsx', book('..'))
  const again = await read('indicators', 'Return.xlsx', returned!.content)
  expect(again).toMatchObject({
    outcome: 'accepted',
    questions: [{ code: 'shorthand', row: 2, column: 'D' }],
    notes: [],
  })
  const parts = unzipSync((await giveBack('indicators', 'Return.xlsx', returned!.content))!.content)
  expect(strFromU8(parts['xl/workbook.xml']!).match(/What to do/g)).toHaveLength(1)
})

test('a rejected CSV comes back to be filled in: what is wrong is empty, unknown columns are gone, formulas are text', async () => {
  const csv =
    'indicator,area,period,value,n,comment\nrural-crime,force,2018-03,many,,x\nrural-crime,fenland,2018-03,12,-5,=1+1\n=cmd|x,force,2018-03,1,,x\n'
  const returned = await giveBack('indicators', 'in/return.csv', csv)
  expect(returned?.filename).toBe('return - to correct.csv')
  expect(Buffer.from(returned!.content).toString()).toBe(
    '\ufeffindicator,area,period,value,n\r\nrural-crime,force,2018-03,,\r\nrural-crime,fenland,2018-03,12,\r\n,force,2018-03,1,\r\n',
  )
})

test('a CSV without headings comes back as the headings alone', async () => {
  const returned = await giveBack('indicators', 'x.csv', 'a,b\n1,2\n')
  expect(Buffer.from(returned!.content).toString()).toBe(
    '\ufeffindicator,area,period,value,numerator,denominator,n,status,reason\r\n',
  )
  const actions = await giveBack('actions', 'x.csv', 'a,b\n1,2\n')
  expect(Buffer.from(actions!.content).toString()).toContain('action no,')
})

test('a file that cannot be opened, or of which nothing is asked, does not come back', async () => {
  expect(await giveBack('indicators', 'x.xlsx', book(77))).toBeNull()
  expect(await giveBack('indicators', 'x.xlsx', book(77).slice(0, 500))).toBeNull()
  expect(await giveBack('indicators', 'x.pdf', '%PDF-1.7')).toBeNull()
})

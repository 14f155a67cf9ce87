import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessFeed } from '../../shared/intake/guess-feed.ts'
import { isFolderMarker } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, hasSharedData, readBytes, sharedFile, sourceOf } from './drop-fixtures.ts'
import { makeWorkbook } from './make-workbook.ts'

const TIDY = 'indicator,area,period,value\nall-recorded-crime,force,2018-03,4988\n'

test('however a file is cut into pieces, it reads the same', async () => {
  const text = `${TIDY}hate-crime,"force",Mar-18,"1,059"\n`
  const whole = await readBytes('indicators', 'x.csv', text)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async pieceBytes => {
      expect(await readBytes('indicators', 'x.csv', text, { pieceBytes })).toEqual(whole)
    }),
  )
})

test('any bytes at all are answered, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('indicators', 'police-uk', 'actions', 'risks'),
      async (bytes, feed) => {
        const reading = await readBytes(feed, 'x', bytes)
        expect(['accepted', 'rejected']).toContain(reading.outcome)
      },
    ),
    { numRuns: 300 },
  )
})

test('any one byte of a zip may be damaged: it is answered, never thrown at', async () => {
  const { zipSync, strToU8 } = await import('fflate')
  const zip = zipSync({ 'a.csv': strToU8(TIDY) })
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, byte) => {
      const reading = await readBytes(
        'police-uk',
        'x.zip',
        zip.map((old, i) => (i === at ? byte : old)),
      )
      expect(reading.outcome).toBe('rejected')
    }),
    { numRuns: 200 },
  )
})

test.each([
  [
    'Windows-1252',
    Buffer.from(
      `${TIDY}hate-crime,force,2018-03,5\n`.replace('force,2018-03,4988', 'Force \x96,2018-03,4988'),
      'latin1',
    ),
  ],
  ['UTF-16', Buffer.from(`\uFEFF${TIDY}`, 'utf16le')],
  ['UTF-16', Buffer.from(TIDY, 'utf16le')],
])('a file in %s is read, and the receipt says so', async (encoding, bytes) => {
  const reading = expectAccepted(await readBytes('indicators', 'x.csv', bytes))
  expect(reading.notes).toContain(
    `The file was saved as ${encoding} text and read as such. Check that names with accents came out right.`,
  )
})

test.each([
  ['semicolons', TIDY.replaceAll(',', ';')],
  ['tabs', TIDY.replaceAll(',', '\t')],
  ['title lines above the headings', `Monthly return,,,\n\n${TIDY}`],
  ['months as headings', 'indicator,area,Mar-18\nall-recorded-crime,force,4988\n'],
])('%s make no difference', async (_, text) => {
  const reading = expectAccepted(await readBytes('indicators', 'x.csv', text))
  expect(reading.observations.map(o => [o.indicator, o.area, o.period, o.value])).toEqual([
    ['all-recorded-crime', 'force', '2018-03', 4988],
  ])
})

test('missing and suppressed figures are kept as such, never as zero', async () => {
  const text =
    'indicator,area,period,value,status\nhate-crime,force,2018-03,,missing\nrural-crime,force,2018-03,,Suppressed\n'
  expect(
    expectAccepted(await readBytes('indicators', 'x.csv', text)).observations.map(o => [o.value, o.status]),
  ).toEqual([
    [null, 'missing'],
    [null, 'suppressed'],
  ])
})

test("a peer's figures come by its name, its id or its code", async () => {
  const text =
    'indicator,area,period,value\nall-recorded-crime,Staffordshire,2018-01,1\nall-recorded-crime,peer-staffordshire,2018-02,2\nall-recorded-crime,E23000015,2018-03,3\n'
  expect(expectAccepted(await readBytes('indicators', 'x.csv', text)).observations.map(o => o.area)).toEqual([
    'peer-staffordshire',
    'peer-staffordshire',
    'peer-staffordshire',
  ])
})

describe.skipIf(!hasSharedData)('the registers of the papers (skipped where ../shared is absent)', () => {
  test.each([
    ['actions', 'action-log-2019-06.csv', 7],
    ['meetings', 'agendas.csv', 6],
    ['delivery-plan', 'delivery-plan-2018-05.csv', 44],
    ['risks', 'risks-2019.csv', 20],
  ])('%s', async (feed, file, entries) => {
    const bytes = sharedFile(`papers/${file}`)!
    const reading = expectAccepted(await readBytes(feed, file, bytes))
    expect(reading.kind).toBe(feed)
    expect(reading.entries).toHaveLength(entries)
    expect(await guessFeed(sourceOf(bytes), sampleBoard())).toBe(feed)
  })
})

test.each([
  [TIDY, 'indicators'],
  ['Type,Date,Age range,Self-defined ethnicity,Object of search\n', 'police-uk'],
  ['%PDF', 'indicators'],
  ['period,Grant,Amount\n2019/20,Crimestoppers,5\n', 'tables'],
])('%j seems meant for %s', async (text, feed) => {
  expect(await guessFeed(sourceOf(text), sampleBoard())).toBe(feed)
})

test.each([
  [[['Grants in the year'], ['period', 'Grant', 'Amount'], ['2019/20', 'Crimestoppers', 5]], 'tables'],
  [
    [
      ['Indicator', 'Area', 'Mar-18'],
      ['Rural Crime', 'Force', 77],
    ],
    'indicators',
  ],
  [
    [
      ['Ref', 'Risk', 'Likelihood', 'Impact', 'Score', 'Owner', 'Mitigation'],
      ['R1', 'Staffing', 4, 4, 16, 'ACC', 'x'],
    ],
    'risks',
  ],
  [
    [
      ['Anything', 'Else'],
      ['a', 1],
    ],
    'indicators',
  ],
])('a workbook with the rows %j seems meant for %s', async (rows, feed) => {
  expect(await guessFeed(sourceOf(makeWorkbook([{ name: 'Sheet1', rows }])), sampleBoard())).toBe(feed)
})

test('the marker of a folder is distinguished from an empty file', () => {
  expect(isFolderMarker('new/', 0)).toBe(true)
  expect(isFolderMarker('', 0)).toBe(true)
  expect(isFolderMarker('figures.csv', 0)).toBe(false)
  expect(isFolderMarker('new/', 5)).toBe(false)
})

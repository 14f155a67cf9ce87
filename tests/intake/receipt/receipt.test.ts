import { expect, test } from 'vitest'
import type { Sender } from '../../../shared/config/sender.ts'
import { buildReceipt } from '../../../shared/intake/receipt/receipt.ts'
import { receiptLetter } from '../../../shared/intake/receipt/receipt-letter.ts'
import { receiptText } from '../../../shared/intake/receipt/receipt-text.ts'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { readBytes } from '../drop-fixtures.ts'

const base = {
  drop: 'a1b2c3d4e5f60718',
  file: 'return.csv',
  feed: 'indicators',
  receivedAt: '2018-05-03T08:00:00Z',
  board: sampleBoard(),
}
const known = (value: number, drop: string): StoredObservation => ({
  indicator: 'all-recorded-crime',
  area: 'force',
  period: '2018-03',
  value,
  numerator: null,
  denominator: null,
  n: null,
  status: 'published',
  drop,
  knownFrom: '2018-05-03T08:00:00Z',
})

test('an accepted drop: what it has, what changed, what happens next', async () => {
  const reading = await readBytes(
    'indicators',
    'return.csv',
    'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\nHate Crime,force,2018-02,59\n',
  )
  const restated = [
    {
      indicator: 'all-recorded-crime',
      area: 'force',
      period: '2018-03',
      before: known(4990, 'old'),
      after: known(4988, 'new'),
    },
  ]
  const receipt = buildReceipt({ ...base, reading, changes: { added: 1, unchanged: 0, restated } })
  expect(receipt).toMatchObject({
    outcome: 'accepted',
    kind: 'tidy-csv',
    rows: 2,
    changed: {
      added: 1,
      restated: 1,
      unchanged: 0,
      restatements: [{ before: '4990', after: '4988', before_drop: 'old' }],
    },
    faults: [],
  })
  expect(receiptText(receipt)).toBe(`return.csv was accepted (feed indicators).

What it has: 2 rows.
Months: February 2018 to March 2018.
Indicators (2): All Recorded Crime, Hate Crime.
Areas: force.

What changed: 1 new figure, 1 changed, 0 the same as before.
  all-recorded-crime, force, March 2018: was 4990, is now 4988.

What happens next: the indicators are worked out again from these figures. No action needed.

Reference: a1b2c3d4e5f6
`)
  expect(receiptText(receipt, { isTrial: true })).toMatch(
    /^return\.csv would be accepted \(feed indicators\)\.\n\nWhat it has: 2 rows\./,
  )
})

test('a rejected drop: each fault on a line, with how to fix it', async () => {
  const reading = await readBytes(
    'indicators',
    'return.csv',
    'indicator,area,period,value\nAll Recordd Crime,force,2018-03,-1\n',
  )
  const receipt = buildReceipt({ ...base, reading, changes: null })
  expect(receipt).toMatchObject({
    outcome: 'rejected',
    kind: null,
    rows: 1,
    changed: { added: 0, restated: 0, unchanged: 0 },
  })
  expect(receiptText(receipt)).toBe(`return.csv was rejected (feed indicators). Nothing in it was stored.

What is wrong:
  row 2, column indicator: found All Recordd Crime; expected an indicator of the board's file, such as All Recorded Crime. Did you mean All Recorded Crime? If so, write it like that. [unknown-indicator]

What happens next: the figures received before stay as they are. Fix what is listed and send the whole file again.

Reference: a1b2c3d4e5f6
`)
})

test('the same bytes again: no effect, and when they came before', () => {
  const receipt = buildReceipt({
    ...base,
    kind: 'tidy-csv',
    rows: 2,
    duplicateOf: { drop: base.drop, file: 'first.csv', knownFrom: '2018-05-01T08:00:00Z' },
  })
  expect(receipt.outcome).toBe('duplicate')
  expect(receiptText(receipt)).toContain(
    'return.csv was already received (feed indicators). Nothing changed.\n\nThe same bytes came on 2018-05-01 as first.csv.',
  )
})

test('a change of status alone is listed as one; a long list is cut short and counted', () => {
  const before = known(5, 'old')
  const restated = Array.from({ length: 25 }, () => ({
    indicator: 'all-recorded-crime',
    area: 'force',
    period: '2018-03',
    before,
    after: { ...before, status: 'revised' as const },
  }))
  const reading = {
    outcome: 'accepted',
    kind: 'tidy-csv',
    rows: 25,
    observations: [before],
    entries: [],
    questions: [],
    notes: ['Mind this.'],
  } as const
  const text = receiptText(buildReceipt({ ...base, reading, changes: { added: 0, unchanged: 0, restated } }))
  expect(text).toContain('was 5 (published), is now 5 (revised).')
  expect(text).toContain('  and 5 more.')
  expect(text).toContain('Please note:\n  Mind this.')
  expect(text).toContain('Please read the notes above and send the file again if one is wrong.')
})

test('a receipt says who sent the file, and where nothing does, that its supplier is the declared one', async () => {
  const reading = await readBytes(
    'indicators',
    'return.csv',
    'indicator,area,period,value\nHate Crime,Force,2018-03,59\n',
  )
  const supplier = [base.board.feeds.find(({ id }) => id === 'indicators')!.supplier].flat()
  const sentBy = (source: Sender['source'], roles = supplier) =>
    buildReceipt({ ...base, reading, changes: null, sentBy: { source, roles } })
  const title = base.board.roles.find(({ id }) => id === supplier[0])!.title
  for (const [receipt, sentence] of [
    [sentBy('link'), `Sent by the ${title}, by personal link.`],
    [sentBy('mail'), `Sent by the ${title}, by mail.`],
    [sentBy('system'), `Sent by the system of the ${title}.`],
    [sentBy('declared'), `Who sent it is not known; the feed’s supplier is the ${title}.`],
    [
      sentBy('declared', [supplier[0]!, 'gone']),
      `Who sent it is not known; the feed’s suppliers are the ${title} and gone.`,
    ],
  ] as const) {
    const text = receiptText(receipt)
    expect(text.split('\n')).toContain(sentence)
    // page and text of the mail say the same, of a rejected file too
    for (const outcome of ['accepted', 'rejected'] as const)
      expect(JSON.stringify(receiptLetter({ ...receipt, outcome }, text).blocks)).toContain(sentence)
  }
  expect(sentBy('link').sent_by).toMatchObject({ source: 'link', roles: supplier })
  expect(receiptText(sentBy('link'), { isTrial: true })).not.toContain('Sent by')
})

test('a register says how many entries it has', () => {
  const reading = {
    outcome: 'accepted',
    kind: 'actions',
    rows: 2,
    observations: [],
    entries: [{ register: 'actions', id: '1', body: {} }],
    questions: [],
    notes: [],
  } as const
  expect(
    receiptText(buildReceipt({ ...base, feed: 'actions', reading, changes: { added: 0, unchanged: 0, restated: [] } })),
  ).toContain(
    'Actions: 1.\n\nEach entry of the file now stands as it says there. Entries that the file leaves out stay as they were.',
  )
})

test('a doubtful value is asked about, with its reading and the other one, and is not counted as known', async () => {
  const reading = await readBytes(
    'indicators',
    'return.csv',
    'indicator,area,period,value\nHate Crime,Fenland,2018-03,[c]\nHate Crime,Force,2018-03,59\n',
  )
  const receipt = buildReceipt({ ...base, reading, changes: { added: 1, unchanged: 0, restated: [] } })
  expect(receipt.questions).toMatchObject([
    {
      code: 'shorthand',
      row: 2,
      column: 'value',
      read_as: 'suppressed (withheld, because it is confidential)',
      or: 'missing',
    },
  ])
  const text = receiptText(receipt)
  expect(text).toContain('return.csv was accepted (feed indicators). 1 question to answer below.')
  expect(text).toMatch(/row 2, column value: found \[c\]; expected .+\. Read as suppressed/)
  expect(text).toContain('boardpack confirm a1b2c3d4e5f6 --by ROLE')
  expect(text).toContain('Please answer the questions above.')
  expect(text).not.toContain('No action needed')
  expect(receiptLetter(receipt, text).subject).toBe('return.csv: accepted, with questions')
})

test('an accepted paper: it is a paper and not rows, and where it goes', async () => {
  const reading = await readBytes('indicators', 'r.csv', 'indicator,area,period,value\nHate Crime,force,2018-02,59\n')
  const figures = buildReceipt({ ...base, reading, changes: { added: 1, unchanged: 0, restated: [] } })
  const contents = { ...figures.contents, entries: 1, first_month: null, last_month: null }
  expect(
    receiptText({ ...figures, file: 'roads.docx', feed: 'papers', contents }),
  ).toBe(`roads.docx was accepted (feed papers).

What it has: 1 paper.

What happens next: the paper is printed in the pack of its meeting; if that has gone out, it is sent as a supplement. No action needed.

Reference: a1b2c3d4e5f6
`)
})

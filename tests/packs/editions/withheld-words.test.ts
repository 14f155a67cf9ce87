import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { tableCsv } from '../../../shared/document/csv.ts'
import { tableMetadata } from '../../../shared/document/csvw.ts'
import { listTables } from '../../../shared/document/walk.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { runGate } from '../../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { packLetter } from '../../../shared/packs/letters/pack-letter.ts'
import { documentsOf, publishedTables } from '../../../shared/packs/model/documents.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { hideWords, wordFinder } from '../../../shared/packs/model/withheld-words.ts'
import type { RecordedDecision } from '../../../shared/registers/decisions/entry.ts'
import { emptyMeeting } from '../../../shared/registers/meetings/entry.ts'
import type { StoredPaper } from '../../../shared/registers/papers/paper.ts'
import { chaseReviews } from '../../../shared/reminders/chase-reviews.ts'
import { renderDocument } from '../../../templates/pack/pack.tsx'
import { tablesWorkbook } from '../../../templates/workbook/tables-workbook.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { meetingBoard } from '../../given/meeting-board.ts'
import { anAction } from '../../registers/actions/examples.ts'

const SENTENCE = 'The witness lives at “Rose & Crown” in O’Hara Street.'
const SECRET_ACTION = 'Move the witness to another county'
const WHY = 'It would show where a witness lives'
const SECRET_UPDATE = 'The witness waits for a house in Ely'
const sensitive = [
  { kind: 'column', table: 'action-log', column: 'update', why: WHY, withheldFrom: ['public'] },
  { kind: 'row', table: 'action-log', row: '3.0', why: WHY, withheldFrom: ['partner', 'public'] },
  { kind: 'row', table: 'decisions-taken', row: 'D12', why: WHY, withheldFrom: ['public'] },
  { kind: 'column', table: 'decisions-taken', column: 'reason', why: WHY, withheldFrom: ['public'] },
  { kind: 'words', words: SENTENCE, why: WHY, withheldFrom: ['partner', 'public'], reviewOn: '2018-05-01' },
] as const

const plain = meetingBoard()
const board = {
  ...plain,
  packs: plain.packs.map(pack => ({
    ...pack,
    sensitive: sensitive.map(one => ({ ...one, withheldFrom: [...one.withheldFrom] })),
  })),
}
const history = (id: string, words: string, reason: string | null = null) => ({
  id,
  versions: [
    {
      action: anAction({
        id,
        action: words,
        update: SECRET_UPDATE,
        ...(reason !== null && { status: 'proposed-for-closure', reason }),
      }),
      drop: 'a',
      knownFrom: '2018-04-01T09:00:00.000Z',
    },
  ],
})
const decision = (id: string, words: string): RecordedDecision => ({
  ...{
    id,
    date: '2018-04-20',
    decision: words,
    options: `Sell ${id}`,
    reason: `Cost of ${id}`,
    by: null,
    status: 'taken',
  },
  ...{ callInUntil: null, isOfPublicInterest: true, publishedOn: null, agendaItem: null },
  ...{ source: 'register', knownFrom: '2018-04-20T09:00:00.000Z' },
})
const paper = {
  meeting: '2018-05-10',
  item: '8.1',
  id: '2018-05-10/8.1',
  title: 'Witnesses',
  from: 'Chief',
  drop: 'b',
  knownFrom: '2018-04-01T09:00:00.000Z',
  pages: 1,
  format: 'pdf',
  to: null,
  purpose: null,
  recommendation: null,
  marking: null,
} as StoredPaper
const input: PackInput = {
  ...{ board, pack: board.packs[0]!, meeting: board.meetings[0]!, edition: 'board', version: 1 },
  ...{
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    revisions: new Map(),
    drops: new Map(),
    previous: null,
  },
  registers: {
    ...EMPTY_REGISTERS,
    decisions: [decision('D12', 'Buy a flat'), decision('D13', 'Paint the hall')],
    actions: [history('3.0', SECRET_ACTION, 'The witness has moved to Norfolk'), history('4.0', 'Publish the plan')],
    meetings: [
      {
        ...emptyMeeting('2018-04-12'),
        paragraphs: [
          {
            item: '4',
            number: '4.1',
            text: `Noted. the  witness lives at "Rose & Crown" in O'Hara Street.`,
            isDecision: false,
          },
          { item: '4', number: '4.2', text: `The Chief said: ${SECRET_UPDATE.toLowerCase()}.`, isDecision: false },
        ],
      },
      { ...emptyMeeting('2018-05-10'), items: [{ number: '1', title: 'Welcome', reportFrom: null, author: null }] },
    ],
    papers: [paper],
  },
  papers: new Map([['b', { parts: [], footnotes: [], pageTexts: [`Background. ${SENTENCE}`] }]]),
}
const pagesOf = (model: PackModel) =>
  Object.fromEntries(documentsOf(model).map(document => [document, renderDocument(model, document)]))

/** Every word that is written of an edition: pages, model, tables, workbook, the mail that brings it. */
function writtenOf(model: PackModel): string {
  const { xlsx, ods } = tablesWorkbook(model)
  const parts = [xlsx, ods].flatMap(file => Object.values(unzipSync(file)).map(part => strFromU8(part)))
  return [
    ...Object.values(pagesOf(model)),
    JSON.stringify(model).replaceAll('\\"', '"'),
    ...publishedTables(model).map(tableCsv),
    ...publishedTables(model).map(table => tableMetadata(table, { publisher: 'Office', issued: '2018-05-03' })),
    ...parts,
    JSON.stringify(packLetter(model, board, 'members', [], [])),
  ].join('\n')
}

describe('a column, a row and a sentence that the board’s file withholds', () => {
  let forBoard: PackModel
  let forPublic: PackModel
  beforeAll(() => {
    const [one, other] = buildEditions(input, ['board', 'public'])
    forBoard = one!
    forPublic = other!
  })
  const secrets = [SENTENCE, SECRET_ACTION, 'The witness has moved to Norfolk', SECRET_UPDATE]

  it('are in the edition for the Board', () => {
    for (const secret of secrets) expect([secret, wordFinder([writtenOf(forBoard)])(secret)]).toEqual([secret, true])
  })

  it('are nowhere in an edition that may not have them, however they were typed, and a label stands in their place', () => {
    for (const secret of secrets) expect([secret, wordFinder([writtenOf(forPublic)])(secret)]).toEqual([secret, false])
    const page = pagesOf(forPublic).meeting!
    expect(page).toContain(`[withheld: ${WHY}]`)
    expect(page).toContain(`Noted. [withheld: ${WHY}].`)
    expect(page).toContain('Publish the plan')
  })

  it('are withheld from the record of a decision as from its row, however short', () => {
    const all = writtenOf(forBoard)
    const shown = writtenOf(forPublic)
    for (const words of ['Buy a flat', 'Sell D12', 'Cost of D12', 'Cost of D13'])
      expect([words, all.includes(words), shown.includes(words)]).toEqual([words, true, false])
    for (const words of ['Paint the hall', 'Sell D13', 'Decision D12: withheld', 'Reason: withheld'])
      expect(shown).toContain(words)
  })

  it('take a bound file with them out whole, since its pages cannot be changed', () => {
    expect(JSON.stringify(forBoard)).toContain('papers/8.1.pdf')
    expect(JSON.stringify(forPublic)).not.toContain('papers/8.1.pdf')
    expect(pagesOf(forPublic).meeting).toContain('Witnesses: withheld')
  })

  it('hold the pack where words are still in an edition', () => {
    const held = (model: PackModel) =>
      runGate({ ...input, edition: 'public' }, model, pagesOf(model), []).findings.filter(
        ({ code }) => code === 'words-withheld',
      )
    expect(held(forPublic)).toEqual([])
    expect(held({ ...forBoard, run: { ...forBoard.run, edition: 'public' } }).length).toBeGreaterThan(1)
  })

  it('hold the pack where anything a withheld row or column says, or the row itself, is still in an edition', () => {
    const held = (model: PackModel) =>
      runGate({ ...input, edition: 'public' }, model, pagesOf(model), [], forBoard)
        .findings.filter(({ code }) => code === 'words-withheld')
        .map(({ what }) => what.replace(/^Words .*: they/, 'they'))
    expect(held(forPublic)).toEqual([])
    const [first, ...others] = forPublic.meeting
    const said = [SECRET_ACTION.toUpperCase().replaceAll(' ', '  ')]
    const leaking = { ...first!, blocks: [...first!.blocks, { kind: 'paragraph', sentences: [said] } as const] }
    expect(held({ ...forPublic, meeting: [leaking, ...others] })).toEqual(['they begin “Move the wit…”.'])
    const update = { ...first!, blocks: [{ kind: 'paragraph', sentences: [[SECRET_UPDATE]] } as const] }
    expect(held({ ...forPublic, meeting: [update, ...others] })).toEqual(['they begin “The witness …”.'])
    const table = listTables(forBoard.meeting).find(({ id }) => id === 'action-log')!
    const row = table.rows.map(cells => [
      cells[0]!,
      ...cells.slice(1).map(() => ({ kind: 'text', text: '-' }) as const),
    ])
    const kept = { ...first!, blocks: [{ kind: 'table', table: { ...table, rows: row } } as const] }
    expect(held({ ...forPublic, meeting: [kept, ...others] })).toEqual([
      'Row 3.0 of the table action-log is withheld from the public edition and still in it.',
    ])
  })

  it('are asked about from the day of review on', () => {
    expect(chaseReviews(board, '2018-05-01')).toEqual([])
    const [task] = chaseReviews(board, '2018-05-02')
    expect(task!.summary).toBe('1 withheld part to review')
    expect(JSON.stringify(task!.blocks)).not.toContain('Crown')
    expect(chaseReviews(board, '2018-05-03')).toEqual([])
  })
})

it('words are found whatever their case, spaces, quotation marks and markup', () => {
  const words = [{ words: 'He said "stop" & left', why: 'No' }]
  for (const typed of ['he said “stop” & left', 'He  said\n"stop" & left', 'He said &quot;stop&quot; &amp; left'])
    expect(hideWords({ typed }, words)).toEqual({ typed: '[withheld: No]' })
  expect(wordFinder(['<p>rose (<span>8,132</span>) to</p>'])('rose (8,132) to')).toBe(true)
  expect(
    wordFinder(['<p>He said <b>“stop”</b> &amp; left</p>'.replace('</b> ', '</b>')])('He said "stop" & left'),
  ).toBe(true)
})

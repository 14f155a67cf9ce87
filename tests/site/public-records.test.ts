import { describe, expect, it } from 'vitest'
import type { Pack } from '../../shared/config/schema/pack.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import type { RecordedDecision } from '../../shared/registers/decisions/entry.ts'
import { emptyMeeting } from '../../shared/registers/meetings/entry.ts'
import { publicRecords } from '../../shared/site/public-records.ts'
import { recordPage, recordsPage, unpublishedPage } from '../../templates/site/record-pages.tsx'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { meetingBoard } from '../given/meeting-board.ts'
import { anAction } from '../registers/actions/examples.ts'

const WHY = 'It would show where a witness lives.'
const LABEL = '[withheld: It would show where a witness lives]'
const UPDATE = 'The witness waits for a house in Ely'
const decision = (id: string, words: string): RecordedDecision => ({
  ...{ id, date: '2018-05-10', decision: words, options: 'Sell the flat', reason: 'Cost', by: null, status: 'taken' },
  ...{ callInUntil: null, isOfPublicInterest: true, publishedOn: '2018-05-11', agendaItem: '8.1' },
  ...{ source: 'register', knownFrom: '2018-05-10T09:00:00.000Z' },
})
const minutedAction = (id: string, numeral: string, text: string) => ({
  ...{ id, item: '4', paragraph: '4.3', numeral, text, owner: null, targetDate: null },
})
const registers: BoardRegisters = {
  ...EMPTY_REGISTERS,
  decisions: [decision('D12', 'Buy a flat'), decision('D13', 'Paint the hall')],
  actions: [
    {
      id: '3.0',
      versions: [
        {
          action: anAction({ id: '3.0', action: 'Publish the plan', update: UPDATE }),
          drop: 'a',
          knownFrom: '2018-05-01T09:00:00.000Z',
        },
      ],
    },
  ],
  meetings: [
    {
      ...emptyMeeting('2018-05-10'),
      minutes: { state: 'published', since: '2018-05-11' },
      paragraphs: [
        { item: '4', number: '4.1', text: 'Mrs A moved.', isDecision: false },
        { item: '4', number: '4.2', text: `The Chief said: ${UPDATE.toLowerCase()}.`, isDecision: true },
        { item: '5', number: '5.1', text: 'All was well.', isDecision: false },
      ],
      actions: [
        minutedAction('2018-05-10-4.3-i', 'i', 'Move Mr B'),
        minutedAction('2018-05-10-4.3-ii', 'ii', 'Write to all'),
      ],
    },
  ],
}

/** Every page of the site's records, as it is published by a board that withholds this. */
function pagesWith(sensitive: readonly Sensitive[], day = '2018-05-12') {
  const board = meetingBoard()
  const withheld = sensitive.map(one => ({
    ...one,
    why: WHY,
    withheldFrom: ['public' as const],
  }))
  const packs = board.packs.map(pack => ({ ...pack, sensitive: withheld }))
  const records = publicRecords({ ...board, packs }, registers, `${day}T12:00:00Z`)
  const head = { board: 'Board', body: 'Body', website: 'https://body.example' }
  return new Map([
    ...[...records.minutes, ...records.decisions].map(page => [page.file, recordPage(head, page)] as const),
    ...records.unpublished.map(file => [file, unpublishedPage(head)] as const),
    ['records.html', recordsPage(head, records)] as const,
  ])
}
const MINUTES = 'minutes/2018-05-10.html'
const D12 = 'decisions/2018-05-10-d12.html'
const D13 = 'decisions/2018-05-10-d13.html'
type Sensitive = Pack['sensitive'][number]
const row = (table: string, key: string) => ({ kind: 'row', table, row: key }) as Sensitive
const column = (table: string, key: string) => ({ kind: 'column', table, column: key }) as Sensitive

describe('the records on the public site', () => {
  it('say everything where nothing is withheld', () => {
    const pages = pagesWith([])
    for (const words of ['Mrs A moved.', UPDATE.toLowerCase(), 'Move Mr B', 'All was well.'])
      expect(pages.get(MINUTES)).toContain(words)
    expect(pages.get(D12)).toContain('Buy a flat')
    expect([...pages.values()].join('')).not.toContain('ithheld')
  })

  it('are without a withheld row of the minutes, however short, and keep its number', () => {
    const page = pagesWith([row('minutes-item-4', '4.1'), row('minutes-item-4', '4.3 (i)')]).get(MINUTES)!
    expect(page).not.toContain('Mrs A')
    expect(page).not.toContain('Mr B')
    expect(page).toContain(`4.1 ${LABEL}`)
    expect(page).toContain('Write to all')
  })

  it('are without an action that is a withheld row of the action log', () => {
    const page = pagesWith([row('action-log', '2018-05-10-4.3-i')]).get(MINUTES)!
    expect(page).not.toContain('Mr B')
    expect(page).toContain('Write to all')
  })

  it('are without what a withheld row or column of a register says, where minutes repeat it', () => {
    for (const entry of [row('action-log', '3.0'), column('action-log', 'update')]) {
      const page = pagesWith([entry]).get(MINUTES)!
      expect(page.toLowerCase()).not.toContain(UPDATE.toLowerCase())
      expect(page).toContain(`The Chief said: ${LABEL}`)
    }
  })

  it('have a labelled block in the place of a withheld column', () => {
    const pages = pagesWith([column('decisions-taken', 'decision'), column('decisions-taken', 'reason')])
    for (const [file, page] of pages)
      expect([file, page.includes('Buy a flat'), page.includes('Cost')]).toEqual([file, false, false])
    expect(pages.get(D12)).toContain('Decision: withheld')
    expect(pages.get(D12)).toContain('Reason: withheld')
    expect(pages.get(D12)).toContain(`Withheld from the public. ${WHY}`)
    expect(pages.get(D12)).toContain('Sell the flat')
    expect(pages.get('records.html')).toContain(LABEL)
    const minutes = pagesWith([column('minutes-item-4', 'text')]).get(MINUTES)!
    expect(minutes).not.toContain('Mrs A')
    expect(minutes).toContain('What was said or agreed: withheld')
    expect(minutes).toContain('All was well.')
  })

  it('have a labelled block in the place of a withheld decision, and its number alone in the list', () => {
    const pages = pagesWith([row('decisions-taken', 'd12')])
    for (const [file, page] of pages) expect([file, page.includes('Buy a flat')]).toEqual([file, false])
    expect(pages.get(D12)).toContain('Decision D12: withheld')
    expect(pages.get(D12)).not.toContain('Sell the flat')
    expect(pages.get(D13)).toContain('Paint the hall')
  })
})

import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { readPaperDrop } from '../../shared/intake/papers/read-paper.ts'
import { describeAwaited } from '../../shared/operations/awaited.ts'
import { emptyMeeting, type Meeting } from '../../shared/registers/meetings/entry.ts'
import type { StoredPaper } from '../../shared/registers/papers/paper.ts'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import { chasePapers } from '../../shared/reminders/chase-papers.ts'
import { packGapLetters } from '../../shared/reminders/pack-gaps.ts'
import { alterSmallBoard, smallBoard } from '../config/small-board.ts'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { loadOrThrow } from '../given/sample-board.ts'

const EXPECTED = "{ date: 2018-05-10, papers: [{ item: '8.1', title: Road safety, author: chief }, { item: '8.2' }] }"
const text = smallBoard
  .replace('{ date: 2018-05-10 }', EXPECTED)
  .replace('feeds:\n', 'feeds:\n  - { id: papers, supplier: clerk, format: Word }\n')
const board = loadOrThrow(text)

const agenda: Meeting = {
  ...emptyMeeting('2018-05-10'),
  items: [{ number: '8.2', title: 'Custody visits', reportFrom: 'Chief Executive', author: 'Constabulary' }],
}
const paper = { meeting: '2018-05-10', item: '8.1' } as StoredPaper
const known = (papers: StoredPaper[], meetings: Meeting[] = []) => ({ ...EMPTY_REGISTERS, papers, meetings })

/** The days from 10 April to the end of May on which a role is asked. */
async function daysAsked(role: string, registers: ReturnType<typeof known>): Promise<string[]> {
  const days = Array.from({ length: 52 }, (_, i) => addDays('2018-04-10', i))
  const tasks = await Promise.all(days.map(day => chasePapers(board, registers, day)))
  return days.filter((_, i) => tasks[i]!.some(task => task.role === role))
}

describe('papers that the board’s file expects', () => {
  it('are asked for before the deadline, on it, and every second working day after it until the meeting', async () => {
    // due seven working days before 10 May, which is 30 April: 7 May is a bank holiday
    expect(await daysAsked('chief', known([]))).toEqual([
      '2018-04-23',
      '2018-04-30',
      '2018-05-01',
      '2018-05-03',
      '2018-05-08',
      '2018-05-10',
    ])
  })

  it('are asked of the author on the agenda where the file names none, and of the secretariat where nobody does', async () => {
    expect(await daysAsked('clerk', known([paper]))).not.toEqual([])
    expect(await daysAsked('clerk', known([paper], [agenda]))).toEqual([])
    expect(await daysAsked('chief', known([paper], [agenda]))).not.toEqual([])
  })

  it('are not asked for once they have come', async () => {
    const both = [paper, { ...paper, item: '8.2' }]
    expect(await daysAsked('chief', known(both))).toEqual([])
    expect(await daysAsked('clerk', known(both))).toEqual([])
  })

  it('stand in the author’s one letter of the day, with a template to fill in and a link', async () => {
    const tasks = await chasePapers(board, known([], [agenda]), '2018-05-01')
    const [letter, ...others] = chaseActions(board, [], '2018-05-01', null, tasks)
    expect(others).toEqual([])
    expect(letter!.recipient).toBe('chief@police.example')
    expect(letter!.letter.subject).toBe(
      'Test Board: 2 papers overdue (item 8.1, “Road safety” and item 8.2, “Custody visits”)',
    )
    expect(JSON.stringify(letter!.letter.blocks)).toContain('30 April 2018, 1 working day ago')
    expect(letter!.letter.footer).toContain('Days are counted to 1 May 2018.')
    expect(letter!.attachments.map(({ filename }) => filename)).toEqual([
      '2018-05-10 8.1 road-safety.docx',
      '2018-05-10 8.2 custody-visits.docx',
    ])
    expect(letter!.asks).toEqual([
      { link: { purpose: 'upload', role: 'chief', feed: 'papers' }, words: 'Send the paper' },
    ])
  })

  it('come with a template that is read as a paper, and asks for what its author has not written', async () => {
    const [task] = await chasePapers(board, known([]), '2018-04-23')
    const { filename, content } = task!.attachments![0]!
    const bytes = content as Uint8Array
    const stream = () => Readable.from([bytes])
    const source = { size: bytes.length, stream, range: stream }
    const read = await readPaperDrop({ file: filename, source, board })
    expect(read).toMatchObject({
      outcome: 'accepted',
      entries: [{ id: '2018-05-10/8.1', body: { title: 'Road safety', from: 'Chief', to: 'Test Board' } }],
    })
    expect(read.outcome === 'accepted' && read.notes.join()).toContain(
      'Still to be filled in: [add what the paper is for',
    )
  })

  it('are in the lists of the administrators, and in status, while they are awaited', () => {
    const [letter] = packGapLetters(board, new Map(), known([paper], [agenda]), '2018-05-03')
    expect(letter!.letter.subject).toContain('1 paper awaited')
    expect(JSON.stringify(letter!.letter.blocks)).toContain('the paper for item 8.2, “Custody visits”')
    expect(describeAwaited(board, known([paper], [agenda]), '2018-05-03')).toEqual([
      'Awaited from the Chief: the paper for item 8.2, “Custody visits” of the meeting of 10 May 2018, overdue since 30 April 2018.',
    ])
  })
})

describe('the board’s file', () => {
  it('refuses a paper for an item twice, an author it does not know, and papers without a feed for them', () => {
    const messages = (yaml: string) => {
      const loaded = loadBoard(yaml)
      return loaded.ok ? [] : loaded.faults.map(({ path }) => path)
    }
    expect(messages(text.replace("item: '8.2'", "item: '8.1'"))).toEqual(['meetings[0].papers[1].item'])
    expect(messages(text.replace('author: chief', 'author: nobody'))).toEqual(['meetings[0].papers[0].author'])
    const withoutFeed = alterSmallBoard('{ date: 2018-05-10 }', "{ date: 2018-05-10, papers: [{ item: '8.1' }] }").text
    expect(messages(withoutFeed)).toEqual(['meetings[0].papers[0].item'])
  })
})

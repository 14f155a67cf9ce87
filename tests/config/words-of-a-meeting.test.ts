import { describe, expect, it } from 'vitest'
import { agendaItemOf } from '../../shared/config/agenda-item.ts'
import { backgroundWords } from '../../shared/config/background-words.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { checkPaperAgainstAgenda } from '../../shared/registers/papers/check-agenda.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { alterSmallBoard } from './small-board.ts'

describe('the agenda item of a pack', () => {
  it.each([
    ['5.0', '5.0'],
    ['PUB{yy}/{mm}/3.2', 'PUB26/01/3.2'],
    ['{yyyy}-{mm}-{dd}/4', '2026-01-08/4'],
    [undefined, null],
  ])('%s is %s at the meeting of 8 January 2026', (agendaItem, item) => {
    expect(agendaItemOf(agendaItem === undefined ? {} : { agendaItem }, '2026-01-08')).toBe(item)
  })

  it.each(['PUB{year}/3', '{yy', 'PUB}', '/3'])(
    'is a fault of the file where it cannot be filled in: %s',
    agendaItem => {
      const loaded = loadBoard(alterSmallBoard("agendaItem: '5.0'", `agendaItem: '${agendaItem}'`).text)
      expect(loaded.ok ? [] : loaded.faults.map(({ path }) => path)).toEqual(['packs[0].agendaItem'])
    },
  )

  it('of its meeting is what a paper by another author is held against', () => {
    const board = sampleBoard()
    const packs = [{ ...board.packs[0]!, agendaItem: 'PUB{yy}/{mm}/3.2' }]
    const noteOf = (meeting: string) =>
      checkPaperAgainstAgenda(
        { id: 'p', item: 'PUB18/05/3.2', meeting, from: '', title: 'A paper' } as never,
        { ...board, packs },
        { meetings: [], papers: [] },
      ).filter(note => note.includes('made from figures'))
    expect(noteOf('2018-05-10')).toHaveLength(1)
    expect(noteOf('2018-06-14')).toHaveLength(0)
  })
})

describe('the background of a pack', () => {
  const background = ['For the meeting of {meeting}. {month} is reported.', 'No names.']

  it('has the day of the meeting and the month reported in the place of their names', () => {
    expect(backgroundWords({ background }, { meeting: '2026-01-08', month: '2025-11' })).toEqual([
      'For the meeting of 8 January 2026. November 2025 is reported.',
      'No names.',
    ])
  })

  it('is a fault of the file where another name stands in braces', () => {
    const loaded = (words: string) =>
      loadBoard(alterSmallBoard('purpose: To inform.', `purpose: To inform.\n    background: ['${words}']`).text)
    expect(loaded('For {meeting}.').ok).toBe(true)
    const wrong = loaded('For {mont}.')
    expect(wrong.ok ? [] : wrong.faults.map(({ path }) => path)).toEqual(['packs[0].background[0]'])
  })
})

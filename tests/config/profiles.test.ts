import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile } from '../../shared/config/new-board/board-file.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { PROFILE_NAMES, type ProfileName } from '../../shared/config/schema/profile.ts'
import { LONDON } from '../given/london.ts'

function boardOf(name: ProfileName, change: (text: string) => string = text => text) {
  const file = { profile: PROFILES[name], name: 'A Board', body: 'A Body', today: '2026-11-28', local: LONDON }
  const loaded = loadBoard(change(newBoardFile(file)))
  if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('; '))
  return loaded.board
}

describe('what a profile gives a new board', () => {
  it.each(PROFILE_NAMES)('%s: when people are chased, 5 by 5 risks, a calendar of holidays and of duties', name => {
    const { chasing, registers, board, duties } = boardOf(name)
    expect(chasing).toEqual({
      ...{ remindWorkingDaysBefore: 5, repeatEveryWorkingDays: 5, dueSoonCalendarDays: 30, riskTolerance: 15 },
      ...{ escalateToLeadAfterWorkingDays: 10, escalateToChairAfterWorkingDays: 20, minutesWithinWorkingDays: 10 },
      chairList: 'chair',
    })
    expect([registers.risks.likelihood.length, registers.risks.impact.length]).toEqual([5, 5])
    expect(board.holidays).toBe('england-and-wales')
    expect(duties.items.length).toBeGreaterThan(2)
  })

  it.each(PROFILE_NAMES)('%s: a board whose papers carry no marking says so in one line', name => {
    const { markings, packs } = boardOf(
      name,
      text => `${text.replaceAll(/^ +marking: .*\n/gm, '')}markings: { levels: [] }\n`,
    )
    expect(markings).toEqual({ levels: [], restricted: [] })
    expect(packs[0]!.marking).toBeUndefined()
  })

  it('markings: of the profile’s own, those alone that the file’s levels have', () => {
    const given = 'markings: { levels: [Open, Confidential] }\n'
    const { markings } = boardOf('charity', text => `${text.replaceAll(/^ +marking: .*\n/gm, '')}${given}`)
    expect(markings).toEqual({ levels: ['Open', 'Confidential'], restricted: ['Confidential'] })
  })

  it.each([
    ['police', 'expected-range', 'decimal', 'OFFICIAL', '5.0'],
    ['nhs-trust', 'making-data-count', 'as-written', 'Public', 'PUB{yy}/{mm}/3.2'],
    ['fire', 'expected-range', 'as-written', 'OFFICIAL', '6'],
    ['council', 'expected-range', 'as-written', 'Public', '7'],
    ['academy-trust', 'expected-range', 'as-written', 'Public', '5'],
    ['charity', 'expected-range', 'as-written', 'Public', undefined],
  ] as const)('%s: its method, its numbering and its lowest marking', (name, method, numbering, marking, item) => {
    const { verdicts, registers, packs } = boardOf(name)
    expect([verdicts.method, registers.numbering, packs[0]!.marking, packs[0]!.agendaItem]).toEqual([
      ...[method, numbering, marking, item],
    ])
  })

  it('is overridden by the board’s file, setting by setting', () => {
    const board = boardOf(
      'nhs-trust',
      text =>
        `${text.replace('chairList: chair', 'chairList: chair\n  riskTolerance: 6')}registers: { risks: { impact: [Small, Large] } }\n`,
    )
    expect(board.chasing).toMatchObject({ riskTolerance: 6, repeatEveryWorkingDays: 5 })
    expect(board.registers).toMatchObject({
      numbering: 'as-written',
      risks: { likelihood: PROFILES['nhs-trust'].settings.registers.risks.likelihood, impact: ['Small', 'Large'] },
    })
  })
})

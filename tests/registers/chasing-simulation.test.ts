import { describe, expect, it } from 'vitest'
import type { ActionHistory } from '../../shared/registers/actions/history.ts'
import { CHASE_KINDS, listChaseDigests } from '../../shared/reminders/chasing.ts'
import { listActionsToChase } from '../../shared/reminders/to-chase.ts'
import { LONDON } from '../given/london.ts'
import {
  CHAIR,
  ESCALATE_TO_CHAIR_AFTER_DAYS,
  ESCALATE_TO_LEAD_AFTER_DAYS,
  everyDay,
  expectedMessages,
  histories,
  isDayOff,
  LEADS,
  REMIND_DAYS_BEFORE,
  REPEAT_EVERY_DAYS,
} from './chasing-reference-model.ts'

const digestsOn = (day: string, known: readonly ActionHistory[] = histories) =>
  listChaseDigests(
    day,
    listActionsToChase(known, day, '07:00', LONDON),
    { leadOf: new Map(Object.entries(LEADS)), chairRoles: CHAIR },
    {
      remindWorkingDaysBefore: REMIND_DAYS_BEFORE,
      repeatEveryWorkingDays: REPEAT_EVERY_DAYS,
      escalateToLeadAfterWorkingDays: ESCALATE_TO_LEAD_AFTER_DAYS,
      escalateToChairAfterWorkingDays: ESCALATE_TO_CHAIR_AFTER_DAYS,
    },
    LONDON,
  )

describe('two years of chasing, 2022 and 2023', () => {
  const days = everyDay()
  const digests = days.flatMap(day => digestsOn(day))
  const sent = digests.flatMap(({ day, recipient, sections }) =>
    sections.flatMap(({ kind, actionIds }) => actionIds.map(id => `${day} ${recipient} ${kind} ${id}`)),
  )

  it('reminds each person of each action on exactly the days of the reference model', () => {
    expect([...sent].sort()).toEqual(expectedMessages())
  })

  it('is the list a reader would write out for one action', () => {
    expect(sent.filter(line => line.endsWith(' 6.0')).sort()).toEqual([
      '2022-04-07 custody reminder 6.0',
      '2022-04-14 custody due-today 6.0',
      '2022-04-19 custody overdue 6.0', // Good Friday and Easter Monday between
      '2022-04-26 custody overdue 6.0', // the proposal comes after the checks of the day
      '2022-09-09 custody reminder 6.0', // due on the day of the State Funeral: the Friday before
      '2022-09-16 custody due-today 6.0',
      '2022-09-20 custody overdue 6.0',
      '2022-09-27 custody overdue 6.0',
      '2022-10-03 acc escalation-lead 6.0',
      '2022-10-04 custody overdue 6.0',
      '2022-10-10 acc escalation-lead 6.0', // closed at nine
      '2022-11-02 acc escalation-lead 6.0', // opened again, long overdue
      '2022-11-02 commissioner escalation-chair 6.0',
      '2022-11-02 custody overdue 6.0',
      '2022-11-02 dcc escalation-chair 6.0',
      ...[
        '2022-11-09',
        '2022-11-16',
        '2022-11-23',
        '2022-11-30',
        '2022-12-07',
        '2022-12-14',
        '2022-12-21',
        '2022-12-30',
      ].flatMap(day => [`${day} acc escalation-lead 6.0`, `${day} custody overdue 6.0`]),
    ])
  })

  it('has every kind of message, and at most one digest a person a day', () => {
    expect(new Set(digests.flatMap(digest => digest.sections.map(section => section.kind)))).toEqual(
      new Set(CHASE_KINDS),
    )
    expect(new Set(digests.map(digest => digest.id)).size).toBe(digests.length)
  })

  it('sends nothing on a non-working day, nor about actions that are closed, withdrawn or without a date', () => {
    expect(digests.filter(digest => isDayOff(digest.day))).toEqual([])
    expect(sent.filter(line => / (12|4)\.0$/.test(line) && line > '2022-06-15')).toEqual([])
    expect(sent.filter(line => line.endsWith(' 1.0') && line > '2022-05-21')).toEqual([])
    expect(sent.filter(line => line.endsWith(' 8.0') && line < '2023-04-06')).toEqual([])
  })

  it('gives the same list when a day is run again, whatever became known later', () => {
    for (const day of days) {
      const knownThen = histories.map(history => ({
        ...history,
        versions: history.versions.filter(version => version.knownFrom < `${day}T12:00:00.000Z`),
      }))
      expect(digestsOn(day, knownThen)).toEqual(digests.filter(digest => digest.day === day))
    }
  })
})

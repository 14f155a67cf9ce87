import { describe, expect, it } from 'vitest'
import { addWorkingDays } from '../../shared/calendar/working-days.ts'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import type { DueLetter } from '../../shared/reminders/due-letter.ts'
import { LONDON } from '../given/london.ts'
import { anAction } from '../registers/actions/examples.ts'
import {
  CHAIR,
  ESCALATE_TO_CHAIR_AFTER_DAYS,
  ESCALATE_TO_LEAD_AFTER_DAYS,
  everyDay,
  expectedCalendarChanges,
  expectedMessages,
  histories,
  isDayOff,
  LEADS,
  REMIND_DAYS_BEFORE,
  REPEAT_EVERY_DAYS,
} from '../registers/chasing-reference-model.ts'
import { readCalendar } from '../registers/read-calendar.ts'
import { makeBoard, makeRole } from './boards.ts'

/*
 * The same two years as the simulation of chasing, now as mails: what leaves on each day, to which address, of which
 * kind.
 * The clerk's lists are made without any of the product's code.
 */

const ROLES = ['custody', 'analyst', 'acc', 'cc', 'dcc', 'commissioner', 'treasurer']
/** One person holds both of these posts. */
const SHARED = new Map([
  ['acc', 'command@pcc.example'],
  ['dcc', 'command@pcc.example'],
])
const addressOf = (role: string) => SHARED.get(role) ?? `${role}@pcc.example`
const board = makeBoard({
  roles: ROLES.map(id => makeRole(id, { email: addressOf(id), ...(LEADS[id] ? { lead: LEADS[id] } : {}) })),
  board: { ...makeBoard().board, secretariat: 'commissioner' },
  lists: { chair: CHAIR },
  schedules: { dailyChecksAt: '07:00' },
  chasing: {
    remindWorkingDaysBefore: REMIND_DAYS_BEFORE,
    repeatEveryWorkingDays: REPEAT_EVERY_DAYS,
    escalateToLeadAfterWorkingDays: ESCALATE_TO_LEAD_AFTER_DAYS,
    escalateToChairAfterWorkingDays: ESCALATE_TO_CHAIR_AFTER_DAYS,
    chairList: 'chair',
    dueSoonCalendarDays: 60,
    riskTolerance: 13,
    minutesWithinWorkingDays: 10,
  },
})

/** What the clerk would have put in the post: one envelope a person a day. */
function expectedLetters(): string[] {
  const envelopes = new Map<string, string>()
  const put = (day: string, who: string, kind: string) => {
    const rank = ['notice', 'action-reminder', 'action-overdue']
    const key = `${day} ${addressOf(who)}`
    const held = envelopes.get(key) ?? 'notice'
    envelopes.set(key, rank.indexOf(kind) > rank.indexOf(held) ? kind : held)
  }
  for (const line of cards) {
    const [day, who] = line.split(' ')
    put(day!, who!, 'notice')
  }
  for (const line of mails) {
    const [day, who, kind] = line.split(' ')
    put(day!, who!, kind === 'due-today' || kind === 'reminder' ? 'action-reminder' : 'action-overdue')
  }
  return [...envelopes].map(([key, kind]) => `${key} ${kind}`).sort()
}

const mails = expectedMessages()
const cards = expectedCalendarChanges(mails)
const days = everyDay()
const letters = days.flatMap(day => chaseActions(board, histories, day, null).map(letter => ({ day, ...letter })))

describe('two years of mails about actions', () => {
  it('are sent on the days, to the addresses and of the kinds of the reference model', () => {
    expect(letters.map(({ day, recipient, kind }) => `${day} ${recipient} ${kind}`).sort()).toEqual(expectedLetters())
  })

  it('are one a person a day, and none on a non-working day', () => {
    const keys = letters.map(({ cause, recipient }) => `${cause} ${recipient}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(letters.filter(({ day }) => isDayOff(day))).toEqual([])
  })

  it('are the same letters when a day is run again, whatever became known since', () => {
    for (const { day, ...letter } of letters.filter((_, i) => i % 40 === 0)) {
      const asOfThen = histories.map(history => ({
        ...history,
        versions: history.versions.filter(version => version.knownFrom < `${day}T12:00:00.000Z`),
      }))
      const then = chaseActions(board, asOfThen, day, null).find(other => other.recipient === letter.recipient)
      expect(then).toEqual(letter)
    }
  })

  it('carry a calendar file for each action of the reader, cancelled for the one that ended', () => {
    const cancelled = letters.flatMap(({ attachments }) => attachments.filter(a => /method=CANCEL/.test(a.contentType)))
    expect(cancelled.length).toBe(cards.filter(line => / out /.test(line)).length)
    for (const { content } of cancelled)
      expect(readCalendar(String(content))).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', isAllDay: true })
    // what a calendar gets of an action, day after day, never counts down
    const counted = new Map<string, number>()
    for (const { recipient, attachments } of letters)
      for (const { content } of attachments.filter(a => /^text\/calendar/.test(a.contentType))) {
        const { uid, sequence } = readCalendar(String(content))
        const entry = `${recipient} ${uid}`
        expect(sequence, entry).toBeGreaterThanOrEqual(counted.get(entry) ?? 0)
        counted.set(entry, sequence)
      }
    expect(counted.size).toBeGreaterThan(1)
  })
})

describe('a letter to an owner', () => {
  const history = (change: Parameters<typeof anAction>[0], id = '3.0') => ({
    id,
    versions: [
      { action: anAction({ id, ownerRole: 'custody', ...change }), drop: 'a', knownFrom: '2019-05-01T09:00:00.000Z' },
    ],
  })
  const letterOn = (day: string, ...known: ReturnType<typeof history>[]): DueLetter =>
    chaseActions(board, known, day, '2019-06-11').find(letter => letter.recipient === 'custody@pcc.example')!

  it('says in its subject what is overdue and what is due', () => {
    const letter = letterOn('2019-05-17', history({}), history({ targetDate: '2019-05-24' }, '4.0'))
    expect(letter.letter.subject).toBe('Test Board: 1 action overdue by 1 working day and 1 action due on 24 May 2019')
    const twice = letterOn('2019-05-24', history({}), history({ targetDate: '2019-05-23' }, '4.0'))
    expect(twice.letter.subject).toBe('Test Board: 2 actions overdue by up to 6 working days')
    expect(letterOn('2019-05-24', history({}), history({}, '4.0')).letter.subject).toBe(
      'Test Board: 2 actions overdue by 6 working days',
    )
    expect(letter.kind).toBe('action-overdue')
    expect(letter.attachments.map(a => a.filename)).toEqual([
      'actions-2019-05-17.csv',
      'action-3.0.ics',
      'action-4.0.ics',
    ])
    expect(letter.attachments[0]!.content).toContain('3.0,2019-02-28,10.6,')
  })

  it('says how to reply, and when the board decides', () => {
    const words = JSON.stringify(letterOn('2019-05-17', history({})).letter)
    expect(words).toContain('reply to this mail with it attached')
    expect(words).toContain('Proposed for extension')
    expect(words).toContain('at its meeting on 11 June 2019')
    expect(words).toContain('Thursday 16 May 2019, 1 working day ago')
  })

  it('says when the reminder comes again, what stops it, and to whom it is reported', () => {
    const words = JSON.stringify(letterOn('2019-05-17', history({})).letter)
    expect(words).toContain('Otherwise you are reminded again on Friday 24 May 2019, and every 5 working days after')
    expect(words).toContain('until the action is closed or withdrawn, or you propose closure or extension.')
    expect(words).toContain('An update alone does not stop the reminders.')
    expect(words).toMatch(/Actions overdue by \d+ working days are reported to the /)
    expect(JSON.stringify(letterOn('2019-05-09', history({})).letter)).not.toContain('An update alone')
    const [lead] = chaseActions(
      board,
      [history({})],
      addWorkingDays('2019-05-16', ESCALATE_TO_LEAD_AFTER_DAYS, LONDON),
      null,
    ).filter(letter => letter.recipient === addressOf(LEADS['custody']!))
    expect(JSON.stringify(lead!.letter)).toContain(
      'until the owner proposes closure or extension, or the board closes or withdraws the action.',
    )
  })

  it('names a target on a non-working day by the last working day before it', () => {
    const letter = letterOn('2019-05-24', history({ targetDate: '2019-05-27' }))
    expect(letter.letter.subject).toBe('Test Board: 1 action due before the next working day')
  })
})

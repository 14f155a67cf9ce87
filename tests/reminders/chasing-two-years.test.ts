import { describe, expect, it } from 'vitest'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import {
  everyDay,
  expectedCalendarChanges,
  expectedMessages,
  histories,
  isDayOff,
} from '../registers/chasing-reference-model.ts'
import { readCalendar } from '../registers/read-calendar.ts'
import { addressOf, board } from './chasing-board.ts'

/*
 * The same two years as the simulation of chasing, now as mails: what leaves on each day, to which address, of which
 * kind.
 * The clerk's lists are made without any of the product's code.
 */

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

import type { KnownEntry } from '../../observations/register-entry.ts'
import type { Meeting } from '../meetings/entry.ts'
import { buildMeetings } from '../meetings/history.ts'
import { minutesRecord } from '../meetings/minutes-state.ts'
import { compareNumbers } from '../tables/number-order.ts'
import type { Decision, RecordedDecision } from './entry.ts'

/**
 * Every decision, the latest that is known of each, in order of date: those of the register, and those that minutes record. The
 * register has priority: what it holds under the minuted number, or in the same words of the same day, is not listed twice.
 *
 * @param stored entries of the register, and of meetings, in the order they became known
 */
export function buildDecisions(stored: readonly KnownEntry[], meetings: readonly KnownEntry[]): RecordedDecision[] {
  const registered = new Map<string, RecordedDecision>()
  for (const { id, knownFrom, body } of stored)
    registered.set(id, { ...(body as Decision), source: 'register', knownFrom })
  const known = new Set([...registered.values()].flatMap(decision => [decision.id, wordsKey(decision)]))
  const lastKnown = new Map(meetings.map(({ id, knownFrom }) => [id, knownFrom]))
  const minuted = buildMeetings(meetings)
    .flatMap(meeting => minutedDecisions(meeting, lastKnown.get(meeting.id)!))
    .filter(decision => !known.has(decision.id) && !known.has(wordsKey(decision)))
  return [...registered.values(), ...minuted].sort(byDateAndNumber)
}

/** The decisions of a meeting's minutes, each with the id `2018-04-12-3.1`. */
function minutedDecisions(meeting: Meeting, knownFrom: string): RecordedDecision[] {
  const source = minutesRecord(meeting)?.state === 'draft' ? 'draft minutes' : 'minutes'
  return meeting.paragraphs
    .filter(({ isDecision }) => isDecision)
    .map(({ number, item, text }) => ({
      id: `${meeting.date}-${number}`,
      date: meeting.date,
      decision: text,
      ...{ options: null, reason: null, by: null, callInUntil: null, publishedOn: null },
      status: 'taken',
      isOfPublicInterest: false,
      agendaItem: item,
      source,
      knownFrom,
    }))
}

const wordsKey = ({ date, decision }: Pick<Decision, 'date' | 'decision'>) =>
  `${date} ${decision
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()}`

function byDateAndNumber(one: Decision, other: Decision): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1
  return compareNumbers(one.id, other.id)
}

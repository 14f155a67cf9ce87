import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { slugify } from '../config/known-names.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import type { RecordedDecision } from '../registers/decisions/entry.ts'
import type { Meeting } from '../registers/meetings/entry.ts'
import { minutesRecord } from '../registers/meetings/minutes-state.ts'
import { compareNumbers } from '../registers/tables/number-order.ts'

/** A page of the public site that is made from a register: minutes, or the record of a decision. */
export interface RecordPage {
  readonly file: string
  readonly title: string
  /** As the list of such pages names it. */
  readonly name: string
  readonly facts: readonly (readonly [term: string, words: string])[]
  readonly parts: readonly {
    readonly heading: string
    readonly lines: readonly { readonly number: string; readonly kind: string | null; readonly words: string }[]
  }[]
}

/** What the public site has of the registers, the newest first. */
export interface SiteRecords {
  readonly minutes: readonly RecordPage[]
  readonly decisions: readonly RecordPage[]
  /** Addresses whose minutes or record are not published, or no longer: their pages say no more than that. */
  readonly unpublished: readonly string[]
}

/**
 * The minutes and records of decisions that are published by a day. Nothing for a board whose packs have no public edition; and of a
 * register that any of its packs withholds from the public, nothing whatever its entries say.
 */
export function siteRecords(board: BoardFile, registers: BoardRegisters, day: CalendarDate): SiteRecords {
  if (!board.packs.some(({ editions }) => editions.includes('public')))
    return { minutes: [], decisions: [], unpublished: [] }
  const isWithheld = (register: 'meetings' | 'decisions') =>
    board.packs.some(({ sensitive }) =>
      sensitive.some(
        entry => entry.kind === 'register' && entry.register === register && entry.withheldFrom.includes('public'),
      ),
    )
  const minuted = registers.meetings.filter(meeting => minutesRecord(meeting) !== null).toReversed()
  const arePublished = (meeting: Meeting) => {
    const record = minutesRecord(meeting)!
    return !isWithheld('meetings') && record.state === 'published' && (record.since ?? day) <= day
  }
  const ofInterest = registers.decisions.filter(one => one.isOfPublicInterest).toReversed()
  const hasRecord = ({ status, publishedOn }: RecordedDecision) =>
    !isWithheld('decisions') && status === 'taken' && publishedOn !== null && publishedOn <= day
  return {
    minutes: minuted.filter(arePublished).map(minutesPage),
    decisions: ofInterest.filter(hasRecord).map(one => decisionPage(one, board.board.name)),
    unpublished: [
      ...minuted.filter(meeting => !arePublished(meeting)).map(minutesFile),
      ...ofInterest.filter(one => !hasRecord(one)).map(recordFile),
    ],
  }
}

const minutesFile = ({ date }: Meeting): string => `minutes/${date}.html`
const recordFile = ({ date, id }: RecordedDecision): string => `decisions/${date}-${slugify(id)}.html`

/** The minutes item by item, with the numbers by which people quote them. */
function minutesPage(meeting: Meeting): RecordPage {
  const { date, time, venue, minutes, members, attendees, apologies, declarations, paragraphs, actions } = meeting
  const people = (names: readonly string[]) => (names.length === 0 ? null : names.join('; '))
  const items = [...new Set([...paragraphs, ...actions].map(({ item }) => item))].toSorted(compareNumbers)
  const title = `Minutes of the meeting of ${longDate(date)}`
  return {
    file: minutesFile(meeting),
    title,
    name: title,
    facts: known([
      ['Date', longDateWithWeekday(date)],
      ['Time', time],
      ['Venue', venue],
      ['Published', minutes?.since == null ? null : longDate(minutes.since)],
      ['Members', people(members)],
      ['In attendance', people(attendees)],
      ['Apologies', people(apologies)],
      ['Declarations of interest', people(declarations)],
    ]),
    parts: items.map(item => ({
      heading: `${item} ${meeting.items.find(({ number }) => number === item)?.title ?? 'Item'}`,
      lines: [
        ...paragraphs
          .filter(paragraph => paragraph.item === item)
          .map(({ number, text, isDecision }) => ({ number, kind: isDecision ? 'Decision' : null, words: text })),
        ...actions
          .filter(action => action.item === item)
          .map(({ paragraph, numeral, text, owner, targetDate }) => ({
            number: `${paragraph} (${numeral})`,
            kind: 'Action',
            words: `${text}${owner === null ? '' : ` Owner: ${owner}.`}${targetDate === null ? '' : ` By ${longDate(targetDate)}.`}`,
          })),
      ],
    })),
  }
}

function decisionPage(one: RecordedDecision, board: string): RecordPage {
  return {
    file: recordFile(one),
    title: `Decision ${one.id}`,
    name: `${longDate(one.date)}: ${one.decision}`,
    facts: known([
      ['Decision', one.decision],
      ['Taken on', longDate(one.date)],
      ['Decided by', one.by ?? board],
      ['Options considered', one.options ?? 'Not stated'],
      ['Reason', one.reason ?? 'Not stated'],
      ['Call-in', one.callInUntil === null ? 'None' : `Until ${longDate(one.callInUntil)}`],
      ['Agenda item', one.agendaItem],
      ['Published', one.publishedOn === null ? null : longDate(one.publishedOn)],
    ]),
    parts: [],
  }
}

const known = (facts: readonly (readonly [string, string | null])[]) =>
  facts.flatMap(([term, words]) => (words === null ? [] : [[term, words] as const]))

import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { slugify } from '../config/known-names.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { columnsWithheld } from '../packs/model/withheld-columns.ts'
import { isRow, isTableOf, rowsWithheld } from '../packs/model/withheld-rows.ts'
import { labelOf } from '../packs/model/withheld-words.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import type { RecordedDecision } from '../registers/decisions/entry.ts'
import type { Meeting, MinutedAction } from '../registers/meetings/entry.ts'
import { minutesRecord } from '../registers/meetings/minutes-state.ts'
import { compareNumbers } from '../registers/tables/number-order.ts'

/** What stands in the place of a row or column that the public may not have. */
export interface WithheldNotice {
  readonly heading: string
  readonly why: string
}

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
    readonly withheld: readonly WithheldNotice[]
  }[]
  readonly withheld: readonly WithheldNotice[]
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
    minutes: minuted.filter(arePublished).map(meeting => minutesPage(meeting, board)),
    decisions: ofInterest.filter(hasRecord).map(one => decisionPage(one, board)),
    unpublished: [
      ...minuted.filter(meeting => !arePublished(meeting)).map(minutesFile),
      ...ofInterest.filter(one => !hasRecord(one)).map(recordFile),
    ],
  }
}

const minutesFile = ({ date }: Meeting): string => `minutes/${date}.html`
const recordFile = ({ date, id }: RecordedDecision): string => `decisions/${date}-${slugify(id)}.html`

/** Why a row of a table is withheld from the public; null where it is not. */
const whyNoRow = ({ packs }: BoardFile, table: string, key: string): string | null =>
  packs
    .flatMap(pack => rowsWithheld(pack, 'public'))
    .find(withheld => isTableOf(table, withheld.table) && isRow([key], withheld.row))?.why ?? null

/** Why a column of a table is withheld from the public; null where it is not. */
const whyNoColumn = (board: BoardFile, table: string, column: string): string | null =>
  board.packs
    .flatMap(pack => columnsWithheld({ id: table }, { board, pack, edition: 'public' }))
    .find(withheld => withheld.column === column)?.why ?? null

/** The minutes item by item, with the numbers by which people quote them. */
function minutesPage(meeting: Meeting, board: BoardFile): RecordPage {
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
    parts: items.map(item => minutesItem(meeting, item, board)),
    withheld: [],
  }
}

function minutesItem(meeting: Meeting, item: string, board: BoardFile): RecordPage['parts'][number] {
  const table = `minutes-item-${item}`
  const heading = `${item} ${meeting.items.find(({ number }) => number === item)?.title ?? 'Item'}`
  const whyNoText = whyNoColumn(board, table, 'text')
  if (whyNoText !== null)
    return { heading, lines: [], withheld: [{ heading: 'What was said or agreed: withheld', why: whyNoText }] }
  const line = (number: string, kind: string | null, words: string, why: string | null) =>
    why === null ? { number, kind, words } : { number, kind: null, words: labelOf(words, why) }
  return {
    heading,
    lines: [
      ...meeting.paragraphs
        .filter(paragraph => paragraph.item === item)
        .map(({ number, text, isDecision }) =>
          line(number, isDecision ? 'Decision' : null, text, whyNoRow(board, table, number)),
        ),
      ...meeting.actions
        .filter(action => action.item === item)
        .map(action => {
          const number = `${action.paragraph} (${action.numeral})`
          const why = whyNoRow(board, table, number) ?? whyNoRow(board, 'action-log', action.id)
          return line(number, 'Action', actionWords(action), why)
        }),
    ],
    withheld: [],
  }
}

const actionWords = ({ text, owner, targetDate }: MinutedAction): string =>
  `${text}${owner === null ? '' : ` Owner: ${owner}.`}${targetDate === null ? '' : ` By ${longDate(targetDate)}.`}`

/** The table of a pack in which a decision is a row; its columns by their keys there, and those of the register. */
const DECISIONS_TABLE = 'decisions-taken'

function decisionPage(one: RecordedDecision, board: BoardFile): RecordPage {
  const page = { file: recordFile(one), title: `Decision ${one.id}`, parts: [] }
  const whyNotAtAll = whyNoRow(board, DECISIONS_TABLE, one.id)
  if (whyNotAtAll !== null) {
    const withheld = [{ heading: `Decision ${one.id}: withheld`, why: whyNotAtAll }]
    return { ...page, name: `${longDate(one.date)}: ${labelOf('', whyNotAtAll)}`, facts: [], withheld }
  }
  const cells: readonly (readonly [column: string, term: string, words: string | null])[] = [
    ['decision', 'Decision', one.decision],
    ['date', 'Taken on', longDate(one.date)],
    ['decided_by', 'Decided by', one.by ?? board.board.name],
    ['options', 'Options considered', one.options ?? 'Not stated'],
    ['reason', 'Reason', one.reason ?? 'Not stated'],
    ['call_in_until', 'Call-in', one.callInUntil === null ? 'None' : `Until ${longDate(one.callInUntil)}`],
    ['agenda_item', 'Agenda item', one.agendaItem],
    ['published_on', 'Published', one.publishedOn === null ? null : longDate(one.publishedOn)],
  ]
  const facts = cells.map(([column, term, words]) => ({
    term,
    words,
    why: whyNoColumn(board, DECISIONS_TABLE, column),
  }))
  const whyNoDecision = whyNoColumn(board, DECISIONS_TABLE, 'decision')
  return {
    ...page,
    name: `${longDate(one.date)}: ${whyNoDecision === null ? one.decision : labelOf('', whyNoDecision)}`,
    facts: known(facts.flatMap(({ term, words, why }) => (why === null ? [[term, words] as const] : []))),
    withheld: facts.flatMap(({ term, why }) => (why === null ? [] : [{ heading: `${term}: withheld`, why }])),
  }
}

const known = (facts: readonly (readonly [string, string | null])[]) =>
  facts.flatMap(([term, words]) => (words === null ? [] : [[term, words] as const]))

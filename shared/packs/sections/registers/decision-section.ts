import { addDays, type CalendarDate, longDate } from '../../../calendar/date.ts'
import type { Block } from '../../../document/document.ts'
import type { Table } from '../../../document/table.ts'
import type { RecordedDecision } from '../../../registers/decisions/entry.ts'
import type { Meeting } from '../../../registers/meetings/entry.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { textCell } from './cells.ts'

/** How far back decisions are listed where no report came before. */
const DAYS_AT_FIRST = 92

/**
 * The decisions taken since the last report, a full record of each that is of significant public interest, and the forward plan of
 * decisions and agendas. Null where there is nothing to list.
 *
 * @param boardName whose a decision is where the register names nobody
 */
export function decisions(
  known: readonly RecordedDecision[],
  meetings: readonly Meeting[],
  { date, lastReportDate, boardName }: { date: CalendarDate; lastReportDate: CalendarDate | null; boardName: string },
): DraftSection | null {
  const since = lastReportDate ?? addDays(date, -DAYS_AT_FIRST)
  const recent = known.filter(one => one.status !== 'planned' && one.date >= since && one.date < date)
  const records = recent.filter(one => one.status === 'taken' && one.isOfPublicInterest)
  const plan = forwardPlan(known, meetings, date, boardName)
  if (recent.length === 0 && plan === null) return null
  return {
    id: 'decisions',
    heading: plan === null ? 'Decisions' : 'Decisions and forward plan',
    blocks: [
      ...(recent.length === 0 ? [] : [{ kind: 'table', table: taken(recent, since, boardName) } as const]),
      ...records.flatMap(one => record(one, boardName)),
      ...(plan === null ? [] : [{ kind: 'table', table: plan } as const]),
    ],
  }
}

function taken(recent: readonly RecordedDecision[], since: CalendarDate, boardName: string): Table {
  const hasCallIn = recent.some(({ callInUntil }) => callInUntil !== null)
  return {
    id: 'decisions-taken',
    caption: `Decisions since ${longDate(since)}`,
    columns: [
      { key: 'number', heading: 'No.', kind: 'text' },
      { key: 'date', heading: 'Date', kind: 'text' },
      { key: 'decision', heading: 'Decision', kind: 'text' },
      { key: 'decided_by', heading: 'Decided by', kind: 'text' },
      { key: 'state', heading: 'State', kind: 'text' },
      ...(hasCallIn ? [{ key: 'call_in_until', heading: 'Call-in until', kind: 'text' } as const] : []),
    ],
    rows: recent.map(one => [
      textCell(one.id),
      textCell(longDate(one.date)),
      textCell(one.decision),
      textCell(one.by ?? boardName),
      textCell(
        one.status === 'withdrawn' ? 'Withdrawn' : one.source === 'draft minutes' ? 'In draft minutes' : 'Taken',
      ),
      ...(hasCallIn ? [textCell(one.callInUntil === null ? null : longDate(one.callInUntil), '[z]')] : []),
    ]),
    notes: [],
  }
}

/** What is published of a decision of significant public interest. */
function record(one: RecordedDecision, boardName: string): Block[] {
  const day = (date: CalendarDate | null, otherwise: string) => (date === null ? otherwise : longDate(date))
  const facts = [
    ['decision', `Decision ${one.id}`, one.decision],
    ['date', 'Taken on', longDate(one.date)],
    ['decided_by', 'Decided by', one.by ?? boardName],
    ['options', 'Options considered', one.options ?? 'Not stated'],
    ['reason', 'Reason', one.reason ?? 'Not stated'],
    ['call_in_until', 'Call-in', one.callInUntil === null ? 'None' : `Until ${longDate(one.callInUntil)}`],
    ['published_on', 'Published', day(one.publishedOn, 'Not yet')],
  ] as const
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'Record of a decision of significant public interest',
      sentences: [[`Decision ${one.id}, ${longDate(one.date)}.`]],
    },
    {
      kind: 'facts',
      facts: facts.map(([column, term, words]) => ({ term, words: [words], column })),
      row: { table: 'decisions-taken', key: one.id },
    },
  ]
}

/** Decisions that are planned and the agendas of later meetings, by day; null where none is known. */
function forwardPlan(
  known: readonly RecordedDecision[],
  meetings: readonly Meeting[],
  date: CalendarDate,
  boardName: string,
): Table | null {
  const planned = known
    .filter(one => one.status === 'planned' && one.date >= date)
    .map(one => ({ day: one.date, kind: `Decision ${one.id}`, what: one.decision, by: one.by ?? boardName }))
  const agendas = meetings
    .filter(meeting => meeting.date > date)
    .flatMap(meeting =>
      meeting.items.map(item => ({
        day: meeting.date,
        kind: item.number === null ? 'Agenda' : `Agenda item ${item.number}`,
        what: item.title,
        by: item.reportFrom,
      })),
    )
  const rows = [...planned, ...agendas].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  if (rows.length === 0) return null
  return {
    id: 'forward-plan',
    caption: 'Forward plan of decisions and agendas',
    columns: [
      { key: 'date', heading: 'Expected on', kind: 'text' },
      { key: 'kind', heading: 'Kind', kind: 'text' },
      { key: 'title', heading: 'What', kind: 'text' },
      { key: 'by', heading: 'By or from', kind: 'text' },
    ],
    rows: rows.map(({ day, kind, what, by }) => [
      textCell(longDate(day)),
      textCell(kind),
      textCell(what),
      textCell(by, '[z]'),
    ]),
    notes: [],
  }
}

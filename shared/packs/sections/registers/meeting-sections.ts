import { type CalendarDate, longDate, longDateWithWeekday } from '../../../calendar/date.ts'
import type { Block } from '../../../document/document.ts'
import type { Cell, Table } from '../../../document/table.ts'
import type { AgendaItem, Meeting, MinutesRecord } from '../../../registers/meetings/entry.ts'
import { minutesRecord } from '../../../registers/meetings/minutes-state.ts'
import { paperSectionId, type StoredPaper } from '../../../registers/papers/paper.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { textCell } from './cells.ts'

/** The agenda of the meeting that a pack is for; null when the register has none. */
export function agenda(
  meetings: readonly Meeting[],
  date: CalendarDate,
  papers: readonly StoredPaper[],
): DraftSection | null {
  const meeting = meetings.find(candidate => candidate.date === date)
  if (!meeting || meeting.items.length === 0) return null
  const received = papers.filter(paper => paper.meeting === date)
  const hasAuthors = meeting.items.some(item => item.author !== null)
  const rows = meeting.items.map(item => [
    textCell(item.number, '[z]'),
    textCell(item.title),
    textCell(reportFrom(item, meeting), 'none'),
    ...(hasAuthors ? [textCell(item.author, 'none')] : []),
    ...(received.length > 0 ? [paperCell(item, received)] : []),
  ])
  const table: Table = {
    id: 'agenda',
    caption: `Agenda of the meeting on ${longDate(date)}`,
    columns: [
      { key: 'item', heading: 'Item', kind: 'text' },
      { key: 'title', heading: 'Title', kind: 'text' },
      { key: 'report_from', heading: 'Report from', kind: 'text' },
      ...(hasAuthors ? [{ key: 'author', heading: 'Author', kind: 'text' } as const] : []),
      ...(received.length > 0 ? [{ key: 'paper', heading: 'Paper', kind: 'text' } as const] : []),
    ],
    rows,
    notes: [],
  }
  return {
    id: 'agenda',
    heading: 'Agenda',
    blocks: [
      { kind: 'facts', facts: placeFacts(meeting) },
      { kind: 'table', table },
    ],
  }
}

/** Leads to the paper of an item. */
function paperCell({ number }: AgendaItem, received: readonly StoredPaper[]): Cell {
  const paper = received.find(({ item }) => item === number || item === `${number}.0`)
  if (paper === undefined) return textCell('none')
  return { kind: 'text', text: `Item ${paper.item}`, href: `#${paperSectionId(paper)}` }
}

/** Who reports; a paper of an item that has several, `8.1`, is from whoever the item is from. */
function reportFrom({ number, reportFrom: own }: AgendaItem, { items }: Meeting): string | null {
  const whole = /^(\d+)\.\d+$/.exec(number ?? '')?.[1]
  const head = items.find(item => item.number === whole && item.reportFrom !== null)
  return own ?? (head === undefined ? null : `as item ${whole!}`)
}

/** The minutes of the last meeting before the one that a pack is for; null when no file has brought them. */
export function minutes(meetings: readonly Meeting[], date: CalendarDate): DraftSection | null {
  const meeting = meetings.findLast(candidate => candidate.date < date && candidate.paragraphs.length > 0)
  if (!meeting) return null
  const record = minutesRecord(meeting)!
  const isDraft = record.state === 'draft'
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        { term: 'State', words: [describeRecord(record)] },
        ...placeFacts(meeting),
        ...listFact('Members', meeting.members),
        ...listFact('In attendance', meeting.attendees),
        ...listFact('Apologies', meeting.apologies),
        ...listFact('Declarations of interest', meeting.declarations),
      ],
    },
    ...itemsOf(meeting).flatMap(item => itemBlocks(meeting, item)),
    ...nextMeeting(meeting),
  ]
  const heading = `${isDraft ? 'Draft minutes' : 'Minutes'} of the meeting on ${longDate(meeting.date)}`
  return { id: 'minutes', heading, blocks, ...(isDraft && { pageMark: 'DRAFT MINUTES' }) }
}

function describeRecord({ state, since }: MinutesRecord): string {
  if (state === 'draft') return 'Draft: not yet approved by the Board'
  return `${state === 'approved' ? 'Approved' : 'Published'}${since === null ? '' : ` on ${longDate(since)}`}`
}

function placeFacts(meeting: Meeting) {
  return [
    { term: 'Date', words: [longDateWithWeekday(meeting.date)] },
    ...(meeting.time === null ? [] : [{ term: 'Time', words: [meeting.time] }]),
    ...(meeting.venue === null ? [] : [{ term: 'Venue', words: [meeting.venue] }]),
  ]
}

function listFact(term: string, people: readonly string[]) {
  return people.length === 0 ? [] : [{ term, words: [people.join('; ')] }]
}

/** Items that minutes were taken of, in the order of the agenda; one that the agenda lacks goes by its number. */
function itemsOf({ items, paragraphs, actions }: Meeting): AgendaItem[] {
  const itemNumbers = [...new Set([...paragraphs, ...actions].map(entry => entry.item))]
  const found = itemNumbers.map(
    number => items.find(item => item.number === number) ?? { number, title: null, reportFrom: null, author: null },
  )
  return found.sort((one, other) => Number(one.number) - Number(other.number))
}

/** An item keeps the numbers of the minutes, by which people quote it: they stand in the words, the paper's own beside them. */
function itemBlocks(meeting: Meeting, item: AgendaItem): Block[] {
  const paragraphs = meeting.paragraphs.filter(paragraph => paragraph.item === item.number)
  const actions = meeting.actions.filter(action => action.item === item.number)
  const rows = [
    ...paragraphs.map(({ number, text, isDecision }) => ({
      number,
      kind: isDecision ? 'Decision' : 'Discussion',
      text,
    })),
    ...actions.map(({ paragraph, numeral, text, owner, targetDate }) => ({
      number: `${paragraph} (${numeral})`,
      kind: 'Action',
      text: `${text}${owner === null ? '' : ` Owner: ${owner}.`}${targetDate === null ? '' : ` By ${longDate(targetDate)}.`}`,
    })),
  ]
  return [
    {
      kind: 'table',
      table: {
        id: `minutes-item-${item.number!}`,
        caption: `${item.number!} ${item.title ?? 'Item'}`,
        columns: [
          { key: 'paragraph', heading: 'No.', kind: 'text' },
          { key: 'kind', heading: 'Kind', kind: 'text' },
          { key: 'text', heading: 'What was said or agreed', kind: 'text' },
        ],
        rows: rows.map(row => [textCell(row.number), textCell(row.kind), textCell(row.text)]),
        notes: [],
      },
    },
  ]
}

function nextMeeting({ next }: Meeting): Block[] {
  if (next === null) return []
  const words = [longDateWithWeekday(next.date), next.time, next.venue].filter(part => part !== null).join(', ')
  return [{ kind: 'facts', facts: [{ term: 'Next meeting', words: [words] }] }]
}

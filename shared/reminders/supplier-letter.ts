import { type CalendarDate, longDateWithWeekday } from '../calendar/date.ts'
import { periodEnding, printPeriodEnding } from '../calendar/period.ts'
import { contactLine } from '../config/contact-line.ts'
import { expectationsOf } from '../config/expectations.ts'
import { receivingAddress } from '../config/receiving-address.ts'
import type { Feed } from '../config/schema/feed.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { suppliersOf } from '../config/suppliers.ts'
import { capitalise, countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Ask } from '../links/ask.ts'
import { tableTemplate } from '../registers/other-tables/template.ts'
import type { DueLetter } from './due-letter.ts'
import type { OutstandingFigure } from './expected-figures.ts'
import type { HeldFigures } from './held-figures.ts'
import { countedTo } from './when-due.ts'

/**
 * When all indicators of a feed are missing and there are more than this, their number is given instead of their names.
 */
const MAX_NAMES = 25

/** The reminder of a recipient: what is outstanding of each feed, what is held, and how to send it. */
export function writeSupplierLetter(
  board: BoardFile,
  recipient: string,
  roles: readonly string[],
  feeds: readonly Feed[],
  figures: readonly OutstandingFigure[],
  day: CalendarDate,
  held: HeldFigures,
): DueLetter {
  const late = figures.filter(figure => figure.workingDaysLate > 0)
  const soon = figures.filter(figure => figure.workingDaysLate === 0)
  const parts = [
    ...(late.length > 0 ? [`${countNoun(late.length, 'figure')} late (${listMonths(late)})`] : []),
    ...(soon.length > 0
      ? [
          `${soon.length}${late.length > 0 ? '' : soon.length === 1 ? ' figure' : ' figures'} expected soon (${listMonths(soon)})`,
        ]
      : []),
  ]
  const affectedFeeds = feeds.filter(feed => figures.some(({ indicator }) => indicator.feed === feed.id))
  // an answer with the file attached
  const replyTo = receivingAddress(board.mail, affectedFeeds.length === 1 ? affectedFeeds[0]!.id : undefined)
  return {
    kind: 'data-reminder',
    cause: `data ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${joinWords(parts)}`,
      preheader: `Feed ${joinWords(affectedFeeds.map(feed => feed.id))}: what is missing, by when, and how to send it`,
      marking: null,
      heading: 'Figures for the board',
      headline: [[`${capitalise(joinWords(parts))}.`]],
      blocks: affectedFeeds.flatMap(feed => feedBlocks(board, feed, figures, held)),
      footer: [
        'You get this because the board’s file names you as the supplier of these figures. Once they are accepted you get a receipt, and these reminders stop.',
        ...(late.length > 0 ? [countedTo(day)] : []),
        contactLine(board),
      ],
    },
    attachments: figures.flatMap(templateOf),
    ...(replyTo !== null && { replyTo }),
    asks: affectedFeeds.flatMap(feed => uploadAsk(feed, roles)),
  }
}

/** The page on which one of a supplier's roles sends files of a feed. */
function uploadAsk(feed: Feed, roles: readonly string[]): Ask[] {
  const role = suppliersOf(feed).find(id => roles.includes(id))
  return role === undefined
    ? []
    : [{ link: { purpose: 'upload', role, feed: feed.id }, words: `Send a file of the feed ${feed.id}` }]
}

function feedBlocks(board: BoardFile, feed: Feed, figures: readonly OutstandingFigure[], held: HeldFigures): Block[] {
  const ofFeed = figures.filter(({ indicator }) => indicator.feed === feed.id)
  const groups = new Map<string, OutstandingFigure[]>()
  for (const figure of ofFeed) {
    const key = `${figure.expectedOn} ${figure.month} ${figure.indicator.frequency}`
    groups.set(key, [...(groups.get(key) ?? []), figure])
  }
  const address = receivingAddress(board.mail, feed.id)
  const inOrder = [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)
  return [
    ...inOrder.map((group): Block => {
      const { indicator, month, expectedOn, workingDaysLate } = group[0]!
      const late = workingDaysLate === 0 ? '' : `, ${countNoun(workingDaysLate, 'working day')} ago`
      return {
        kind: 'facts',
        facts: [
          {
            term: indicator.frequency === 'month' ? 'Month' : 'Period',
            words: [printPeriodEnding(indicator.frequency, month)],
          },
          {
            term: workingDaysLate === 0 ? 'Expected by' : 'Was expected by',
            words: [`the end of ${longDateWithWeekday(expectedOn)}${late}`],
          },
          { term: nameOf(feed, group.length), words: [listIndicatorNames(board, feed.id, group)] },
          ...heldFacts(group, held),
        ],
      }
    }),
    {
      kind: 'callout',
      tone: 'note',
      heading: 'How to send them',
      sentences: [['If a figure does not exist, send its month with the status “missing”.']],
    },
    {
      kind: 'facts',
      facts: [
        { term: 'Feed', words: [feed.id] },
        { term: 'Format', words: [feed.format] },
        { term: 'Where to put it', words: [`the folder incoming/${feed.id} of the board’s drops`] },
        ...(address === null ? [] : [{ term: 'Or mail it', words: [`attached, to ${address}`] }]),
      ],
    },
  ]
}

/** Figures that came and are held: what is awaited is the answer in their receipt, not another figure. */
function heldFacts(group: readonly OutstandingFigure[], held: HeldFigures) {
  const waiting = group.flatMap(({ indicator, month }) => {
    const drop = held.get(indicator.id)?.get(month)
    return drop === undefined ? [] : [`${indicator.name}, in ${drop.file}`]
  })
  return waiting.length === 0 ? [] : [{ term: 'Held until its receipt is answered', words: [waiting.join('; ')] }]
}

/** A table that is asked for, to fill in. */
function templateOf({ indicator: { table, frequency }, month }: OutstandingFigure): DueLetter['attachments'][number][] {
  const period = periodEnding(frequency, month)
  if (table === null || period === null) return []
  return [
    {
      filename: `${table.id}-${period.replace('/', '-')}.csv`,
      contentType: 'text/csv; charset=utf-8',
      content: tableTemplate(table, period),
    },
  ]
}

function nameOf(feed: Feed, count: number): string {
  const noun = feed.id === 'tables' ? 'Table' : 'Indicator'
  return count === 1 ? noun : `${noun}s`
}

function listIndicatorNames(board: BoardFile, feed: string, group: readonly OutstandingFigure[]): string {
  const all = expectationsOf(board).filter(indicator => indicator.feed === feed).length
  if (feed !== 'tables' && group.length === all && all > MAX_NAMES) return `all ${all} indicators of the feed`
  return group.map(({ indicator }) => indicator.name).join('; ')
}

function listMonths(figures: readonly OutstandingFigure[]): string {
  const inOrder = [...figures].sort((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0))
  return joinWords([...new Set(inOrder.map(({ indicator, month }) => printPeriodEnding(indicator.frequency, month)))])
}

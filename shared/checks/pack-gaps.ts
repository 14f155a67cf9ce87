import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { addMonths, longMonth, type Month } from '../calendar/month.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts'
import type { Meeting, Pack } from '../config/schema/governance.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Block } from '../document/document.ts'
import { isLive } from '../registers/actions/states.ts'
import type { KnownRegisters } from '../registers/known-registers.ts'
import { checkNextMeetings, checkPaper } from '../registers/meetings/agreement.ts'
import { count, type DueLetter, joinWords, paragraph, rolesByAddress, titleOf, whoToAsk } from './due-letter.ts'
import type { FigureKnowledge } from './expected-figures.ts'

/** Working days before a pack goes out that its gaps are listed; 0 is the morning of the day itself. */
const LISTED_WORKING_DAYS_BEFORE = [5, 2, 0]

/** A pack that goes out soon. */
interface ComingPack {
  readonly pack: Pack
  readonly meeting: Meeting
  readonly sentOn: CalendarDate
}

/** A month of an indicator that a pack will print and that has not come. */
interface Gap {
  readonly indicator: Indicator
  readonly month: Month
}

/**
 * The administrators' list of a day: for each pack that goes out in five or two working days or today, the figures that are
 * missing and where the registers do not agree with each other or with the pack. Nothing when nothing is missing.
 */
export function listPackGaps(
  board: BoardFile,
  known: ReadonlyMap<string, FigureKnowledge>,
  registers: KnownRegisters,
  day: CalendarDate,
): DueLetter[] {
  const coming = listComingPacks(board, day)
  const parts = coming.map(one => ({
    one,
    gaps: listGaps(board, known, one),
    faults: listDisagreements(board, registers, one),
  }))
  const missing = parts.reduce((sum, { gaps }) => sum + gaps.length, 0)
  const faults = [
    ...new Set([...parts.flatMap(part => part.faults), ...(coming.length > 0 ? listRegisterFaults(registers) : [])]),
  ]
  if (missing + faults.length === 0) return []
  const what = joinWords([
    ...(missing > 0 ? [`${count(missing, 'figure')} missing`] : []),
    ...(faults.length > 0 ? [`${count(faults.length, 'point')} to check`] : []),
  ])
  const packs = joinWords(coming.map(({ pack }) => pack.title))
  const blocks = [
    ...parts.flatMap(({ one, gaps }) => describePack(board, one, gaps)),
    ...(faults.length > 0
      ? [
          {
            kind: 'callout',
            tone: 'note',
            heading: 'To check in the registers',
            sentences: [['Each of these keeps somebody from being told, or two papers from agreeing.']],
          } as const,
          { kind: 'list', items: faults.map(fault => [fault]) } as const,
        ]
      : []),
  ]
  return [...rolesByAddress(board, board.lists[board.board.administrators] ?? []).keys()].map(recipient => ({
    kind: 'administrators',
    cause: `pack gaps ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${what} for the coming pack`,
      preheader: `${packs}: ${what}`,
      marking: null,
      heading: `The coming pack: ${what}`,
      headline: [],
      blocks,
      footer: ['You get this because you are an administrator of the board’s papers.', whoToAsk(board)],
    },
    attachments: [],
  }))
}

function listComingPacks(board: BoardFile, day: CalendarDate): ComingPack[] {
  if (!isWorkingDay(day)) return []
  const days = LISTED_WORKING_DAYS_BEFORE.map(before => addWorkingDays(day, before))
  return board.meetings.flatMap(meeting =>
    board.packs
      .filter(pack => meeting.packs === undefined || meeting.packs.includes(pack.id))
      .map(pack => ({ pack, meeting, sentOn: addWorkingDays(meeting.date, -pack.sendWorkingDaysBefore) }))
      .filter(({ sentOn }) => days.includes(sentOn)),
  )
}

function listGaps(board: BoardFile, known: ReadonlyMap<string, FigureKnowledge>, { pack, meeting }: ComingPack): Gap[] {
  const reported = addMonths(meeting.date.slice(0, 7), -pack.dataMonthsBehind)
  const printed =
    pack.indicators === 'all' ? board.indicators : board.indicators.filter(i => pack.indicators.includes(i.id))
  return printed
    .map(indicator => ({ indicator, month: addMonths(reported, -indicator.allowedLagMonths) }))
    .filter(({ indicator, month }) => ![...(known.get(indicator.id)?.months ?? [])].some(held => held >= month))
}

function describePack(board: BoardFile, { pack, meeting, sentOn }: ComingPack, gaps: readonly Gap[]): Block[] {
  if (gaps.length === 0) return []
  const groups = new Map<string, Gap[]>()
  for (const gap of gaps) {
    const key = `${gap.indicator.feed} ${gap.month}`
    groups.set(key, [...(groups.get(key) ?? []), gap])
  }
  const supplierOf = new Map(board.feeds.map(feed => [feed.id as string, titleOf(board, feed.supplier)]))
  return [
    paragraph(
      `“${pack.title}” for the meeting of ${longDate(meeting.date)} goes out on ${longDateWithWeekday(sentOn)} at ${pack.sendAt}.`,
    ),
    ...[...groups.values()].map((group): Block => {
      const { indicator, month } = group[0]!
      const supplier = supplierOf.get(indicator.feed) ?? indicator.feed
      return {
        kind: 'facts',
        facts: [
          { term: 'Missing', words: [`${count(group.length, 'figure')} for ${longMonth(month)}`] },
          { term: 'Feed', words: [`${indicator.feed}, supplied by the ${supplier}`] },
          {
            term: group.length === 1 ? 'Indicator' : 'Indicators',
            words: [group.map(gap => gap.indicator.name).join('; ')],
          },
        ],
      }
    }),
    paragraph('A figure counts as missing when neither its month nor a later one has come.'),
  ]
}

/** Where the pack does not agree with the agenda of its meeting. */
function listDisagreements(board: BoardFile, registers: KnownRegisters, { pack, meeting }: ComingPack): string[] {
  const paper = { date: meeting.date, agendaItem: pack.agendaItem, from: titleOf(board, pack.from) }
  if (!registers.meetings.some(known => known.items.length > 0 && known.date === meeting.date)) return []
  return checkPaper(paper, registers.meetings).map(fault => `“${pack.title}”: ${fault}`)
}

/** What keeps the registers from being chased or believed. */
function listRegisterFaults(registers: KnownRegisters): string[] {
  const actions = registers.actions.map(history => history.versions.at(-1)!.action).filter(isLive)
  return [
    ...actions
      .filter(action => action.ownerRole === null)
      .map(
        action =>
          `Action ${action.id} has no owner that the board’s file knows, so nobody is reminded: ${action.action}`,
      ),
    ...actions
      .filter(action => action.ownerRole !== null && action.targetDate === null)
      .map(action => `Action ${action.id} has no target date, so nobody is reminded: ${action.action}`),
    ...checkNextMeetings(registers.meetings),
  ]
}

import { addDays, type CalendarDate, longDateWithWeekday } from '../calendar/date.ts'
import { type Month } from '../calendar/month.ts'
import { printPeriodEnding } from '../calendar/period.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { StoredCommentary } from '../commentary/commentary.ts'
import { wholeArea } from '../config/areas.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Episode } from './episode.ts'

/** Working days between the commentary and the deadline of the papers: time to read it before the pack is made. */
const BEFORE_PAPER_DEADLINE_WORKING_DAYS = 2
/** Working days before the commentary is due on which its author is reminded; with the request itself, three mails at most. */
const REMINDED_WORKING_DAYS_BEFORE = [3, 0]

/** What the owner of an indicator is asked for: why it changed, and what is being done. */
export interface CommentaryRequest {
  readonly indicator: Indicator
  /** Its name, with the part of the board's area that changed: `Complaints in North`. */
  readonly name: string
  /** The month to write about. */
  readonly month: Month
  /** The end of this day; null where no coming meeting is in the board's file. */
  readonly dueOn: CalendarDate | null
}

/** The request that goes with an alert: about its latest month, for the first meeting whose papers can still have it. */
export function requestCommentary(
  board: BoardFile,
  indicator: Indicator,
  episode: Pick<Episode, 'area' | 'lastMonth'>,
  day: CalendarDate,
): CommentaryRequest {
  return {
    indicator,
    name: nameInArea(board, indicator, episode.area),
    month: episode.lastMonth,
    dueOn: commentaryDueOn(board, day),
  }
}

function nameInArea(board: BoardFile, { name }: Indicator, area: string): string {
  const part = board.areas.find(({ id, kind }) => id === area && kind === 'part')
  return part === undefined ? name : `${name} in ${part.name}`
}

/** A meeting further away than this is not the one that the reason is for: it goes into the next pack, whenever that is. */
const MAX_DAYS_AHEAD = 60

/** Two working days before the papers' deadline of the first meeting for which that day is still to come. */
export function commentaryDueOn(board: BoardFile, day: CalendarDate): CalendarDate | null {
  const before = board.meetingDefaults.paperDeadlineWorkingDays + BEFORE_PAPER_DEADLINE_WORKING_DAYS
  const days = board.meetings.map(({ date }) => addWorkingDays(date, -before, board.board))
  const last = addDays(day, MAX_DAYS_AHEAD)
  return days.sort().find(date => date > day && date <= last) ?? null
}

/**
 * What is still awaited on a day on which an author is reminded: three working days before it is due, and on the day. An alert
 * that is over, or that has had its commentary, asks for nothing.
 *
 * @param open episodes that are open on the day
 */
export function commentaryReminders(
  board: BoardFile,
  open: readonly Episode[],
  commentary: readonly StoredCommentary[],
  day: CalendarDate,
): CommentaryRequest[] {
  // of an indicator that changed in the whole and in its parts, the whole speaks
  const whole = wholeArea(board).id
  const episodes = open.filter(
    ({ area, indicator }) =>
      area === whole || !open.some(other => other.area === whole && other.indicator === indicator),
  )
  return episodes.flatMap(episode => {
    const indicator = board.indicators.find(({ id }) => id === episode.indicator)
    const askedOn = episode.openingNotifiedOn
    if (episode.kind !== 'indicator' || indicator === undefined || askedOn === null || askedOn >= day) return []
    const dueOn = commentaryDueOn(board, askedOn)
    const isReminded =
      dueOn !== null && REMINDED_WORKING_DAYS_BEFORE.some(before => addWorkingDays(day, before, board.board) === dueOn)
    const isWritten = commentary.some(
      text => text.indicator === indicator.id && text.month >= episode.openedMonth && text.month <= episode.lastMonth,
    )
    const name = nameInArea(board, indicator, episode.area)
    return isReminded && !isWritten ? [{ indicator, name, month: episode.lastMonth, dueOn }] : []
  })
}

/** By when a reason is wanted, and where it is printed. */
export function dueSentence(dueOn: CalendarDate | null): string {
  return dueOn === null
    ? 'It is printed beside the finding in the next pack.'
    : `Send it by the end of ${longDateWithWeekday(dueOn)}: it is printed beside the finding in the pack.`
}

/** Such as “Complaints and Falls changed in March 2018”: each month is named once where all are of one month. */
function whatChanged(requests: readonly CommentaryRequest[]): string {
  const periods = requests.map(({ indicator, month }) => printPeriodEnding(indicator.frequency, month))
  if (new Set(periods).size === 1) return `${joinWords(requests.map(({ name }) => name))} changed in ${periods[0]!}`
  return `${joinWords(requests.map(({ name }, at) => `${name} in ${periods[at]!}`))} changed`
}

/** What is asked, by when, and how to send it. */
export function requestBlock(board: BoardFile, requests: readonly CommentaryRequest[]): Block {
  const isOne = requests.length === 1
  const due = requests.map(({ dueOn }) => dueOn).find(date => date !== null)
  const folder = `the folder incoming/commentary of the board’s drops`
  return {
    kind: 'callout',
    tone: 'alert',
    heading: 'What is asked of you',
    sentences: [
      [`Please say why ${whatChanged(requests)}, and what is being done, by whom and by when.`],
      [dueSentence(due ?? null)],
      [
        `Press ${isOne ? 'the button' : 'a button'} above; or fill in the attached file and put it into ${folder}, or send it to ${board.mail.replyTo}.`,
      ],
    ],
  }
}

/** A file of commentary with everything filled in but the reason and the action. */
export function commentaryTemplate(requests: readonly CommentaryRequest[], author: string): string {
  return requests
    .map(({ indicator, name, month }) =>
      [
        '---',
        `indicator: ${indicator.id}`,
        `month: ${month}`,
        `author: ${author}`,
        '---',
        '',
        `Why ${name} changed in ${printPeriodEnding(indicator.frequency, month)}:`,
        '',
        'What is being done:',
        '',
      ].join('\n'),
    )
    .join('\n')
}

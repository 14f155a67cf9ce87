import { type CalendarDate, daysBetween, longDate } from '../../calendar/date.ts'
import type { AgendaItem, Meeting } from './entry.ts'

/** The details in the head of a paper; null when not given. */
export interface PaperHeader {
  readonly date: CalendarDate
  readonly agendaItem: string | null
  readonly from: string | null
}

/** The first meeting after a day; null when none is scheduled. */
export function findNextMeeting(meetings: readonly Meeting[], after: CalendarDate): Meeting | null {
  const later = meetings.filter(meeting => meeting.date > after)
  return later.reduce<Meeting | null>((best, meeting) => (best && best.date < meeting.date ? best : meeting), null)
}

/** The agenda item of a paper's number: the same number, or `5` for a paper headed `5.0`. */
export function findAgendaItem(meeting: Meeting, number: string): AgendaItem | null {
  const wholeNumber = number.replace(/\.0$/, '')
  const find = (wanted: string) => meeting.items.find(item => item.number === wanted)
  return find(number) ?? find(wholeNumber) ?? find(`${wholeNumber}.0`) ?? null
}

/** Disagreements between a paper, its agenda item and its meeting, a sentence each; empty when they agree. */
export function checkPaper(paper: PaperHeader, meetings: readonly Meeting[]): string[] {
  const meeting = meetings.find(candidate => candidate.date === paper.date)
  if (!meeting)
    return [
      `The paper is dated ${longDate(paper.date)}, when the board does not meet${describeNearestMeeting(paper.date, meetings)}.`,
    ]
  if (paper.agendaItem === null || meeting.items.length === 0) return []
  const item = findAgendaItem(meeting, paper.agendaItem)
  const agenda = `the agenda of ${longDate(meeting.date)}`
  if (!item) return [`The paper is headed Agenda Item ${paper.agendaItem}, which ${agenda} does not have.`]
  if (paper.from === null || item.reportFrom === null || isSameAuthor(paper.from, item.reportFrom)) return []
  return [`The paper is from ${paper.from}; ${agenda} has item ${paper.agendaItem} from ${item.reportFrom}.`]
}

function isSameAuthor(author: string, reportFrom: string): boolean {
  return (
    reportFrom.toLowerCase().includes(author.toLowerCase()) || author.toLowerCase().includes(reportFrom.toLowerCase())
  )
}

function describeNearestMeeting(date: CalendarDate, meetings: readonly Meeting[]): string {
  const distance = (meeting: Meeting) => Math.abs(daysBetween(meeting.date, date))
  const [nearest] = [...meetings].sort((one, other) => distance(one) - distance(other))
  return nearest ? `; the nearest meeting is on ${longDate(nearest.date)}` : ''
}

/** Next meetings announced in minutes that differ from the register, a sentence each. */
export function checkNextMeetings(meetings: readonly Meeting[]): string[] {
  return meetings.flatMap(meeting => {
    const following = findNextMeeting(meetings, meeting.date)
    if (!meeting.next || !following || following.date === meeting.next.date) return []
    const announced = `The minutes of ${longDate(meeting.date)} announce the next meeting for ${longDate(meeting.next.date)}`
    return [`${announced}; the register has it on ${longDate(following.date)}.`]
  })
}

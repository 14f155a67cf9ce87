import type { CalendarDate } from '../../calendar/date.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { makeOwnerFinder } from '../../config/owners.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Meeting } from '../meetings/entry.ts'
import { findAgendaItem } from '../meetings/meeting-checks.ts'
import type { StoredPaper } from './paper.ts'

/** A paper that the board's file expects for an item of a meeting. */
export interface ExpectedPaper {
  readonly meeting: CalendarDate
  readonly item: string
  /** As the file has it, or the agenda; null where neither does. */
  readonly title: string | null
  /** Role that is to write it; null where neither the file nor the agenda names a post of the file. */
  readonly author: string | null
  /** The day by which papers for the meeting are due. */
  readonly due: CalendarDate
  /** The latest file that came for it; null while it is awaited. */
  readonly received: StoredPaper | null
}

/** Every paper that the board's file expects, in the order of its meetings, and what has come of each. */
export function expectedPapers(
  board: BoardFile,
  meetings: readonly Meeting[],
  papers: readonly StoredPaper[],
): ExpectedPaper[] {
  const findOwner = makeOwnerFinder(board.roles)
  return board.meetings.flatMap(({ date, papers: expected = [] }) => {
    const agenda = meetings.find(meeting => meeting.date === date)
    const due = addWorkingDays(date, -board.meetingDefaults.paperDeadlineWorkingDays, board.board)
    return expected.map(({ item, title, author }) => {
      const onAgenda = agenda === undefined ? null : findAgendaItem(agenda, item)
      const named = [onAgenda?.author, onAgenda?.reportFrom].flatMap(name =>
        name == null ? [] : (findOwner(name) ?? []),
      )
      return {
        meeting: date,
        item,
        title: title ?? onAgenda?.title ?? null,
        author: author ?? named[0] ?? null,
        due,
        received: papers.find(paper => paper.meeting === date && paper.item === item) ?? null,
      }
    })
  })
}

/** `item 8.1, “Road safety”` */
export const paperName = ({ item, title }: Pick<ExpectedPaper, 'item' | 'title'>): string =>
  `item ${item}${title === null ? '' : `, “${title}”`}`

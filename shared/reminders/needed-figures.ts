import { addDays, type CalendarDate } from '../calendar/date.ts'
import { addMonths, type Month, monthOf } from '../calendar/month.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { type Expectation, isPrintedIn } from '../config/expectations.ts'
import { packsOfMeeting } from '../config/packs-of-meeting.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Pack } from '../config/schema/pack.ts'

/** A pack that is still to be sent, and the month that it reports. */
export interface ComingPack {
  readonly pack: Pack
  readonly sentOn: CalendarDate
  readonly reported: Month
}

/** Working days that one reminder looks ahead: what is due within them is asked for at once, not in a mail for each day. */
export const REMINDER_SPAN_WORKING_DAYS = 5
/** A pack further away than this asks nothing of a supplier yet: it is the next pack, and the one after it, that count. */
const HORIZON_DAYS = 45

/** The packs that go out on a day or in the 45 days after it, earliest first. */
export function listComingPacks(board: BoardFile, day: CalendarDate): ComingPack[] {
  const last = addDays(day, HORIZON_DAYS)
  return board.meetings
    .flatMap(meeting =>
      packsOfMeeting(board.packs, meeting).map(pack => ({
        pack,
        sentOn: addWorkingDays(meeting.date, -pack.sendWorkingDaysBefore, board.board),
        reported: addMonths(monthOf(meeting.date), -pack.dataMonthsBehind),
      })),
    )
    .filter(({ sentOn }) => sentOn >= day && sentOn <= last)
    .sort((one, other) => (one.sentOn < other.sentOn ? -1 : 1))
}

/** Whether a pack prints a month of an indicator: an indicator that may lag is asked for the earlier month. */
export function packNeeds({ pack, reported }: ComingPack, indicator: Expectation, month: Month): boolean {
  return isPrintedIn(pack, indicator) && month <= addMonths(reported, -indicator.allowedLagMonths)
}

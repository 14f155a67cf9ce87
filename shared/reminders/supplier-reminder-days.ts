import type { CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { OutstandingFigure } from './expected-figures.ts'
import { type ComingPack, packNeeds, REMINDER_SPAN_WORKING_DAYS } from './needed-figures.ts'

/** How many working days before a pack is sent its missing figures are asked for a last time. */
const BEFORE_PACK_WORKING_DAYS = 2

/** Why a supplier is reminded on a day. */
export type ReminderReason = 'due-tomorrow' | 'newly-late' | 'pack-lacks-it'

/**
 * Why the supplier of some outstanding figures is reminded on a day: something is due on the next working day, something became
 * late today, or a pack that lacks something is sent in two working days. Empty on every other day.
 *
 * @param dueDates every day on which a figure of this supplier is expected, whether it has come or not: days within five working
 *   days of each other are one reminder, on the working day before the first of them
 */
export function reminderReasons(
  figures: readonly OutstandingFigure[],
  dueDates: readonly CalendarDate[],
  packs: readonly ComingPack[],
  day: CalendarDate,
  local: LocalCalendar,
): ReminderReason[] {
  const tomorrow = addWorkingDays(day, 1, local)
  const span = groupDueDates(dueDates, local).find(([first]) => first === tomorrow)
  const isDueSoon = figures.some(
    ({ expectedOn, workingDaysLate }) => workingDaysLate === 0 && span?.includes(expectedOn) === true,
  )
  const isNewlyLate = figures.some(({ workingDaysLate }) => workingDaysLate === 1)
  const isLacked = packs
    .filter(({ sentOn }) => addWorkingDays(day, BEFORE_PACK_WORKING_DAYS, local) === sentOn)
    .some(pack => figures.some(({ indicator, month }) => packNeeds(pack, indicator, month)))
  return [
    ...(isDueSoon ? (['due-tomorrow'] as const) : []),
    ...(isNewlyLate ? (['newly-late'] as const) : []),
    ...(isLacked ? (['pack-lacks-it'] as const) : []),
  ]
}

/** Days in runs: each run begins with the first day that is not within five working days of the beginning of the run before. */
function groupDueDates(dueDates: readonly CalendarDate[], local: LocalCalendar): CalendarDate[][] {
  const runs: CalendarDate[][] = []
  for (const date of [...new Set(dueDates)].sort()) {
    const run = runs.at(-1)
    if (run !== undefined && date < addWorkingDays(run[0]!, REMINDER_SPAN_WORKING_DAYS, local)) run.push(date)
    else runs.push([date])
  }
  return runs
}

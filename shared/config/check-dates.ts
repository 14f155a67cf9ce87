import { bankHolidayHorizon, HOLIDAY_LISTS } from '../calendar/bank-holidays.ts'
import { isDate, longDateWithWeekday } from '../calendar/date.ts'
import { nonWorkingDayReason } from '../calendar/working-days.ts'
import { type Finding, invalidValue, printPath } from './config-fault.ts'
import { selectNumbers, selectTexts } from './select.ts'

/** The first day that the list of bank holidays covers; working days before it cannot be counted. */
const FIRST_KNOWN_DATE = '2014-02-01'

/** Meetings out of order, twice on a day, on non-working days, or on days whose working days cannot be counted. */
export function checkMeetings(settings: unknown): Finding[] {
  const dates = selectTexts(settings, 'meetings.*.date').filter(({ value }) => isDate(value))
  const [given] = selectTexts(settings, 'board.holidays')
  const holidays = HOLIDAY_LISTS.find(list => list === given?.value) ?? 'england-and-wales'
  return dates.flatMap(({ path, value }, index) => {
    const findings: Finding[] = []
    const earlier = dates[index - 1]
    if (earlier && value <= earlier.value)
      findings.push(
        invalidValue(
          path,
          value,
          `a date after ${printPath(earlier.path)}, ${earlier.value}: meetings are in order of date, one a day`,
        ),
      )
    const noWork = nonWorkingDayReason(value, { holidays })
    if (noWork !== null)
      findings.push(invalidValue(path, value, `a working day; ${describeNonWorkingDay(value, noWork)}`))
    if (value < FIRST_KNOWN_DATE || value > bankHolidayHorizon)
      findings.push(
        invalidValue(
          path,
          value,
          `a date from ${FIRST_KNOWN_DATE} to ${bankHolidayHorizon}, for which bank holidays are known`,
        ),
      )
    return findings
  })
}

function describeNonWorkingDay(date: string, reason: string): string {
  const day = longDateWithWeekday(date)
  return day.startsWith(reason) ? `this is ${day}` : `${day} is ${reason}`
}

/** Packs that would be sent before the papers in them are due. */
export function checkSendDates(settings: unknown): Finding[] {
  const [deadline] = selectNumbers(settings, 'meetingDefaults.paperDeadlineWorkingDays')
  if (!deadline) return []
  return selectNumbers(settings, 'packs.*.sendWorkingDaysBefore')
    .filter(({ value }) => value > deadline.value)
    .map(({ path, value }) =>
      invalidValue(
        path,
        value,
        `at most ${deadline.value}: papers are due ${deadline.value} working days before the meeting (meetingDefaults.paperDeadlineWorkingDays)`,
      ),
    )
}

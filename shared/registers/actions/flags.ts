import { describeBankHoliday } from '../../calendar/bank-holidays.ts'
import { type CalendarDate, dateOfDayNumber, dayNumber } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { addMonths, longMonth, MONTH_NAMES, type Month, monthOf } from '../../calendar/month.ts'
import type { Action } from './entry.ts'
import { daysOverdueOn } from './states.ts'

/** `19/04/2019`, as the log writes it. */
function formatLogDate(date: CalendarDate): string {
  return date.split('-').reverse().join('/')
}

function lastDayOf(month: Month): CalendarDate {
  return dateOfDayNumber(dayNumber(`${addMonths(month, 1)}-01`) - 1)
}

function flagHoliday(name: string, date: CalendarDate | null, local: LocalCalendar): string[] {
  const holiday = date === null ? null : describeBankHoliday(date, local)
  return date === null || holiday === null ? [] : [`${name}, ${formatLogDate(date)}, is ${holiday}`]
}

/** The month of the board named in the wording, `the July 2019 Board`; null when it names none. */
function boardMonthInText(wording: string): Month | null {
  const named = new RegExp(`(${MONTH_NAMES.join('|')}) (\\d{4}) Board`).exec(wording)
  if (!named) return null
  return `${named[2]!}-${String(MONTH_NAMES.indexOf(named[1]!) + 1).padStart(2, '0')}`
}

function flagWording({ action, targetDate }: Action): string[] {
  const requestedMonth = boardMonthInText(action)
  if (requestedMonth === null || targetDate === null) return []
  const wording = `wording asks for a report to the ${longMonth(requestedMonth)} Board`
  if (monthOf(targetDate) !== requestedMonth) return [`${wording}, target is in ${longMonth(monthOf(targetDate))}`]
  return targetDate === lastDayOf(requestedMonth)
    ? [`${wording}, target is the last day of ${longMonth(requestedMonth).split(' ')[0]!}`]
    : []
}

function flagUpdate({ update, updateDate, statusText, action }: Action): string[] {
  if (update === null) return [`no update text; status ${statusText}`]
  const embeddedUpdate = /\bUpdate: (.+)$/.exec(action)
  return [
    ...(updateDate === null ? ['no update date'] : []),
    ...(embeddedUpdate?.[1] === update
      ? ['the action cell carries its own update text ("Update: ..."), repeated in the update column']
      : []),
  ]
}

function flagOverdue(action: Action): string[] {
  const target = action.targetDate!
  const wasDiscussed = action.updateDate === target && /\bBoard\b/.test(action.update ?? '')
  const month = longMonth(monthOf(target)).split(' ')[0]!
  return [
    ...(/overdue/i.test(`${action.statusText} ${action.update ?? ''}`)
      ? []
      : ['overdue but nothing in the log says so']),
    ...(wasDiscussed
      ? [`the target was the ${month} Board; the matter was discussed there and left open without a new target date`]
      : []),
  ]
}

function flagClosedEarly({ status, targetDate, action }: Action, date: CalendarDate): string[] {
  if (status !== 'closed' || targetDate === null || targetDate <= date) return []
  const recurrenceNote = /annual|yearly|(every|each) year/i.test(action)
    ? '; the action is a yearly review, so it should recur rather than close'
    : ''
  return [`closed with a target date still in the future${recurrenceNote}`]
}

/** Points in an action that a secretary should check on a day, a few words each; empty when there are none. */
export function flagsOn(action: Action, date: CalendarDate, local: LocalCalendar): string[] {
  return [
    ...(action.repairs.includes('id') ? ['action number printed as a 1900 date'] : []),
    ...(action.repairs.includes('agenda-item') ? ['agenda item printed as a 1900 date'] : []),
    ...(action.owner === null ? ['no owner in the minutes'] : []),
    ...(action.targetDate === null ? ['no target date in the log'] : []),
    ...flagClosedEarly(action, date),
    ...flagHoliday('update date', action.updateDate, local),
    ...flagUpdate(action),
    ...(daysOverdueOn(action, date, local) === null ? [] : flagOverdue(action)),
    ...flagWording(action),
    ...flagHoliday('date raised', action.raised, local),
  ]
}

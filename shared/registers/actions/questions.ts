import { describeBankHoliday } from '../../calendar/bank-holidays.ts'
import { type CalendarDate, longDateWithWeekday } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { isWorkingDay } from '../../calendar/working-days.ts'
import { joinWords } from '../../document/count-words.ts'
import type { Action } from './entry.ts'
import { isActive } from './states.ts'

/** An action with its row in the file. */
interface ActionRow {
  readonly row: number
  readonly action: Action
}

/**
 * Questions to the sender of an action log in the receipt, one or two sentences each: dates on non-working days, and
 * open actions about which nobody can be reminded. The log is accepted as it is.
 */
export function listQuestions(rows: readonly ActionRow[], local: LocalCalendar): string[] {
  const withoutTargetDate = rows.filter(({ action }) => isActive(action) && action.targetDate === null)
  return [
    ...askAboutDays(rows, 'raised', action => action.raised, local),
    ...askAboutDays(rows, 'updated', action => action.updateDate, local),
    ...(withoutTargetDate.length === 0
      ? []
      : [
          `${rowLabel(withoutTargetDate)}: open without a target date, so nobody is reminded. By when should it be done?`,
        ]),
  ]
}

/** One question for each day off, naming every row that has it. */
function askAboutDays(
  rows: readonly ActionRow[],
  dateName: 'raised' | 'updated',
  dateOf: (action: Action) => CalendarDate | null,
  local: LocalCalendar,
): string[] {
  const byDay = new Map<CalendarDate, ActionRow[]>()
  for (const row of rows) {
    const date = dateOf(row.action)
    if (date !== null && date !== '' && !isWorkingDay(date, local)) byDay.set(date, [...(byDay.get(date) ?? []), row])
  }
  return [...byDay].map(([date, found]) => {
    const why = describeBankHoliday(date, local) ?? 'a non-working day'
    return `${rowLabel(found)}: ${dateName} on ${longDateWithWeekday(date)}, ${why}. Is the date right? It is kept as it is.`
  })
}

/** `Row 5`, `Rows 5 and 6`, `Rows 2, 5 and 6`. */
function rowLabel(rows: readonly ActionRow[]): string {
  const numbers = rows.map(({ row }) => String(row))
  return `${numbers.length === 1 ? 'Row' : 'Rows'} ${joinWords(numbers)}`
}

import { addDays, isDate } from '../../calendar/date.ts'
import { InvalidInstantError, toLocalDate, toLocalTime } from '../../calendar/local-time.ts'
import { readMonthDate } from './month-date.ts'
import type { MonthReadResult } from './month-result.ts'
import { dayMeant } from './time-of-day.ts'

/** The clocks of the systems that files come from. */
const UK_CLOCKS = { timeZone: 'Europe/London' }

/** `2018-03-01 00:00:00`, with a T, a part of a second, or an offset from universal time, which is turned into London's clocks. `readDay` reads its day. */
export function readTimestamp(cell: string, readDay: (text: string) => MonthReadResult): MonthReadResult | undefined {
  const match = /^(.*\d)[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([AP]M)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(
    cell,
  )
  if (!match) return undefined
  const [, dayText, hourText, , , , half, offset] = match
  if (offset && /^\d{4}-\d{2}-\d{2}$/.test(dayText!)) {
    const zone = offset.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
    const instant = `${dayText}T${hourText!.padStart(2, '0')}:${match[3]}:${match[4] ?? '00'}${zone.toUpperCase()}`
    try {
      return readTimestamp(
        `${toLocalDate(instant, UK_CLOCKS)} ${toLocalTime(instant, UK_CLOCKS)}:${match[4] ?? '00'}`,
        readDay,
      )
    } catch (error) {
      if (!(error instanceof InvalidInstantError)) throw error
      return { outcome: 'not-a-month' }
    }
  }
  const hour = (Number(hourText) % (half ? 12 : 24)) + (half?.toUpperCase() === 'PM' ? 12 : 0)
  const meant = dayMeant(hour * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0) + Number(match[5] ?? 0))
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dayText!)
  const day = iso ? dayText! : isoOfDayFirst(dayText!)
  if (meant === 'next' && day !== undefined && isDate(day)) return readDay(addDays(day, 1))
  return meant === 'unclear' && iso ? readMonthDate(dayText!, 'day', true) : readDay(dayText!)
}

/** `30/04/2017` as `2017-04-30`; undefined where the day and the month could change places. */
function isoOfDayFirst(text: string): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!match || Number(match[1]) <= 12) return undefined
  return `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]}`
}

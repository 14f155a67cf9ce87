import { type CalendarDate, longDate } from '../calendar/date.ts'
import { longMonth, type Month } from '../calendar/month.ts'
import type { Pack } from './schema/pack.ts'

/** A pack's background as it is at one meeting: `{meeting}` stands for its day, `{month}` for the month that the pack reports. */
export function backgroundWords(
  { background }: Pick<Pack, 'background'>,
  { meeting, month }: { readonly meeting: CalendarDate; readonly month: Month },
): string[] {
  return background.map(words =>
    words.replaceAll('{meeting}', longDate(meeting)).replaceAll('{month}', longMonth(month)),
  )
}

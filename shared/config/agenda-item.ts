import type { CalendarDate } from '../calendar/date.ts'
import type { Pack } from './schema/pack.ts'

/** The agenda item of a pack at a meeting, as the board numbers its items there: `PUB{yy}/{mm}/3.2` is PUB25/05/3.2 in May 2025. Null where it has none. */
export function agendaItemOf({ agendaItem }: Pick<Pack, 'agendaItem'>, meeting: CalendarDate): string | null {
  const [year = '', month = '', day = ''] = meeting.split('-')
  const parts: Readonly<Record<string, string>> = { yyyy: year, yy: year.slice(-2), mm: month, dd: day }
  return agendaItem?.replaceAll(/\{(yyyy|yy|mm|dd)\}/g, (_, part: string) => parts[part]!) ?? null
}

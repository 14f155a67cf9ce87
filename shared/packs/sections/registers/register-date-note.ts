import { longDate } from '../../../calendar/date.ts'
import type { LocalCalendar } from '../../../calendar/local-calendar.ts'
import { type Instant, toLocalDate } from '../../../calendar/local-time.ts'

/**
 * What a page of a register says of its own age: registers are printed as last known, which is later than the month that the
 * figures of the paper are of, and may be older than the reader takes for granted.
 */
export function registerDateNote(
  histories: readonly { readonly versions: readonly { readonly knownFrom: Instant }[] }[],
  asKnownAt: Instant,
  local: LocalCalendar,
): string {
  const latest = histories
    .flatMap(({ versions }) => versions.map(version => version.knownFrom))
    .sort()
    .at(-1)!
  const day = (instant: Instant) => longDate(toLocalDate(instant, local))
  return `As the register stood on ${day(asKnownAt)}, when this paper was made; its latest file came on ${day(latest)}.`
}

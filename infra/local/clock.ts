import type { Instant } from '../../shared/calendar/local-time.ts'

/** The local stack's clock: it moves only when moved, and never back. */
export interface LocalClock {
  readonly now: () => Instant
  /** Moves on to an instant; one that is already past changes nothing. */
  readonly moveTo: (instant: Instant) => void
  readonly tickSeconds: (seconds: number) => void
}

export function startClock(at: Instant): LocalClock {
  let milliseconds = Date.parse(at)
  return {
    now: () => new Date(milliseconds).toISOString(),
    moveTo(instant) {
      milliseconds = Math.max(milliseconds, Date.parse(instant))
    },
    tickSeconds(seconds) {
      milliseconds += seconds * 1000
    },
  }
}

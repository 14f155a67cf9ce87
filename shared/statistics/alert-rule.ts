import { onceIn } from './describe-word.ts'
import type { Verdict, VerdictWord } from './verdict.ts'

export interface AlertFinding {
  readonly fires: boolean
  readonly direction: Extract<VerdictWord, 'Higher' | 'Lower'> | null
  /** The rule that fired, as a clause; empty when none did. */
  readonly rule: string
}

/**
 * The alert rule: the newest month is grey, or it and one of the two before it have the same word.
 *
 * Definition (this system's own, design section e), on verdicts against the 12 months before. In: verdicts in month order, the newest last; only the last
 * three count. Not to be used on verdicts against 36 months, which fire on slow drift.
 * Example: Higher, Comparable, Higher: fires, Higher.
 */
export function evaluateAlertRule(verdicts: readonly Pick<Verdict, 'word' | 'significant'>[]): AlertFinding {
  const newest = verdicts.at(-1)
  if (newest === undefined || (newest.word !== 'Higher' && newest.word !== 'Lower'))
    return { fires: false, direction: null, rule: '' }
  const direction = newest.word
  if (newest.significant)
    return { fires: true, direction, rule: `outside its expected range; ${onceIn('significant')}` }
  const matchingMonths = verdicts.slice(-3).filter(verdict => verdict.word === direction).length
  if (matchingMonths < 2) return { fires: false, direction: null, rule: '' }
  const side = direction === 'Higher' ? 'above' : 'below'
  return {
    fires: true,
    direction,
    rule: `${side} its expected range in ${matchingMonths} of the last 3 months`,
  }
}

/** An episode is notified once when it opens and once when it closes, after two quiet months. */
const QUIET_MONTHS = 2

export interface EpisodeState {
  readonly isOpen: boolean
  readonly quietMonths: number
}

export const INITIAL_EPISODE_STATE: EpisodeState = { isOpen: false, quietMonths: 0 }

/** The state after a month in which the alert rule fired or not, and whether an episode opened or closed in it. */
export function nextEpisodeState(
  state: EpisodeState,
  fires: boolean,
): EpisodeState & { opened: boolean; closed: boolean } {
  if (fires) return { isOpen: true, quietMonths: 0, opened: !state.isOpen, closed: false }
  const quietMonths = state.isOpen ? state.quietMonths + 1 : 0
  const closed = quietMonths >= QUIET_MONTHS
  return { isOpen: state.isOpen && !closed, quietMonths: closed ? 0 : quietMonths, opened: false, closed }
}

/** Months in a row on one side that are worth watching. */
export const WATCH_MONTHS = 7

/**
 * The watch rule, for the report only: seven months in a row on the same side of what was expected of them.
 * In: z of each month, in month order, the newest last; a month without one breaks the row. Example: seven of 0.3: 'Higher'.
 */
export function watchDirection(zs: readonly (number | null)[]): 'Higher' | 'Lower' | null {
  const last = zs.slice(-WATCH_MONTHS)
  if (last.length < WATCH_MONTHS) return null
  if (last.every(z => z !== null && z > 0)) return 'Higher'
  return last.every(z => z !== null && z < 0) ? 'Lower' : null
}

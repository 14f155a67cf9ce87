import { addMonths } from '../../shared/calendar/month.ts'
import { findLastingShift, isSameShift, type LastingShift } from '../../shared/statistics/lasting-shift.ts'
import { type CountScenario, FIRST_JUDGED, randomStream, simulateCounts } from './simulated-series.ts'

const PACKS = 24
const INDICATORS = 40
/** Months after the step by which a proposal has to come, and the first in which one may. */
const FIRST_FOUND = 8
const LAST_FOUND = 16

/** Series whose level does not step: what wanders by 2% a month is apart, since it does come to another level. */
export const UNSHIFTED: readonly (readonly [string, CountScenario])[] = [
  ['mean 60', { mean: 60, history: 48 }],
  ['mean 650', { mean: 650, history: 48 }],
  ['mean 5,000', { mean: 5000, history: 48 }],
  ['650, drift 8% a year', { mean: 650, history: 48, driftPerYear: 0.08 }],
  ['5,000, drift 8% a year', { mean: 5000, history: 48, driftPerYear: 0.08 }],
  ['650, wander 1% a month', { mean: 650, history: 48, wanderPerMonth: 0.01 }],
  ['650, strong season', { mean: 650, history: 48, season: 0.2 }],
  ['650, heavy tails', { mean: 650, history: 48, hasHeavyTails: true }],
  ['650, spell of four months at 40%', { mean: 650, history: 48, holeMonthsBefore: 10 }],
]

export const WANDERING: readonly (readonly [string, CountScenario])[] = [
  ['650, wander 2% a month', { mean: 650, history: 48, wanderPerMonth: 0.02 }],
  ['5,000, wander 2% a month', { mean: 5000, history: 48, wanderPerMonth: 0.02 }],
]

/** New proposals of 24 monthly packs, one for each shift: for 100 indicators and year, and for 40 indicators and month. */
export function proposalRates(
  scenario: CountScenario,
  series: number,
): { readonly perHundredYears: number; readonly perBoardMonth: number } {
  const random = randomStream(1)
  let proposals = 0
  for (let i = 0; i < series; i++) {
    const months = simulateCounts(scenario, PACKS, 1, random)
    let before: LastingShift | null = null
    for (let pack = 0; pack < PACKS; pack++) {
      const found = findLastingShift(months, addMonths(FIRST_JUDGED, pack), 'count')
      if (found !== null && (before === null || !isSameShift(found, before))) proposals++
      before = found ?? before
    }
  }
  return {
    perHundredYears: (100 * proposals) / (series * (PACKS / 12)),
    perBoardMonth: (INDICATORS * proposals) / (series * PACKS),
  }
}

/** Per cent of series with a step in January 2020 that is proposed, two months off at most, by the sixteenth month of the new level. */
export function shareFound(scenario: CountScenario, step: number, series: number): number {
  const random = randomStream(2)
  let found = 0
  for (let i = 0; i < series; i++) {
    const months = simulateCounts(scenario, LAST_FOUND, step, random)
    for (let pack = FIRST_FOUND; pack < LAST_FOUND; pack++) {
      const shift = findLastingShift(months, addMonths(FIRST_JUDGED, pack), 'count')
      if (shift === null || shift.from < addMonths(FIRST_JUDGED, -2) || shift.from > addMonths(FIRST_JUDGED, 2))
        continue
      found++
      break
    }
  }
  return (100 * found) / series
}

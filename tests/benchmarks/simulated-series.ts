import { addMonths, type Month } from '../../shared/calendar/month.ts'
import { monthLength } from '../../shared/statistics/month-length.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'

/** A stream of numbers between 0 and 1 that a seed fixes (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A Poisson count; from a mean of 200 up by its normal approximation. */
export function poisson(mean: number, random: () => number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let count = 0
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++
  return count
}

export function binomial(trials: number, chance: number, random: () => number): number {
  let cases = 0
  for (let i = 0; i < trials; i++) if (random() < chance) cases++
  return cases
}

/** How a simulated series of counts behaves; everything is a share of the level unless said otherwise. */
export interface CountScenario {
  readonly mean: number
  /** Months before the first month judged. */
  readonly history: number
  readonly season?: number
  /** Standard deviation of the noise beyond chance, correlated 0.3 from month to month. */
  readonly noise?: number
  /** Up in half of the series and down in the others. */
  readonly driftPerYear?: number
  readonly wanderPerMonth?: number
  /** Noise from Student's t with three degrees of freedom. */
  readonly hasHeavyTails?: boolean
  /** Months before the first judged in which four months lie at 40%. */
  readonly holeMonthsBefore?: number
  /** Months before the first judged from which a quarter more is recorded. */
  readonly recordingMonthsBefore?: number
}

export const FIRST_JUDGED: Month = '2020-01'

/** A series with `judged` months from January 2020, multiplied by `step` from then on. */
export function simulateCounts(
  scenario: CountScenario,
  judged: number,
  step: number,
  random: () => number,
): MonthlyFigure[] {
  const { mean, history, season = 0.09, noise = 0.045, driftPerYear = 0, wanderPerMonth = 0 } = scenario
  const phase = random() * 12
  const drift = random() < 0.5 ? driftPerYear : -driftPerYear
  let [ar, wander] = [0, 0]
  return Array.from({ length: history + judged }, (_, i) => {
    const offset = i - history
    const month = addMonths(FIRST_JUDGED, offset)
    ar = 0.3 * ar + Math.sqrt(1 - 0.09) * noise * shock(scenario, random)
    wander += wanderPerMonth * normal(random)
    const inHole =
      scenario.holeMonthsBefore !== undefined &&
      offset >= -scenario.holeMonthsBefore &&
      offset < 4 - scenario.holeMonthsBefore
    const recorded = scenario.recordingMonthsBefore !== undefined && offset >= -scenario.recordingMonthsBefore
    const level =
      mean *
      Math.exp((drift * offset) / 12 + wander) *
      (1 + season * Math.sin((2 * Math.PI * (i + phase)) / 12)) *
      Math.max(0.05, 1 + ar) *
      (inHole ? 0.4 : 1) *
      (recorded ? 1.25 : 1) *
      (offset >= 0 ? step : 1) *
      monthLength(month)
    return { month, value: poisson(level, random), denominator: null }
  })
}

function shock({ hasHeavyTails }: CountScenario, random: () => number): number {
  if (hasHeavyTails !== true) return normal(random)
  const chi = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2
  return normal(random) / Math.sqrt(chi / 3)
}

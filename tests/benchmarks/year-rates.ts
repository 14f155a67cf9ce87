import { addMonths } from '../../shared/calendar/month.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { compareRollingYears } from '../../shared/statistics/rolling-years.ts'
import { binomial, type CountScenario, FIRST_JUDGED, normal, randomStream, simulateCounts } from './simulated-series.ts'

/** Months of history before the year that is judged. */
const HISTORY = 48
const YEAR = 12
const INDICATORS = 40
/** What the rule takes neighbouring months to be alike by, and the limits of a word and of a significant one. */
export const AS_BUILT = { alike: 0.55, word: 2.06, significant: 3.15 }

type Series = (factor: number, months: number, random: () => number) => MonthlyFigure[]

export interface YearScenario {
  readonly name: string
  readonly measure: 'count' | 'proportion'
  /** Months from January 2020 on, multiplied by `factor`, after their history. */
  readonly series: Series
}

const counts = (name: string, scenario: Omit<CountScenario, 'history'>): YearScenario => ({
  name,
  measure: 'count',
  series: (factor, months, random) => simulateCounts({ ...scenario, history: HISTORY }, months, factor, random),
})

/** So many asked a month, the share wandering about its level by a standard deviation of its own. */
const survey = (name: string, asked: number, share: number, spread: number): YearScenario => ({
  name,
  measure: 'proportion',
  series: (factor, months, random) =>
    Array.from({ length: HISTORY + months }, (_, i) => {
      const chance = Math.min(0.995, (share + spread * normal(random)) * (i < HISTORY ? 1 : factor))
      return { month: addMonths(FIRST_JUDGED, i - HISTORY), value: binomial(asked, chance, random), denominator: asked }
    }),
})

export const YEAR_SCENARIOS: readonly YearScenario[] = [
  counts('mean 60', { mean: 60 }),
  counts('mean 650', { mean: 650 }),
  counts('mean 5,000', { mean: 5000 }),
  counts('650, no noise beyond chance', { mean: 650, noise: 0 }),
  counts('650, noise 10%', { mean: 650, noise: 0.1 }),
  counts('650, noise 20%', { mean: 650, noise: 0.2 }),
  counts('650, heavy tails', { mean: 650, hasHeavyTails: true }),
  counts('650, strong season', { mean: 650, season: 0.2 }),
  counts('650, wander 1% a month', { mean: 650, wanderPerMonth: 0.01 }),
  counts('650, wander 2% a month', { mean: 650, wanderPerMonth: 0.02 }),
  counts('650, drift 3% a year', { mean: 650, driftPerYear: 0.03 }),
  counts('650, drift 8% a year', { mean: 650, driftPerYear: 0.08 }),
  survey('300 asked, 82%, spread 1.5 points', 300, 0.82, 0.015),
]

/** Per cent of years with a word, and with a significant one, at the year's end; `alike`, `word` and `significant` as they might be. */
export function yearRates({ measure, series }: YearScenario, factor: number, count: number, rule = AS_BUILT) {
  const random = randomStream(factor === 1 ? 1 : 2)
  let [words, significant] = [0, 0]
  for (let i = 0; i < count; i++) {
    const z = Math.abs(scoreOf(series(factor, YEAR, random), YEAR - 1, measure, rule.alike))
    if (z > rule.word) words++
    if (z > rule.significant) significant++
  }
  return { words: (100 * words) / count, significant: (100 * significant) / count }
}

/** Of the years that end in twelve months running, which share eleven months with their neighbours: what a reader meets of words that begin. */
export function overlappingYears({ measure, series }: YearScenario, count: number) {
  const random = randomStream(3)
  let [begun, withAny] = [0, 0]
  for (let i = 0; i < count; i++) {
    const months = series(1, 2 * YEAR, random)
    let [before, isFirst, any] = [0, true, false]
    for (let pack = YEAR; pack < 2 * YEAR; pack++) {
      const z = scoreOf(months, pack, measure, AS_BUILT.alike)
      const word = z > AS_BUILT.word ? 1 : z < -AS_BUILT.word ? -1 : 0
      if (!isFirst && word !== 0 && word !== before) begun++
      if (word !== 0) any = true
      ;[before, isFirst] = [word, false]
    }
    if (any) withAny++
  }
  return { perBoardMonth: (INDICATORS * begun) / (count * (YEAR - 1)), withAny: (100 * withAny) / count }
}

/** The score of the year that ends with a month, had neighbouring months been taken to be alike by another constant. */
function scoreOf(series: readonly MonthlyFigure[], at: number, measure: 'count' | 'proportion', alike: number): number {
  const { z, phi, working } = compareRollingYears(series, addMonths(FIRST_JUDGED, at), measure)
  const other = 1 + alike * (1 - 1 / Math.max(1, phi!) ** 2)
  return z! * Math.sqrt(working!.alike / other)
}

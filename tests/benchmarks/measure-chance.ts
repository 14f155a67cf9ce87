import { addMonths } from '../../shared/calendar/month.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import type { ChanceKind } from '../../shared/indicators/chance-rates.ts'
import { judgeMonth, monthJudge } from '../../shared/indicators/judge-month.ts'
import { judgeYear } from '../../shared/indicators/judge-year.ts'
import type { Judgement, Method } from '../../shared/indicators/judgement.ts'
import type { MonthlySeries } from '../../shared/indicators/measure.ts'
import { indicator, storedObservation, wholeBoard } from '../indicators/indicator-fixtures.ts'
import { binomial, FIRST_JUDGED, normal, randomStream, simulateCounts } from './simulated-series.ts'

const HISTORY = 36
/** Months of a series that are judged, far enough apart to say something new each. */
const JUDGED = [0, 5, 11]

/** Series of each kind, of the sizes that boards have: nothing in them changes but by season, chance and a little noise of its own. */
const MAKERS: Readonly<Record<ChanceKind, readonly ((seed: number) => MonthlySeries)[]>> = {
  count: [20, 60, 200, 650, 5000].map(mean => (seed: number) => countSeries(mean, seed)),
  percentage: [
    [30, 0.82, 0],
    [200, 0.5, 0.02],
    [500, 0.82, 0.015],
    [500, 0.16, 0.015],
  ].map(
    ([asked, share, extra]) =>
      (seed: number) =>
        shareSeries(asked!, share!, extra!, seed),
  ),
  average: [0.05, 0.15].map(spread => (seed: number) => averageSeries(spread, seed)),
  headcount: [0.003, 0.006].map(step => (seed: number) => stockSeries(step, seed)),
}

const INDICATORS: Readonly<Record<ChanceKind, Indicator>> = {
  count: indicator({}),
  percentage: indicator({ aggregation: 'percentage', decimals: 1 }),
  average: indicator({ aggregation: 'mean', decimals: 1 }),
  headcount: indicator({ aggregation: 'headcount' }),
}

/** Share of words among the months, or years, judged of series in which nothing changes. `series` of each size. */
export function measureChance(
  question: 'month' | 'year',
  kind: ChanceKind,
  method: Method,
  isPart: boolean,
  series: number,
): { readonly word: number; readonly judged: number } {
  const rules = { ...wholeBoard, method, isPart }
  let [words, judged] = [0, 0]
  const add = ({ word }: Judgement) => {
    if (word === 'n/a') return
    judged++
    if (word !== 'Comparable') words++
  }
  MAKERS[kind].forEach((make, size) => {
    for (let i = 0; i < series; i++) {
      const months = make(1 + i + 100_000 * size)
      if (question === 'year') add(judgeYear(INDICATORS[kind], months, addMonths(FIRST_JUDGED, 11), rules))
      else if (method === 'expected-range') {
        const judge = monthJudge(INDICATORS[kind], months, rules)
        for (const month of JUDGED) add(judge(addMonths(FIRST_JUDGED, month)))
      } else add(judgeMonth(INDICATORS[kind], months, addMonths(FIRST_JUDGED, 11), rules))
    }
  })
  return { judged, word: judged === 0 ? 0 : words / judged }
}

const toSeries = (figureOf: (i: number) => number | [number, number]): MonthlySeries =>
  new Map(
    Array.from({ length: HISTORY + 12 }, (_, i) => {
      const month = addMonths(FIRST_JUDGED, i - HISTORY)
      return [month, storedObservation(month, figureOf(i))] as const
    }),
  )

function countSeries(mean: number, seed: number): MonthlySeries {
  const series = simulateCounts({ mean, history: HISTORY }, 12, 1, randomStream(seed))
  return toSeries(i => series[i]!.value!)
}

function shareSeries(asked: number, share: number, extra: number, seed: number): MonthlySeries {
  const random = randomStream(seed)
  return toSeries(() => [binomial(asked, share + extra * normal(random), random), asked])
}

/** Minutes about 12, each month of some nine hundred cases, with a spread of its own from month to month. */
function averageSeries(spread: number, seed: number): MonthlySeries {
  const random = randomStream(seed)
  let own = 0
  return toSeries(() => {
    own = 0.3 * own + Math.sqrt(1 - 0.09) * normal(random)
    const cases = 850 + Math.round(100 * random())
    return [Math.round(12 * (1 + spread * own) * cases), cases]
  })
}

function stockSeries(step: number, seed: number): MonthlySeries {
  const random = randomStream(seed)
  let level = 1400
  return toSeries(() => {
    level *= 1 + step * normal(random)
    return Math.round(level)
  })
}

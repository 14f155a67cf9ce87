import type { z } from 'zod'
import { INPUTS, readInput } from './analyse-input.ts'
import { analyseXmr } from './analyse-xmr.ts'
import { computeAttributeChart } from './attribute-chart.ts'
import { countInterval } from './count-interval.ts'
import { compareByFunnel, type FunnelStatistic } from './funnel.ts'
import { meanInterval } from './mean-interval.ts'
import { RejectedInputError } from './rejected-input-error.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** What the analysis of a case gives: figures by name with `outcome` ok, or why the input is refused, in words. */
type AnalysisResult =
  | { readonly outcome: 'ok'; readonly [figure: string]: unknown }
  | { readonly outcome: 'error'; readonly kind: 'rejected-input'; readonly message: string }

type Input<Family extends keyof typeof INPUTS> = z.output<(typeof INPUTS)[Family]>

const FAMILIES = {
  xmr: (input: unknown) => analyseXmr(readInput(INPUTS.xmr, input)),
  intervals: (input: unknown) => analyseInterval(readInput(INPUTS.intervals, input)),
  means: (input: unknown) => analyseMean(readInput(INPUTS.means, input)),
  funnel: (input: unknown) => analyseFunnel(readInput(INPUTS.funnel, input)),
  attributes: (input: unknown) => analyseAttributes(readInput(INPUTS.attributes, input)),
} as const

/**
 * Runs one case `{id, family, input}` through the method of its family and gives the result in the shape of the reference
 * results (design contract, `analyse`). Input of any kind is answered: what is not a case, or is refused, comes back as an error in words.
 */
export function analyseCase(caseInput: unknown): { id: unknown; result: AnalysisResult } {
  const {
    id = null,
    family,
    input,
  } = (typeof caseInput === 'object' && caseInput !== null ? caseInput : {}) as Record<string, unknown>
  try {
    if (typeof family !== 'string' || !Object.hasOwn(FAMILIES, family))
      throw new RejectedInputError(
        `the family must be one of ${Object.keys(FAMILIES).join(', ')}; found ${JSON.stringify(family)}`,
      )
    return { id, result: { outcome: 'ok', ...FAMILIES[family as keyof typeof FAMILIES](input) } }
  } catch (error) {
    if (!(error instanceof RejectedInputError)) throw error
    return { id, result: { outcome: 'error', kind: 'rejected-input', message: error.message } }
  }
}

const scale = (value: number | null, by: number): number | null => (value === null ? null : value * by)

/** Names limits as the reference results do: `lower` and `upper`, or `lower95`, `lower998` and so on for the pair of levels. */
function nameLimits(
  levels: readonly number[],
  limitsAt: (level: number) => { lower: number | null; upper: number | null },
): Record<string, number | null> {
  return Object.fromEntries(
    levels.flatMap((level, i) => {
      const suffix = levels.length === 1 ? '' : ['95', '998'][i]!
      const { lower, upper } = limitsAt(level)
      return [
        [`lower${suffix}`, lower],
        [`upper${suffix}`, upper],
      ]
    }),
  )
}

function analyseInterval({
  statistic,
  numerator,
  denominator,
  confidence,
  multiplier,
}: Input<'intervals'>): Record<string, unknown> {
  const isProportion = statistic === 'proportion'
  const limitsAt = (level: number) => {
    // a missing figure has no limits, but the figure beside it and the level are still checked
    const [x, n] = [numerator ?? 0, denominator ?? Math.max(1, numerator ?? 1)]
    if (n <= 0) throw new RejectedInputError(`the denominator must be more than zero; found ${n}`)
    const { lower, upper } = isProportion ? wilsonInterval(x, n, level) : rateLimits(x, n, level)
    if (numerator === null || denominator === null) return { lower: null, upper: null }
    return { lower: scale(lower, multiplier), upper: scale(upper, multiplier) }
  }
  const limits = nameLimits(confidence, limitsAt)
  const value = numerator === null || denominator === null ? null : (numerator / denominator) * multiplier
  const method = isProportion ? 'Wilson' : numerator === null ? null : countInterval(numerator, confidence[0]!).method
  return { value, ...limits, method }
}

function rateLimits(events: number, base: number, level: number): { lower: number | null; upper: number | null } {
  const { lower, upper } = countInterval(events, level)
  return { lower: scale(lower, 1 / base), upper: scale(upper, 1 / base) }
}

function analyseMean({ values, confidence }: Input<'means'>): Record<string, unknown> {
  const known = values.filter(value => value !== null)
  // a missing value makes the mean unknown, as in the package that the reference results come from
  const hasMissingValue = known.length < values.length
  const limits = nameLimits(confidence, level => {
    const { lower, upper } = meanInterval(hasMissingValue ? [0] : known, level)
    return { lower, upper }
  })
  if (hasMissingValue) return { value: null, stdev: null, count: values.length, ...limits }
  const { value, standardDeviation, count } = meanInterval(known, confidence[0]!)
  return { value, stdev: standardDeviation, count, ...limits }
}

function analyseFunnel({ statistic, rateType, multiplier, areas }: Input<'funnel'>): Record<string, unknown> {
  const kind: FunnelStatistic =
    statistic === 'rate' ? (rateType === 'dsr' ? 'directly standardised rate' : 'crude rate') : statistic
  // only a proportion may come without: a rate has its own, and of a ratio no figure is printed
  const scaleFactor = multiplier ?? 100
  const { average, areas: compared } = compareByFunnel(kind, areas)
  return {
    average: scale(average, scaleFactor),
    areas: compared.map(({ area, significance, limits }) => {
      const [lower95, upper95, lower998, upper998] = [
        limits.lower95,
        limits.upper95,
        limits.lower998,
        limits.upper998,
      ].map(limit => scale(limit, scaleFactor))
      if (statistic === 'ratio') return { area, significance }
      if (statistic === 'proportion')
        return { area, significance, lower2s: lower95, upper2s: upper95, lower3s: lower998, upper3s: upper998 }
      return { area, significance, ciLower95: lower95, ciUpper95: upper95, ciLower998: lower998, ciUpper998: upper998 }
    }),
  }
}

function analyseAttributes({
  chart,
  series,
  freeze,
  part,
  screenMovingRanges,
}: Input<'attributes'>): Record<string, unknown> {
  const parts = part === null ? [] : [part].flat()
  const { points, runs } = computeAttributeChart(chart, series, { freeze, parts, screenMovingRanges })
  const { signal, ...counts } = runs
  return { points, ...counts, runsSignal: signal }
}

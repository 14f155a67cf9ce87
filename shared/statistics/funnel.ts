import { standardErrors } from './confidence.ts'
import { countInterval } from './count-interval.ts'
import { RejectedInputError } from './rejected-input-error.ts'
import { checkProportion } from './wilson-interval.ts'

/** An area's figures; for a ratio, observed and expected events. Null: no figure, the area is left out of the average. */
export interface FunnelArea {
  readonly area: string
  readonly numerator: number | null
  readonly denominator: number | null
}

/** How unlike the average: beyond the 99.8% limits (0.001 on each side), beyond the 95% ones (0.025), or neither. */
export type FunnelSignificance =
  | 'High (0.001)'
  | 'High (0.025)'
  | 'Low (0.001)'
  | 'Low (0.025)'
  | 'Not significant'
  | 'Not applicable for events less than 10 for dsrs'

/** Two pairs of limits: 95% and 99.8%. */
interface Limits {
  readonly lower95: number | null
  readonly upper95: number | null
  readonly lower998: number | null
  readonly upper998: number | null
}

interface FunnelResult {
  /** Pooled average as a plain fraction (no multiplier); null for a ratio, which is compared with 1, and where nothing can be pooled. */
  readonly average: number | null
  /** `limits`: control limits around the average for a proportion, the area's own interval otherwise; plain fractions. */
  readonly areas: readonly {
    readonly area: string
    readonly significance: FunnelSignificance
    readonly limits: Limits
  }[]
}

export type FunnelStatistic = 'proportion' | 'crude rate' | 'directly standardised rate' | 'ratio'

const NO_LIMITS: Limits = { lower95: null, upper95: null, lower998: null, upper998: null }

/**
 * Funnel comparison: which areas differ from the average of all of them by more than the chance of their own size.
 *
 * Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202; the Fingertips technical guidance, as
 * `assign_funnel_significance` of PHEindicatormethods applies it. A proportion is compared with control limits, Wilson's interval turned
 * round: an area's Wilson interval holds the average when its proportion lies within average +- z sqrt(average (1 - average) / n).
 * A rate or a ratio is compared by its own Byar (from 10 events) or exact interval: does it hold the pooled average (1 for a ratio)?
 * The 99.8% limits are tried first. Limits are not cut off at 0 and 1.
 * Not valid as evidence of a difference in doing: these are limits of sampling alone, so on large counts nearly every area lies outside.
 * Example: 0 of 8 against an average of 56.4%: limits 2.2% to 110.5% at 99.8%: 'Low (0.001)'.
 *
 * @throws RejectedInput for no areas, a negative numerator, a denominator of zero or less, a proportion above 1
 */
export function compareByFunnel(statistic: FunnelStatistic, areas: readonly FunnelArea[]): FunnelResult {
  if (areas.length === 0) throw new RejectedInputError('there are no areas to compare')
  for (const { area, numerator, denominator } of areas) {
    try {
      checkProportion(statistic === 'proportion' ? (numerator ?? 0) : 0, denominator ?? Number.POSITIVE_INFINITY)
      if (numerator !== null && numerator < 0) checkProportion(numerator, 1)
    } catch (cause) {
      throw cause instanceof RejectedInputError ? new RejectedInputError(`${area}: ${cause.message}`) : cause
    }
  }
  const average = statistic === 'ratio' ? 1 : pooledAverage(statistic, areas)
  return {
    average: statistic === 'ratio' ? null : average,
    areas: areas.map(({ area, numerator, denominator }) => {
      if (statistic === 'directly standardised rate' && numerator !== null && numerator < 10)
        return {
          area,
          significance: 'Not applicable for events less than 10 for dsrs',
          limits: denominator === null ? NO_LIMITS : ownInterval(numerator, denominator),
        }
      if (average === null || numerator === null || denominator === null)
        return { area, significance: 'Not significant', limits: NO_LIMITS }
      if (statistic === 'proportion') {
        const limits = controlLimits(average, denominator)
        return { area, significance: classifyAgainstLimits(numerator / denominator, limits), limits }
      }
      const limits = ownInterval(numerator, denominator)
      return { area, significance: invertSignificance(classifyAgainstLimits(average, limits)), limits }
    }),
  }
}

/** Sum over sum. A directly standardised rate of no events has lost its denominator (events / rate), so those areas drop out of it. */
function pooledAverage(statistic: FunnelStatistic, areas: readonly FunnelArea[]): number | null {
  let [events, base] = [0, 0]
  for (const { numerator, denominator } of areas) {
    if (numerator === null || denominator === null) continue
    events += numerator
    base += statistic === 'directly standardised rate' && numerator === 0 ? 0 : denominator
  }
  return base > 0 ? events / base : null
}

function controlLimits(average: number, denominator: number): Limits {
  const error = Math.sqrt((average * Math.max(0, 1 - average)) / denominator)
  const [inner, outer] = [standardErrors(0.95) * error, standardErrors(0.998) * error]
  return { lower95: average - inner, upper95: average + inner, lower998: average - outer, upper998: average + outer }
}

function ownInterval(numerator: number, denominator: number): Limits {
  const scale = (limit: number | null): number | null => (limit === null ? null : limit / denominator)
  const [inner, outer] = [countInterval(numerator, 0.95), countInterval(numerator, 0.998)]
  return {
    lower95: scale(inner.lower),
    upper95: scale(inner.upper),
    lower998: scale(outer.lower),
    upper998: scale(outer.upper),
  }
}

/** Which limits a value lies beyond, the farther ones first. A limit that does not exist cannot be passed. */
function classifyAgainstLimits(value: number, limits: Limits): FunnelSignificance {
  if (limits.lower998 !== null && value < limits.lower998) return 'Low (0.001)'
  if (limits.upper998 !== null && value > limits.upper998) return 'High (0.001)'
  if (limits.lower95 !== null && value < limits.lower95) return 'Low (0.025)'
  if (limits.upper95 !== null && value > limits.upper95) return 'High (0.025)'
  return 'Not significant'
}

/** The average below an area's interval means that the area is high. */
function invertSignificance(significance: FunnelSignificance): FunnelSignificance {
  const inverted = {
    'Low (0.001)': 'High (0.001)',
    'High (0.001)': 'Low (0.001)',
    'Low (0.025)': 'High (0.025)',
    'High (0.025)': 'Low (0.025)',
  } as const
  return significance in inverted ? inverted[significance as keyof typeof inverted] : significance
}

import { mean } from './moments.ts'
import { RejectedInputError } from './rejected-input-error.ts'
import { analyseRuns, type RunsAnalysis } from './runs-analysis.ts'
import { screenedMean } from './xmr-limits.ts'

/** p and p-prime: proportions; c: counts; u and u-prime: rates; i: individual values. */
export const ATTRIBUTE_CHARTS = ['p', 'pp', 'c', 'u', 'up', 'i'] as const
export type AttributeChartKind = (typeof ATTRIBUTE_CHARTS)[number]

/** `value`: cases (p, pp), events (c, u, up) or the figure itself (i). Null where missing. */
interface AttributeRow {
  readonly date: string
  readonly value: number | null
  readonly denominator: number | null
}

interface AttributeOptions {
  /** Limits from the first so many points; null: all. Not used together with `parts`. */
  readonly freeze: number | null
  /** New limits after each of these points. */
  readonly parts: readonly number[]
  /** Leave outlying moving ranges out (i, pp and up charts). */
  readonly screenMovingRanges: boolean
}

interface AttributePoint {
  readonly date: string
  /** As plotted: a fraction (p, pp), a rate per unit of the denominator (u, up), the figure itself (c, i). */
  readonly value: number | null
  readonly centre: number | null
  readonly lowerLimit: number | null
  readonly upperLimit: number | null
  readonly lowerLimit2s: number | null
  readonly upperLimit2s: number | null
  readonly outsideLimits: boolean
}

export interface AttributeChart {
  readonly points: readonly AttributePoint[]
  /** Of the last part. */
  readonly runs: RunsAnalysis
}

/** d2 for moving ranges of two, as qicharts2 and Montgomery round it. */
const D2 = 1.128

interface Subgroup {
  readonly date: string
  readonly events: number | null
  readonly base: number
  readonly plotted: number | null
}

/**
 * Shewhart charts for counts and proportions (p, c, u), Laney's p-prime and u-prime, and individuals (i), with runs analysis.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control; Laney, Quality Engineering 14 (2002) 531-537 (p-prime, u-prime: plain limits times the
 * spread of standardised values, from their mean moving range / 1.128, for large denominators on which plain limits flag nearly everything);
 * as qicharts2 0.8.1 computes them: limits at 3 and 2 standard deviations, cut off at 0 (and at 1 for proportions; not for i),
 * rows of one date added together (i: averaged), i limits by 3 / 1.128 mean moving ranges and not XmR's 2.66.
 * Not valid: p, c and u where months differ by more than chance; c where the exposure changes; i where they are rare counts.
 * Example: c chart of counts averaging 61.92: 38.31 to 85.52.
 *
 * @throws RejectedInput for an empty series, a p or u chart without denominators, a negative count, a proportion above 1, a freeze below 1
 */
export function computeAttributeChart(
  kind: AttributeChartKind,
  rows: readonly AttributeRow[],
  options: AttributeOptions,
): AttributeChart {
  const { freeze } = options
  if (rows.length === 0) throw new RejectedInputError('the series is empty')
  if (freeze !== null && !(freeze >= 1))
    throw new RejectedInputError(`limits can be frozen after 1 point or more, not after ${freeze}`)
  const subgroups = toSubgroups(kind, rows)
  const breaks = [
    0,
    ...[...new Set(options.parts)].filter(part => part > 0 && part < subgroups.length).sort((a, b) => a - b),
  ]
  const parts = breaks.map((from, i) => subgroups.slice(from, breaks[i + 1]))
  const computedParts = parts.map(part => {
    const base = freeze === null || options.parts.length > 0 ? part.length : freeze
    return computePart(kind, part, base, options.screenMovingRanges)
  })
  const last = computedParts.at(-1)!
  return {
    points: computedParts.flat(),
    runs: analyseRuns(
      last.map(p => p.value),
      last.map(p => p.centre),
    ),
  }
}

function toSubgroups(kind: AttributeChartKind, rows: readonly AttributeRow[]): Subgroup[] {
  const withDenominators = kind !== 'c' && rows.some(row => row.denominator !== null)
  if (!withDenominators && kind !== 'c' && kind !== 'i')
    throw new RejectedInputError(`a chart of kind ${kind} needs denominators`)
  const byDate = new Map<string, AttributeRow[]>()
  for (const row of rows) byDate.set(row.date, [...(byDate.get(row.date) ?? []), row])
  return [...byDate.keys()].sort().map(date => {
    const known = byDate.get(date)!.flatMap(({ value, denominator }) => {
      if (value === null || (withDenominators && denominator === null)) return []
      checkRow(kind, date, value, withDenominators ? denominator! : null)
      return [{ value, denominator: withDenominators ? denominator! : 1 }]
    })
    const events = known.reduce((sum, row) => sum + row.value, 0)
    const base = withDenominators ? known.reduce((sum, row) => sum + row.denominator, 0) : 1
    if (known.length === 0 || base === 0) return { date, events: null, base: 0, plotted: null }
    const plotted = kind === 'i' && !withDenominators ? mean(known.map(row => row.value)) : events / base
    return { date, events, base, plotted }
  })
}

function checkRow(kind: AttributeChartKind, date: string, value: number, denominator: number | null): void {
  if (kind !== 'i' && value < 0) throw new RejectedInputError(`${date}: a count must be zero or more; found ${value}`)
  if (denominator === null) return
  if (denominator < 0 || (denominator === 0 && value !== 0))
    throw new RejectedInputError(`${date}: the denominator must be more than zero; found ${denominator}`)
  if ((kind === 'p' || kind === 'pp') && value > denominator)
    throw new RejectedInputError(
      `${date}: the numerator of a proportion must not be more than its denominator; found ${value} of ${denominator}`,
    )
}

function computePart(
  kind: AttributeChartKind,
  part: readonly Subgroup[],
  base: number,
  screenMovingRanges: boolean,
): AttributePoint[] {
  const baseline = part.slice(0, base)
  const centre = centreLine(kind, baseline)
  const deviation = centre === null ? () => null : standardDeviationAt(kind, baseline, centre, screenMovingRanges)
  return part.map(subgroup => {
    const { date, plotted: value } = subgroup
    const sd = deviation(subgroup)
    const limit = (deviations: number): number | null =>
      sd === null || centre === null ? null : clampLimit(kind, centre + deviations * sd)
    const [lowerLimit, upperLimit] = [limit(-3), limit(3)]
    const outsideLimits =
      value !== null && ((upperLimit !== null && value > upperLimit) || (lowerLimit !== null && value < lowerLimit))
    return {
      date,
      value,
      centre,
      lowerLimit,
      upperLimit,
      lowerLimit2s: limit(-2),
      upperLimit2s: limit(2),
      outsideLimits,
    }
  })
}

/** Pooled (sum over sum; a count stands over 1), for i the plain mean of what is plotted. */
function centreLine(kind: AttributeChartKind, baseline: readonly Subgroup[]): number | null {
  const known = baseline.filter(subgroup => subgroup.plotted !== null)
  if (known.length === 0) return null
  if (kind === 'i') return mean(known.map(subgroup => subgroup.plotted!))
  return known.reduce((sum, s) => sum + s.events!, 0) / known.reduce((sum, s) => sum + s.base, 0)
}

/** The standard deviation to draw at each point; null where there is none. */
function standardDeviationAt(
  kind: AttributeChartKind,
  baseline: readonly Subgroup[],
  centre: number,
  screenMovingRanges: boolean,
): (s: Subgroup) => number | null {
  if (kind === 'c') return () => Math.sqrt(centre)
  if (kind === 'i') {
    const spread = sigmaFromMovingRanges(
      baseline.map(subgroup => subgroup.plotted),
      screenMovingRanges,
    )
    return () => spread
  }
  const variance = kind === 'p' || kind === 'pp' ? centre * (1 - centre) : centre
  const unadjusted = ({ base }: Subgroup): number | null => (base > 0 ? Math.sqrt(variance / base) : null)
  if (kind === 'p' || kind === 'u') return unadjusted
  const standardised = baseline.map(s =>
    s.plotted === null || !(variance > 0) ? null : (s.plotted - centre) / unadjusted(s)!,
  )
  const sigma = sigmaFromMovingRanges(standardised, screenMovingRanges)
  return subgroup => {
    const sd = unadjusted(subgroup)
    return sd === null || sigma === null ? null : sd * sigma
  }
}

/** Mean moving range / 1.128; null without two neighbouring values, or when screening leaves none (values that never vary). */
export function sigmaFromMovingRanges(values: readonly (number | null)[], screenMovingRanges: boolean): number | null {
  const ranges = values.slice(1).flatMap((value, i) => {
    const before = values[i] ?? null
    return value === null || before === null ? [] : [Math.abs(value - before)]
  })
  const average = screenMovingRanges ? screenedMean(ranges) : mean(ranges)
  return Number.isFinite(average) ? average / D2 : null
}

function clampLimit(kind: AttributeChartKind, limit: number): number {
  if (kind === 'i') return limit
  const clamped = Math.max(0, limit)
  return kind === 'p' || kind === 'pp' ? Math.min(1, clamped) : clamped
}

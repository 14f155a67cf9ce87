import { RejectedInputError } from './rejected-input-error.ts'
import { findSpecialCauses, type PointFinding, type RuleSet } from './special-cause.ts'
import { type ProcessLimits, processLimits } from './xmr-limits.ts'

/** Which way a figure improves: rising, falling, or neither. */
export type ImprovementDirection = 'increase' | 'decrease' | 'neutral'

export interface XmrOptions {
  readonly improvementDirection: ImprovementDirection
  /** In the unit of the values. */
  readonly target: number | null
  /** ISO dates at which a new group of points begins; a date that is not in the series has no effect. */
  readonly rebaseDates: readonly string[]
  /** Mean and limits from the first so many points of each group (12 at least); null: from all of them. */
  readonly fixAfterNPoints: number | null
  /** Leave moving ranges of 3.267 times their mean and more out of the limits. */
  readonly screenOutliers: boolean
  /** Left out: as NHSRplotthedots 0.2.2. */
  readonly ruleSet?: RuleSet
}

export type PointMeaning = 'common cause' | 'improvement' | 'concern' | 'neutral high' | 'neutral low'

export interface XmrPoint extends PointFinding {
  /** ISO date. */
  readonly date: string
  readonly value: number | null
  readonly group: number
  readonly meaning: PointMeaning
}

export interface XmrGroup extends ProcessLimits {
  /** 0 upwards; from 1 when the first date is itself a rebase date. */
  readonly group: number
  readonly from: string
  readonly to: string
  readonly points: readonly XmrPoint[]
  /** Fewer than 13 points: to be shown as trial limits. */
  readonly isShort: boolean
}

export interface XmrChart {
  /** In date order; each group with limits of its own. */
  readonly groups: readonly XmrGroup[]
  readonly variation: Variation
  readonly assurance: Assurance
}

/** The newest point's state. */
export type Variation =
  | 'common cause'
  | 'improvement high'
  | 'improvement low'
  | 'concern high'
  | 'concern low'
  | 'neutral high'
  | 'neutral low'
  | 'no data'
/** The target against the newest limits; null without a target or a direction. */
export type Assurance = 'pass' | 'fail' | 'inconsistent' | 'not enough data' | null

/** Groups of fewer points than this have trial limits: NHS Excel tools show limits and icons from 13 points. */
const MIN_POINTS = 13
const MIN_FIXED_POINTS = 12

/**
 * XmR (individuals and moving range) chart with special-cause rules, variation and assurance: "plot the dots".
 *
 * Source: NHS England, Making Data Count, as NHSRplotthedots 0.2.2 computes it; differences in docs/deviations.md. Limits: `processLimits`; rules: `findSpecialCauses`.
 * In: values by ISO date, in any order and any unit, null where missing (a month without a row is not noticed). Out: groups in date order.
 * Not valid for strongly seasonal series (season shows as special cause), for fewer than about 12 points, or for rare events.
 * Example: the months 1, 2, ... 7, improves by increase: limits 1.34 and 6.66, variation 'improvement high'.
 *
 * @throws RejectedInput for an empty series, a date twice, fewer than 12 fixed points
 */
export function computeXmrChart(
  series: readonly { date: string; value: number | null }[],
  options: XmrOptions,
): XmrChart {
  const { fixAfterNPoints: baselinePoints } = options
  if (series.length === 0) throw new RejectedInputError('the series is empty')
  if (baselinePoints !== null && !(baselinePoints >= MIN_FIXED_POINTS))
    throw new RejectedInputError(`limits can be fixed after 12 points or more, not after ${baselinePoints}`)
  const groups = splitAtRebases(series, options.rebaseDates).map(({ group, rows }) =>
    computeGroup(group, rows, options),
  )
  const last = groups.at(-1)!
  return { groups, variation: describeVariation(last.points.at(-1)!), assurance: assessAssurance(last, options) }
}

interface Row {
  readonly date: string
  readonly value: number | null
}

function splitAtRebases(series: readonly Row[], rebaseDates: readonly string[]): { group: number; rows: Row[] }[] {
  const groups: { group: number; rows: Row[] }[] = []
  const sorted = [...series].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  let group = 0
  sorted.forEach((row, i) => {
    if (row.date === sorted[i - 1]?.date) throw new RejectedInputError(`the date ${row.date} is in the series twice`)
    if (rebaseDates.includes(row.date)) group++
    if (groups.at(-1)?.group === group) groups.at(-1)!.rows.push(row)
    else groups.push({ group, rows: [row] })
  })
  return groups
}

function computeGroup(group: number, rows: readonly Row[], options: XmrOptions): XmrGroup {
  const values = rows.map(row => row.value)
  const baselinePoints = options.fixAfterNPoints === null ? null : Math.floor(options.fixAfterNPoints)
  const limits = processLimits(values, baselinePoints, options.screenOutliers)
  // spelt out: spreading objects took most of the time of a chart
  const points = findSpecialCauses(values, limits, options.ruleSet).map((finding, i): XmrPoint => {
    const { relativeToMean, outsideLimits, closeToLimits, specialCause, direction } = finding
    const meaning = pointMeaning(direction, options.improvementDirection)
    const { date, value } = rows[i]!
    return { date, value, group, meaning, relativeToMean, outsideLimits, closeToLimits, specialCause, direction }
  })
  return { ...limits, group, from: rows[0]!.date, to: rows.at(-1)!.date, points, isShort: rows.length < MIN_POINTS }
}

function pointMeaning(direction: -1 | 0 | 1, improvementDirection: ImprovementDirection): PointMeaning {
  if (direction === 0) return 'common cause'
  if (improvementDirection === 'neutral') return direction === 1 ? 'neutral high' : 'neutral low'
  return direction === (improvementDirection === 'increase' ? 1 : -1) ? 'improvement' : 'concern'
}

function describeVariation({ value, meaning, direction }: XmrPoint): Variation {
  if (value === null) return 'no data'
  if (meaning === 'improvement' || meaning === 'concern') return `${meaning} ${direction === 1 ? 'high' : 'low'}`
  return meaning
}

function assessAssurance(
  { lower, upper }: XmrGroup,
  { target, improvementDirection: improvementDirection }: XmrOptions,
): Assurance {
  if (target === null || improvementDirection === 'neutral') return null
  if (lower === null || upper === null) return 'not enough data'
  if (target > upper) return improvementDirection === 'increase' ? 'fail' : 'pass'
  if (target < lower) return improvementDirection === 'increase' ? 'pass' : 'fail'
  return 'inconsistent'
}

import { addMonths, type Month, monthRange } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { isExceptional } from '../statistics/decisions.ts'
import type { SpecialCause } from '../statistics/special-cause.ts'
import { computeXmrChart, type XmrChart, type XmrGroup, type XmrPoint } from '../statistics/xmr.ts'
import type { AlertFinding, Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import { makeJudgement, noJudgement } from './make-judgement.ts'
import { hasFigure, type MonthlySeries, measureMonths } from './measure.ts'
import { targetsOfMonth } from './targets.ts'

/** Months of a control chart before the newest: three years. */
const CHART_MONTHS = 36
const IMPROVEMENT_DIRECTIONS = { up: 'increase', down: 'decrease', neutral: 'neutral' } as const

/** The control chart (XmR) of the months up to `month`; null when none has a figure. */
export function controlChart(
  indicator: Indicator,
  series: MonthlySeries,
  month: Month,
  rules: JudgingRules,
): XmrChart | null {
  const earliest = [...series.keys()].sort()[0]
  const start = addMonths(month, -CHART_MONTHS)
  const months = earliest === undefined ? [] : monthRange(earliest > start ? earliest : start, month)
  if (!months.some(each => hasFigure(series.get(each)))) return null
  const values = months.map(each => {
    const measure = measureMonths(indicator, series, [each])
    const isUsed = measure.kind === 'value' && !isExceptional(rules.decisions, each)
    return { date: `${each}-01`, value: isUsed ? measure.value : null }
  })
  return computeXmrChart(values, {
    improvementDirection: IMPROVEMENT_DIRECTIONS[indicator.polarity],
    target: targetsOfMonth(indicator, month).find(({ per }) => per === 'month')?.value ?? null,
    rebaseDates: rules.decisions.rebases.map(each => `${each}-01`),
    fixAfterNPoints: null,
    screenOutliers: true,
    ruleSet: rules.ruleSet,
  })
}

/** Judges months by a control chart and the NHS rules: a word is a special cause at the newest point, significant where it is outside the limits. */
export function controlChartJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Judgement {
  return month => {
    const asked = { question: 'month', method: 'making-data-count', month } as const
    const group = controlChart(indicator, series, month, rules)?.groups.at(-1)
    const point = group?.points.at(-1)
    if (group === undefined || point === undefined || point.value === null)
      return noJudgement(indicator, series, { ...asked, value: null }, 'there is no usable figure for the month')
    if (group.lower === null || group.upper === null)
      return noJudgement(
        indicator,
        series,
        { ...asked, value: point.value },
        indicator.aggregation === 'count' || indicator.aggregation === 'headcount'
          ? 'every month is the same, so there are no limits'
          : 'the figure is rounded too coarsely to be judged',
      )
    // of a part only the strictest rule counts, as there are many of them
    const cause = rules.isPart && point.specialCause !== 'outside limits' ? null : point.specialCause
    const word = cause === null ? 'Comparable' : point.direction === 1 ? 'Higher' : 'Lower'
    const clamp = (limit: number) => clampToScale(indicator, limit)
    return makeJudgement(indicator, series, {
      ...asked,
      value: point.value,
      expected: group.mean,
      lower: clamp(group.lower),
      upper: clamp(group.upper),
      significantLower: clamp(group.lower),
      significantUpper: clamp(group.upper),
      word,
      significant: cause === 'outside limits',
      reference: { from: group.from.slice(0, 7), to: group.to.slice(0, 7) },
      alert: findAlert(point),
      rule: describeCause(cause),
      steps: explainChart(group, { ...point, specialCause: cause }),
    })
  }
}

/** A point outside the limits opens an alert; runs and trends are on the page only, since they would mail every month of a drift. */
function findAlert({ specialCause, direction }: XmrPoint): AlertFinding | null {
  if (specialCause !== 'outside limits') return null
  return { direction: direction === 1 ? 'Higher' : 'Lower', because: 'month' }
}

const CAUSES: Record<SpecialCause, string> = {
  'outside limits': 'outside the process limits',
  trend: 'seven months that all rise or all fall',
  'two in three': 'two of three months near a process limit',
  shift: 'seven months on one side of the mean',
}

const describeCause = (cause: SpecialCause | null): string =>
  cause === null ? 'common cause: no rule of special-cause variation fires' : CAUSES[cause]

function explainChart(group: XmrGroup, point: XmrPoint): Judgement['steps'] {
  return [
    { term: 'Figure', value: point.value!, how: 'the month as published' },
    { term: 'Mean', value: group.mean!, how: 'of the months of the phase' },
    {
      term: 'Mean moving range',
      value: group.meanMovingRange!,
      how: 'of neighbouring months, without those above 3.267 times their mean',
    },
    {
      term: 'Limits',
      value: { lower: group.lower!, upper: group.upper! },
      how: 'mean - 2.66 x mean moving range, and mean + 2.66 x it',
    },
    { term: 'Rule', value: describeCause(point.specialCause), how: 'the first of the four rules that fires' },
  ]
}

/** Nothing is counted below 0 and no share of a whole passes 100: a limit beyond is drawn there. */
function clampToScale({ aggregation, mayExceed100, mayBeNegative }: Indicator, value: number): number {
  if (mayBeNegative) return value
  return Math.max(0, aggregation === 'percentage' && !mayExceed100 ? Math.min(100, value) : value)
}

import { longMonth, type Month, monthRange, monthsBetween } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Chart, ChartLine, ChartPoint } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { displayScale, monthlyFigures, statisticalMeasure } from '../../indicators/judge.ts'
import { hasFigure, measureMonths } from '../../indicators/measure.ts'
import { seasonalLimits } from '../../statistics/seasonal-limits.ts'
import { computeXmrChart, type XmrChart, type XmrGroup, type XmrPoint } from '../../statistics/xmr.ts'
import type { PackSubject } from '../input/pack-input.ts'

const IMPROVEMENT_DIRECTIONS = { up: 'increase', down: 'decrease', neutral: 'neutral' } as const

/** The process chart (XmR) of a subject's monthly figures over the months given; null when no month has a figure. */
export function processChart(subject: PackSubject, from: Month, to: Month): XmrChart | null {
  const { indicator, series } = subject
  const months = monthRange(from, to)
  if (!months.some(month => hasFigure(series.get(month)))) return null
  const values = months.map(month => {
    const measure = measureMonths(indicator, series, [month])
    return { date: `${month}-01`, value: measure.kind === 'value' ? measure.value : null }
  })
  return computeXmrChart(values, {
    improvementDirection: IMPROVEMENT_DIRECTIONS[indicator.polarity],
    target: indicator.target?.value ?? null,
    rebaseDates: indicator.rebases.map(rebase => `${rebase.month}-01`),
    fixAfterNPoints: null,
    screenOutliers: true,
  })
}

/** The chart as it is drawn: points, mean and limits with their values, target, rebases, and the words that stand for it. */
export function chartOf(
  subject: PackSubject,
  xmr: XmrChart,
  from: Month,
  to: Month,
  book: FigureBook,
  verdictWords: string,
): Chart {
  const { indicator, area, areaName, series } = subject
  const months = monthRange(from, to)
  const found = new Map(xmr.groups.flatMap(group => group.points).map(point => [point.date.slice(0, 7), point]))
  const points = months.map((month): ChartPoint => {
    const figure = book.measure(indicator, area, `month ${month}`, measureMonths(indicator, series, [month]))
    return {
      month,
      value: figure.value,
      printed: figure.printed,
      marks: figure.marks,
      signal: signalOf(found.get(month)),
    }
  })
  const context: LevelContext = { indicator, area, book }
  const seasonal = seasonalLines(subject, from, to, book)
  const hasTrialLimits = xmr.groups.some(group => group.isShort && group.lower !== null)
  const latest = points.findLast(point => point.value !== null)!
  const drawn = months.length === 1 ? longMonth(from) : `${longMonth(from)} to ${longMonth(to)}`
  return {
    id: `chart-${indicator.id}-${area}`,
    subject: `${indicator.id}/${area}`,
    title: `${indicator.name}: ${latest.printed} in ${longMonth(latest.month)}`,
    subtitle: `${sentenceCase(indicator.unit)}, ${areaName}, by month, ${drawn}`,
    unit: indicator.unit,
    decimals: indicator.decimals,
    percentage: indicator.aggregation === 'percentage',
    points,
    lines: [...limitLines(context, xmr, seasonal), ...targetLine(context, from, to)],
    rebases: indicator.rebases
      .filter(r => r.month >= from && r.month <= to)
      .map(({ month, reason }) => ({ month, reason })),
    alternative: [
      `Line chart of ${indicator.name}, ${areaName}, by month, ${drawn}.`,
      rangeSentence(points),
      `Latest: ${latest.printed} in ${longMonth(latest.month)}${verdictWords === '' ? '' : `, ${verdictWords}`}.`,
      'The figures are in the table below the chart.',
    ].join(' '),
    notes: [
      ...(hasTrialLimits ? ['Trial limits: they rest on fewer than 13 months and will move as months are added.'] : []),
      ...(seasonal.length > 0
        ? [
            'Seasonal limits: the time of year moves this indicator strongly, so the limits follow the season instead of lying flat.',
          ]
        : []),
    ],
  }
}

function signalOf(point: XmrPoint | undefined): ChartPoint['signal'] {
  if (point === undefined || point.meaning === 'common cause') return 'none'
  return point.meaning === 'improvement' || point.meaning === 'concern' ? point.meaning : 'neutral'
}

/** Limits that follow the season take the place of flat ones; the mean stays. */
function limitLines(context: LevelContext, xmr: XmrChart, seasonal: readonly ChartLine[]): ChartLine[] {
  const isSeasonal = seasonal.length > 0
  return [...xmr.groups.flatMap(group => levelLines(context, group, isSeasonal)), ...seasonal]
}

/** Seasonal limits over the months they can be worked out for, one value a month; none where the season is not strong. */
function seasonalLines(
  { indicator, area, series, row }: PackSubject,
  from: Month,
  to: Month,
  book: FigureBook,
): ChartLine[] {
  if (row === null) return []
  const limits = seasonalLimits(monthlyFigures(indicator, series), row.dataTo, statisticalMeasure(indicator)) ?? []
  const shown = limits.filter(limit => limit.month >= from && limit.month <= to)
  const isWhole = shown.length > 1 && monthsBetween(shown[0]!.month, shown.at(-1)!.month) === shown.length - 1
  if (!isWhole) return []
  const scale = displayScale(indicator)
  const span = { from: shown[0]!.month, to: shown.at(-1)!.month }
  const line = (kind: ChartLine['kind'], words: string, key: 'upper' | 'lower'): ChartLine => {
    const values = shown.map(limit => clampToScale(indicator, limit[key] * scale))
    const last = level({ indicator, area, book }, `${words} in ${span.to}`, values.at(-1)!)
    return { kind, ...span, values, label: `${words} ${last}` }
  }
  return [line('upper-limit', 'seasonal upper limit', 'upper'), line('lower-limit', 'seasonal lower limit', 'lower')]
}

function levelLines(context: LevelContext, group: XmrGroup, meanOnly: boolean): ChartLine[] {
  const span = { from: group.from.slice(0, 7), to: group.to.slice(0, 7) }
  const drawn = (kind: ChartLine['kind'], value: number, words: string): ChartLine => {
    const printed = level(context, `${words} from ${span.from}`, value)
    return { kind, ...span, values: [value], label: `${words} ${printed}` }
  }
  const line = (kind: ChartLine['kind'], value: number | null, words: string): ChartLine[] =>
    value === null ? [] : [drawn(kind, clampToScale(context.indicator, value), words)]
  const trial = group.isShort ? 'trial ' : ''
  const mean = line('mean', group.mean, 'mean')
  if (meanOnly) return mean
  return [
    ...mean,
    ...line('upper-limit', group.upper, `${trial}upper limit`),
    ...line('lower-limit', group.lower, `${trial}lower limit`),
  ]
}

function targetLine(context: LevelContext, from: Month, to: Month): ChartLine[] {
  const { indicator } = context
  if (indicator.target === undefined) return []
  const { value, setBy } = indicator.target
  return [
    { kind: 'target', from, to, values: [value], label: `target ${level(context, 'target line', value)} (${setBy})` },
  ]
}

/** Nothing is counted under nought and no share of a whole passes a hundred: a limit beyond is drawn there. */
function clampToScale({ aggregation, mayExceed100 }: Indicator, value: number): number {
  return Math.max(0, aggregation === 'percentage' && !mayExceed100 ? Math.min(100, value) : value)
}

/** Whose levels are drawn, and where their figures are entered. */
interface LevelContext {
  readonly indicator: Indicator
  readonly area: string
  readonly book: FigureBook
}

/** A level has a decimal more than the figures, since a mean of whole numbers seldom is one. */
function level({ indicator, area, book }: LevelContext, measure: string, exact: number): string {
  const decimals = indicator.decimals + (Math.abs(exact) < 100 && indicator.decimals === 0 ? 1 : 0)
  const suffix = indicator.aggregation === 'percentage' ? '%' : ''
  return book.derived({ indicator: indicator.id, area, measure: `chart: ${measure}`, exact, decimals, suffix }).printed
}

function rangeSentence(points: readonly ChartPoint[]): string {
  const shown = points.filter(point => point.value !== null)
  const lowest = shown.reduce((a, b) => (b.value! < a.value! ? b : a))
  const highest = shown.reduce((a, b) => (b.value! > a.value! ? b : a))
  if (shown.length === 1) return 'It has one month.'
  if (lowest.value === highest.value) return `Every month is ${lowest.printed}.`
  return `It runs between ${lowest.printed} (${longMonth(lowest.month)}) and ${highest.printed} (${longMonth(highest.month)}).`
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

import { longMonth, type Month, monthRange } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Chart, ChartLine, ChartPoint } from '../../document/chart.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import { monthJudge } from '../../indicators/judge-month.ts'
import type { Judgement } from '../../indicators/judgement.ts'
import type { JudgingRules } from '../../indicators/judging-rules.ts'
import { hasFigure, measureMonths } from '../../indicators/measure.ts'
import type { PackSubject } from '../input/pack-input.ts'
import { controlChartLines, expectedRangeLines, targetLines, targetNotes } from './chart-lines.ts'

/**
 * The chart of a subject's months: each point marked as its judgement has it, with the range that was expected of every month at the
 * time, or the process limits where the board judges by control charts. Its last range is that of the judgement. Null when no month has a figure.
 *
 * `hasTable`: whether the page has the figures in a table below; a mail has none. `isJudged`: whether its text may say what was expected and how
 * the newest month was judged; not where months are withheld.
 */
export function monthlyChart(
  subject: PackSubject,
  rules: JudgingRules,
  from: Month,
  to: Month,
  book: FigureBook,
  { hasTable = true, isJudged = true }: { readonly hasTable?: boolean; readonly isJudged?: boolean } = {},
): Chart | null {
  const { indicator, area, areaName, series } = subject
  const { frequency } = indicator
  const isMonthly = frequency === 'month'
  const months = isMonthly ? monthRange(from, to) : [...series.keys()].filter(each => each >= from && each <= to).sort()
  if (!months.some(month => hasFigure(series.get(month)))) return null
  const judge = monthJudge(indicator, series, rules)
  const judgements = months.map(judge)
  const context = { indicator, area, book }
  const isControlChart = isMonthly && rules.method === 'making-data-count'
  const { lines, marks } = !isMonthly
    ? { lines: [], marks: new Map<Month, never>() }
    : isControlChart
      ? controlChartLines(context, series, rules, from, to)
      : expectedRangeLines(context, judgements)
  const print = (month: Month) => printPeriodEnding(frequency, month)
  const points = months.map((month, i): ChartPoint => {
    const figure = book.measure(indicator, area, `month ${month}`, measureMonths(indicator, series, [month]))
    const { mark, sense } = marks.get(month) ?? { mark: judgements[i]!.chartMark, sense: judgements[i]!.sense }
    return {
      month,
      value: figure.value,
      printed: figure.printed,
      marks: figure.marks,
      mark,
      signal: mark === 'none' || sense === 'none' ? 'none' : sense,
    }
  })
  const latest = points.findLast(point => point.value !== null)!
  const plotted = plottedWords(indicator)
  const [first, last] = [months[0]!, months.at(-1)!]
  const drawn = months.length === 1 ? print(first) : `${print(first)} to ${print(last)}`
  const by = isMonthly ? 'by month' : PERIOD_LABELS[frequency]
  const words = isJudged ? verdictWords(judgements[months.indexOf(latest.month)]!) : ''
  const rebases = indicator.rebases.filter(({ month }) => month > from && month <= to)
  return {
    id: `chart-${indicator.id}-${area}`,
    subject: `${indicator.id}/${area}`,
    title: `${indicator.name}: ${latest.printed} in ${print(latest.month)}`,
    subtitle: `${sentenceCase(plotted)}, ${areaName}, ${by}, ${drawn}`,
    unit: plotted,
    decimals: indicator.decimals,
    percentage: indicator.aggregation === 'percentage',
    pounds: indicator.format === 'pounds',
    points,
    lines: [...lines, ...targetLines(context, from, to)],
    rebases: rebases.map(({ month, reason }) => ({ month, reason })),
    alternative: [
      `Line chart of ${indicator.name}, ${areaName}, ${by}, ${drawn}.`,
      rangeSentence(points, print),
      ...(isJudged ? levelSentence(lines, latest.month) : []),
      ...rebases.map(({ month }) => `A new level counts from ${longMonth(month)}.`),
      `Latest: ${latest.printed} in ${print(latest.month)}${words === '' ? '' : `, ${words}`}.`,
      ...(hasTable ? ['The figures are in the table below the chart.'] : []),
    ].join(' '),
    ...(isControlChart ? { isControlChart } : {}),
    rangeNote: isMonthly ? noteOnRange(isControlChart, lines.length > 0) : NOTE_ON_PERIODS,
    notes: [
      ...(judgements.at(-1)!.revision === null
        ? []
        : ['The newest month may still be revised, so its range is wider than those before it.']),
      ...targetNotes(context, to),
    ],
  }
}

/** How often the points of a chart come. */
const PERIOD_LABELS = {
  quarter: 'by quarter',
  'financial-year': 'by financial year',
  'calendar-year': 'by calendar year',
  'twelve-months': 'over twelve months',
} as const

const NOTE_ON_PERIODS =
  'Each point stands at the last month of its period. One that differs from the year before by more than such changes usually do is marked; a filled one is hardly chance.'

/** What the axis measures: `% of patients satisfied`, `attendances`. */
function plottedWords({ axis, unit, aggregation }: Indicator): string {
  return axis ?? (aggregation === 'percentage' ? `% of ${unit}` : unit)
}

function noteOnRange(isControlChart: boolean, hasRange: boolean): string {
  if (!hasRange) return 'No range is drawn: too few months lie before these to expect anything of them.'
  return isControlChart
    ? 'Process limits of the phase; a point is marked by the NHS rules of special-cause variation, and filled where it lies outside the limits.'
    : 'Shaded: the range expected of each month from the months before it. A point outside it is marked; a filled one is hardly chance.'
}

/** The judgement of the latest month, for the chart's text: `significantly higher than expected`. */
function verdictWords({ method, word, significant, rule }: Judgement): string {
  if (word === 'n/a') return ''
  if (method === 'making-data-count') return word === 'Comparable' ? 'no special cause' : `a special cause: ${rule}`
  if (word === 'Comparable') return 'within its expected range'
  return `${significant ? 'significantly ' : ''}${word.toLowerCase()} than expected`
}

/** `Level: expected 15.3%, range from 11.0%, range to 20.2%.` As labelled at the newest month; none where that has no range. */
function levelSentence(lines: readonly ChartLine[], month: Month): string[] {
  const labels = (['mean', 'lower-limit', 'upper-limit'] as const).flatMap(kind => {
    const line = lines.findLast(each => each.kind === kind && each.to >= month)
    return line === undefined ? [] : [line.label]
  })
  return labels.length === 0 ? [] : [`Level: ${labels.join(', ')}.`]
}

function rangeSentence(points: readonly ChartPoint[], print: (month: Month) => string): string {
  const shown = points.filter(point => point.value !== null)
  const lowest = shown.reduce((a, b) => (b.value! < a.value! ? b : a))
  const highest = shown.reduce((a, b) => (b.value! > a.value! ? b : a))
  if (shown.length === 1) return 'It has one point.'
  if (lowest.value === highest.value) return `Every point is ${lowest.printed}.`
  return `It runs between ${lowest.printed} (${print(lowest.month)}) and ${highest.printed} (${print(highest.month)}).`
}

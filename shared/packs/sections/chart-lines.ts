import type Big from 'big.js'
import { addMonths, type Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { ChartLine } from '../../document/chart.ts'
import type { Sense } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { controlChart } from '../../indicators/judge-by-control-chart.ts'
import type { ChartMark, Judgement } from '../../indicators/judgement.ts'
import type { JudgingRules } from '../../indicators/judging-rules.ts'
import type { MonthlySeries } from '../../indicators/measure.ts'
import { printedRange } from '../../indicators/printed-range.ts'
import { targetsOf, targetsOfMonth } from '../../indicators/targets.ts'
import { SPAN_WORDS } from '../../narrative/facts/targets.ts'
import type { XmrPoint } from '../../statistics/xmr.ts'

/** Whose levels are drawn, and where their figures are entered. */
export interface LineContext {
  readonly indicator: Indicator
  readonly area: string
  readonly book: FigureBook
}

/** Levels and ranges, and the marks of points where they are not those of the months' own judgements. */
export interface ChartLines {
  readonly lines: readonly ChartLine[]
  readonly marks: ReadonlyMap<Month, { readonly mark: ChartMark; readonly sense: Sense }>
}

/** For every run of judged months the level expected and the ends of the range, a value a month. */
export function expectedRangeLines(context: LineContext, judgements: readonly Judgement[]): ChartLines {
  const lines = runsOf(judgements).flatMap((run): ChartLine[] => {
    const last = run.at(-1)!
    const range = printedRange(context.indicator, { lower: last.lower!, upper: last.upper! })
    const line = (kind: ChartLine['kind'], values: number[], words: string, exact: number | Big): ChartLine => ({
      kind,
      from: run[0]!.month,
      to: last.month,
      values,
      label: `${words} ${printLevel(context, `${words} in ${last.month}`, exact, kind === 'mean' ? 1 : 0)}`,
    })
    return [
      line(
        'mean',
        run.map(({ expected }) => expected!),
        'expected',
        last.expected!,
      ),
      line(
        'upper-limit',
        run.map(({ upper }) => upper!),
        'range to',
        range.upper,
      ),
      line(
        'lower-limit',
        run.map(({ lower }) => lower!),
        'range from',
        range.lower,
      ),
    ]
  })
  return { lines, marks: new Map() }
}

/** Stretches of months in a row that have a range. */
function runsOf(judgements: readonly Judgement[]): Judgement[][] {
  const runs: Judgement[][] = []
  for (const judgement of judgements) {
    if (judgement.lower === null || judgement.upper === null || judgement.expected === null) continue
    const current = runs.at(-1)
    if (current !== undefined && addMonths(current.at(-1)!.month, 1) === judgement.month) current.push(judgement)
    else runs.push([judgement])
  }
  return runs
}

/** Mean and process limits of each phase, and the marks of the NHS rules, which look back over months already past. */
export function controlChartLines(
  context: LineContext,
  series: MonthlySeries,
  rules: JudgingRules,
  from: Month,
  to: Month,
): ChartLines {
  const chart = controlChart(context.indicator, series, to, rules)
  const groups = (chart?.groups ?? []).map(group => ({
    ...group,
    from: group.from.slice(0, 7) < from ? from : group.from.slice(0, 7),
    to: group.to.slice(0, 7),
  }))
  const lines = groups
    .filter(group => group.to >= from)
    .flatMap(group => {
      const trial = group.isShort ? 'trial ' : ''
      const line = (kind: ChartLine['kind'], value: number | null, words: string): ChartLine[] =>
        value === null
          ? []
          : [
              {
                kind,
                from: group.from,
                to: group.to,
                values: [value],
                label: `${words} ${printLevel(context, `${words} from ${group.from}`, value, 1)}`,
              },
            ]
      return [
        ...line('mean', group.mean, 'mean'),
        ...line('upper-limit', group.upper, `${trial}upper limit`),
        ...line('lower-limit', group.lower, `${trial}lower limit`),
      ]
    })
  const points = groups.flatMap(group => group.points)
  return { lines, marks: new Map(points.map(point => [point.date.slice(0, 7), markOf(point)])) }
}

function markOf({ specialCause, meaning }: XmrPoint): { mark: ChartMark; sense: Sense } {
  if (specialCause === null) return { mark: 'none', sense: 'none' }
  const sense = meaning === 'improvement' || meaning === 'concern' ? meaning : 'neutral'
  return { mark: specialCause === 'outside limits' ? 'filled' : 'marked', sense }
}

/** The monthly targets over the months that they hold for. A target of another span is not one that a month could meet. */
export function targetLines(context: LineContext, from: Month, to: Month): ChartLine[] {
  const monthly = targetsOf(context.indicator).filter(target => target.per === 'month')
  // who set it is in the words beside the chart, and tells targets apart only where there are several
  const isOne = new Set(monthly.map(target => target.setBy)).size === 1
  return monthly.flatMap((target): ChartLine[] => {
    const start = target.from !== undefined && target.from > from ? target.from : from
    const end = target.until !== undefined && target.until < to ? target.until : to
    if (start > end) return []
    const level = printLevel(context, `target line ${target.setBy}`, target.value, 1)
    const label = `target ${level}${isOne ? '' : ` (${target.setBy})`}`
    return [{ kind: 'target', from: start, to: end, values: [target.value], label }]
  })
}

/** What the chart says of targets that it does not draw: `The yearly target, 4,000 (the Board), is for longer than a month.` */
export function targetNotes(context: LineContext, to: Month): string[] {
  return targetsOfMonth(context.indicator, to).flatMap(target => {
    if (target.per === 'month') return []
    const level = printLevel(context, `target line ${target.per} ${target.setBy}`, target.value, 0)
    return [
      `The ${SPAN_WORDS[target.per]}target, ${level} (${target.setBy}), is for more than a month and is not drawn.`,
    ]
  })
}

/** A level has up to `extra` decimals more than the figures, since an average of whole numbers seldom is one. */
function printLevel({ indicator, area, book }: LineContext, words: string, exact: number | Big, extra: number): string {
  const isSmall = Math.abs(Number(exact)) < 100 && indicator.decimals === 0
  const decimals = indicator.decimals + (isSmall ? extra : 0)
  const suffix = indicator.aggregation === 'percentage' ? '%' : ''
  const value = typeof exact === 'number' ? exact : exact.toFixed()
  return book.derived({
    indicator: indicator.id,
    area,
    measure: `chart: ${words}`,
    exact: value,
    decimals,
    suffix,
    format: indicator.format,
  }).printed
}

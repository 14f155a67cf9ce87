import { longMonth, type Month, monthRange, monthsBetween } from '../../calendar/month.ts'
import type { ChartLine, ChartPoint } from '../../document/chart.ts'
import type { Block } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { isAmount, senseOf } from '../../indicators/judge.ts'
import { hasFigure } from '../../indicators/measure.ts'
import { computeOpportunitiesBetweenChart } from '../../statistics/time-between.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** Events in two months or fewer: a chart of counts would lie at 0 and 1, and shows nothing. */
const RARE_BELOW = 0.5
const FEWEST_GAPS = 4

/** How long it has been between events that are rare, as a chart of months since the last one; nothing for any other indicator. */
export function rareEvents(subject: PackSubject, book: FigureBook): Block[] {
  const { indicator, area, areaName, series, row } = subject
  if (row === null || indicator.aggregation !== 'count' || isAmount(indicator)) return []
  const known = [...series]
    .filter(([, observation]) => hasFigure(observation))
    .map(([month, { value }]) => ({ month, count: value ?? 0 }))
  const total = known.reduce((sum, { count }) => sum + count, 0)
  if (total / known.length >= RARE_BELOW || total <= FEWEST_GAPS) return []
  const eventMonths = known.flatMap(({ month, count }) => Array.from({ length: count }, () => month))
  const first = eventMonths[0]
  if (first === undefined) return []
  const months = monthRange(first, row.dataTo)
  // a month without a figure may have had one
  if (months.length !== known.filter(({ month }) => month >= first).length) return []
  const gaps = eventMonths.slice(1).map((month, i) => Math.max(0, monthsBetween(eventMonths[i]!, month) - 1))
  const { centre, upperLimit } = computeOpportunitiesBetweenChart(gaps)
  const since = monthsSince(months, new Set(eventMonths))
  const figure = (measure: string, exact: number, decimals = 0) =>
    book.derived({ indicator: indicator.id, area, measure, exact, decimals })
  const printed = since.map((value, i) => figure(`months since the last, ${months[i]!}`, value).printed)
  const points = since.map(
    (value, i): ChartPoint => ({
      month: months[i]!,
      value,
      printed: printed[i]!,
      marks: [],
      mark: value > upperLimit ? 'filled' : 'none',
      // rarer than expected is a lower count
      signal: value > upperLimit ? senseOf(indicator, 'Lower') : 'none',
    }),
  )
  const line = (kind: ChartLine['kind'], value: number, words: string): ChartLine => ({
    kind,
    from: months[0]!,
    to: months.at(-1)!,
    values: [value],
    label: `${words} ${figure(`months between: ${words}`, value, 1).printed}`,
  })
  const last = since.at(-1)!
  const span = `${longMonth(months[0]!)} to ${longMonth(months.at(-1)!)}`
  return [
    {
      kind: 'chart',
      chart: {
        id: `between-${indicator.id}-${area}`,
        title: `${indicator.name} is rare: ${printed.at(-1)!} ${last === 1 ? 'month' : 'months'} since the last`,
        subtitle: `Whole months since the last of the ${indicator.unit}, ${areaName}, ${span}`,
        unit: 'months since the last',
        decimals: 0,
        percentage: false,
        points,
        lines: [line('mean', centre, 'usual'), line('upper-limit', upperLimit, 'limit')],
        rebases: [],
        alternative: `Line chart of whole months since the last of the ${indicator.unit}, ${areaName}, ${span}. Latest: ${printed.at(-1)!} in ${longMonth(months.at(-1)!)}, ${last > upperLimit ? 'longer than chance would explain' : 'no longer than chance explains'}.`,
        notes: [
          'Events so rare are judged by the time between them. Above the limit they have become rarer than chance would explain.',
        ],
      },
    },
  ]
}

/** Whole months since the last month with an event, for each month. */
function monthsSince(months: readonly Month[], withEvents: ReadonlySet<Month>): number[] {
  let since = 0
  return months.map(month => {
    since = withEvents.has(month) ? 0 : since + 1
    return since
  })
}

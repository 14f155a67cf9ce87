import { scaleLinear } from 'd3-scale'
import { addMonths, type Month, monthRange, monthsBetween, shortMonth } from '../calendar/month.ts'
import type { Chart } from '../document/chart.ts'
import { formatNumber, formatPounds } from '../figures/format-figure.ts'
import { reservedWidth } from './text.ts'

/** Height of a value in pixels is `y(value)`; `ticks` are the values to label. */
export interface ValueAxis {
  readonly y: (value: number) => number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
  readonly startsAt: string | null
}

/** Where a month's point stands is `x(month)`; `step` is the width of a month. */
export interface MonthAxis {
  readonly months: readonly Month[]
  readonly x: (month: Month) => number
  readonly step: number
  readonly ticks: readonly { readonly month: Month; readonly label: string }[]
}

const TARGET_TICKS = 5

/**
 * The vertical axis. It starts at zero unless that would press the figures into the upper half; then `startsAt` says
 * where it does start, for the chart to print. A percentage never gets a tick above 100 unless a figure is.
 */
export function valueAxis(chart: Chart, top: number, bottom: number): ValueAxis {
  const values = [
    ...chart.points.flatMap(point => (point.value === null ? [] : [point.value])),
    ...chart.lines.flatMap(line => [...line.values]),
  ]
  const minimum = values.length === 0 ? 0 : Math.min(...values)
  const maximum = values.length === 0 ? 1 : Math.max(...values)
  const fromZero = minimum >= 0 && (minimum <= maximum / 2 || minimum === maximum)
  const isCount = chart.decimals === 0 && !chart.percentage
  const spread = Math.max(maximum - minimum || Math.abs(maximum), isCount ? 2 : 0) || 1
  const low = fromZero ? 0 : minimum - spread * 0.08
  const high = maximum <= 0 && minimum < 0 ? Math.min(0, maximum + spread * 0.08) : maximum + spread * 0.08
  const scale = scaleLinear().domain([low, high]).nice(TARGET_TICKS)
  if (chart.percentage && maximum <= 100 && scale.domain()[1]! > 100) scale.domain([scale.domain()[0]!, 100])
  const start = scale.domain()[0]!
  scale.range([bottom, top])
  const ticks = scale.ticks(TARGET_TICKS).filter(tick => values.length > 0 && (!isCount || Number.isInteger(tick)))
  const decimals = Math.max(0, ...ticks.map(tick => (String(tick).split('.')[1] ?? '').slice(0, 6).length))
  const labelOf = (value: number) =>
    chart.pounds ? formatPounds(value) : formatNumber(value, decimals) + (chart.percentage ? '%' : '')
  return {
    y: value => scale(value),
    ticks: ticks.map(value => ({ value, label: labelOf(value) })),
    startsAt: start > 0 ? labelOf(start) : null,
  }
}

/**
 * The horizontal axis: every month from the first point to the last, labelled as often as there is room for, and then at
 * the turns of the financial year (April) and its quarters.
 */
export function monthAxis(chart: Chart, left: number, right: number, size: number): MonthAxis {
  const first = chart.points[0]?.month ?? null
  const last = chart.points.at(-1)?.month ?? null
  const months = first === null || last === null ? [] : monthRange(first, last)
  const step = (right - left) / Math.max(1, months.length)
  const x = (month: Month) => left + (monthsBetween(months[0]!, month) + 0.5) * step
  const labelWidth = reservedWidth('Sep-88', size) + 14
  const every = [1, 2, 3, 6, 12, 24, 36, 60].find(count => count * step >= labelWidth) ?? 120
  const ticksFrom = (offset: number) =>
    months
      .filter(month => (every <= 2 ? monthsBetween(months[0]!, month) : fromApril(month) + offset) % every === 0)
      .filter(month => x(month) + labelWidth / 2 - 7 <= right + 24)
      .map(month => ({ month, label: shortMonth(month) }))
  // every second or third April: begun with the one that leaves room for the most
  const choices = Array.from({ length: Math.max(1, Math.floor(every / 12)) }, (_, i) => ticksFrom(12 * i))
  const ticks = choices.reduce((best, other) => (other.length > best.length ? other : best))
  const ticksShown =
    ticks.length === 0 && months.length > 0 ? [{ month: months[0]!, label: shortMonth(months[0]!) }] : ticks
  return { months, x, step, ticks: ticksShown }
}

/** Months since an April that starts a five-year count, for ticks that fall on Aprils. */
function fromApril(month: Month): number {
  return monthsBetween('1900-04', month)
}

/** Runs of neighbouring months without a figure, in order. */
export function gapsOf(chart: Chart, months: readonly Month[]): { readonly from: Month; readonly to: Month }[] {
  const known = new Set(chart.points.filter(point => point.value !== null).map(point => point.month))
  const gaps: { from: Month; to: Month }[] = []
  for (const month of months) {
    if (known.has(month)) continue
    const open = gaps.at(-1)
    if (open !== undefined && addMonths(open.to, 1) === month) open.to = month
    else gaps.push({ from: month, to: month })
  }
  return gaps
}

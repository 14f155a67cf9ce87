import { area, line } from 'd3-shape'
import { type Month, monthRange } from '../calendar/month.ts'
import type { Chart, ChartLine } from '../document/chart.ts'
import type { MonthAxis, ValueAxis } from './axes.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { escapeXml, reservedWidth, truncateText } from './text.ts'

/** How each kind of level is drawn. Dashes and weight tell them apart without colour; the label names them. */
export const LEVEL_STYLES = {
  mean: `stroke="${PALETTE.grey}" stroke-width="1.3"`,
  'upper-limit': `stroke="${PALETTE.grey}" stroke-width="1" stroke-dasharray="2 3"`,
  'lower-limit': `stroke="${PALETTE.grey}" stroke-width="1" stroke-dasharray="2 3"`,
  target: `stroke="${PALETTE.accent}" stroke-width="1.6" stroke-dasharray="8 4"`,
} as const

/** White behind letters, so that a line under them does not strike them out. */
export const HALO = 'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'

interface Step {
  readonly x: number
  readonly value: number
}

/** A level from the left edge of its first month to the right edge of its last; seasonal values from point to point. */
function stepsOf(level: ChartLine, axis: MonthAxis): Step[] {
  const months = visibleMonths(level, axis)
  if (months.length === 0) return []
  const all = monthRange(level.from, level.to)
  const valueOf = (month: Month) => level.values[level.values.length === 1 ? 0 : all.indexOf(month)] ?? level.values[0]!
  const first = months[0]!
  const last = months.at(-1)!
  return [
    { x: axis.x(first) - axis.step / 2, value: valueOf(first) },
    ...(level.values.length === 1 ? [] : months.map(month => ({ x: axis.x(month), value: valueOf(month) }))),
    { x: axis.x(last) + axis.step / 2, value: valueOf(last) },
  ]
}

function visibleMonths(level: ChartLine, axis: MonthAxis): Month[] {
  return axis.months.filter(month => month >= level.from && month <= level.to)
}

/** The usual range between process limits, as a wash behind everything. */
export function drawRanges(chart: Chart, months: MonthAxis, values: ValueAxis): string {
  const lowers = chart.lines.filter(level => level.kind === 'lower-limit')
  return chart.lines
    .filter(level => level.kind === 'upper-limit')
    .flatMap(upper => {
      const lower = lowers.find(each => each.from === upper.from && each.to === upper.to)
      if (lower === undefined) return []
      const above = stepsOf(upper, months)
      const below = stepsOf(lower, months)
      if (above.length !== below.length) return []
      const shape = area<number>()
        .x(i => above[i]!.x)
        .y0(i => values.y(below[i]!.value))
        .y1(i => values.y(above[i]!.value))
        .digits(1)
      return [`<path d="${shape(above.map((_, i) => i)) ?? ''}" fill="${PALETTE.wash}"/>`]
    })
    .join('')
}

/** Mean, limits and target; levels that ended before the last month carry their label where they are, if it fits. */
export function drawLevels(chart: Chart, months: MonthAxis, values: ValueAxis, size: number): string {
  const last = months.months.at(-1)
  return chart.lines
    .map(level => {
      const steps = stepsOf(level, months)
      if (steps.length === 0) return ''
      const path = line<Step>()
        .x(step => step.x)
        .y(step => values.y(step.value))
        .digits(1)
      const stroke = `<path d="${path(steps) ?? ''}" fill="none" ${LEVEL_STYLES[level.kind]}/>`
      const availableWidth = steps.at(-1)!.x - steps[0]!.x
      const ended = last !== undefined && level.to < last
      if (!ended || level.kind !== 'mean' || reservedWidth(level.label, size) > availableWidth - 8) return stroke
      const words = escapeXml(truncateText(level.label, size, availableWidth))
      const place = `x="${px(steps[0]!.x + 4)}" y="${px(values.y(highestWithin(chart, level)) - 7)}"`
      return `${stroke}<text ${place} fill="${PALETTE.grey}" ${HALO}>${words}</text>`
    })
    .join('')
}

/** The highest value drawn in a level's span: a label above it lies over nothing. */
function highestWithin(chart: Chart, level: ChartLine): number {
  const points = chart.points.filter(point => point.month >= level.from && point.month <= level.to)
  const levels = chart.lines.filter(each => each.from === level.from && each.to === level.to)
  return Math.max(...points.flatMap(point => point.value ?? []), ...levels.flatMap(each => [...each.values]))
}

import { line } from 'd3-shape'
import type { Chart, ChartPoint } from '../document/chart.ts'
import type { MonthAxis, ValueAxis } from './axes.ts'
import { PALETTE } from './palette.ts'
import { isTentative, pointShape } from './points.ts'

/** The line with its points. A month without a figure breaks the line; the latest point is larger. */
export function drawSeries(chart: Chart, months: MonthAxis, values: ValueAxis, dot: number): string {
  const byMonth = new Map(chart.points.map(point => [point.month, point]))
  const all = months.months.map(month => byMonth.get(month) ?? null)
  const path = line<ChartPoint | null>()
    .defined(point => point?.value != null)
    .x(point => months.x(point!.month))
    .y(point => values.y(point!.value!))
    .digits(1)
  const drawn = path(all) ?? ''
  const shown = chart.points.filter(point => point.value !== null)
  const latest = shown.at(-1)
  const signs = shown.map(point => {
    const size = point === latest ? dot + 1 : dot
    const paint = { mark: point.mark, isTentative: isTentative(point) }
    return pointShape(point.signal, paint, months.x(point.month), values.y(point.value!), size)
  })
  const stroke = `<path d="${drawn}" fill="none" stroke="${PALETTE.line}" stroke-width="1.4" stroke-linejoin="round"/>`
  return (shown.length > 1 ? stroke : '') + signs.join('')
}

import type { Chart } from '../document/chart.ts'
import type { MonthAxis, ValueAxis } from './axes.ts'
import { LABEL_SIZE as SIZE } from './level-labels.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { escapeXml, reservedWidth, truncateText } from './text.ts'

/** The unit over the vertical axis, and where the axis starts if that is not zero. */
export function drawUnit(chart: Chart, values: ValueAxis, top: number, width: number, indent: number): string {
  const start = values.startsAt === null ? '' : ` (scale starts at ${values.startsAt})`
  const words = truncateText(chart.unit, SIZE, width - reservedWidth(start, SIZE) - indent - 4) + start
  return `<text x="${indent}" y="${px(top + SIZE)}" fill="${PALETTE.grey}">${escapeXml(words)}</text>`
}

/** A line across the plot for each value that the vertical axis labels. */
export function drawValueAxis(values: ValueAxis, left: number, right: number): string {
  const lines = values.ticks.map(({ value, label }) => {
    const y = values.y(value)
    const stroke = value === 0 ? PALETTE.line : PALETTE.hairline
    return (
      `<path d="M${px(left)} ${px(y)}H${px(right)}" stroke="${stroke}"/>` +
      `<text x="${px(left - 7)}" y="${px(y + 4)}" text-anchor="end" fill="${PALETTE.grey}">${label}</text>`
    )
  })
  return lines.join('')
}

/** The line below the plot, with the months that it labels. */
export function drawMonthAxis(months: MonthAxis, left: number, right: number, bottom: number): string {
  const base = `<path d="M${px(left)} ${px(bottom)}H${px(right)}" stroke="${PALETTE.line}"/>`
  const ticks = months.ticks.map(({ month, label }) => {
    const x = px(months.x(month))
    return (
      `<path d="M${x} ${px(bottom)}v5" stroke="${PALETTE.line}"/>` +
      `<text x="${x}" y="${px(bottom + 18)}" text-anchor="middle" fill="${PALETTE.grey}">${label}</text>`
    )
  })
  return base + ticks.join('')
}

import { shortMonth } from '../calendar/month.ts'
import type { Chart } from '../document/chart.ts'
import type { MonthAxis } from './axes.ts'
import { HALO } from './levels.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { escapeXml, wrapText } from './text.ts'

/**
 * Places of the rebases: a dotted line before the month, with month and reason in a strip above the plot so that words
 * never lie over figures. `height` is what the strip needs.
 */
export function placeRebases(chart: Chart, months: MonthAxis, width: number, top: number, size: number) {
  const lineHeight = size * 1.2
  const first = months.months[0]
  const last = months.months.at(-1)
  const inside = chart.rebases.filter(
    rebase => first !== undefined && last !== undefined && rebase.month > first && rebase.month <= last,
  )
  let y = top
  const placed = inside.map(rebase => {
    const x = months.x(rebase.month) - months.step / 2
    const isRightOfLine = x < width / 2
    const availableWidth = isRightOfLine ? width - x - 6 : x - 6
    const lines = wrapText(
      `New level from ${shortMonth(rebase.month)}: ${rebase.reason}`,
      size,
      Math.min(availableWidth, 340),
    )
    const from = y
    y += lines.length * lineHeight + 2
    return { x, lines, from, isRightOfLine }
  })
  // rules first: words that cross a neighbour's rule then stand on white
  const draw = (bottom: number) => {
    const rules = placed.map(
      ({ x, from }) =>
        `<path d="M${px(x)} ${px(from)}V${px(bottom)}" stroke="${PALETTE.ink}" stroke-dasharray="1 3" stroke-width="1.2"/>`,
    )
    const words = placed.flatMap(({ x, lines, from, isRightOfLine }) =>
      lines.map((text, i) => {
        const place = `x="${px(x + (isRightOfLine ? 5 : -5))}" y="${px(from + size + i * lineHeight)}"`
        const anchor = isRightOfLine ? 'start' : 'end'
        return `<text ${place} text-anchor="${anchor}" fill="${PALETTE.ink}" ${HALO}>${escapeXml(text)}</text>`
      }),
    )
    return rules.join('') + words.join('')
  }
  return { height: placed.length === 0 ? 0 : y - top + 2, draw }
}

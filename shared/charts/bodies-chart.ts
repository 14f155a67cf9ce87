import type { ChartBodies } from '../document/chart.ts'
import { LABEL_SIZE as SIZE } from './level-labels.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { escapeXml, reservedWidth, truncateText } from './text.ts'

const ROW = 17

/**
 * Bodies as dots with bars for their intervals, one under the other, and the mean of the others as a line. The scale need not begin at zero, as
 * dots are read by their place and each has its figure beside it. Gives the height that it takes.
 */
export function drawBodies({ rows, mean }: ChartBodies, width: number, top: number): { svg: string; height: number } {
  const names = rows.map(({ name }) => truncateText(name, SIZE, width * 0.4))
  const left = Math.max(...names.map(name => reservedWidth(name, SIZE, true))) + 12
  const right = width - Math.max(...rows.map(({ printed }) => reservedWidth(printed, SIZE, true))) - 14
  const highest = Math.max(mean.value, ...rows.map(({ rate, interval }) => Math.max(rate, interval?.upper ?? rate)))
  const lowest = Math.min(mean.value, ...rows.map(({ rate, interval }) => Math.min(rate, interval?.lower ?? rate)))
  const x = (value: number) => left + ((right - left) * (value - lowest)) / (highest - lowest || 1)
  const bottom = top + ROW * rows.length
  const drawn = rows.map(({ rate, printed, interval, isOwn }, i) => {
    const y = top + ROW * (i + 0.5)
    const weight = isOwn ? ' font-weight="bold"' : ''
    const colour = isOwn ? PALETTE.accent : PALETTE.line
    const bar =
      interval === null
        ? ''
        : `<path d="M${px(x(interval.lower))} ${px(y)}H${px(x(interval.upper))}" stroke="${colour}" stroke-width="2"/>`
    return (
      `<text x="0" y="${px(y + 4)}" fill="${PALETTE.ink}"${weight}>${escapeXml(names[i]!)}</text>${bar}` +
      `<circle cx="${px(x(rate))}" cy="${px(y)}" r="${isOwn ? 4 : 3}" fill="${colour}"/>` +
      `<text x="${px(right + 10)}" y="${px(y + 4)}" fill="${PALETTE.ink}"${weight}>${escapeXml(printed)}</text>`
    )
  })
  const line = `<path d="M${px(x(mean.value))} ${px(top)}V${px(bottom)}" stroke="${PALETTE.grey}" stroke-dasharray="4 3"/>`
  const words = `mean of the others ${mean.printed}`
  const start = Math.min(
    Math.max(0, x(mean.value) - reservedWidth(words, SIZE) / 2),
    width - reservedWidth(words, SIZE),
  )
  const label = `<text x="${px(start)}" y="${px(bottom + 13)}" fill="${PALETTE.grey}">${escapeXml(words)}</text>`
  return { svg: line + drawn.join('') + label, height: ROW * rows.length + 20 }
}

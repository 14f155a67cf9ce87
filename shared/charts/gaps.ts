import { longMonth } from '../calendar/month.ts'
import type { Chart } from '../document/chart.ts'
import { gapsOf, type MonthAxis } from './axes.ts'
import { LABEL_SIZE as SIZE } from './level-labels.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { reservedWidth } from './text.ts'

/** A stretch without figures says so; the line is not drawn across it. */
export function drawGaps(chart: Chart, months: MonthAxis, top: number, bottom: number): string {
  if (chart.points.every(point => point.value === null)) {
    const middle = px((top + bottom) / 2)
    const from = months.months[0]
    const to = months.months.at(-1)
    const when = from === undefined || to === undefined ? '' : ` from ${longMonth(from)} to ${longMonth(to)}`
    return `<text x="50%" y="${middle}" text-anchor="middle" fill="${PALETTE.grey}">No figures${when}</text>`
  }
  return gapsOf(chart, months.months)
    .map(gap => {
      const from = months.x(gap.from) - months.step / 2
      const to = months.x(gap.to) + months.step / 2
      const across = hasRoomForWords(to - from)
      const x = px((from + to) / 2)
      const band = `<path d="M${px(from)} ${px(top)}H${px(to)}V${px(bottom)}H${px(from)}z" fill="${PALETTE.hairline}" fill-opacity=".6"/>`
      const words = across ? 'no figures' : 'x'
      const y = px(bottom - 6)
      return `${band}<text x="${x}" y="${y}" text-anchor="middle" fill="${PALETTE.grey}">${words}</text>`
    })
    .join('')
}

/** True where a gap is too short for words, so that a key is to explain its sign. */
export function hasShortGap(chart: Chart, months: MonthAxis): boolean {
  if (chart.points.every(point => point.value === null)) return false
  return gapsOf(chart, months.months).some(gap => !hasRoomForWords(months.x(gap.to) - months.x(gap.from) + months.step))
}

function hasRoomForWords(width: number): boolean {
  return width >= reservedWidth('no figures', SIZE) + 6
}

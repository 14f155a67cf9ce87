import { shortMonth } from '../calendar/month.ts'
import type { Chart } from '../document/chart.ts'
import type { MonthAxis, ValueAxis } from './axes.ts'
import { PALETTE } from './palette.ts'
import { px } from './points.ts'
import { type PlacedLabel, type SideLabel, spreadLabels } from './side-labels.ts'
import { escapeXml, wrapText } from './text.ts'

export const LABEL_SIZE = 12
export const LABEL_LINE_HEIGHT = 14.5

/** A label of three lines at most, which keeps its end because the value stands there. */
function shorten(lines: readonly string[]): string[] {
  if (lines.length <= 3) return [...lines]
  return [...lines.slice(0, 2), `… ${lines.at(-1)!.split(' ').at(-1)!}`]
}

/** The latest value and the levels that hold, beside the plot. */
export function placeSideLabels(
  chart: Chart,
  months: MonthAxis,
  values: ValueAxis,
  room: number,
  top: number,
  bottom: number,
): PlacedLabel[] {
  const last = months.months.at(-1)
  const latest = latestOf(chart)
  const labels: SideLabel[] = chart.lines
    .filter(level => last !== undefined && level.to >= last)
    .map(level => ({
      lines: shorten(wrapText(level.label, LABEL_SIZE, room)),
      at: values.y(level.values.at(-1)!),
      colour: level.kind === 'target' ? PALETTE.accent : PALETTE.grey,
      isBold: false,
      isFixed: false,
    }))
  if (latest !== undefined) {
    const marks = latest.marks.map(mark => ` [${mark}]`).join('')
    const words = `${latest.printed}${marks} ${shortMonth(latest.month)}`
    labels.push({
      lines: wrapText(words, LABEL_SIZE * 1.08, room),
      at: values.y(latest.value!),
      colour: PALETTE.ink,
      isBold: true,
      isFixed: true,
    })
  }
  return spreadLabels(labels, LABEL_LINE_HEIGHT, top - 4, bottom + LABEL_LINE_HEIGHT)
}

const latestOf = (chart: Chart) => chart.points.filter(point => point.value !== null).at(-1)

/** Labels with thin leaders to the heights that they belong to. */
export function drawSideLabels(labels: readonly PlacedLabel[], chart: Chart, months: MonthAxis, right: number): string {
  const latest = latestOf(chart)
  const leaderFrom = (label: SideLabel) => (label.isBold && latest !== undefined ? months.x(latest.month) + 6 : right)
  return labels
    .map(label => {
      const leader = `<path d="M${px(leaderFrom(label))} ${px(label.at)}L${px(right + 10)} ${px(label.y)}" stroke="${PALETTE.rule}" fill="none"/>`
      const start = label.y - ((label.lines.length - 1) * LABEL_LINE_HEIGHT) / 2 + LABEL_SIZE * 0.35
      const weight = label.isBold ? ' font-weight="bold"' : ''
      const spans = label.lines.map(
        (text, i) =>
          `<text x="${px(right + 14)}" y="${px(start + i * LABEL_LINE_HEIGHT)}" fill="${label.colour}"${weight}>${escapeXml(text)}</text>`,
      )
      return leader + spans.join('')
    })
    .join('')
}

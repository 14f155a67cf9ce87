import type { Chart } from '../document/chart.ts'
import { monthAxis, valueAxis } from './axes.ts'
import { drawBodies } from './bodies-chart.ts'
import { drawMonthAxis, drawUnit, drawValueAxis } from './draw-axes.ts'
import { drawGaps, hasShortGap } from './gaps.ts'
import {
  drawSideLabels,
  LABEL_LINE_HEIGHT as LINE_HEIGHT,
  placeSideLabels,
  LABEL_SIZE as SIZE,
} from './level-labels.ts'
import { drawLevels, drawRanges } from './levels.ts'
import { PALETTE } from './palette.ts'
import { pointsLegend } from './points.ts'
import { placeRebases } from './rebases.ts'
import { drawSeries } from './series.ts'
import { escapeXml, FALLBACK_FONT_FACTOR, reservedWidth, wrapText } from './text.ts'

/** How a chart is drawn; what it shows is the chart's own. */
export interface ChartOptions {
  /**
   * `wide` for a page or print (760 pixels), `narrow` for a phone (360), `mail` for a picture with its own title (480), `beside` for print
   * beside words (330) and `small` for a screen beside words (360), whose signs a key explains once for all charts.
   */
  readonly form: 'wide' | 'narrow' | 'mail' | 'beside' | 'small'
}

const FORMS = {
  wide: { width: 760, plot: 200, margin: 150, titled: false, keyed: true, dot: 2.5 },
  narrow: { width: 360, plot: 190, margin: 92, titled: false, keyed: true, dot: 1.9 },
  mail: { width: 480, plot: 200, margin: 112, titled: true, keyed: true, dot: 2.2 },
  small: { width: 360, plot: 130, margin: 100, titled: false, keyed: false, dot: 1.9 },
  beside: { width: 330, plot: 100, margin: 106, titled: false, keyed: false, dot: 1.9 },
} as const
/** White to the left of a picture's words. */
const INDENT = 8

/**
 * A month-by-month chart as an SVG element: line with points, usual range, mean, target, rebases, direct labels with values,
 * its words as title and description. The same chart always gives the same bytes.
 */
export function renderChart(chart: Chart, options: ChartOptions): string {
  const form = FORMS[options.form]
  const heading = form.titled ? drawHeading(chart, form.width) : { svg: '', height: 4 }
  if (chart.bodies !== undefined) {
    const bodies = drawBodies(chart.bodies, form.width, heading.height)
    return frame(chart, options, heading.svg + bodies.svg, Math.ceil(heading.height + bodies.height))
  }
  const measured = valueAxis(chart, 0, 1)
  const left =
    Math.max(28, ...measured.ticks.map(tick => reservedWidth(tick.label, SIZE))) + (form.titled ? INDENT : 0) + 10
  const right = form.width - form.margin
  const months = monthAxis(chart, left, right, SIZE)
  const rebases = placeRebases(chart, months, form.width, heading.height + LINE_HEIGHT + 4, SIZE)
  const top = heading.height + LINE_HEIGHT + 8 + rebases.height
  const bottom = top + form.plot
  const values = valueAxis(chart, top, bottom)
  const labels = placeSideLabels(chart, months, values, labelRoom(options.form), top, bottom)
  const foot = Math.max(bottom + 28, ...labels.map(({ y, lines }) => y + (lines.length * LINE_HEIGHT) / 2 + 4))
  const key = form.keyed
    ? pointsLegend(chart, hasShortGap(chart, months), left, form.width - left, foot, SIZE)
    : { svg: '', height: 0 }
  const height = Math.ceil(foot + key.height + (key.height > 0 ? 4 : 0))
  const body = [
    heading.svg,
    drawUnit(chart, values, heading.height, form.width, form.titled ? INDENT : 0),
    drawRanges(chart, months, values),
    drawValueAxis(values, left, right),
    drawGaps(chart, months, top, bottom),
    drawMonthAxis(months, left, right, bottom),
    rebases.draw(bottom),
    drawLevels(chart, months, values, SIZE),
    drawSeries(chart, months, values, form.dot),
    drawSideLabels(labels, chart, months, right),
    key.svg,
  ].join('')
  return frame(chart, options, body, height)
}

/** What is drawn as an SVG element with the chart's words as title and description. */
function frame(chart: Chart, options: ChartOptions, body: string, height: number): string {
  const form = FORMS[options.form]
  const id = `chart-${chart.id}-${options.form}`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${form.width} ${height}" width="${form.width}" height="${height}" ` +
    `role="img" aria-labelledby="${escapeXml(id)}-t ${escapeXml(id)}-d" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" font-size="${SIZE}">` +
    `<title id="${escapeXml(id)}-t">${escapeXml(chart.title)}</title><desc id="${escapeXml(id)}-d">${escapeXml(chart.alternative)}</desc>` +
    `${form.titled ? `<rect width="${form.width}" height="${height}" fill="#fff"/>` : ''}${body}</svg>`
  )
}

/** What the signs in some charts mean, for charts that do not say so themselves; null where they have none. */
export function renderChartKey(
  charts: readonly Chart[],
  width: number,
): { readonly svg: string; readonly words: string } | null {
  const points = charts.flatMap(chart => chart.points)
  const key = pointsLegend(
    { points, isControlChart: charts.length > 0 && charts.every(chart => chart.isControlChart) },
    false,
    4,
    width - 4,
    0,
    SIZE,
  )
  if (key.height === 0) return null
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(key.height)}" width="${width}" height="${Math.ceil(key.height)}" ` +
    `font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" font-size="${SIZE}">${key.svg}</svg>`
  return { svg, words: key.words.join('; ') }
}

function drawHeading(chart: Chart, width: number): { svg: string; height: number } {
  const title = wrapText(chart.title, 16, (width - 16) / 1.08)
  const subtitle = wrapText(chart.subtitle, SIZE, width - 16)
  let y = 6
  const titles = title.map(text => {
    y += 20
    return `<text x="8" y="${y}" font-size="16" font-weight="bold" fill="${PALETTE.ink}">${escapeXml(text)}</text>`
  })
  const subtitles = subtitle.map(text => {
    y += 17
    return `<text x="8" y="${y}" fill="${PALETTE.grey}">${escapeXml(text)}</text>`
  })
  return { svg: [...titles, ...subtitles].join(''), height: y + 10 }
}

/** Pixels for a label beside the plot. In print the type is known, and no room is kept for a wider one. */
function labelRoom(form: ChartOptions['form']): number {
  const room = FORMS[form].margin - 16
  return form === 'beside' ? room * FALLBACK_FONT_FACTOR : room
}

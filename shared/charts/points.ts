import type { Chart, ChartPoint } from '../document/chart.ts'
import { PALETTE } from './palette.ts'
import { reservedWidth } from './text.ts'

/** Coordinates with one decimal: enough for the eye, and the same bytes every time. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** True for figures that are not firm, which are drawn with a dotted outline. */
export function isTentative(point: ChartPoint): boolean {
  return point.marks.includes('e') || point.marks.includes('p')
}

const COLOURS = {
  none: PALETTE.line,
  improvement: PALETTE.improvement,
  concern: PALETTE.concern,
  neutral: PALETTE.ink,
} as const

/** Outlined or filled, and whether the figure is not firm. */
export interface PointPaint {
  readonly mark: ChartPoint['mark']
  readonly isTentative: boolean
}

/**
 * The sign of a point, by shape as well as colour: circle for nothing unusual, diamond for an improvement, square for a
 * concern, triangle for unusual without good or bad. Outlined outside the expected range, filled where significantly so; the outline
 * is dotted where the figure is not firm.
 */
export function pointShape(
  signal: ChartPoint['signal'],
  paintAs: PointPaint,
  x: number,
  y: number,
  size: number,
): string {
  const colour = COLOURS[signal]
  const isFilled = signal === 'none' ? !paintAs.isTentative : paintAs.mark !== 'marked'
  const paint = paintOf(colour, isFilled, paintAs.isTentative)
  if (signal === 'none') return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(size)}" ${paint}/>`
  const s = size * 1.7
  const paths = {
    improvement: `M${px(x)} ${px(y - s * 1.2)}l${px(s * 1.1)} ${px(s * 1.2)}l${px(-s * 1.1)} ${px(s * 1.2)}l${px(-s * 1.1)} ${px(-s * 1.2)}z`,
    concern: `M${px(x - s * 0.9)} ${px(y - s * 0.9)}h${px(s * 1.8)}v${px(s * 1.8)}h${px(-s * 1.8)}z`,
    neutral: `M${px(x)} ${px(y - s * 1.1)}l${px(s * 1.15)} ${px(s * 2)}h${px(-s * 2.3)}z`,
  }
  return `<path d="${paths[signal]}" ${paint}/>`
}

/** A figure that is not firm keeps its filling, in a lighter shade within the dots. */
function paintOf(colour: string, isFilled: boolean, isTentative: boolean): string {
  if (!isTentative) return isFilled ? `fill="${colour}"` : `fill="#fff" stroke="${colour}" stroke-width="1.3"`
  const inside = isFilled ? `fill="${colour}" fill-opacity=".55"` : 'fill="#fff"'
  return `${inside} stroke="${colour}" stroke-width="1.3" stroke-dasharray="1.5 1.5"`
}

const SIGNAL_WORDS = {
  improvement: 'an improvement',
  concern: 'a concern',
  neutral: 'neither good nor bad',
} as const
const MARK_WORDS = {
  'expected-range': { marked: 'outside its expected range', filled: 'significantly outside it' },
  'control-chart': { marked: 'special cause within the limits', filled: 'outside the process limits' },
} as const

const SHAPE_WORDS = {
  none: 'circle',
  improvement: 'diamond',
  concern: 'square',
  neutral: 'triangle',
  gap: 'x',
} as const

/** The signs that a chart uses and their words, one after another and on as many lines as the width needs. */
export function pointsLegend(
  { points, isControlChart = false }: Pick<Chart, 'points' | 'isControlChart'>,
  hasShortGap: boolean,
  left: number,
  width: number,
  top: number,
  size: number,
): { readonly svg: string; readonly height: number; readonly words: readonly string[] } {
  const shown = points.filter(point => point.value !== null)
  const items: { signal: ChartPoint['signal'] | 'gap'; paint: PointPaint; words: string }[] = []
  const firm = { mark: 'filled', isTentative: false } as const
  for (const signal of ['concern', 'improvement', 'neutral'] as const) {
    for (const mark of ['marked', 'filled'] as const) {
      if (shown.some(point => point.signal === signal && (point.mark ?? 'filled') === mark)) {
        items.push({
          signal,
          paint: { mark, isTentative: false },
          words: `${MARK_WORDS[isControlChart ? 'control-chart' : 'expected-range'][mark]}: ${SIGNAL_WORDS[signal]}`,
        })
      }
    }
  }
  const has = (mark: 'e' | 'p') => shown.some(point => point.marks.includes(mark))
  if (has('e') || has('p')) {
    const words = [...(has('e') ? ['estimated'] : []), ...(has('p') ? ['provisional'] : [])]
    items.push({ signal: 'none', paint: { mark: 'none', isTentative: true }, words: words.join(' or ') })
  }
  if (hasShortGap) items.push({ signal: 'gap', paint: firm, words: 'no figures' })
  const lineHeight = size * 1.5
  let x = left
  let line = 0
  const drawn = items.map(item => {
    const itemWidth = 14 + reservedWidth(item.words, size)
    if (x > left && x + itemWidth > left + width) {
      x = left
      line += 1
    }
    const y = top + line * lineHeight + lineHeight / 2
    const sign =
      item.signal === 'gap'
        ? `<text x="${px(x + 1)}" y="${px(y + size * 0.35)}" fill="${PALETTE.grey}">x</text>`
        : pointShape(item.signal, item.paint, x + 4, y, 3)
    const words = `<text x="${px(x + 13)}" y="${px(y + size * 0.35)}" fill="${PALETTE.grey}">${item.words}</text>`
    x += itemWidth + 18
    return sign + words
  })
  return {
    svg: drawn.join(''),
    height: items.length === 0 ? 0 : (line + 1) * lineHeight,
    words: items.map(
      item =>
        `${item.paint.isTentative ? 'dotted' : item.paint.mark === 'marked' ? 'outlined' : 'filled'} ${SHAPE_WORDS[item.signal]}: ${item.words}`,
    ),
  }
}

import Big from 'big.js'
import {
  addMonths,
  financialYearStart,
  longMonth,
  MONTH_NAMES,
  type Month,
  monthRange,
  monthsEnding,
} from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { formatMeasure } from '../figures/format-figure.ts'
import type { Measure } from '../figures/measure.ts'
import { hasFigure, type MonthlySeries, measureMonths } from '../indicators/measure.ts'
import type { Commentary } from './commentary.ts'
import { plainMarkdown } from './render-markdown.ts'

/** Numerals that are part of a date, a period or a name and measure nothing. */
const NON_FIGURE_PATTERNS = [
  /\b\d{4}[-/]\d{2}(?:-\d{2})?\b/g,
  new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH_NAMES.join('|')})(?: \\d{4})?\\b`, 'g'),
  /\b(?:19|20)\d{2}\b/g,
  /\b\d{1,2}[:.]\d{2} ?(?:am|pm)?\b(?!%)(?=\s*(?:hours|am|pm|to|on|,|$))/gi,
  /\b(?:12|twelve)[- ]months?\b/gi,
  /\b\d+(?:st|nd|rd|th)\b/g,
  /https?:\S+/g,
]

/**
 * Numbers in a commentary that match no figure held of its indicator, each as a sentence for its author. A number is
 * accepted when it is, at the decimals it was typed with, a month's figure, a sum of twelve months or of the year to
 * date, one of their counts, or a
 * change between two of them: on the month or the year before, in numbers or in per cent.
 *
 * @param series months by area, the whole's own and its parts'
 * @param whole id of the area that is the whole
 */
export function checkNumbers(
  commentary: Commentary,
  indicator: Indicator,
  series: ReadonlyMap<string, MonthlySeries>,
  whole: string,
): string[] {
  const text = [plainMarkdown(commentary.markdown), commentary.action ?? ''].join('\n')
  const textWithoutNames = [...NON_FIGURE_PATTERNS].reduce(
    (rest, pattern) => rest.replaceAll(pattern, ' '),
    [indicator.name, ...indicator.aliases].reduce((rest, name) => rest.replaceAll(name, ' '), text),
  )
  const typedNumbers = [...new Set(textWithoutNames.match(/(?<![\d.])\d[\d,]*(?:\.\d+)?(?:%| per cent)?/g) ?? [])]
  if (typedNumbers.length === 0) return []
  const known = [...series.values()].flatMap(months => knownNumbers(indicator, months))
  return typedNumbers
    .map(numeral => numeral.replace(/,$/, ''))
    .filter(numeral => !isKnown(numeral, known))
    .map(numeral => describeUnknownNumber(numeral, commentary, indicator, series.get(whole)))
}

function isKnown(numeral: string, known: readonly Big[]): boolean {
  const number = new Big(numeral.replace(/,/g, '').replace(/%| per cent/, ''))
  const decimals = /\.(\d+)/.exec(numeral)?.[1]?.length ?? 0
  return known.some(value => value.round(decimals, Big.roundHalfUp).eq(number))
}

function describeUnknownNumber(
  numeral: string,
  { month }: Commentary,
  indicator: Indicator,
  ofWhole: MonthlySeries | undefined,
): string {
  const measure = ofWhole === undefined ? null : measureMonths(indicator, ofWhole, [month])
  const heldFigure =
    measure?.kind === 'value'
      ? `${longMonth(month)} is held as ${formatMeasure(indicator, measure)}`
      : `no figure is held for ${longMonth(month)}`
  return `${indicator.name}, ${longMonth(month)}: ${numeral} is not a figure held for this indicator (${heldFigure}). If it is a mistake, send the commentary again; if it comes from another source, name the source.`
}

/** The absolute value of every number that the stored figures support. */
function knownNumbers(indicator: Indicator, series: MonthlySeries): Big[] {
  const spans = [...series.keys()].flatMap((month): (readonly Month[])[] => [
    [month],
    monthsEnding(month, 12),
    monthRange(financialYearStart(month), month),
  ])
  const monthsBefore = (months: readonly Month[], by: number) => months.map(month => addMonths(month, -by))
  return spans.flatMap(months => {
    const now = measureMonths(indicator, series, months)
    if (now.kind !== 'value') return []
    const before = [12, ...(months.length === 1 ? [1] : [])].map(by =>
      measureMonths(indicator, series, monthsBefore(months, by)),
    )
    const ownMonth = months.length === 1 ? series.get(months[0]!) : undefined
    const sample = hasFigure(ownMonth) && ownMonth.n !== null ? [new Big(ownMonth.n)] : []
    return [...numbersOf(now), ...sample, ...before.flatMap(earlier => changesOf(now, earlier))]
  })
}

function numbersOf(measure: Measure): Big[] {
  if (measure.kind !== 'value') return []
  const { exact, numerator, denominator } = measure
  return [new Big(exact).abs(), ...[numerator, denominator].flatMap(count => (count === null ? [] : [new Big(count)]))]
}

function changesOf(now: Measure, before: Measure): Big[] {
  if (now.kind !== 'value' || before.kind !== 'value') return []
  const [a, b] = [new Big(now.exact), new Big(before.exact)]
  const change = a.minus(b).abs()
  return [change, ...(b.eq(0) ? [] : [change.times(100).div(b).abs()])]
}

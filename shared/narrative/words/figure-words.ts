import { monthsBetween } from '../../calendar/month.ts'
import type { Figure } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Part } from './sentence.ts'
import { isRate, isSmall, type Subject, type Value } from './subject.ts'

/** Where the book holds the figure. */
export function figureRef(subject: Subject, value: Pick<Value, 'from' | 'to'>): string {
  return `${subject.indicator.id}/${subject.area}/${spanKey(value)}`
}

/** Key of a span among an indicator's figures: `month 2018-03`, `12 months to 2018-03`, `2018-01 to 2018-03`. */
export function spanKey({ from, to }: Pick<Value, 'from' | 'to'>): string {
  if (from === to) return `month ${to}`
  return monthsBetween(from, to) === 11 ? `12 months to ${to}` : `${from} to ${to}`
}

/** The measure as the book holds it. */
function enterValue(subject: Subject, value: Value, book: FigureBook): Figure {
  const figure = book.measure(subject.indicator, subject.area, spanKey(value), value)
  const { from, to } = value
  book.claim({
    kind: 'level',
    indicator: subject.indicator.id,
    area: subject.area,
    from,
    to,
    printed: figure.printed,
  })
  return figure
}

/** A whole number worked out from the indicator: months in a row, a sample size, a rank. */
export function enterCount(subject: Subject, measure: string, exact: number, book: FigureBook): Figure {
  return book.derived({ indicator: subject.indicator.id, area: subject.area, measure, exact, decimals: 0 })
}

/** How many a figure is of. */
export function enterSample(subject: Subject, value: Value, size: number, book: FigureBook): Figure {
  const figure = enterCount(subject, `n of ${spanKey(value)}`, size, book)
  const { from, to } = value
  book.claim({
    kind: 'sample',
    indicator: subject.indicator.id,
    area: subject.area,
    from,
    to,
    printed: figure.printed,
  })
  return figure
}

/** The figure alone, with n for a survey and the counts of a small base: `82.5% (n = 270)`, `75.0% (9 of 12)`. */
export function figureWords(subject: Subject, value: Value, book: FigureBook): Part[] {
  const figure = enterValue(subject, value, book)
  const { numerator, denominator } = value
  const { indicator } = subject
  if (!isRate(subject)) return [figure]
  const base = () => (denominator === null ? '' : enterSample(subject, value, denominator, book))
  const counted = () =>
    numerator === null ? '' : enterCount(subject, `numerator of ${spanKey(value)}`, numerator, book)
  const showsCounts = denominator !== null && isSmall(subject, value) && numerator !== null
  if (indicator.survey) {
    if (denominator === null) return [figure, ' (n not given)']
    return [figure, ' (n = ', base(), ...(showsCounts ? [', of whom ', counted()] : []), ')']
  }
  const isPart = denominator === null || numerator === null || numerator <= denominator
  return showsCounts ? [figure, ' (', counted(), isPart ? ' of ' : ' against ', base(), ')'] : [figure]
}

/** The figure with what is counted: `4,988 attendances`, `22.3%`, `15 minutes`; the unit is left out where the name says it. */
export function valueWords(subject: Subject, value: Value, book: FigureBook): Part[] {
  const words = figureWords(subject, value, book)
  if (isRate(subject)) return words
  const unit = unitWords(subject, enterValue(subject, value, book).printed)
  return unit === '' ? words : [...words, ` ${unit}`]
}

/** What is counted, to stand behind a number as printed: `attendances`, `attendance` behind 1, nothing where the name says it. */
export function unitWords(subject: Subject, printed: string): string {
  const { unit, name, aggregation, format } = subject.indicator
  if (format !== 'number') return ''
  const isCounted = aggregation === 'count' || aggregation === 'headcount'
  if (isCounted && name.toLowerCase().includes(unit.toLowerCase())) return ''
  if (printed !== '1') return unit
  if (unit.includes(' ')) return ''
  return singular(unit)
}

/** One of what a unit names: `attendance`, `delivery`, `search`. */
function singular(unit: string): string {
  if (unit.endsWith('ies')) return `${unit.slice(0, -'ies'.length)}y`
  return /(?:ch|sh|ss|x)es$/.test(unit) ? unit.slice(0, -'es'.length) : unit.replace(/s$/, '')
}

import { type Month, monthsBetween } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Figure } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Measure } from '../../figures/measure.ts'
import { type MonthlySeries, measureMonths } from '../../indicators/measure.ts'
import { SURVEY_SUPPRESSED_BELOW } from '../../statistics/small-base.ts'
import type { Part } from './sentence.ts'

/** Counts below this bear no percentage and no trend: house rule, after the Analysis Function's on small bases. */
export const SMALL_BASE = 20

/** What sentences are about: an indicator in an area, with its months. */
export interface Subject {
  readonly indicator: Indicator
  readonly area: string
  /** As the board's file names it: `South Cambridgeshire`. */
  readonly areaName: string
  /** True for all that the board is for: sentences about it name no place. */
  readonly isWhole: boolean
  readonly series: MonthlySeries
}

/** A measure that has a figure. */
export type Value = Extract<Measure, { kind: 'value' }>

/**
 * How a sentence names its subject: in full, or not again where a sentence before it has. `said` holds the refs of the figures
 * that those sentences gave: a figure is given once in a paragraph. `that` is the ref of the figure that the sentence just before
 * is about, where this one may go on with `that is`.
 */
export type SubjectNaming =
  | 'named'
  | 'continued'
  | { readonly alreadyGiven: ReadonlySet<string>; readonly previousFigure: string | null }

/** True where the figure's kind is a share of 100: its changes are in percentage points. */
export const isRate = (subject: Subject): boolean => subject.indicator.aggregation === 'percentage'

/** True for numbers of things, whose changes may be given in per cent. */
export const isCount = (subject: Subject): boolean =>
  subject.indicator.aggregation === 'count' || subject.indicator.aggregation === 'headcount'

/**
 * The figure over the months, where it may be said at all: null where a month is missing or withheld, and where a
 * percentage of fewer than 20 comes without its counts.
 */
export function findValue(subject: Subject, months: readonly Month[]): Value | null {
  const measure = measureMonths(subject.indicator, subject.series, months)
  return measure.kind === 'value' && isReportable(subject, measure) ? measure : null
}

/** False for a percentage on a base under 20 that was given without the count behind it, and for a survey of fewer than 10. */
function isReportable(subject: Subject, value: Value): boolean {
  if (subject.indicator.survey && value.denominator !== null && value.denominator < SURVEY_SUPPRESSED_BELOW)
    return false
  return !isRate(subject) || value.denominator === null || value.denominator >= SMALL_BASE || value.numerator !== null
}

/** True where the number, or the base of the rate, is under 20: no percentage change and no trend is read from it. */
export function isSmall(subject: Subject, value: Value): boolean {
  if (isRate(subject)) return value.denominator !== null && value.denominator < SMALL_BASE
  return isCount(subject) && Math.abs(value.value) < SMALL_BASE
}

/** The indicator by name, with its place where that is not the whole; names that ask a question are quoted. */
export function subjectName(subject: Subject): string {
  const { name } = subject.indicator
  const quoted = name.endsWith('?') ? `‘${name}’` : name
  return subject.isWhole ? quoted : `${quoted} in ${subject.areaName}`
}

/** Subject of a sentence that is about no single span. */
export function subjectWords(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? subjectName(subject) : 'the figure'
}

/** Subject of a sentence about rolling twelve months. */
export function rollingSubjectWords(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? `the 12-month figure for ${subjectName(subject)}` : 'the 12-month figure'
}

/** True where a sentence before has given this figure. */
export function isAlreadyGiven(subject: Subject, value: Pick<Value, 'from' | 'to'>, naming: SubjectNaming): boolean {
  return typeof naming === 'object' && naming.alreadyGiven.has(figureRef(subject, value))
}

/** Where the book holds the figure. */
export function figureRef(subject: Subject, value: Pick<Value, 'from' | 'to'>): string {
  return `${subject.indicator.id}/${subject.area}/${spanKey(value)}`
}

/** True where the sentence just before is about this very figure, so that `that` can mean nothing else. */
export function isPreviousFigure(subject: Subject, value: Pick<Value, 'from' | 'to'>, naming: SubjectNaming): boolean {
  return typeof naming === 'object' && naming.previousFigure === figureRef(subject, value)
}

/** `came to` for what adds up over time, `stood at` for levels and rates; neither bends with the name's number. */
export function levelVerb(subject: Subject): string {
  return subject.indicator.aggregation === 'count' || subject.indicator.aggregation === 'per-head'
    ? 'came to'
    : 'stood at'
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

/** A span as a sentence names it, with the preposition that goes before it. */
interface PeriodWords {
  readonly preposition: 'in ' | 'at '
  readonly words: readonly Part[]
}

/** `in March 2018`, `at the end of March 2018` for a headcount, `in the 12 months to March 2018`, `in the 4 months from ...`. */
export function periodWords(subject: Subject, { from, to }: Pick<Value, 'from' | 'to'>, book: FigureBook): PeriodWords {
  if (subject.indicator.aggregation === 'headcount')
    return { preposition: 'at ', words: ['the end of ', book.month(to)] }
  if (from === to) return { preposition: 'in ', words: [book.month(to)] }
  if (monthsBetween(from, to) === 11) return { preposition: 'in ', words: ['the 12 months to ', book.month(to)] }
  const length = book.derived({
    indicator: '',
    area: '',
    measure: `months from ${from} to ${to}`,
    exact: monthsBetween(from, to) + 1,
    decimals: 0,
  })
  return { preposition: 'in ', words: ['the ', length, ' months from ', book.month(from), ' to ', book.month(to)] }
}

/** `in March 2018` and the like, as pieces. */
export function whenWords(subject: Subject, span: Pick<Value, 'from' | 'to'>, book: FigureBook): Part[] {
  const { preposition, words } = periodWords(subject, span, book)
  return [preposition, ...words]
}

/** The earlier span as a comparison names it: `March 2017`, `the 12 months before` where it ends as the later one begins. */
export function earlierPeriodWords(subject: Subject, now: Span, then: Span, book: FigureBook): readonly Part[] {
  if (subject.indicator.aggregation === 'headcount') return [book.month(then.to)]
  const areYears = [now, then].every(({ from, to }) => monthsBetween(from, to) === 11)
  if (areYears && monthsBetween(then.to, now.from) === 1) return ['the 12 months before']
  const isLongSpan = now.from !== now.to && monthsBetween(now.from, now.to) !== 11
  const isYearBefore = monthsBetween(then.from, now.from) === 12 && monthsBetween(then.to, now.to) === 12
  return isLongSpan && isYearBefore ? ['the same months a year before'] : periodWords(subject, then, book).words
}

type Span = Pick<Value, 'from' | 'to'>

/** The level itself: `Emergency Care came to 4,988 attendances in March 2018`, later `It came to ...`. */
export function levelWords(subject: Subject, value: Value, book: FigureBook, naming: SubjectNaming): Part[] {
  const nameWords = naming === 'named' ? subjectName(subject) : 'it'
  return [
    `${nameWords} ${levelVerb(subject)} `,
    ...valueWords(subject, value, book),
    ' ',
    ...whenWords(subject, value, book),
  ]
}

/**
 * What a comparison follows: `Emergency Care came to 4,988 attendances in March 2018, `; later `March 2018, at 4,988 attendances,
 * was `, `March 2018 was ` where the figure has been given, `that is ` where the sentence just before gave it.
 */
export function comparisonLeadIn(subject: Subject, value: Value, book: FigureBook, naming: SubjectNaming): Part[] {
  if (naming === 'named') return [...levelWords(subject, value, book, naming), ', ']
  if (isPreviousFigure(subject, value, naming)) return ['that is ']
  const isMonth = value.from === value.to || subject.indicator.aggregation === 'headcount'
  const span = isMonth ? [book.month(value.to)] : periodWords(subject, value, book).words
  const given = isAlreadyGiven(subject, value, naming) ? [] : [', at ', ...valueWords(subject, value, book), ',']
  return [...span, ...given, isMonth ? ' was ' : ' were ']
}

/** The indicator by name alone, for sentences that name their areas themselves. */
export function nameWithoutArea(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? subjectName({ ...subject, isWhole: true }) : 'the figure'
}

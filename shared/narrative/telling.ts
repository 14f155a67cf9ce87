import { type Month, monthsBetween } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Figure } from '../document/document.ts'
import { type Measure, type MonthlySeries, measureMonths } from '../indicators/measure.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import { SURVEY_SUPPRESSED_BELOW } from '../statistics/small-base.ts'
import type { Part } from './sentence.ts'

/** Area that stands for the whole force: sentences about it name no place. */
const WHOLE_AREA = 'force'

/** Counts below this bear no percentage and no trend: house rule, after the Analysis Function's on small bases. */
export const SMALL_BASE = 20

/** What sentences are about: an indicator in an area, with its months. */
export interface Told {
  readonly indicator: Indicator
  readonly area: string
  /** As the board's file names it: `South Cambridgeshire`. */
  readonly areaName: string
  readonly series: MonthlySeries
}

/** A measure that has a figure. */
export type Value = Extract<Measure, { kind: 'value' }>

/**
 * How a sentence names its subject: in full, or not again where a sentence before it has. `said` holds the refs of the figures
 * that those sentences gave: a figure is given once in a paragraph. `that` is the ref of the figure that the sentence just before
 * is about, where this one may go on with `that is`.
 */
export type Voice = 'named' | 'continued' | { readonly said: ReadonlySet<string>; readonly that: string | null }

/** True where the figure's kind is a share of 100: its changes are in percentage points. */
export const isRate = (told: Told): boolean => told.indicator.aggregation === 'percentage'

/** True for numbers of things, whose changes may be given in per cent. */
export const isCount = (told: Told): boolean =>
  told.indicator.aggregation === 'count' || told.indicator.aggregation === 'headcount'

/**
 * The figure over the months, where it may be said at all: null where a month is missing or withheld, and where a
 * percentage of fewer than 20 comes without its counts.
 */
export function findValue(told: Told, months: readonly Month[]): Value | null {
  const measure = measureMonths(told.indicator, told.series, months)
  return measure.kind === 'value' && isSayable(told, measure) ? measure : null
}

/** False for a percentage on a base under 20 that was given without the count behind it, and for a survey of fewer than 10. */
function isSayable(told: Told, value: Value): boolean {
  if (told.indicator.survey && value.denominator !== null && value.denominator < SURVEY_SUPPRESSED_BELOW) return false
  return !isRate(told) || value.denominator === null || value.denominator >= SMALL_BASE || value.numerator !== null
}

/** True where the number, or the base of the rate, is under 20: no percentage change and no trend is read from it. */
export function isSmall(told: Told, value: Value): boolean {
  if (isRate(told)) return value.denominator !== null && value.denominator < SMALL_BASE
  return isCount(told) && Math.abs(value.value) < SMALL_BASE
}

/** The indicator by name, with its place where that is not the whole force; names that ask a question are quoted. */
export function nameOf(told: Told): string {
  const { name } = told.indicator
  const quoted = name.endsWith('?') ? `‘${name}’` : name
  return told.area === WHOLE_AREA ? quoted : `${quoted} in ${told.areaName}`
}

/** Subject of a sentence that is about no single span. */
export function subjectOf(told: Told, voice: Voice): string {
  return voice === 'named' ? nameOf(told) : 'the figure'
}

/** Subject of a sentence about rolling twelve months. */
export function rollingSubjectOf(told: Told, voice: Voice): string {
  return voice === 'named' ? `the 12-month figure for ${nameOf(told)}` : 'the 12-month figure'
}

/** True where a sentence before has given this figure. */
export function isSaid(told: Told, value: Pick<Value, 'from' | 'to'>, voice: Voice): boolean {
  return typeof voice === 'object' && voice.said.has(refOf(told, value))
}

/** Where the book holds the figure. */
export function refOf(told: Told, value: Pick<Value, 'from' | 'to'>): string {
  return `${told.indicator.id}/${told.area}/${spanKey(value)}`
}

/** True where the sentence just before is about this very figure, so that `that` can mean nothing else. */
export function isThat(told: Told, value: Pick<Value, 'from' | 'to'>, voice: Voice): boolean {
  return typeof voice === 'object' && voice.that === refOf(told, value)
}

/** `came to` for what adds up over time, `stood at` for levels and rates; neither bends with the name's number. */
export function levelVerb(told: Told): string {
  return told.indicator.aggregation === 'count' || told.indicator.aggregation === 'per-head' ? 'came to' : 'stood at'
}

/** Key of a span among an indicator's figures: `month 2018-03`, `12 months to 2018-03`, `2018-01 to 2018-03`. */
export function spanKey({ from, to }: Pick<Value, 'from' | 'to'>): string {
  if (from === to) return `month ${to}`
  return monthsBetween(from, to) === 11 ? `12 months to ${to}` : `${from} to ${to}`
}

/** The measure as the book holds it. */
function enterValue(told: Told, value: Value, book: FigureBook): Figure {
  return book.measure(told.indicator, told.area, spanKey(value), value)
}

/** A whole number worked out from the indicator: months in a row, a sample size, a rank. */
export function enterCount(told: Told, measure: string, exact: number, book: FigureBook): Figure {
  return book.derived({ indicator: told.indicator.id, area: told.area, measure, exact, decimals: 0 })
}

/** The figure alone, with n for a survey and the counts of a small base: `82.5% (n = 270)`, `75.0% (9 of 12)`. */
export function figureWords(told: Told, value: Value, book: FigureBook): Part[] {
  const figure = enterValue(told, value, book)
  const { numerator, denominator } = value
  const { indicator } = told
  if (!isRate(told)) return [figure]
  const base = () => (denominator === null ? '' : enterCount(told, `n of ${spanKey(value)}`, denominator, book))
  const counted = () => (numerator === null ? '' : enterCount(told, `numerator of ${spanKey(value)}`, numerator, book))
  const bears = denominator !== null && isSmall(told, value) && numerator !== null
  if (indicator.survey) {
    if (denominator === null) return [figure, ' (n not given)']
    return [figure, ' (n = ', base(), ...(bears ? [', of whom ', counted()] : []), ')']
  }
  const isPart = denominator === null || numerator === null || numerator <= denominator
  return bears ? [figure, ' (', counted(), isPart ? ' of ' : ' against ', base(), ')'] : [figure]
}

/** The figure with what is counted: `4,988 offences`, `22.3%`, `15 minutes`; the unit is left out where the name says it. */
export function valueWords(told: Told, value: Value, book: FigureBook): Part[] {
  const words = figureWords(told, value, book)
  if (isRate(told)) return words
  const unit = unitWords(told, enterValue(told, value, book).printed)
  return unit === '' ? words : [...words, ` ${unit}`]
}

/** What is counted, to stand behind a number as printed: `offences`, `offence` behind 1, nothing where the name says it. */
export function unitWords(told: Told, printed: string): string {
  const { unit, name, aggregation } = told.indicator
  const isCounted = aggregation === 'count' || aggregation === 'headcount'
  if (isCounted && name.toLowerCase().includes(unit.toLowerCase())) return ''
  if (printed !== '1') return unit
  if (unit.includes(' ')) return ''
  return singular(unit)
}

/** One of what a unit names: `offence`, `burglary`, `search`. */
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
export function periodWords(told: Told, { from, to }: Pick<Value, 'from' | 'to'>, book: FigureBook): PeriodWords {
  if (told.indicator.aggregation === 'headcount') return { preposition: 'at ', words: ['the end of ', book.month(to)] }
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
export function whenWords(told: Told, span: Pick<Value, 'from' | 'to'>, book: FigureBook): Part[] {
  const { preposition, words } = periodWords(told, span, book)
  return [preposition, ...words]
}

/** The earlier span as a comparison names it: `March 2017`, `the 12 months before` where it ends as the later one begins. */
export function earlierWords(told: Told, now: Span, then: Span, book: FigureBook): readonly Part[] {
  if (told.indicator.aggregation === 'headcount') return [book.month(then.to)]
  const areYears = [now, then].every(({ from, to }) => monthsBetween(from, to) === 11)
  return areYears && monthsBetween(then.to, now.from) === 1
    ? ['the 12 months before']
    : periodWords(told, then, book).words
}

type Span = Pick<Value, 'from' | 'to'>

/** The level itself: `All Recorded Crime came to 4,988 offences in March 2018`, later `It came to ...`. */
export function levelWords(told: Told, value: Value, book: FigureBook, voice: Voice): Part[] {
  const subject = voice === 'named' ? nameOf(told) : 'it'
  return [`${subject} ${levelVerb(told)} `, ...valueWords(told, value, book), ' ', ...whenWords(told, value, book)]
}

/**
 * What a comparison follows: `All Recorded Crime came to 4,988 offences in March 2018, `; later `March 2018, at 4,988 offences,
 * was `, `March 2018 was ` where the figure has been given, `that is ` where the sentence just before gave it.
 */
export function comparedWords(told: Told, value: Value, book: FigureBook, voice: Voice): Part[] {
  if (voice === 'named') return [...levelWords(told, value, book, voice), ', ']
  if (isThat(told, value, voice)) return ['that is ']
  const isMonth = value.from === value.to || told.indicator.aggregation === 'headcount'
  const span = isMonth ? [book.month(value.to)] : periodWords(told, value, book).words
  const given = isSaid(told, value, voice) ? [] : [', at ', ...valueWords(told, value, book), ',']
  return [...span, ...given, isMonth ? ' was ' : ' were ']
}

/** The indicator by name alone, for sentences that name their areas themselves. */
export function withoutPlace(told: Told, voice: Voice): string {
  return voice === 'named' ? nameOf({ ...told, area: WHOLE_AREA }) : 'the figure'
}

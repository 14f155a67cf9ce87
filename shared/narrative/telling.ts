import { type Month, monthsBetween } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Figure } from '../document/document.ts'
import { type Measure, type MonthlySeries, measureMonths } from '../indicators/measure.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import { SURVEY_SUPPRESSED_BELOW } from '../statistics/small-base.ts'
import type { Part } from './sentence.ts'

/** Area that stands for the whole force: sentences about it name no place. */
export const WHOLE_AREA = 'force'

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

/** How a sentence names its subject: in full, or as `the figure` where the sentence before it has named it. */
export type Voice = 'named' | 'continued'

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

/** Subject of a sentence about a month. */
export function subjectOf(told: Told, voice: Voice): string {
  return voice === 'named' ? nameOf(told) : 'the figure'
}

/** Subject of a sentence about rolling twelve months. */
export function rollingSubjectOf(told: Told, voice: Voice): string {
  return voice === 'named' ? `the 12-month figure for ${nameOf(told)}` : 'the 12-month figure'
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
export function enterValue(told: Told, value: Value, book: FigureBook): Figure {
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
  const base = denominator === null ? null : enterCount(told, `n of ${spanKey(value)}`, denominator, book)
  if (base === null) return indicator.survey ? [figure, ' (n not given)'] : [figure]
  const counted = numerator === null ? null : enterCount(told, `numerator of ${spanKey(value)}`, numerator, book)
  if (indicator.survey) {
    return [figure, ' (n = ', base, ...(isSmall(told, value) && counted !== null ? [', of whom ', counted] : []), ')']
  }
  return isSmall(told, value) && counted !== null ? [figure, ' (', counted, ' of ', base, ')'] : [figure]
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
  return unit.endsWith('ies') ? `${unit.slice(0, -3)}y` : unit.replace(/s$/, '')
}

/** A span as a sentence names it, with the preposition that goes before it. */
export interface PeriodWords {
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

/** The indicator by name alone, for sentences that name their areas themselves. */
export function withoutPlace(told: Told, voice: Voice): string {
  return voice === 'named' ? nameOf({ ...told, area: WHOLE_AREA }) : 'the figure'
}

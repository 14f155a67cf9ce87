import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Target } from '../../config/schema/target.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { targetMonths } from '../../indicators/targets.ts'
import { printedValue } from '../words/difference.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import { findValue, isRate, type Subject, type Value } from '../words/subject.ts'

/** A figure against the target of the board's file. */
export interface TargetCompliance {
  readonly kind: 'target_compliance'
  readonly subject: Subject
  readonly now: Value
  readonly target: Target
  readonly isMet: boolean
}

/** Null for indicators with neither good nor bad, and where the last whole span of the target has no figure. */
export function findTargetCompliance(subject: Subject, target: Target, month: Month): TargetCompliance | null {
  const { polarity } = subject.indicator
  const now = findValue(subject, targetMonths(target, month))
  if (polarity === 'neutral' || now === null) return null
  const order = new Big(now.exact).cmp(target.value)
  return { kind: 'target_compliance', subject, now, target, isMet: polarity === 'up' ? order >= 0 : order <= 0 }
}

/** A target's span, as words before `target`. */
export const SPAN_WORDS: Readonly<Record<Target['per'], string>> = {
  month: 'monthly ',
  quarter: 'quarterly ',
  year: 'yearly ',
  'rolling-12': '12-month ',
}

/** `... stood at 93.8% in the 12 months to March 2018, short of the 12-month target of at least 95.0% (set by ...).` */
export function writeTargetCompliance(
  { subject, now, target, isMet }: TargetCompliance,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const figure: Figure = book.derived({
    indicator: subject.indicator.id,
    area: subject.area,
    measure: `target ${target.per} ${target.setBy} ${target.value}`,
    exact: target.value,
    decimals: subject.indicator.decimals,
    format: subject.indicator.format,
    suffix: isRate(subject) ? '%' : '',
  })
  const looksLevel = printedValue(subject, now).eq(
    new Big(target.value).round(subject.indicator.decimals, Big.roundHalfUp),
  )
  const isUp = subject.indicator.polarity === 'up'
  const atLeast = isUp ? 'at least ' : 'at most '
  const aim = `the ${SPAN_WORDS[target.per]}target`
  const result: Part = looksLevel
    ? isMet
      ? `level with ${aim} of `
      : [`level as printed with ${aim} and, before rounding, just `, isUp ? 'below' : 'above', ' it: ']
    : `${isMet ? 'within' : isUp ? 'short of' : 'above'} ${aim} of ${atLeast}`
  return makeSentence(comparisonLeadIn(subject, now, book, naming), result, figure, ` (set by ${target.setBy})`)
}

/** How many items of a register score over their tolerance; an item at it is not over it. */
export interface ThresholdExceedance {
  readonly kind: 'threshold_exceedance'
  /** What is scored, in the plural: `areas of strategic demand`. */
  readonly items: string
  /** Id of the register, for the figures' refs: `risks`. */
  readonly register: string
  /** The one tolerance of all; null where they have tolerances of their own. */
  readonly tolerance: number | null
  readonly aboveCount: number
  readonly atCount: number
  readonly total: number
}

/** A score and the line it is held against. */
interface ScoredItem {
  readonly score: number
  readonly tolerance: number
}

/** Null where nothing is scored. */
export function findThresholdExceedance(
  register: string,
  items: string,
  scored: readonly ScoredItem[],
): ThresholdExceedance | null {
  const [first] = scored
  if (first === undefined) return null
  const isOne = scored.every(({ tolerance }) => tolerance === first.tolerance)
  return {
    kind: 'threshold_exceedance',
    register,
    items,
    tolerance: isOne ? first.tolerance : null,
    aboveCount: scored.filter(({ score, tolerance }) => score > tolerance).length,
    atCount: scored.filter(({ score, tolerance }) => score === tolerance).length,
    total: scored.length,
  }
}

/** `Of 13 areas, 10 score above the tolerance of 13; 2 score exactly that, which is not above it.` */
export function writeThresholdExceedance(
  { register, items, tolerance, aboveCount, atCount, total }: ThresholdExceedance,
  book: FigureBook,
): Sentence {
  const figure = (measure: string, exact: number) =>
    book.derived({ indicator: register, area: '', measure, exact, decimals: 0 })
  const score = (count: number) => (count === 1 ? ' scores' : ' score')
  return makeSentence(
    'of ',
    figure('number scored', total),
    ` ${items}, `,
    figure('number above the tolerance', aboveCount),
    score(aboveCount),
    tolerance === null ? ' above their tolerance' : [' above the tolerance of ', figure('tolerance', tolerance)],
    atCount === 0
      ? ''
      : ['; ', figure('number at the tolerance', atCount), score(atCount), ' exactly that, which is not above it'],
  )
}

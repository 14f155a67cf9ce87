import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { changeOf, directionOf } from '../difference.ts'
import { makeSentence, type Part } from '../sentence.ts'
import {
  figureWords,
  findValue,
  isCount,
  isRate,
  levelVerb,
  nameOf,
  SMALL_BASE,
  spanKey,
  subjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'

/** A part as a share of a whole, with both counts. */
export interface Share {
  readonly kind: 'share_of_total'
  readonly told: Told
  readonly now: Value
  readonly whole: { readonly told: Told; readonly now: Value }
}

/** Two groups of people on one rate. */
export interface GroupComparison {
  readonly kind: 'group_comparison'
  readonly told: Told
  readonly now: Value
  readonly other: { readonly told: Told; readonly now: Value }
}

/** One figure as a multiple of another, or per one of another. */
export interface Ratio {
  readonly kind: 'derived_ratio'
  readonly told: Told
  readonly now: Value
  readonly by: { readonly told: Told; readonly now: Value }
  /** Further divisor, e.g. the 12 months of a monthly average. */
  readonly months: number
}

/** Null for what is no count, where the part is more than the whole, and where the whole is nothing. */
export function findShare(told: Told, whole: Told, months: readonly Month[]): Share | null {
  const now = findValue(told, months)
  const total = findValue(whole, months)
  if (now === null || total === null || !isCount(told) || !isCount(whole)) return null
  return total.value > 0 && now.value >= 0 && now.value <= total.value
    ? { kind: 'share_of_total', told, now, whole: { told: whole, now: total } }
    : null
}

/** `... came to 10,072 incidents in the 12 months to March 2018, 5.4% of the 186,519 in All Incidents`. On a base under 20 the counts stand alone. */
export function writeShare({ told, now, whole }: Share, book: FigureBook, voice: Voice): Sentence {
  const percent = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `share of ${whole.told.indicator.id}/${whole.told.area} over ${spanKey(now)}`,
    exact: new Big(now.exact).times(100).div(whole.now.exact).toFixed(),
    decimals: 1,
    suffix: '%',
    drops: now.drops,
  })
  const total: Part[] = figureWords(whole.told, whole.now, book)
  return makeSentence(
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    whole.now.value < SMALL_BASE ? ', out of ' : [', ', percent, ' of the '],
    total,
    ' in ',
    nameOf(whole.told),
  )
}

/** Null unless both are rates over the same months, of groups that differ as printed. */
export function findGroupComparison(told: Told, other: Told, months: readonly Month[]): GroupComparison | null {
  const now = findValue(told, months)
  const there = findValue(other, months)
  if (now === null || there === null || !isRate(told) || !isRate(other)) return null
  return ['up', 'down'].includes(directionOf(told, now, there))
    ? { kind: 'group_comparison', told, now, other: { told: other, now: there } }
    : null
}

/** `... stood at 79% in ..., 32 percentage points higher than ... (47%).` The groups are the areas or the indicators' names. */
export function writeGroupComparison({ told, now, other }: GroupComparison, book: FigureBook, voice: Voice): Sentence {
  const gap = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `gap to ${other.told.indicator.id}/${other.told.area} over ${spanKey(now)}`,
    exact: changeOf(told, now, other.now).toFixed(),
    decimals: told.indicator.decimals,
    sign: 'never',
  })
  const word = directionOf(told, now, other.now) === 'up' ? 'higher' : 'lower'
  return makeSentence(
    subjectOf(told, voice),
    ' stood at ',
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    ', ',
    gap,
    ` percentage points ${word} than ${nameOf(other.told)}: `,
    figureWords(other.told, other.now, book),
  )
}

/** Null where either has no figure or the divisor is nothing. `perMonth` divides by the months of the span as well. */
export function findRatio(told: Told, by: Told, months: readonly Month[], perMonth = false): Ratio | null {
  const now = findValue(told, months)
  const divisor = findValue(by, months)
  return now && divisor && divisor.value > 0 && !isRate(told)
    ? { kind: 'derived_ratio', told, now, by: { told: by, now: divisor }, months: perMonth ? months.length : 1 }
    : null
}

/** `... came to 50,687 hours in the 12 months to November 2019: 19.6 a month for each of the 216 in ...` */
export function writeRatio({ told, now, by, months }: Ratio, book: FigureBook, voice: Voice): Sentence {
  const ratio: Figure = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `per ${by.told.indicator.id}${months > 1 ? ' and month' : ''} over ${spanKey(now)}`,
    exact: new Big(now.exact).div(by.now.exact).div(months).toFixed(),
    decimals: 1,
  })
  return makeSentence(
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    ': ',
    ratio,
    months > 1 ? ' a month' : '',
    ' for each of the ',
    figureWords(by.told, by.now, book),
    ' in ',
    nameOf(by.told),
  )
}

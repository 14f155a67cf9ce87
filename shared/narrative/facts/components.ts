import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { changeOf, directionOf, enterChange, withoutBrackets } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import {
  comparedWords,
  earlierWords,
  figureWords,
  findValue,
  isCount,
  isRate,
  nameOf,
  SMALL_BASE,
  spanKey,
  type Told,
  type Value,
  type Voice,
  whenWords,
} from '../telling.ts'

/** One part's figure now and before. */
interface PartChange {
  readonly told: Told
  readonly now: Value
  readonly then: Value
}

/** What made up a change. Parts are other indicators, or areas. */
export interface Drivers {
  readonly kind: 'driver_breakdown'
  readonly told: Told
  readonly now: Value
  readonly then: Value
  /** Parts that moved the same way as the whole, the largest first. */
  readonly parts: readonly PartChange[]
  /** True where the parts add up to the whole in both spans and none moved against it: shares may be given. */
  readonly isWhole: boolean
  readonly by: 'part' | 'area'
}

/** A part of a measure against the whole measure, as rates. */
export interface ComponentOnOverall {
  readonly kind: 'component_vs_overall'
  readonly told: Told
  readonly now: Value
  readonly overall: { readonly told: Told; readonly now: Value }
}

/** Parts named in a sentence. */
const MOST_NAMED = 3

/** The parts that moved the way the total did. Null for rates, without a change, and where a part has no figure. */
export function findDrivers(
  whole: Told,
  parts: readonly Told[],
  months: readonly Month[],
  before: readonly Month[],
  by: Drivers['by'],
): Drivers | null {
  const now = findValue(whole, months)
  const then = findValue(whole, before)
  if (now === null || then === null || !isCount(whole)) return null
  const direction = directionOf(whole, now, then)
  const changes = parts.flatMap(told => {
    const [a, b] = [findValue(told, months), findValue(told, before)]
    return a && b ? [{ told, now: a, then: b }] : []
  })
  if (changes.length < 2 || changes.length < parts.length || (direction !== 'up' && direction !== 'down')) return null
  const moving = changes.filter(part => directionOf(part.told, part.now, part.then) === direction)
  if (moving.length === 0) return null
  const addsUp = (key: 'now' | 'then', total: Value) =>
    changes.reduce((sum, part) => sum.plus(part[key].exact), new Big(0)).eq(total.exact)
  const against = changes.some(part => !['same', direction].includes(directionOf(part.told, part.now, part.then)))
  const sorted = [...moving].sort((a, b) =>
    changeOf(b.told, b.now, b.then)
      .abs()
      .cmp(changeOf(a.told, a.now, a.then).abs()),
  )
  return {
    kind: 'driver_breakdown',
    told: whole,
    now,
    then,
    parts: sorted,
    isWhole: !against && addsUp('now', now) && addsUp('then', then),
    by,
  }
}

/** `Of the rise of 8,132 in All Recorded Crime in the 12 months to March 2018 on the 12 months before, 5,000 (61.5%) in Violence ...` */
export function writeDrivers(
  { told, now, then, parts, isWhole, by }: Drivers,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const word = directionOf(told, now, then) === 'up' ? 'rise' : 'fall'
  const total = changeOf(told, now, then).abs()
  const named = parts.slice(0, MOST_NAMED)
  const partName = (part: PartChange) => (by === 'area' ? part.told.areaName : nameOf(part.told))
  const words = named.map((part): Part => {
    const change = changeOf(part.told, part.now, part.then).abs()
    const share =
      isWhole && total.gte(SMALL_BASE)
        ? [
            ' (',
            book.derived({
              indicator: part.told.indicator.id,
              area: part.told.area,
              measure: `share of the change in ${told.indicator.id}/${told.area} to ${spanKey(now)}`,
              exact: change.times(100).div(total).toFixed(),
              decimals: 1,
              suffix: '%',
            }),
            ')',
          ]
        : []
    return [enterChange(part.told, part.now, part.then, book), ...share, ' in ', partName(part)]
  })
  const change: Part[] = [
    `of the ${word} of `,
    enterChange(told, now, then, book),
    voice === 'named' ? ` in ${nameOf(told)} ` : ' ',
    ...whenWords(told, now, book),
    ' on ',
    ...earlierWords(told, now, then, book),
    ', ',
  ]
  return isWhole
    ? makeSentence(change, listParts(words))
    : makeSentence(change, `the largest ${word}s were `, listParts(words))
}

/** Null unless both are rates with a figure over the same months. */
export function findComponentOnOverall(told: Told, overall: Told, months: readonly Month[]): ComponentOnOverall | null {
  const now = findValue(told, months)
  const whole = findValue(overall, months)
  return now && whole && isRate(told) && isRate(overall)
    ? { kind: 'component_vs_overall', told, now, overall: { told: overall, now: whole } }
    : null
}

/** `... stood at 76.1% (n = 1,740) in the 12 months to September 2016, 10.4 percentage points lower than Victim satisfaction (86.5%, n = 1,754).` */
export function writeComponentOnOverall(
  { told, now, overall }: ComponentOnOverall,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const direction = directionOf(told, now, overall.now)
  const gap = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `gap to ${overall.told.indicator.id} over ${spanKey(now)}`,
    exact: changeOf(told, now, overall.now).toFixed(),
    decimals: told.indicator.decimals,
    sign: 'never',
  })
  const compared: Part[] =
    direction === 'up' || direction === 'down'
      ? [gap, ` percentage points ${direction === 'up' ? 'higher' : 'lower'} than `]
      : ['level with ']
  return makeSentence(
    comparedWords(told, now, book, voice),
    compared,
    nameOf(overall.told),
    ' (',
    withoutBrackets(figureWords(overall.told, overall.now, book)),
    ')',
  )
}

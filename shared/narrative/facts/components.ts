import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { changeOf, claimDifference, directionOf, recordChange, withoutBrackets } from '../words/difference.ts'
import { figureWords, spanKey } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { earlierPeriodWords, whenWords } from '../words/period-words.ts'
import { listParts, makeSentence, type Part } from '../words/sentence.ts'
import { findValue, isCount, isRate, SMALL_BASE, type Subject, type Value } from '../words/subject.ts'

/** One part's figure now and before. */
interface PartChange {
  readonly subject: Subject
  readonly now: Value
  readonly then: Value
}

/** What made up a change. Parts are other indicators, or areas. */
export interface Drivers {
  readonly kind: 'driver_breakdown'
  readonly subject: Subject
  readonly now: Value
  readonly then: Value
  /** Parts that moved the same way as the whole, the largest first. */
  readonly parts: readonly PartChange[]
  /** Parts that did not. */
  readonly others: readonly Subject[]
  /** True where the parts add up to the whole in both spans and none moved against it: shares may be given. */
  readonly isComplete: boolean
  readonly by: 'part' | 'area'
}

/** A part of a measure against the whole measure, as rates. */
export interface ComponentVersusOverall {
  readonly kind: 'component_vs_overall'
  readonly subject: Subject
  readonly now: Value
  readonly overall: { readonly subject: Subject; readonly now: Value }
}

/** Parts named in a sentence. */
const MAX_NAMED = 3

/** The parts that moved the way the total did. Null for rates, without a change, and where a part has no figure. */
export function findDrivers(
  whole: Subject,
  parts: readonly Subject[],
  months: readonly Month[],
  before: readonly Month[],
  by: Drivers['by'],
): Drivers | null {
  const now = findValue(whole, months)
  const then = findValue(whole, before)
  if (now === null || then === null || !isCount(whole)) return null
  const direction = directionOf(whole, now, then)
  const changes = parts.flatMap(subject => {
    const [a, b] = [findValue(subject, months), findValue(subject, before)]
    return a && b ? [{ subject, now: a, then: b }] : []
  })
  if (changes.length < 2 || changes.length < parts.length || (direction !== 'up' && direction !== 'down')) return null
  const moving = changes.filter(part => directionOf(part.subject, part.now, part.then) === direction)
  if (moving.length === 0) return null
  const addsUp = (key: 'now' | 'then', total: Value) =>
    changes.reduce((sum, part) => sum.plus(part[key].exact), new Big(0)).eq(total.exact)
  const hasOpposingParts = changes.some(
    part => !['same', direction].includes(directionOf(part.subject, part.now, part.then)),
  )
  const sorted = [...moving].sort((a, b) =>
    changeOf(b.subject, b.now, b.then)
      .abs()
      .cmp(changeOf(a.subject, a.now, a.then).abs()),
  )
  return {
    kind: 'driver_breakdown',
    subject: whole,
    now,
    then,
    parts: sorted,
    others: changes.filter(part => !moving.includes(part)).map(part => part.subject),
    isComplete: !hasOpposingParts && addsUp('now', now) && addsUp('then', then),
    by,
  }
}

/** `Of the rise of 8,132 in Emergency Care in the 12 months to March 2018, 5,000 (61.5%) in Admissions ...` */
export function writeDrivers(
  { subject, now, then, parts, isComplete, by }: Drivers,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const word = directionOf(subject, now, then) === 'up' ? 'rise' : 'fall'
  const total = changeOf(subject, now, then).abs()
  const named = parts.slice(0, MAX_NAMED)
  const partName = (part: PartChange) => (by === 'area' ? part.subject.areaName : subjectName(part.subject))
  const words = named.map((part): Part => {
    const change = changeOf(part.subject, part.now, part.then).abs()
    const share = isComplete && total.gte(SMALL_BASE) ? [' (', shareOfChange(part, change, total), ')'] : []
    return [recordChange(part.subject, part.now, part.then, book), ...share, ' in ', partName(part)]
  })
  const change: Part[] = [
    `of the ${word} of `,
    recordChange(subject, now, then, book),
    naming === 'named' ? ` in ${subjectName(subject)} ` : ' ',
    ...whenWords(subject, now, book),
    ...(now.from === now.to ? [' on ', ...earlierPeriodWords(subject, now, then, book)] : []),
    ', ',
  ]
  return isComplete
    ? makeSentence(change, listParts(words))
    : makeSentence(change, 'the largest were ', listParts(words))

  function shareOfChange(part: PartChange, size: Big, of: Big): Figure {
    const figure = book.derived({
      indicator: part.subject.indicator.id,
      area: part.subject.area,
      measure: `share of the change in ${subject.indicator.id}/${subject.area} to ${spanKey(now)}`,
      exact: size.times(100).div(of).toFixed(),
      decimals: 1,
      suffix: '%',
    })
    book.claim({
      kind: 'share-of-change',
      part: { indicator: part.subject.indicator.id, area: part.subject.area },
      whole: { indicator: subject.indicator.id, area: subject.area },
      now: { from: now.from, to: now.to },
      then: { from: then.from, to: then.to },
      printed: figure.printed,
    })
    return figure
  }
}

/** Null unless both are rates with a figure over the same months. */
export function findComponentVersusOverall(
  subject: Subject,
  overall: Subject,
  months: readonly Month[],
): ComponentVersusOverall | null {
  const now = findValue(subject, months)
  const whole = findValue(overall, months)
  return now && whole && isRate(subject) && isRate(overall)
    ? { kind: 'component_vs_overall', subject, now, overall: { subject: overall, now: whole } }
    : null
}

/** `... stood at 76.1% (n = 1,740) in the 12 months to September 2016, 10.4 percentage points lower than Patient satisfaction (86.5%, n = 1,754).` */
export function writeComponentVersusOverall(
  { subject, now, overall }: ComponentVersusOverall,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const direction = directionOf(subject, now, overall.now)
  const gap = book.derived({
    indicator: subject.indicator.id,
    area: subject.area,
    measure: `gap to ${overall.subject.indicator.id} over ${spanKey(now)}`,
    exact: changeOf(subject, now, overall.now).toFixed(),
    decimals: subject.indicator.decimals,
    format: subject.indicator.format,
    sign: 'never',
  })
  claimDifference(book, [subject, now], [overall.subject, overall.now], 'size', gap.printed)
  const compared: Part[] =
    direction === 'up' || direction === 'down'
      ? [gap, ` percentage points ${direction === 'up' ? 'higher' : 'lower'} than `]
      : ['level with ']
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    compared,
    subjectName(overall.subject),
    ' (',
    withoutBrackets(figureWords(overall.subject, overall.now, book)),
    ')',
  )
}

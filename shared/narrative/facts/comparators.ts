import type { Figure, Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import {
  changeOf,
  claimDifference,
  directionOf,
  printedValue,
  sizeWords,
  withoutBrackets,
} from '../words/difference.ts'
import { figureWords, valueWords } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import { type SubjectNaming, subjectWords } from '../words/naming.ts'
import { periodWords, whenWords } from '../words/period-words.ts'
import { listParts, makeSentence, type Part } from '../words/sentence.ts'
import type { Subject, Value } from '../words/subject.ts'

/** The same figure of somebody else: the country, the region, a peer. The area of its subject names it. */
export interface Comparator {
  readonly subject: Subject
  readonly value: Value
}

/** The figure against the country's or region's, or that of named peers. */
export interface ComparatorComparison {
  readonly kind: 'vs_national' | 'vs_peers'
  readonly subject: Subject
  readonly now: Value
  readonly others: readonly Comparator[]
}

/** Whether a change here went the way it went elsewhere. */
export interface SameDirectionAsNational {
  readonly kind: 'vs_national'
  readonly shape: 'direction'
  readonly subject: Subject
  readonly now: Value
  readonly then: Value
  readonly other: { readonly subject: Subject; readonly now: Value; readonly then: Value }
}

/** Nearer than one part in 200 counts as level: 59.92 and 59.94 per thousand are one figure to a board. */
const EQUAL_TOLERANCE = 0.005

/** Null for counts, which bodies of different size cannot be compared by, and where there is nobody to compare with. */
export function findComparatorComparison(
  kind: ComparatorComparison['kind'],
  subject: Subject,
  now: Value,
  others: readonly Comparator[],
): ComparatorComparison | null {
  const isComparable = subject.indicator.aggregation !== 'count' && subject.indicator.aggregation !== 'headcount'
  return isComparable && others.length > 0 ? { kind, subject, now, others } : null
}

/**
 * `... stood at 2.8% in the 12 months to April 2020, 1.4 percentage points lower than England and Wales (4.2%)`. Where the
 * other figure is of other months, those are printed beside it.
 */
export function writeComparatorComparison(
  { subject, now, others }: ComparatorComparison,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const compared = others.map(other => comparatorWords(subject, now, other, book))
  return makeSentence(comparisonLeadIn(subject, now, book, naming), listParts(compared, '; '))
}

/** On which side of another's figure this one is, as a board would see it. */
export function comparatorSide(subject: Subject, now: Value, other: Value): 'above' | 'below' | 'level' {
  const size = changeOf(subject, now, other).abs()
  if (size.lte(printedValue(subject, other).abs().times(EQUAL_TOLERANCE))) return 'level'
  return directionOf(subject, now, other) === 'up' ? 'above' : 'below'
}

function comparatorWords(subject: Subject, now: Value, other: Comparator, book: FigureBook): Part[] {
  const side = comparatorSide(subject, now, other.value)
  const differs = now.from !== other.value.from || now.to !== other.value.to
  const figure: Part[] = [
    ' (',
    ...withoutBrackets(figureWords(other.subject, other.value, book)),
    differs ? ', ' : '',
    ...(differs ? periodWords(other.subject, other.value, book).words : []),
    ')',
  ]
  if (side === 'level') return ['practically level with ', other.subject.areaName, ...figure]
  const word = side === 'above' ? ' higher than ' : ' lower than '
  return [...gapWords(subject, now, other, book), word, other.subject.areaName, ...figure]
}

function gapWords(subject: Subject, now: Value, other: Comparator, book: FigureBook): Part[] {
  const gap: Figure = book.derived({
    indicator: subject.indicator.id,
    area: subject.area,
    measure: `gap to ${other.subject.area} at ${other.value.to} from ${now.to}`,
    exact: changeOf(subject, now, other.value).toFixed(),
    decimals: subject.indicator.decimals,
    format: subject.indicator.format,
    sign: 'never',
    drops: [...now.drops, ...other.value.drops],
  })
  claimDifference(book, [subject, now], [other.subject, other.value], 'size', gap.printed)
  return subject.indicator.aggregation === 'percentage' ? [gap, ' percentage points'] : [gap]
}

/** Null unless both figures moved, over the same months; says whether they moved the same way. */
export function findSameDirectionAsNational(
  subject: Subject,
  now: Value,
  then: Value,
  other: SameDirectionAsNational['other'],
): SameDirectionAsNational | null {
  const moved = [directionOf(subject, now, then), directionOf(other.subject, other.now, other.then)]
  return moved.every(direction => direction === 'up' || direction === 'down')
    ? { kind: 'vs_national', shape: 'direction', subject, now, then, other }
    : null
}

export function writeSameDirectionAsNational(
  { subject, now, then, other }: SameDirectionAsNational,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const here = directionOf(subject, now, then)
  const there = directionOf(other.subject, other.now, other.then)
  const moved = (direction: string) => (direction === 'up' ? 'rose by ' : 'fell by ')
  return makeSentence(
    subjectWords(subject, naming),
    ` ${moved(here)}`,
    sizeWords(subject, now, then, book),
    ' to ',
    valueWords(subject, now, book),
    ' ',
    whenWords(subject, now, book),
    here === there ? ', the same way as ' : ', while ',
    other.subject.areaName,
    here === there ? ', which ' : ' ',
    moved(there),
    sizeWords(other.subject, other.now, other.then, book),
    ' to ',
    valueWords(other.subject, other.now, book),
    ' ',
    whenWords(other.subject, other.now, book),
  )
}

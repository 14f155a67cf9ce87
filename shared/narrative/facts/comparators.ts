import type { Figure, Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { changeOf, directionOf, printedValue, sizeWords, withoutBrackets } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import {
  comparedWords,
  figureWords,
  periodWords,
  subjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'

/** The same figure of somebody else: the country, the region, a force. The area of `told` names it. */
export interface Comparator {
  readonly told: Told
  readonly value: Value
}

/** The figure against the country's or region's, or that of named forces. */
export interface AgainstOthers {
  readonly kind: 'vs_national' | 'vs_peer_forces'
  readonly told: Told
  readonly now: Value
  readonly others: readonly Comparator[]
}

/** Whether a change here went the way it went elsewhere. */
export interface SameWayAsNational {
  readonly kind: 'vs_national'
  readonly shape: 'direction'
  readonly told: Told
  readonly now: Value
  readonly then: Value
  readonly other: { readonly told: Told; readonly now: Value; readonly then: Value }
}

/** Nearer than one part in 200 counts as level: 59.92 and 59.94 per thousand are one figure to a board. */
const LEVEL_SHARE = 0.005

/** Null for counts, which bodies of different size cannot be compared by, and where there is nobody to compare with. */
export function findAgainstOthers(
  kind: AgainstOthers['kind'],
  told: Told,
  now: Value,
  others: readonly Comparator[],
): AgainstOthers | null {
  const isComparable = told.indicator.aggregation !== 'count' && told.indicator.aggregation !== 'headcount'
  return isComparable && others.length > 0 ? { kind, told, now, others } : null
}

/**
 * `... stood at 2.8% in the 12 months to April 2020, 1.4 percentage points lower than England and Wales (4.2%)`. Where the
 * other figure is of other months, those are printed beside it.
 */
export function writeAgainstOthers({ told, now, others }: AgainstOthers, book: FigureBook, voice: Voice): Sentence {
  const compared = others.map(other => againstOne(told, now, other, book))
  return makeSentence(comparedWords(told, now, book, voice), listParts(compared, '; '))
}

function againstOne(told: Told, now: Value, other: Comparator, book: FigureBook): Part[] {
  const size = changeOf(told, now, other.value).abs()
  const isLevel = size.lte(printedValue(told, other.value).abs().times(LEVEL_SHARE))
  const differs = now.from !== other.value.from || now.to !== other.value.to
  const figure: Part[] = [
    ' (',
    ...withoutBrackets(figureWords(other.told, other.value, book)),
    differs ? ', ' : '',
    ...(differs ? periodWords(other.told, other.value, book).words : []),
    ')',
  ]
  if (isLevel) return ['practically level with ', other.told.areaName, ...figure]
  const word = directionOf(told, now, other.value) === 'up' ? ' higher than ' : ' lower than '
  return [...gapWords(told, now, other, book), word, other.told.areaName, ...figure]
}

function gapWords(told: Told, now: Value, other: Comparator, book: FigureBook): Part[] {
  const gap: Figure = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `gap to ${other.told.area} at ${other.value.to} from ${now.to}`,
    exact: changeOf(told, now, other.value).toFixed(),
    decimals: told.indicator.decimals,
    sign: 'never',
    drops: [...now.drops, ...other.value.drops],
  })
  return told.indicator.aggregation === 'percentage' ? [gap, ' percentage points'] : [gap]
}

/** Null unless both figures moved, over the same months; says whether they moved the same way. */
export function findSameWayAsNational(
  told: Told,
  now: Value,
  then: Value,
  other: SameWayAsNational['other'],
): SameWayAsNational | null {
  const moved = [directionOf(told, now, then), directionOf(other.told, other.now, other.then)]
  return moved.every(direction => direction === 'up' || direction === 'down')
    ? { kind: 'vs_national', shape: 'direction', told, now, then, other }
    : null
}

export function writeSameWayAsNational(
  { told, now, then, other }: SameWayAsNational,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const here = directionOf(told, now, then)
  const there = directionOf(other.told, other.now, other.then)
  const moved = (direction: string) => (direction === 'up' ? 'rose by ' : 'fell by ')
  return makeSentence(
    subjectOf(told, voice),
    ` ${moved(here)}`,
    sizeWords(told, now, then, book),
    ' to ',
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    here === there ? ', the same way as ' : ', while ',
    other.told.areaName,
    here === there ? ', which ' : ' ',
    moved(there),
    sizeWords(other.told, other.now, other.then, book),
    ' to ',
    valueWords(other.told, other.now, book),
    ' ',
    whenWords(other.told, other.now, book),
  )
}

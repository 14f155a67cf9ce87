import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/document.ts'
import type { PeerJudgement } from '../../indicators/judgement.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { changeOf, directionOf, printedValue, sizeWords } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import {
  enterCount,
  figureWords,
  levelVerb,
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
  return makeSentence(
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    ', ',
    listParts(compared, '; '),
  )
}

function againstOne(told: Told, now: Value, other: Comparator, book: FigureBook): Part[] {
  const size = changeOf(told, now, other.value).abs()
  const isLevel = size.lte(printedValue(told, other.value).abs().times(LEVEL_SHARE))
  const differs = now.from !== other.value.from || now.to !== other.value.to
  const figure: Part[] = [
    ' (',
    ...figureWords(other.told, other.value, book).map(part => part),
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

/** Place among those with a figure: 1 is the most favourable, or the highest where neither direction is. */
export interface PeerRank {
  readonly kind: 'peer_rank'
  readonly told: Told
  readonly now: Value
  readonly rank: number
  readonly of: number
  /** The place at an earlier time. */
  readonly before: { readonly rank: number; readonly of: number; readonly value: Value } | null
}

/** Place among the most similar forces, as the dashboard judged it. */
export interface SimilarForces {
  readonly kind: 'peer_rank'
  readonly shape: 'judged'
  readonly told: Told
  readonly peers: PeerJudgement & {
    readonly own: number
    readonly rank: number
    readonly period: { readonly from: Month; readonly to: Month }
  }
}

/** Null where nothing of a similar force is held. */
export function findSimilarForces(told: Told, peers: PeerJudgement): SimilarForces | null {
  const { own, rank, period } = peers
  return own === null || rank === null || period === null
    ? null
    : { kind: 'peer_rank', shape: 'judged', told, peers: { ...peers, own, rank, period } }
}

/** `... stood at 78.1 offences for 1,000 people in the 12 months to March 2018, place 8 of 8 most similar forces, the highest first; the mean of the others is 70.2.` */
export function writeSimilarForces({ told, peers }: SimilarForces, book: FigureBook, voice: Voice): Sentence {
  const { own, rank, of, peerMean, unit, period, word, missing } = peers
  const rate = told.indicator.aggregation === 'percentage'
  const suffix = rate ? '%' : ''
  const decimals = rate ? told.indicator.decimals : Math.max(1, told.indicator.decimals)
  const figure = (measure: string, exact: number, places = decimals, mark: '%' | '' = suffix) =>
    book.derived({
      indicator: told.indicator.id,
      area: told.area,
      measure: `${measure}, most similar forces, ${period.from} to ${period.to}`,
      exact: new Big(exact).toFixed(),
      decimals: places,
      suffix: mark,
      period,
    })
  const against: Part =
    peerMean === null ? '' : ['; the mean of the others is ', figure('mean of the others', peerMean)]
  const judged =
    word === 'Higher' || word === 'Lower' ? `, ${word.toLowerCase()} than the range expected of a force like them` : ''
  return makeSentence(
    subjectOf(told, voice),
    ' stood at ',
    figure('own rate', own),
    rate ? '' : ` ${unit}`,
    ' ',
    whenWords({ ...told, indicator: { ...told.indicator, aggregation: 'count' } }, period, book),
    ', place ',
    figure('rank', rank, 0, ''),
    ' of ',
    figure('number', of, 0, ''),
    ' most similar forces, the highest first',
    against,
    judged,
    missing.length === 0 ? '' : `; ${missing.length === 1 ? 'one has' : 'some have'} sent no figure`,
  )
}

/** Who is ranked, in the plural. */
const RANKED = 'forces with a figure'

/** 1 + the number strictly better. Null with fewer than three others, and for counts. */
export function findPeerRank(
  told: Told,
  now: Value,
  others: readonly Value[],
  earlier: { now: Value; others: readonly Value[] } | null = null,
): PeerRank | null {
  const isComparable = told.indicator.aggregation !== 'count' && told.indicator.aggregation !== 'headcount'
  if (!isComparable || others.length < 3) return null
  const place = (own: Value, rest: readonly Value[]) => ({
    rank: 1 + rest.filter(value => isBetter(told, value, own)).length,
    of: rest.length + 1,
  })
  const before = earlier === null ? null : { ...place(earlier.now, earlier.others), value: earlier.now }
  return { kind: 'peer_rank', told, now, ...place(now, others), before }
}

function isBetter(told: Told, one: Value, other: Value): boolean {
  const order = new Big(one.exact).cmp(other.exact)
  return told.indicator.polarity === 'down' ? order < 0 : order > 0
}

/** `... stood at 21.5% in June 2016, place 30 of 43 forces with a figure, the highest first; it was 38 of 43 in June 2015.` */
export function writePeerRank({ told, now, rank, of, before }: PeerRank, book: FigureBook, voice: Voice): Sentence {
  const place = (value: Value, key: string, exact: number) =>
    enterCount(told, `${key} among forces, ${value.from} to ${value.to}`, exact, book)
  return makeSentence(
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    ', place ',
    place(now, 'rank', rank),
    ' of ',
    place(now, 'number', of),
    ` ${RANKED}, the ${told.indicator.polarity === 'down' ? 'lowest' : 'highest'} first`,
    before === null
      ? ''
      : [
          '; it was ',
          place(before.value, 'rank', before.rank),
          ' of ',
          place(before.value, 'number', before.of),
          ' ',
          whenWords(told, before.value, book),
        ],
  )
}

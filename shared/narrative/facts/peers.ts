import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { PeerJudgement } from '../../indicators/judgement.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence, type Part } from '../sentence.ts'
import {
  enterCount,
  levelVerb,
  subjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'

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

/** `... stood at 78.1 offences for 1,000 people in the 12 months to March 2018, place 8 of 8 most similar forces, the lowest first; the mean of the others is 70.2.` */
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
    ' most similar forces, the lowest first',
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

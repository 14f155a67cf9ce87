import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { PeerJudgement } from '../../indicators/judgement.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence, type Part } from '../sentence.ts'
import { nameOf, type Told, type Voice, whenWords } from '../telling.ts'

/** A judgement among similar forces that came to a place. */
type Placed = PeerJudgement & {
  readonly own: number
  readonly rank: number
  readonly period: { readonly from: Month; readonly to: Month }
}

/** Place among the most similar forces, as the dashboard judged it, and the place a year before. */
export interface PeerRank {
  readonly kind: 'peer_rank'
  readonly told: Told
  readonly peers: Placed
  readonly before: Placed | null
}

/** Null where nothing of a similar force is held; the place before is left out where it is of another number of months. */
export function findPeerRank(told: Told, peers: PeerJudgement, before: PeerJudgement | null = null): PeerRank | null {
  const now = placed(peers)
  const then = before === null ? null : placed(before)
  if (now === null) return null
  const isAlike = then !== null && (then.period.from === then.period.to) === (now.period.from === now.period.to)
  return { kind: 'peer_rank', told, peers: now, before: isAlike ? then : null }
}

function placed(peers: PeerJudgement): Placed | null {
  const { own, rank, period } = peers
  return own === null || rank === null || period === null ? null : { ...peers, own, rank, period }
}

/** `... stood at 78.1 offences for 1,000 people in the 12 months to March 2018, place 8 of 8 similar forces from the lowest (7 of 8 a year before); the mean of the others is 70.2.` */
export function writePeerRank({ told, peers, before }: PeerRank, book: FigureBook, voice: Voice): Sentence {
  const { own, peerMean, unit, period, word, missing } = peers
  const rate = told.indicator.aggregation === 'percentage'
  const suffix = rate ? '%' : ''
  const decimals = rate ? told.indicator.decimals : Math.max(1, told.indicator.decimals)
  const figure = (of: Placed, measure: string, exact: number, places = decimals, mark: '%' | '' = suffix) =>
    book.derived({
      indicator: told.indicator.id,
      area: told.area,
      measure: `${measure}, most similar forces, ${of.period.from} to ${of.period.to}`,
      exact: new Big(exact).toFixed(),
      decimals: places,
      suffix: mark,
      period: of.period,
    })
  const place = (of: Placed): Part[] => [figure(of, 'rank', of.rank, 0, ''), ' of ', figure(of, 'number', of.of, 0, '')]
  const against: Part =
    peerMean === null ? '' : ['; the mean of the others is ', figure(peers, 'mean of the others', peerMean)]
  const judged =
    word === 'Higher' || word === 'Lower'
      ? `, ${word === 'Higher' ? 'above' : 'below'} the range expected of a force like them`
      : ''
  return makeSentence(
    voice === 'named' ? nameOf(told) : 'it',
    ' stood at ',
    figure(peers, 'own rate', own),
    rate ? '' : ` ${unit}`,
    ' ',
    whenWords({ ...told, indicator: { ...told.indicator, aggregation: 'count' } }, period, book),
    ', place ',
    place(peers),
    ' similar forces from the lowest',
    before === null ? '' : [' (', place(before), ' a year before)'],
    judged,
    against,
    missing.length === 0 ? '' : `; ${missing.length === 1 ? 'one has' : 'some have'} sent no figure`,
  )
}

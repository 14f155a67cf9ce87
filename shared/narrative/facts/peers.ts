import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { peerDecimals } from '../../indicators/judge-peers.ts'
import type { PeerJudgement, PeerWords } from '../../indicators/judgement.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import type { Subject } from '../words/subject.ts'

/** A judgement among peers that came to a place. */
type RankedJudgement = PeerJudgement & {
  readonly ownRate: number
  readonly rank: number
  readonly period: { readonly from: Month; readonly to: Month }
  readonly words: PeerWords
}

/** Place among the peers, as the dashboard judged it, and the place a year before. */
export interface PeerRank {
  readonly kind: 'peer_rank'
  readonly subject: Subject
  readonly peers: RankedJudgement
  readonly before: RankedJudgement | null
}

/** Null where nothing of a peer is held; the place before is left out where it is of another number of months. */
export function findPeerRank(
  subject: Subject,
  peers: PeerJudgement,
  before: PeerJudgement | null = null,
): PeerRank | null {
  const now = toRankedJudgement(peers)
  const then = before === null ? null : toRankedJudgement(before)
  if (now === null) return null
  const isAlike = then !== null && (then.period.from === then.period.to) === (now.period.from === now.period.to)
  return { kind: 'peer_rank', subject, peers: now, before: isAlike ? then : null }
}

function toRankedJudgement(peers: PeerJudgement): RankedJudgement | null {
  const { ownRate, rank, period, words } = peers
  if (ownRate === null || rank === null || period === null || words === null) return null
  return { ...peers, ownRate, rank, period, words }
}

/** `... stood at 78.1 incidents for 1,000 people in the 12 months to March 2018, place 8 of 8 similar councils from the lowest (7 of 8 a year before); the mean of the others is 70.2.` */
export function writePeerRank({ subject, peers, before }: PeerRank, book: FigureBook, naming: SubjectNaming): Sentence {
  const { ownRate, peerMean, unit, period, word, missingPeers, words } = peers
  const rate = subject.indicator.aggregation === 'percentage'
  const suffix = rate ? '%' : ''
  const decimals = peerDecimals(subject.indicator, peers)
  const figure = (of: RankedJudgement, measure: string, exact: number, places = decimals, mark: '%' | '' = suffix) =>
    book.derived({
      indicator: subject.indicator.id,
      area: subject.area,
      measure: `${measure}, ${words.mostSimilarPeers}, ${of.period.from} to ${of.period.to}`,
      exact: new Big(exact).toFixed(),
      decimals: places,
      suffix: mark,
      period: of.period,
    })
  const rankWords = (of: RankedJudgement): Part[] => [
    figure(of, 'rank', of.rank, 0, ''),
    ' of ',
    figure(of, 'number', of.rankedCount, 0, ''),
  ]
  const against: Part =
    peerMean === null ? '' : ['; the mean of the others is ', figure(peers, 'mean of the others', peerMean)]
  const judged =
    word === 'Higher' || word === 'Lower'
      ? `, ${word === 'Higher' ? 'above' : 'below'} the range expected of a ${words.peer} like them`
      : ''
  return makeSentence(
    naming === 'named' ? subjectName(subject) : 'it',
    ' stood at ',
    figure(peers, 'own rate', ownRate),
    rate ? '' : ` ${unit}`,
    ' ',
    whenWords({ ...subject, indicator: { ...subject.indicator, aggregation: 'count' } }, period, book),
    ', place ',
    rankWords(peers),
    ` ${words.similarPeers} from the lowest`,
    before === null ? '' : [' (', rankWords(before), ' a year before)'],
    judged,
    against,
    missingPeers.length === 0 ? '' : `; ${missingPeers.length === 1 ? 'one has' : 'some have'} sent no figure`,
  )
}

import { studentQuantile } from './distributions.ts'
import { mean, standardDeviation } from './moments.ts'
import { RejectedInputError } from './rejected-input-error.ts'
import type { Range, VerdictWord } from './verdict.ts'

/** Fewer peers than this: a rank, and no word. */
const MIN_PEERS = 4

export interface PeerFigure {
  readonly name: string
  /** In the same unit as our own; null when the peer has not published it. */
  readonly rate: number | null
}

/** What a rule calls one peer, and several. */
export interface PeerNouns {
  readonly peer: string
  readonly similarPeers: string
}

export interface PeersVerdict {
  readonly word: VerdictWord
  /** 1 is the lowest rate; equal rates share a rank. Null without a rate of our own. */
  readonly rank: number | null
  /** How many bodies are ranked, our own included. */
  readonly rankedCount: number
  /** Unweighted, of the peers without our own. */
  readonly peerMean: number | null
  /** Comparable within it: where one more body like these would lie 19 times in 20. */
  readonly wordRange: Range | null
  /** One standard deviation each way, as context: a third of bodies lie outside it by construction. */
  readonly oneDeviation: Range | null
  readonly peersCounted: readonly string[]
  readonly peersMissing: readonly string[]
  /** The rule that fired, or why there is no verdict: a clause for the page. */
  readonly rule: string
}

/**
 * A body against its peers: rank, the peers' unweighted mean, and a word from a prediction interval.
 *
 * Definition (this system's own, design section c): peers' mean +- t(k - 1; 0.975) SD sqrt(1 + 1 / k), k peers (2.62 SD for 7). The mean leaves the body itself
 * out, which would pull the average towards it; `docs/deviations.md` says how published comparisons differ. In: rates of one period and unit. Not valid for counts, for peers of different definitions, or
 * where a peer's rate stands on few events. Example: own 75 against 60, 62, 64, 66, 68, 70, 72: mean 66, range 54.7 to 77.3: Comparable, rank 8 of 8.
 *
 * @throws RejectedInput for a peer named twice
 */
export function compareWithPeers(ownRate: number | null, peers: readonly PeerFigure[], words: PeerNouns): PeersVerdict {
  const duplicatePeer = peers.find((peer, i) => peers.findIndex(other => other.name === peer.name) < i)
  if (duplicatePeer !== undefined) throw new RejectedInputError(`${duplicatePeer.name} is among the peers twice`)
  const includedPeers = peers.filter(peer => peer.rate !== null)
  const rates = includedPeers.map(peer => peer.rate!)
  const k = rates.length
  const comparison = {
    rank: ownRate === null ? null : 1 + rates.filter(rate => rate < ownRate).length,
    rankedCount: k + (ownRate === null ? 0 : 1),
    peerMean: k === 0 ? null : mean(rates),
    peersCounted: includedPeers.map(peer => peer.name),
    peersMissing: peers.filter(peer => peer.rate === null).map(peer => peer.name),
  }
  if (ownRate === null)
    return { ...comparison, word: 'n/a', wordRange: null, oneDeviation: null, rule: 'there is no rate of our own' }
  if (comparison.peerMean === null || k < MIN_PEERS)
    return {
      ...comparison,
      word: 'n/a',
      wordRange: null,
      oneDeviation: null,
      rule: `only ${k} ${words.similarPeers} have a rate, and ${MIN_PEERS} are needed: rank only`,
    }
  const deviation = standardDeviation(rates)
  const rangeAroundMean = (halfWidth: number): Range => ({
    lower: comparison.peerMean! - halfWidth,
    upper: comparison.peerMean! + halfWidth,
  })
  const wordRange = rangeAroundMean(studentQuantile(0.975, k - 1) * deviation * Math.sqrt(1 + 1 / k))
  const word = ownRate > wordRange.upper ? 'Higher' : ownRate < wordRange.lower ? 'Lower' : 'Comparable'
  const position = word === 'Comparable' ? 'within' : word === 'Higher' ? 'above' : 'below'
  return {
    ...comparison,
    word,
    wordRange,
    oneDeviation: rangeAroundMean(deviation),
    rule: `${position} the range expected of one more ${words.peer} like these ${k}`,
  }
}

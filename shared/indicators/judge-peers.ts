import { type Month, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Peer } from '../config/schema/peer.ts'
import { decimalsToTell } from '../figures/decimals-to-tell.ts'
import { compareWithPeers, type PeersVerdict } from '../statistics/peers.ts'
import { senseOf } from './judge.ts'
import type { PeerJudgement, PeerRate, PeerWords } from './judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'

/** A peer and what is known of the indicator there. */
export interface PeerSeries {
  readonly peer: Peer
  readonly series: MonthlySeries
}

/** What is needed to set a body beside its peers; without a population its counts cannot be. */
export interface BodySeries {
  readonly population: number | undefined
  readonly series: MonthlySeries
}

/** People that rates of counts are for. */
export const RATE_POPULATION = 1000

/**
 * The body among its peers: rates for 1,000 people where the indicator counts things, the figure itself where it is a rate
 * already. Over the 12 months to `month` where the body and some peer have them; otherwise over the month alone. Headcounts
 * are not compared: bodies differ in size.
 *
 * @param words what the board calls its peers
 */
export function judgePeers(
  indicator: Indicator,
  month: Month,
  own: BodySeries,
  peers: readonly PeerSeries[],
  words: PeerWords,
): PeerJudgement {
  const isRate =
    indicator.aggregation === 'percentage' || indicator.aggregation === 'mean' || indicator.aggregation === 'per-head'
  const unit = isRate ? indicator.unit : `${indicator.unit} for 1,000 people`
  if (indicator.aggregation === 'headcount')
    return noPeerJudgement(unit, `${words.peers} differ in size, so headcounts are not compared`)
  for (const months of [monthsEnding(month, 12), [month]]) {
    const rateOf = ({ series, population }: BodySeries): Pick<PeerRate, 'rate' | 'base'> => {
      const measure = measureMonths(indicator, series, months)
      if (measure.kind !== 'value') return { rate: null, base: null }
      if (isRate) return { rate: measure.value, base: measure.denominator }
      const rate = population === undefined ? null : (measure.value * RATE_POPULATION) / population
      return { rate, base: rate === null ? null : population! }
    }
    const rates = peers.map(({ peer: { id, name, population }, series }) => ({
      id,
      name,
      ...rateOf({ series, population }),
    }))
    const { rate: ownRate, base: ownBase } = rateOf(own)
    if (ownRate === null || rates.every(({ rate }) => rate === null)) continue
    const verdict = compareWithPeers(ownRate, rates, words)
    return {
      displayText: formatPeers(verdict),
      word: verdict.word,
      sense: senseOf(indicator, verdict.word),
      rank: verdict.rank,
      rankedCount: verdict.rankedCount,
      ownRate,
      ownBase,
      peerMean: verdict.peerMean,
      unit,
      period: { from: months[0]!, to: months.at(-1)! },
      includedPeers: verdict.peersCounted,
      missingPeers: verdict.peersMissing,
      rates,
      rule: verdict.rule,
      words,
    }
  }
  return noPeerJudgement(unit, `no figure of a similar ${words.peer} has been received`)
}

/** Decimals by which the rates of a comparison can be distinguished: `0.06 against 0.04` instead of `0.1 against 0.0`. */
export function peerDecimals(indicator: Indicator, { ownRate, peerMean, rates }: PeerJudgement): number {
  const figures = [ownRate, peerMean, ...rates.map(({ rate }) => rate)].filter(rate => rate !== null)
  return decimalsToTell(
    figures,
    indicator.aggregation === 'percentage' ? indicator.decimals : Math.max(1, indicator.decimals),
  )
}

function formatPeers({ word, rank, rankedCount }: PeersVerdict): string {
  const rankText = `rank ${rank!} of ${rankedCount}`
  return word === 'n/a' ? rankText : `${word}, ${rankText}`
}

/** A comparison with peers that could not be made, and the clause that says why. */
export function noPeerJudgement(unit: string, rule: string): PeerJudgement {
  return {
    displayText: 'n/a',
    word: 'n/a',
    sense: 'none',
    rank: null,
    rankedCount: 0,
    ownRate: null,
    ownBase: null,
    peerMean: null,
    unit,
    period: null,
    includedPeers: [],
    missingPeers: [],
    rates: [],
    rule,
    words: null,
  }
}

import { type Month, monthsEnding } from '../calendar/month.ts'
import type { Indicator, Peer } from '../config/schema/indicator.ts'
import { compareWithSimilarForces, type SimilarForcesVerdict } from '../statistics/similar-forces.ts'
import { senseOf } from './judge.ts'
import type { PeerJudgement } from './judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'

/** A most similar force and what is known of the indicator there. */
export interface PeerSeries {
  readonly peer: Peer
  readonly series: MonthlySeries
}

/** What is needed to set a force beside its peers. */
export interface ForceSeries {
  readonly population: number
  readonly series: MonthlySeries
}

const RATE_POPULATION = 1000

/**
 * The force among its most similar forces: rates for 1,000 people where the indicator counts things, the figure itself
 * where it is a rate already. Over the 12 months to `month` where the force and some peer have them; otherwise over the
 * month alone. Headcounts are not compared: forces differ in size.
 */
export function judgePeers(
  indicator: Indicator,
  month: Month,
  force: ForceSeries,
  peers: readonly PeerSeries[],
): PeerJudgement {
  const isRate =
    indicator.aggregation === 'percentage' || indicator.aggregation === 'mean' || indicator.aggregation === 'per-head'
  const unit = isRate ? indicator.unit : `${indicator.unit} for 1,000 people`
  if (indicator.aggregation === 'headcount')
    return noPeerJudgement(unit, 'forces differ in size, so headcounts are not compared')
  for (const months of [monthsEnding(month, 12), [month]]) {
    const rateOf = ({ series, population }: ForceSeries): number | null => {
      const measure = measureMonths(indicator, series, months)
      if (measure.kind !== 'value') return null
      return isRate ? measure.value : (measure.value * RATE_POPULATION) / population
    }
    const rates = peers.map(({ peer, series }) => ({
      name: peer.name,
      rate: rateOf({ series, population: peer.population }),
    }))
    const ownRate = rateOf(force)
    if (ownRate === null || rates.every(({ rate }) => rate === null)) continue
    const verdict = compareWithSimilarForces(ownRate, rates)
    return {
      displayText: formatPeers(verdict),
      word: verdict.word,
      sense: senseOf(indicator, verdict.word),
      rank: verdict.rank,
      rankedCount: verdict.rankedCount,
      ownRate,
      peerMean: verdict.peerMean,
      unit,
      period: { from: months[0]!, to: months.at(-1)! },
      includedPeers: verdict.peersCounted,
      missingPeers: verdict.peersMissing,
      rule: verdict.rule,
    }
  }
  return noPeerJudgement(unit, 'no figure of a similar force has been received')
}

function formatPeers({ word, rank, rankedCount }: SimilarForcesVerdict): string {
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
    peerMean: null,
    unit,
    period: null,
    includedPeers: [],
    missingPeers: [],
    rule,
  }
}

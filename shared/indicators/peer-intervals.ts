import type { Indicator } from '../config/schema/indicator.ts'
import { countInterval } from '../statistics/count-interval.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import { RATE_POPULATION } from './judge-peers.ts'
import type { PeerJudgement } from './judgement.ts'

/** One body of a comparison, ours or a peer, with the interval of its rate. In the unit of the comparison. */
export interface RankedBody {
  readonly id: string
  readonly name: string
  readonly isOwn: boolean
  readonly rate: number
  readonly rank: number
  /** Null where how many it is of is not known, or where chance has no such law: an average. */
  readonly interval: { readonly lower: number; readonly upper: number } | null
}

/**
 * Every body of a comparison with a rate, from the lowest up, each with an interval at 1 - 0.05 / n, so that all n hold the true rates in 19
 * cases in 20. Counts: Byar's or exact; percentages: Wilson's.
 */
export function rankBodies(
  indicator: Indicator,
  peers: PeerJudgement,
  own: { id: string; name: string },
): RankedBody[] {
  const bodies = [
    { ...own, isOwn: true, rate: peers.ownRate, base: peers.ownBase },
    ...peers.rates.map(({ id, name, rate, base }) => ({ id: `peer-${id}`, name, isOwn: false, rate, base })),
  ].flatMap(({ rate, ...body }) => (rate === null ? [] : [{ ...body, rate }]))
  const confidence = 1 - 0.05 / Math.max(1, bodies.length)
  return bodies
    .map(({ id, name, isOwn, rate, base }) => ({
      ...{ id, name, isOwn, rate },
      rank: 1 + bodies.filter(other => other.rate < rate).length,
      interval: base === null ? null : intervalOf(indicator, rate, base, confidence),
    }))
    .sort((a, b) => a.rate - b.rate || (a.id < b.id ? -1 : 1))
}

function intervalOf({ aggregation, mayExceed100 }: Indicator, rate: number, base: number, confidence: number) {
  if (aggregation === 'count' || (aggregation === 'percentage' && mayExceed100)) {
    const scale = aggregation === 'count' ? RATE_POPULATION : 100
    const { lower, upper } = countInterval((rate * base) / scale, confidence)
    return lower === null || upper === null ? null : { lower: (lower / base) * scale, upper: (upper / base) * scale }
  }
  if (aggregation !== 'percentage') return null
  const { lower, upper } = wilsonInterval(Math.min(base, (rate * base) / 100), base, confidence)
  return { lower: 100 * lower, upper: 100 * upper }
}

import { standardErrors } from './confidence.ts'
import type { Range } from './verdict.ts'

/** An area's events and what they are of: people for a rate, cases asked or counted for a proportion. */
export interface FunnelPlace {
  readonly area: string
  readonly events: number
  readonly base: number
}

export interface FunnelLimits {
  /** Sum over sum, as a plain fraction. */
  readonly average: number
  /** Standard deviation of the areas about the average beyond chance, in the same unit; 0 where chance explains them. */
  readonly overdispersion: number
  readonly areas: readonly { readonly area: string; readonly value: number; readonly range: Range }[]
}

/** Share of areas at each end that count as those next to them in the overdispersion, so that one unlike area does not excuse itself. */
const WINSORISED = 0.1
const FEWEST_AREAS = 4

/**
 * Where each area is expected by the average of all of them, its own size, and how unlike such areas are: a funnel plot's limits with
 * additive overdispersion. Null with fewer than four areas, or without events.
 *
 * Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202, and Quality and Safety in Health Care 14 (2005) 347-351: z scores about
 * the pooled average, winsorised; phi their mean square; tau^2 = max(0, (n phi - (n - 1)) / (sum w - sum w^2 / sum w)), w = 1 / chance variance;
 * limits average +- z sqrt(chance variance + tau^2). Limits end at 0, and at 1 for a proportion.
 * In: events and base of each area, base above 0. Not valid where areas are parts of one another.
 * With under ten areas none is winsorised, and only a far stranger among like ones lies outside: few areas say little of what is usual.
 * Example: 100, 120, 80 and 300 of 1,000 people each: average 0.15, and 0.3 lies inside, since areas so unlike explain it.
 */
export function funnelLimits(
  kind: 'rate' | 'proportion',
  places: readonly FunnelPlace[],
  confidence: number,
): FunnelLimits | null {
  const total = (of: 'events' | 'base') => places.reduce((sum, place) => sum + place[of], 0)
  if (places.length < FEWEST_AREAS || total('events') === 0 || places.some(({ base }) => base <= 0)) return null
  const average = total('events') / total('base')
  const chance = ({ base }: FunnelPlace) => (kind === 'rate' ? average : average * Math.max(0, 1 - average)) / base
  if (chance(places[0]!) === 0) return null
  const tau2 = betweenAreas(
    places.map(place => ({
      score: (place.events / place.base - average) / Math.sqrt(chance(place)),
      weight: 1 / chance(place),
    })),
  )
  const z = standardErrors(confidence)
  return {
    average,
    overdispersion: Math.sqrt(tau2),
    areas: places.map(place => {
      const half = z * Math.sqrt(chance(place) + tau2)
      const upper = average + half
      return {
        area: place.area,
        value: place.events / place.base,
        range: { lower: Math.max(0, average - half), upper: kind === 'proportion' ? Math.min(1, upper) : upper },
      }
    }),
  }
}

function betweenAreas(areas: readonly { readonly score: number; readonly weight: number }[]): number {
  const n = areas.length
  const sorted = areas.map(({ score }) => score).sort((a, b) => a - b)
  const cut = Math.floor(WINSORISED * n)
  const [low, high] = [sorted[cut]!, sorted[n - 1 - cut]!]
  const phi = sorted.reduce((sum, score) => sum + Math.min(high, Math.max(low, score)) ** 2, 0) / n
  const weights = areas.reduce((sum, { weight }) => sum + weight, 0)
  const squares = areas.reduce((sum, { weight }) => sum + weight ** 2, 0)
  return Math.max(0, (n * phi - (n - 1)) / (weights - squares / weights))
}

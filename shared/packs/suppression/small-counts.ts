import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Observation } from '../../observations/observation.ts'

/** An area with fewer residents than this is small: a count of 3 or 4 may point at somebody there. */
const SMALL_AREA_POPULATION = 20_000

/** The largest count that is withheld anywhere. */
export const LARGEST_SMALL_COUNT = 4

/**
 * The largest count that is withheld: 2 everywhere; 4 for indicators that the board's file calls sensitive
 * (`suppression: small-counts`) and in small areas. These are the bands of the Office for National Statistics as public
 * health briefings use them.
 */
export function largestSmallCount(board: BoardFile, indicator: Indicator, area: string): 2 | 4 {
  const population = board.areas.find(candidate => candidate.id === area)?.population
  const isSmallArea = population !== undefined && population < SMALL_AREA_POPULATION
  return indicator.suppression === 'small-counts' || isSmallArea ? 4 : 2
}

/**
 * True where the figure is, or gives away, a count of 1 to `largest`: the count itself; of a rate its numerator, its
 * denominator or its sample; for sensitive indicators also those left out of the numerator. Nobody knows who was asked in a
 * survey, so the few who answered one way are not withheld there.
 */
export function isSmallCount(indicator: Indicator, observation: Observation, largest: number): boolean {
  const { value, denominator, n } = observation
  const isSmall = (count: number | null) => count !== null && count > 0 && count <= largest
  switch (indicator.aggregation) {
    case 'count':
    case 'headcount':
      return isSmall(value)
    case 'percentage': {
      const part = countedPart(observation)
      const rest = part !== null && denominator !== null ? denominator - part : null
      const isSensitive = indicator.suppression === 'small-counts'
      const isSmallPart = isSmall(part) || (isSensitive && isSmall(rest))
      return isSmall(denominator) || isSmall(n) || (isSmallPart && (isSensitive || !indicator.survey))
    }
    case 'mean':
      return isSmall(denominator) || isSmall(n)
    case 'per-head':
      return false
  }
}

/** The count behind a percentage: its numerator, or what a percentage given with its n alone comes to. */
function countedPart({ value, numerator, denominator, n }: Observation): number | null {
  const base = denominator ?? n
  return numerator ?? (value !== null && base !== null ? Math.round((value * base) / 100) : null)
}

/** The number of a figure that adds up over areas and parts: a count, or the numerator of a rate. Null where nothing adds up. */
export function additiveNumber(indicator: Indicator, observation: Observation): number | null {
  switch (indicator.aggregation) {
    case 'count':
    case 'headcount':
      return observation.value
    case 'percentage':
      return countedPart(observation)
    case 'mean':
      return observation.numerator
    case 'per-head':
      return null
  }
}

import Big from 'big.js'
import type { Indicator } from '../config/schema/indicator.ts'

/**
 * A range to the digits that the indicator is printed in. The range of a count is the outermost whole counts inside it (110 is above a
 * limit of 109.6, printed 109), so that a printed figure is inside a printed range exactly where it is inside the unrounded one. Other
 * figures are rounded half up.
 */
export function printedRange(
  { aggregation, decimals }: Pick<Indicator, 'aggregation' | 'decimals'>,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): { lower: Big; upper: Big } {
  const inside = [new Big(lower), new Big(upper)].map((limit, i) =>
    limit.round(decimals, (i === 0) === limit.gte(0) ? Big.roundUp : Big.roundDown),
  )
  const isWhole = aggregation === 'count' || aggregation === 'headcount'
  if (isWhole && inside[0]!.lte(inside[1]!)) return { lower: inside[0]!, upper: inside[1]! }
  return {
    lower: new Big(lower).round(decimals, Big.roundHalfUp),
    upper: new Big(upper).round(decimals, Big.roundHalfUp),
  }
}

import type { NewIndicator } from '../profiles/profile.ts'

/** The settings of a new indicator, in the order in which a board's file has them. */
export function newIndicatorSettings(indicator: NewIndicator, owner: string): object {
  const {
    id,
    name,
    theme,
    definition,
    unit,
    aggregation,
    decimals,
    polarity,
    caveat,
    source,
    target,
    aliases,
    format,
    mayBeNegative,
    withoutCounts,
    per,
    frequency,
  } = indicator
  return {
    ...{
      id,
      name,
      theme,
      ...(aliases !== undefined && { aliases }),
      definition,
      unit,
      aggregation,
      ...(frequency !== undefined && frequency !== 'month' && { frequency }),
      ...(per !== undefined && { per }),
      decimals,
      polarity,
    },
    ...(format !== undefined && format !== 'number' && { format }),
    ...(mayBeNegative === true && { mayBeNegative }),
    ...(withoutCounts === true && { withoutCounts }),
    ...(caveat !== undefined && { caveat }),
    source,
    feed: 'indicators',
    owner,
    expectedWorkingDay: 12,
    allowedLagMonths: 0,
    benchmark: { kind: 'previous-twelve-months' },
    ...(target !== undefined && { target }),
  }
}

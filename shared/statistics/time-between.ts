import { sigmaFromMovingRanges } from './attribute-chart.ts'
import { mean, median } from './moments.ts'
import { RejectedInputError } from './rejected-input-error.ts'

export interface TimeBetweenChart {
  readonly centre: number
  readonly lowerLimit: number | null
  readonly upperLimit: number | null
  /** One a gap: longer than the upper limit (rarer than before) or shorter than the lower (more frequent). */
  readonly outside: readonly ('longer' | 'shorter' | null)[]
}

/** Exponent that makes exponentially distributed times nearly normal (Nelson's 1 / 3.6 = 0.2777). */
const NELSON_EXPONENT = 3.6

/**
 * Whole days between consecutive events, from their ISO dates in any order. Events of the same day are 0 apart.
 * Example: `daysBetweenEvents(['2018-03-01', '2018-02-26'])` is `[3]`.
 */
export function daysBetweenEvents(dates: readonly string[]): number[] {
  const days = [...dates].sort().map(date => Date.parse(`${date}T00:00:00Z`) / 86_400_000)
  if (days.some(Number.isNaN)) throw new RejectedInputError('every event needs a date written as 2018-03-01')
  return days.slice(1).map((day, i) => day - days[i]!)
}

/**
 * t chart: times between rare events (killings, escapes), where a monthly count would be 0 or 1.
 *
 * Source: Nelson, Journal of Quality Technology 26 (1994) 239-240: times to the power 1 / 3.6 are charted as individuals (limits at 3 mean moving
 * ranges / 1.128) and the lines brought back by the power 3.6; the variant of qicharts2 (`t`) and SPCreporter. A lower line below zero is 0.
 * In: days (or any unit of time) between events, each above 0, in order. Out: lines in that unit. No limits for times that never vary or fewer than 3.
 * Not valid when several events fall on one day (a g chart, or counts), or for events that are not rare.
 * Example: 10, 20, 15, 12 days: centre 13.9, limits 3.8 and 35.9.
 *
 * @throws RejectedInput for fewer than 2 gaps or one of 0 or less
 */
export function computeTimeBetweenChart(gaps: readonly number[], screenMovingRanges: boolean): TimeBetweenChart {
  if (gaps.length < 2)
    throw new RejectedInputError(`a time-between chart needs three events or more; found ${gaps.length + 1}`)
  const shortest = Math.min(...gaps)
  if (!(shortest > 0)) throw new RejectedInputError(`time between events must be more than zero; found ${shortest}`)
  const transformed = gaps.map(gap => gap ** (1 / NELSON_EXPONENT))
  const centre = mean(transformed)
  const spread = sigmaFromMovingRanges(transformed, screenMovingRanges)
  if (spread === null || spread === 0) return toChart(gaps, centre ** NELSON_EXPONENT, null, null)
  return toChart(
    gaps,
    centre ** NELSON_EXPONENT,
    Math.max(0, centre - 3 * spread) ** NELSON_EXPONENT,
    (centre + 3 * spread) ** NELSON_EXPONENT,
  )
}

/**
 * g chart: how many opportunities (days, journeys, detentions) pass between rare events; 0 is allowed.
 *
 * Source: Benneyan, Health Care Management Science 4 (2001) 305-318; Montgomery: mean +- 3 sqrt(mean (mean + 1)), the lower line at 0 when it is below; the centre drawn at
 * the median, as qicharts2 draws it, since geometric counts are very skewed. Not valid where the opportunities are not alike.
 * In: whole numbers of opportunities without an event, in order. Example: 4, 0, 9, 3: centre 3.5, upper limit 17.4.
 *
 * @throws RejectedInput for no gaps or a negative one
 */
export function computeOpportunitiesBetweenChart(gaps: readonly number[]): TimeBetweenChart {
  if (gaps.length === 0)
    throw new RejectedInputError('a chart of opportunities between events needs two events or more')
  const smallest = Math.min(...gaps)
  if (!(smallest >= 0))
    throw new RejectedInputError(`opportunities between events must be zero or more; found ${smallest}`)
  const average = mean(gaps)
  const halfWidth = 3 * Math.sqrt(average * (average + 1))
  return toChart(gaps, median(gaps), Math.max(0, average - halfWidth), average + halfWidth)
}

function toChart(
  gaps: readonly number[],
  centre: number,
  lowerLimit: number | null,
  upperLimit: number | null,
): TimeBetweenChart {
  const outside = gaps.map(gap => {
    if (upperLimit !== null && gap > upperLimit) return 'longer'
    return lowerLimit !== null && gap < lowerLimit ? 'shorter' : null
  })
  return { centre, lowerLimit, upperLimit, outside }
}

import { mean, median } from './moments.ts'
import { RejectedInputError } from './rejected-input-error.ts'

export interface TimeBetweenChart {
  readonly centre: number
  readonly lowerLimit: number
  readonly upperLimit: number
}

/**
 * g chart: how many opportunities (months, journeys, detentions) pass between rare events; 0 is allowed.
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
  return {
    centre: median(gaps),
    lowerLimit: Math.max(0, average - halfWidth),
    upperLimit: average + halfWidth,
  }
}

import type { QuestionDetails } from '../../faults/question.ts'
import type { Observation } from '../../observations/observation.ts'
import { median } from '../../statistics/moments.ts'

/** How many times a ratio may be what it usually is, or a fraction of it, before exchanged numbers are thought of. */
const EXCHANGE_FACTOR = 3

/**
 * Whether the two numbers of a percentage or mean seem to have changed places: put the other way round they come near to what the
 * series usually is, and as they stand they are more than three times off. Undefined where they do not, or nothing is known.
 *
 * @param usual ratios of other months, numerator over denominator
 */
export function judgeRatio(
  { numerator, denominator }: Observation,
  usual: readonly number[],
): QuestionDetails | undefined {
  if (numerator === null || denominator === null || numerator <= 0 || denominator <= 0) return undefined
  const positive = usual.filter(ratio => ratio > 0)
  if (positive.length === 0) return undefined
  const expected = Math.log(median(positive))
  const given = Math.log(numerator / denominator)
  const isFar = Math.abs(given - expected) > Math.log(EXCHANGE_FACTOR)
  const isNearer = Math.abs(-given - expected) < Math.abs(given - expected) / 3
  if (!isFar || !isNearer) return undefined
  return {
    found: `${numerator} out of ${denominator}`,
    expected: `a ratio of about ${Number(median(positive).toPrecision(3))}, as the other months known`,
    fix: 'The two numbers may have changed places. If so, put them right and send the file again. If not, confirm the figure.',
    readAs: `${numerator} out of ${denominator}`,
    or: `${denominator} out of ${numerator}`,
  }
}

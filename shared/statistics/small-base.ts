import { binomialTails, poissonTails } from './distributions.ts'
import type { MeasureType } from './monthly-history.ts'

/** Counts expected below this, and proportions with fewer cases (or non-cases) expected than the second, are tested exactly too. */
const EXACT_BELOW_EVENTS = 10
const EXACT_BELOW_CASES = 5

/** Survey answers: below the first nothing is shown, below the second the base is called small. */
export const SURVEY_SUPPRESSED_BELOW = 10
export const SURVEY_SMALL_BELOW = 30

/** Whether so few events (or so few cases, or all but so few) are expected that the normal approximation needs an exact test beside it. */
export function needsExactTest(measure: MeasureType, expected: number, base: number): boolean {
  if (measure === 'count' || measure === 'rate') return expected * base < EXACT_BELOW_EVENTS
  return measure === 'proportion' && Math.min(expected, 1 - expected) * base < EXACT_BELOW_CASES
}

/**
 * The values that an exact Poisson or binomial test finds no fault with, as the lowest and the highest, in the figure's unit.
 *
 * Definition: the highest (lowest) count whose tail, that many or more (fewer), is not below `tail`. Conservative, as exact tests of
 * whole numbers are. In: the expected figure, the base it stands on, the chance allowed in each tail, above 0. Not for means and levels.
 * Example: 3 expected, tail 0.025: 0 to 7.
 */
export function exactRange(
  measure: 'count' | 'rate' | 'proportion',
  expected: number,
  base: number,
  tail: number,
): { lower: number; upper: number } {
  const trials = Math.max(1, Math.round(base))
  const tails = (count: number) =>
    measure === 'proportion' ? binomialTails(count, trials, expected) : poissonTails(count, expected * base)
  const scale = measure === 'proportion' ? trials : base
  const middle = Math.floor(expected * scale)
  // below none, and above all trials, a tail is 0
  let lower = middle
  while (tails(lower - 1).orFewer >= tail) lower--
  let upper = middle
  while (tails(upper + 1).orMore >= tail) upper++
  return { lower: lower / scale, upper: upper / scale }
}

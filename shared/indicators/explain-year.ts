import type { BenchmarkVerdict } from '../statistics/benchmark-verdict.ts'
import type { JudgementStep } from './judgement.ts'
import { numberStep, rangeStep, scaledBy } from './judgement-steps.ts'

/** The year's judgement, line by line, in the unit printed. */
export function explainYear(verdict: BenchmarkVerdict, scale: number): JudgementStep[] {
  const scaled = scaledBy(scale)
  const { working } = verdict
  return [
    ...numberStep('Figure', scaled(verdict.value), 'the 12 months to the month'),
    ...numberStep('Expected', scaled(verdict.benchmark), 'the 12 months before those, or the benchmark'),
    ...numberStep(
      'Weight of the year',
      working?.weight,
      'its months by season and length; of a percentage or average, what it is of',
    ),
    ...numberStep('Weight of the year before', working?.weightBefore, 'the same of the 12 months before'),
    ...numberStep(
      'Spread',
      verdict.phi,
      'how many times more than chance the history varies; of averages, their standard deviation',
    ),
    ...numberStep('Likeness of months', working?.alike, '1 + 0.55 x (1 - 1 / spread^2); of averages 1.55'),
    ...numberStep(
      'Standard error',
      scaled(working?.error),
      'of the difference: spread x square root of (likeness x chance variance)',
    ),
    ...numberStep('Score', verdict.z, 'standard errors between the two'),
    ...rangeStep('Word range', verdict.wordRange, scale, `z = 2.06 (1.96 of a fixed benchmark): ${RANGE_WORDS}`),
    ...rangeStep('Significant range', verdict.significantRange, scale, 'the same, z = 3.15 (3.09)'),
  ]
}

/** The same for every figure, so that a pack says it once. */
const RANGE_WORDS =
  'both x for which (x / weight - expected / weight before)^2 = z^2 x spread^2 x likeness x p x (1 / weight + 1 / weight before), with p = (x + expected) / (both weights); percentages in cases, p x (1 - p) for p; averages: expected less and plus z x standard error; a fixed benchmark: the Wilson interval of the year, its standard errors x spread'

import { shortMonth } from '../calendar/month.ts'
import type { Verdict } from '../statistics/verdict.ts'
import type { JudgementStep } from './judgement.ts'
import { numberStep, rangeStep, scaledBy } from './judgement-steps.ts'

/** A verdict against reference months, line by line, in the unit printed: each number follows from those above it and the figures. */
export function explainVerdict(verdict: Verdict, scale: number): JudgementStep[] {
  const scaled = scaledBy(scale)
  return [
    ...numberStep('Figure', scaled(verdict.value), 'the month as published'),
    {
      term: 'Reference months',
      value: `${shortMonth(verdict.referenceFrom)} to ${shortMonth(verdict.referenceTo)}`,
      how: 'the months that the figure is held against; freak and exceptional ones are left out',
    },
    ...numberStep(
      'Season factor',
      verdict.seasonFactor,
      'this calendar month against an average month, shrunk towards 1',
    ),
    ...numberStep('Strength of the season', verdict.seasonStrength, '0 none, 1 known without noise'),
    ...numberStep('Expected', scaled(verdict.expected), 'level of the reference months x season factor'),
    ...numberStep(
      'Spread',
      verdict.phi,
      'how many times more than chance the history varies; of averages, their standard deviation',
    ),
    ...numberStep(
      'Standard error',
      scaled(verdict.error),
      'of the month about what was expected: spread x chance error',
    ),
    ...numberStep(
      'Word limit',
      verdict.wordLimit,
      'standard errors within which 95% of unchanged months lie (Student’s t)',
    ),
    ...numberStep('Significant limit', verdict.significantLimit, 'standard errors within which 99.8% lie'),
    ...numberStep('Score', verdict.z, 'standard errors from what was expected'),
    ...rangeStep('Word range', verdict.wordRange, scale, RANGE_WORDS),
    ...rangeStep('Significant range', verdict.significantRange, scale, RANGE_WORDS),
  ]
}

/** The same for every figure, so that a pack says it once. */
const RANGE_WORDS =
  'percentages: the shares that a beta-binomial distribution of that mean and error has within the scores; averages: expected less and plus standard error x the scores; headcounts: so too, at least 1% (significant: 2%)'

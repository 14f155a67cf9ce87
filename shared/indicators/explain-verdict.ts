import { shortMonth } from '../calendar/month.ts'
import type { Range, Verdict } from '../statistics/verdict.ts'
import type { JudgementStep } from './judgement.ts'

/** A verdict against reference months, line by line, in the unit printed: each number follows from those above it and the figures. */
export function explainVerdict(verdict: Verdict, scale: number): JudgementStep[] {
  const line = (term: string, value: number | null | undefined, how: string): JudgementStep[] =>
    value === null || value === undefined ? [] : [{ term, value, how }]
  const scaled = (value: number | null) => (value === null ? null : value * scale)
  return [
    ...line('Figure', scaled(verdict.value), 'the month as published'),
    {
      term: 'Reference months',
      value: `${shortMonth(verdict.referenceFrom)} to ${shortMonth(verdict.referenceTo)}`,
      how: 'the months that the figure is held against; freak and exceptional ones are left out',
    },
    ...line('Season factor', verdict.seasonFactor, 'this calendar month against an average month, shrunk towards 1'),
    ...line('Strength of the season', verdict.seasonStrength, '0 none, 1 known without noise'),
    ...line('Expected', scaled(verdict.expected), 'level of the reference months x season factor'),
    ...line(
      'Spread',
      verdict.phi,
      'how many times more than chance the history varies; of averages, their standard deviation',
    ),
    ...line('Standard error', scaled(verdict.error), 'of the month about what was expected: spread x chance error'),
    ...line('Word limit', verdict.wordLimit, 'standard errors within which 95% of unchanged months lie (Student’s t)'),
    ...line('Significant limit', verdict.significantLimit, 'standard errors within which 99.8% lie'),
    ...line('Score', verdict.z, 'standard errors from what was expected'),
    ...range('Word range', verdict.wordRange, scale, RANGE_WORDS),
    ...range('Significant range', verdict.significantRange, scale, RANGE_WORDS),
  ]
}

/** The same for every figure, so that a pack says it once. */
const RANGE_WORDS =
  'percentages: the shares that a beta-binomial distribution of that mean and error has within the scores; averages: expected less and plus standard error x the scores; headcounts: so too, at least 1% (significant: 2%)'

function range(term: string, ends: Range | null, scale: number, how: string): JudgementStep[] {
  return ends === null ? [] : [{ term, value: { lower: ends.lower * scale, upper: ends.upper * scale }, how }]
}

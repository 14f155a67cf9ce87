import type { BenchmarkVerdict } from '../statistics/benchmark-rule.ts'
import type { Range } from '../statistics/verdict.ts'
import type { JudgementStep } from './judgement.ts'

/** The year's judgement, line by line, in the unit printed. */
export function explainYear(verdict: BenchmarkVerdict, scale: number): JudgementStep[] {
  const line = (term: string, value: number | null | undefined, how: string): JudgementStep[] =>
    value === null || value === undefined ? [] : [{ term, value, how }]
  const range = (term: string, ends: Range | null, how: string): JudgementStep[] =>
    ends === null ? [] : [{ term, value: { lower: ends.lower * scale, upper: ends.upper * scale }, how }]
  const scaled = (value: number | null | undefined) => (value === null || value === undefined ? null : value * scale)
  const { working } = verdict
  return [
    ...line('Figure', scaled(verdict.value), 'the 12 months to the month'),
    ...line('Expected', scaled(verdict.benchmark), 'the 12 months before those, or the benchmark'),
    ...line(
      'Weight of the year',
      working?.weight,
      'its months by season and length; of a percentage or average, what it is of',
    ),
    ...line('Weight of the year before', working?.weightBefore, 'the same of the 12 months before'),
    ...line(
      'Spread',
      verdict.phi,
      'how many times more than chance the history varies; of averages, their standard deviation',
    ),
    ...line('Likeness of months', working?.alike, '1 + 0.55 x (1 - 1 / spread^2); of averages 1.55'),
    ...line(
      'Standard error',
      scaled(working?.error),
      'of the difference: spread x square root of (likeness x chance variance)',
    ),
    ...line('Score', verdict.z, 'standard errors between the two'),
    ...range('Word range', verdict.wordRange, `z = 2.06 (1.96 of a fixed benchmark): ${RANGE_WORDS}`),
    ...range('Significant range', verdict.significantRange, 'the same, z = 3.15 (3.09)'),
  ]
}

/** The same for every figure, so that a pack says it once. */
const RANGE_WORDS =
  'both x for which (x / weight - expected / weight before)^2 = z^2 x spread^2 x likeness x p x (1 / weight + 1 / weight before), with p = (x + expected) / (both weights); percentages in cases, p x (1 - p) for p; averages: expected less and plus z x standard error; a fixed benchmark: the Wilson interval of the year, its standard errors x spread'

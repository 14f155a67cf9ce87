import { longMonth } from '../calendar/month.ts'
import type { Verdict } from '../statistics/verdict.ts'
import type { JudgementStep } from './judgement.ts'

/** A verdict against reference months, line by line, in the unit printed. */
export function explainVerdict(verdict: Verdict, scale: number): JudgementStep[] {
  const line = (term: string, value: number | null | undefined, how: string): JudgementStep[] =>
    value === null || value === undefined ? [] : [{ term, value, how }]
  return [
    ...line('Figure', verdict.value === null ? null : verdict.value * scale, 'the month as published'),
    {
      term: 'Reference months',
      value: `${longMonth(verdict.referenceFrom)} to ${longMonth(verdict.referenceTo)}`,
      how: 'the months that the figure is held against',
    },
    ...line('Season factor', verdict.seasonFactor, 'this calendar month against an average month, shrunk towards 1'),
    ...line('Strength of the season', verdict.seasonStrength, '0 none, 1 known without noise'),
    ...line(
      'Expected',
      verdict.expected === null ? null : verdict.expected * scale,
      'level of the reference months x season factor',
    ),
    ...line('Spread', verdict.phi, 'how many times more than chance the history varies'),
    ...line(
      'Standard error',
      verdict.error === null ? null : verdict.error * scale,
      'of the month about what was expected',
    ),
    ...line('Word limit', verdict.wordLimit, 'standard errors within which 95% of unchanged months lie'),
    ...line('Significant limit', verdict.significantLimit, 'standard errors within which 99.8% lie'),
    ...line('Score', verdict.z, 'standard errors from what was expected'),
    ...line(
      'Word range, from',
      verdict.wordRange === null ? null : verdict.wordRange.lower * scale,
      'outside it the month has a word',
    ),
    ...line(
      'Word range, to',
      verdict.wordRange === null ? null : verdict.wordRange.upper * scale,
      'outside it the month has a word',
    ),
    ...line(
      'Significant range, from',
      verdict.significantRange === null ? null : verdict.significantRange.lower * scale,
      'outside it the word is significant',
    ),
    ...line(
      'Significant range, to',
      verdict.significantRange === null ? null : verdict.significantRange.upper * scale,
      'outside it the word is significant',
    ),
  ]
}

import type { Range } from '../statistics/verdict.ts'
import type { JudgementStep } from './judgement.ts'

/** A step with a number; none where there is no number. */
export const numberStep = (term: string, value: number | null | undefined, how: string): JudgementStep[] =>
  value === null || value === undefined ? [] : [{ term, value, how }]

/** A step with a range, brought to the unit printed; none where there is no range. */
export const rangeStep = (term: string, ends: Range | null, scale: number, how: string): JudgementStep[] =>
  ends === null ? [] : [{ term, value: { lower: ends.lower * scale, upper: ends.upper * scale }, how }]

/** A number brought to the unit printed. */
export const scaledBy =
  (scale: number) =>
  (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : value * scale

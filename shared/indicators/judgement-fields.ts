import type { Judgement } from './judgement.ts'

/** What `exports/judgements.csv` and a pack's `tables/judgements.csv` both print of a judgement; each adds its own columns. */
export function judgementFields(judgement: Judgement) {
  return {
    method: judgement.method,
    value: plainNumber(judgement.value),
    expected: plainNumber(judgement.expected),
    lower: plainNumber(judgement.lower),
    upper: plainNumber(judgement.upper),
    significant_lower: plainNumber(judgement.significantLower),
    significant_upper: plainNumber(judgement.significantUpper),
    word: judgement.word,
    significant: judgement.significant ? 'yes' : 'no',
    chart_mark: judgement.chartMark,
    variation: judgement.variation,
    assurance: judgement.assurance ?? '',
  } as const
}

/** A number as a file for analysts prints it: unrounded, empty where there is none. */
export function plainNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

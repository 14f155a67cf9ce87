import type { Month } from '../calendar/month.ts'
import type { Decisions } from './decisions.ts'
import { describeWord } from './describe-word.ts'
import type { MeasureType } from './monthly-history.ts'
import type { Reference } from './reference-period.ts'

export type VerdictWord = 'Higher' | 'Lower' | 'Comparable' | 'n/a'

export interface Range {
  readonly lower: number
  readonly upper: number
}

/** All numbers are in the figure's unit: events, a fraction of 1, events per unit of the denominator, or the mean's or stock's own. */
export interface Verdict {
  readonly word: VerdictWord
  /** Beyond the second, stricter range: the grey cell. */
  readonly significant: boolean
  readonly value: number | null
  readonly z: number | null
  readonly expected: number | null
  /** Comparable within it. */
  readonly wordRange: Range | null
  /** Not significant within it. */
  readonly significantRange: Range | null
  readonly referenceFrom: Month
  readonly referenceTo: Month
  readonly seasonFactor: number | null
  /** 0: no season was found or looked for; nearly 1: a strong one. */
  readonly seasonStrength: number | null
  /** How many times more than chance the history varies; for means and levels their standard deviation. */
  readonly phi: number | null
  /** Standard error of the month about what was expected; the limits are standard errors of word and significance. */
  readonly error: number | null
  readonly wordLimit: number | null
  readonly significantLimit: number | null
  readonly historyMonths: number
  /** How many people were asked, for a survey. */
  readonly respondents: number | null
  /** survey: 10 to 29 asked; suppressed: under 10 asked, the value is withheld. */
  readonly smallBase: 'no' | 'survey' | 'suppressed'
  /** The rule that fired, or why there is no verdict: a clause for the page. */
  readonly rule: string
}

export interface VerdictOptions {
  readonly measure: MeasureType
  readonly reference: Reference
  /** A sample of people asked; the denominator is how many. */
  readonly survey?: boolean
  readonly decisions?: Decisions
  /** Error of a figure that may still be revised: a share of what is expected; of a proportion, a fraction of one. */
  readonly revision?: number | undefined
}

/** The clause that a page gives for a word; `respondents` where a small survey counts only by the stricter range. */
export function describeReason(word: VerdictWord, significant: boolean, respondents: number | null): string {
  const base =
    respondents === null ? '' : `; ${respondents} people were asked, a small base, so only the wider range counts`
  return `${describeWord(word, significant || respondents !== null)}${base}`
}

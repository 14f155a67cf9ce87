import type { Month } from '../calendar/month.ts'
import type { Range, VerdictWord } from './verdict.ts'

/** Totals of twelve months for counts; otherwise the figure's own unit. */
export interface BenchmarkVerdict {
  readonly word: VerdictWord
  readonly significant: boolean
  /** The 12 months to the current one. */
  readonly value: number | null
  /** The 12 months before those, or the fixed benchmark. */
  readonly benchmark: number | null
  readonly z: number | null
  /** Against the year before: where the value is Comparable. Against a fixed benchmark: the interval of the value. */
  readonly wordRange: Range | null
  readonly significantRange: Range | null
  readonly benchmarkFrom: Month | null
  readonly benchmarkTo: Month | null
  readonly phi: number | null
  /** Against the year before: what the ranges follow from; null otherwise. */
  readonly working: YearWorking | null
  /** The rule that fired, or why there is no verdict: a clause for the page. */
  readonly rule: string
}

/** The numbers behind the comparison of two years. */
export interface YearWorking {
  /** Months of each year weighted by season and length, or what the figures are of. */
  readonly weight: number
  readonly weightBefore: number
  /** How many times more a year varies than months that had nothing to do with each other. */
  readonly alike: number
  /** Standard error of the difference, in the unit of the value. */
  readonly error: number
}

/** What is said where two years, or a year and its benchmark, cannot be compared; the rule is to be filled in. */
export function noVerdict(benchmarkFrom: Month | null, benchmarkTo: Month | null): BenchmarkVerdict {
  return {
    word: 'n/a',
    significant: false,
    value: null,
    benchmark: null,
    z: null,
    wordRange: null,
    significantRange: null,
    benchmarkFrom,
    benchmarkTo,
    phi: null,
    working: null,
    rule: '',
  }
}

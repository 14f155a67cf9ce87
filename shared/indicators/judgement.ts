import type { Month } from '../calendar/month.ts'
import type { METHODS } from '../config/schema/judging.ts'
import type { Words } from '../config/schema/profile.ts'
import type { Sense, VerdictWord } from '../document/figure.ts'
import type { Assurance, Variation } from '../statistics/xmr.ts'
import type { RevisionError } from './revision-error.ts'

/**
 * The two questions asked of an indicator in an area.
 *
 * - `month`: is the month what its past, its season and its spread lead one to expect?
 * - `year`: has the rolling year changed on the year before, or on the benchmark?
 */
export type Question = 'month' | 'year'

/** How an answer is reached; chosen in the board's file, for the board or for an indicator. */
export type Method = (typeof METHODS)[number]

/** What a chart does with a point: nothing, an outline (outside the word range), or filled (outside the significant range). */
export type ChartMark = 'none' | 'marked' | 'filled'

/** One line of the working of a judgement, so that a reader with a calculator arrives at the range. */
export interface JudgementStep {
  readonly term: string
  /** Unrounded number, both ends of a range, or words such as a list of months. */
  readonly value: number | string | { readonly lower: number; readonly upper: number }
  /** How it follows from the lines above, or where it is from. */
  readonly how: string
}

/** An alert that the newest months would open. */
export interface AlertFinding {
  readonly direction: 'Higher' | 'Lower'
  /** The newest month alone, the newest three together, or two words in three months. */
  readonly because: 'month' | 'three-months' | 'two-of-three' | 'period'
}

/**
 * The one judgement of an indicator, area and question: chart mark, table cell, matrix, sentence, alternative text, alert and export print
 * it, and none works it out again. Numbers are unrounded and in the unit printed (per cent for a percentage).
 */
export interface Judgement {
  readonly question: Question
  readonly method: Method
  /** `2018-03`, or `2018-03/P12M` for the year that ends with it; of an indicator of quarters or years its own, `2018-03/P3M`. */
  readonly period: string
  /** The month judged, or the last of the year judged. */
  readonly month: Month
  readonly value: number | null
  readonly expected: number | null
  /** Comparable from `lower` to `upper`, both included; null where there is no range. */
  readonly lower: number | null
  readonly upper: number | null
  /** Not significant from `significantLower` to `significantUpper`, both included. */
  readonly significantLower: number | null
  readonly significantUpper: number | null
  /** Standard errors from what was expected. */
  readonly score: number | null
  readonly word: VerdictWord
  /** Outside the significant range: the grey cell. */
  readonly significant: boolean
  readonly chartMark: ChartMark
  /** The matrix's row; `not judged` where there is a figure and no judgement. */
  readonly variation: Variation | 'not judged'
  readonly assurance: Assurance
  readonly sense: Sense
  /** The months that the expectation is from; null where there is none. */
  readonly reference: { readonly from: Month; readonly to: Month } | null
  /** That the newest month may still be revised, for which its range is wider; null for any other. */
  readonly revision: RevisionError | null
  /** What fires an alert in this month; null where nothing does, and for the year. */
  readonly alert: AlertFinding | null
  /** Why there is no word: a clause; null where there is one. */
  readonly reason: string | null
  /** The rule that gave the word, or `reason`: a clause. */
  readonly rule: string
  readonly steps: readonly JudgementStep[]
}

/** A judgement as a cell and a sentence print it. */
export interface JudgedVerdict {
  /** The method that the word comes from, and its words with it. */
  readonly method: Method
  readonly word: VerdictWord
  /** The grey cell. */
  readonly significant: boolean
  readonly sense: Sense
  /** Expected range in the unit printed, and the months it is from; null where none was worked out. */
  readonly range: { readonly lower: number; readonly upper: number; readonly from: Month; readonly to: Month } | null
  /** Share of unchanged months that keep inside the range, in per cent: 95 or 99.8. */
  readonly confidencePercent: number
  /** The range is wider because the month may still be revised. */
  readonly mayBeRevised: boolean
  /** The rule that fired, or why there is no verdict: a clause. */
  readonly rule: string
}

/** What a board calls the bodies that it is compared with. */
export type PeerWords = Pick<Words, 'peer' | 'peers' | 'similarPeers' | 'mostSimilarPeers'>

/** A peer's rate; null where none was received. `base` is how many a rate is of, where that is known. */
export interface PeerRate {
  readonly id: string
  readonly name: string
  readonly rate: number | null
  readonly base: number | null
}

/** A body among its peers. */
export interface PeerJudgement {
  /** As the dashboard prints it: `Higher, 8 of 8`; `n/a` without peers. */
  readonly displayText: string
  readonly word: VerdictWord
  readonly sense: Sense
  readonly rank: number | null
  readonly rankedCount: number
  /** In `unit`; null where there is nothing to compare. */
  readonly ownRate: number | null
  /** How many our own rate is of; null where that is not known. */
  readonly ownBase: number | null
  readonly peerMean: number | null
  readonly unit: string
  readonly period: { readonly from: Month; readonly to: Month } | null
  readonly includedPeers: readonly string[]
  readonly missingPeers: readonly string[]
  /** Every peer with its rate, in the order of the board's file; null where none was received. */
  readonly rates: readonly PeerRate[]
  readonly rule: string
  /** What sentences call the peers; null where there is nothing to say of them. */
  readonly words: PeerWords | null
}

/** Everything judged of one indicator in one area. The cells are the judgements, as tables print them. */
export interface SubjectJudgements {
  readonly month: Judgement
  readonly year: Judgement
  /** Cell of `month`. */
  readonly versusOneYear: JudgedVerdict
  /** Context for the data pack: the month against 36 months before. No alert, chart or sentence of the report uses it. */
  readonly versusThreeYears: JudgedVerdict
  /** Cell of `year`. */
  readonly versusBenchmark: JudgedVerdict
  readonly versusPeers: PeerJudgement
}

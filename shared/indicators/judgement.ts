import type { Month } from '../calendar/month.ts'
import type { Sense, VerdictWord } from '../document/document.ts'

/** What one column of verdicts says of a figure, and what defends it. */
export interface JudgedVerdict {
  readonly word: VerdictWord
  /** The grey cell. */
  readonly significant: boolean
  readonly sense: Sense
  /** Expected range in the unit printed, and the months it is from; null where none was worked out. */
  readonly range: { readonly lower: number; readonly upper: number; readonly from: Month; readonly to: Month } | null
  /** Share of unchanged months that keep inside the range, in per cent: 95 or 99.8. */
  readonly confidencePercent: number
  /** The rule that fired, or why there is no verdict: a clause. */
  readonly rule: string
}

/** A force among its most similar forces. */
export interface PeerJudgement {
  /** As the dashboard prints it: `Higher, 8 of 8`; `n/a` without peers. */
  readonly displayText: string
  readonly word: VerdictWord
  readonly sense: Sense
  readonly rank: number | null
  readonly rankedCount: number
  /** In `unit`; null where there is nothing to compare. */
  readonly ownRate: number | null
  readonly peerMean: number | null
  readonly unit: string
  readonly period: { readonly from: Month; readonly to: Month } | null
  readonly includedPeers: readonly string[]
  readonly missingPeers: readonly string[]
  readonly rule: string
}

/** Everything judged of one indicator in one area. */
export interface Judgement {
  readonly versusOneYear: JudgedVerdict
  readonly versusThreeYears: JudgedVerdict
  readonly versusBenchmark: JudgedVerdict
  readonly versusPeers: PeerJudgement
}

import type { Sense, VerdictWord } from '../document/document.ts'

/** What one column of verdicts says of a figure, and the words that defend it. */
export interface JudgedVerdict {
  readonly word: VerdictWord
  /** The grey cell. */
  readonly significant: boolean
  readonly sense: Sense
}

/** Everything judged of one indicator in one area. */
export interface Judgement {
  readonly versusOneYear: JudgedVerdict
  readonly versusThreeYears: JudgedVerdict
  readonly versusBenchmark: JudgedVerdict
  readonly versusPeers: { readonly printed: string }
}

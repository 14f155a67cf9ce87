import type { BoardFile } from '../config/schema/index.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { judgeMonth } from '../indicators/judge-month.ts'
import { toJudgedVerdict } from '../indicators/judge-subject.ts'
import { judgingRules } from '../indicators/judging-rules.ts'
import type { Fact } from '../narrative/fact.ts'
import { findVerdict } from '../narrative/facts/verdicts.ts'
import type { Subject } from '../narrative/words/subject.ts'
import type { IndicatorUpdate, RegisterUpdate } from './updates.ts'

/** How the month of a change compares with the year before it, by the one judgement; null where it cannot be judged. */
export function verdictOf(
  board: BoardFile,
  { indicator, episode }: IndicatorUpdate,
  whole: Subject,
  month: string,
): Fact | null {
  const rules = judgingRules(board, indicator, episode.area)
  const verdict = toJudgedVerdict(judgeMonth(indicator, whole.series, month, rules))
  return findVerdict(whole, month, 'vs_1yr_avg', verdict)
}

/** A register's own words, which contain numbers. */
export function registerSentence({ episode, event, explanation }: RegisterUpdate, book: FigureBook): Sentence {
  return [book.words(episode.indicator, episode.area, `${episode.kind} ${event}`, explanation)]
}

/** The facts that are there. */
export const present = (facts: readonly (Fact | null)[]): Fact[] => facts.filter(fact => fact !== null)

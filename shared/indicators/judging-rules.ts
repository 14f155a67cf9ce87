import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Decisions } from '../statistics/decisions.ts'
import type { Reference } from '../statistics/reference-period.ts'
import type { RuleSet } from '../statistics/special-cause.ts'
import type { Method } from './judgement.ts'

/** Everything of a board's file that a judgement of one indicator in one area depends on. */
export interface JudgingRules {
  readonly method: Method
  readonly ruleSet: RuleSet
  readonly reference: Reference
  readonly decisions: Decisions
  /** A part of the board's area: it gets a word only beyond the stricter range, since there are many of them. */
  readonly isPart: boolean
}

const REFERENCES = {
  '12 months before': '12-months-before',
  'previous financial year': 'previous-financial-year',
} as const satisfies Record<BoardFile['verdicts']['reference'], Reference>

/** The rules for an indicator in an area, by the board's file and what the board has decided. */
export function judgingRules(board: BoardFile, indicator: Indicator, area: string): JudgingRules {
  const { verdicts } = board
  return {
    method: indicator.method ?? verdicts.method,
    ruleSet: verdicts.ruleSet,
    reference: REFERENCES[verdicts.reference],
    decisions: {
      rebases: indicator.rebases.map(({ month }) => month).sort(),
      exceptional: [...verdicts.exceptional, ...indicator.exceptional].map(({ from, to }) => ({ from, to })),
    },
    isPart: board.areas.find(({ id }) => id === area)?.kind !== 'whole',
  }
}

import type { Month } from '../calendar/month.ts'

/** What a board has decided about the past of a series, which no figure shows by itself. */
export interface Decisions {
  /** First months of new phases: counting changed, or the level did and the board accepted it. */
  readonly rebases: readonly Month[]
  /** Spells that say nothing of what to expect, both ends included. */
  readonly exceptional: readonly { readonly from: Month; readonly to: Month }[]
}

export const NO_DECISIONS: Decisions = { rebases: [], exceptional: [] }

/** True where the month lies in a spell recorded as exceptional. */
export function isExceptional({ exceptional }: Decisions, month: Month): boolean {
  return exceptional.some(({ from, to }) => month >= from && month <= to)
}

/** The first month of the phase that a month is in: the last rebase on or before it; null before any. */
export function phaseStart({ rebases }: Decisions, month: Month): Month | null {
  let start: Month | null = null
  for (const rebase of rebases) if (rebase <= month && (start === null || rebase > start)) start = rebase
  return start
}

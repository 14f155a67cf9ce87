import type { Assessment, Risk } from './entry.ts'

/** The position of a score against the tolerance. At the tolerance is within it. */
export type Position = 'above' | 'at' | 'below'

/** The change in a risk since the previous assessment; `above-at-first-score` when there was none. */
export type ToleranceChange =
  | 'newly-above'
  | 'above-at-first-score'
  | 'still-above'
  | 'returned-within'
  | 'within'
  | 'not-scored'

/** Changes against the tolerance in the words of the report. */
export const TOLERANCE_CHANGE_LABELS: Readonly<Record<ToleranceChange, string>> = {
  'newly-above': 'newly above tolerance',
  'above-at-first-score': 'above tolerance, with no earlier score',
  'still-above': 'still above tolerance',
  'returned-within': 'back within tolerance',
  within: 'within tolerance',
  'not-scored': 'not scored',
}

/** A risk now and before. `change` is in points of the score, positive is worse; null without an earlier score. */
export interface RiskMovement {
  readonly current: Assessment | null
  readonly previous: Assessment | null
  readonly tolerance: number
  readonly position: Position | null
  readonly change: number | null
  readonly arrow: '↑' | '↓' | '↔' | null
  readonly toleranceChange: ToleranceChange
  /** `20 to 7, down 13; back within tolerance (13)`. */
  readonly summary: string
}

/** 13 against a tolerance of 13 is `at`, 14 is `above`. */
export function scorePosition(score: number, tolerance: number): Position {
  return score > tolerance ? 'above' : score === tolerance ? 'at' : 'below'
}

/** How a risk moved between its last two assessments, against its own tolerance or the board's. */
export function describeMovement(risk: Risk, boardTolerance: number): RiskMovement {
  const tolerance = risk.tolerance ?? boardTolerance
  const current = risk.assessments.at(-1) ?? null
  const previous = risk.assessments.at(-2) ?? null
  const change = current && previous ? current.score - previous.score : null
  const toleranceChange = findToleranceChange(current, previous, tolerance)
  return {
    current,
    previous,
    tolerance,
    position: current && scorePosition(current.score, tolerance),
    change,
    arrow: change === null ? null : change > 0 ? '↑' : change < 0 ? '↓' : '↔',
    toleranceChange,
    summary:
      current === null
        ? 'not scored'
        : `${describeScores(current, previous)}; ${TOLERANCE_CHANGE_LABELS[toleranceChange]} (${tolerance})`,
  }
}

function findToleranceChange(
  current: Assessment | null,
  previous: Assessment | null,
  tolerance: number,
): ToleranceChange {
  if (current === null) return 'not-scored'
  const wasAbove = previous !== null && previous.score > tolerance
  if (current.score <= tolerance) return wasAbove ? 'returned-within' : 'within'
  return wasAbove ? 'still-above' : previous === null ? 'above-at-first-score' : 'newly-above'
}

function describeScores(current: Assessment, previous: Assessment | null): string {
  if (previous === null) return String(current.score)
  const change = current.score - previous.score
  if (change === 0) return `${current.score}, unchanged`
  return `${previous.score} to ${current.score}, ${change > 0 ? 'up' : 'down'} ${Math.abs(change)}`
}

import type { Instant } from '../../calendar/local-time.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import type { Risk } from './entry.ts'

/** A risk after a drop has been merged into what was known. */
export interface RiskVersion {
  readonly risk: Risk
  readonly drop: string
  readonly knownFrom: Instant
}

/** Every version of one risk, oldest first, one a drop. */
export interface RiskHistory {
  readonly id: string
  readonly versions: readonly RiskVersion[]
}

/** The risks from their stored entries, which are in the order they became known. */
export function buildRiskHistories(entries: readonly KnownEntry[]): RiskHistory[] {
  const versions = new Map<string, RiskVersion[]>()
  for (const { id, drop, knownFrom, body } of entries) {
    const before = versions.get(id) ?? []
    const last = before.at(-1)?.risk
    const risk = last === undefined ? (body as Risk) : mergeRisk(last, body as Risk)
    versions.set(id, [...before, { risk, drop, knownFrom }])
  }
  return [...versions].map(([id, all]) => ({ id, versions: all }))
}

/**
 * A risk merged with a later drop: the newer text is used, and assessments are kept by period, the latest replacing an
 * earlier one of the same period. Periods sort as text: `2018/19` before `2019/20`, dates by day.
 */
export function mergeRisk(before: Risk, later: Risk): Risk {
  const byPeriod = new Map(
    [...before.assessments, ...later.assessments].map(assessment => [assessment.period, assessment]),
  )
  return { ...later, assessments: [...byPeriod.values()].sort((one, other) => (one.period < other.period ? -1 : 1)) }
}

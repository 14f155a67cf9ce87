import type { DashboardRow } from '../../indicators/dashboard-row.ts'
import type { PackModel } from '../model.ts'
import { type PackInput, packSubjects } from '../pack-input.ts'
import { checkMetadata, checkResults } from './check-context.ts'
import { checkData } from './check-data.ts'
import { checkHtml, checkModel } from './check-model.ts'
import { checkNumerals } from './check-numerals.ts'
import { type GateFinding, type GateOutcome, gateOutcome } from './finding.ts'

export interface GateReport {
  readonly outcome: GateOutcome
  readonly findings: readonly GateFinding[]
}

/**
 * Decides whether a pack goes: ready, ready with the gaps it declares, or held. Nothing that the gate does not know of can
 * stop a pack later, and nothing it finds goes out unsaid.
 *
 * @param results stored rows worked out from exactly the drops that the pack is pinned to; empty when there are none such
 */
export function judgePack(
  input: PackInput,
  model: PackModel,
  html: string,
  results: readonly DashboardRow[],
): GateReport {
  const subjects = [...packSubjects(input).values()].map(areas => areas[0]!)
  const findings = [
    ...checkData(input, subjects, model.month),
    ...checkMetadata(input.board, input, model),
    ...checkResults(subjects, results),
    ...checkModel(model),
    ...checkNumerals(model, input.board),
    ...checkHtml(model, html),
  ]
  return { outcome: gateOutcome(findings), findings }
}

/** The gaps a pack must declare, known before it is built. */
export function declaredGaps(input: PackInput, month: string): GateFinding[] {
  const subjects = [...packSubjects(input).values()].map(areas => areas[0]!)
  return checkData(input, subjects, month).filter(finding => finding.severity === 'gap')
}

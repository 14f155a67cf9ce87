import { longDate } from '../../calendar/date.ts'
import type { DashboardRow } from '../../indicators/dashboard-row.ts'
import { type PackInput, packSubjects } from '../input/pack-input.ts'
import type { PackModel } from '../model/pack-model.ts'
import { checkAgainstData } from './check-against-data.ts'
import { checkClaims } from './check-claims.ts'
import { checkMetadata, checkResults } from './check-context.ts'
import { checkData, declaredGaps } from './check-data.ts'
import { checkPages, type DocumentPages } from './check-html.ts'
import { checkModel } from './check-model.ts'
import { checkNumerals } from './check-numerals.ts'
import { checkOtherTables } from './check-other-tables.ts'
import { checkStructure } from './check-structure.ts'
import { checkText } from './check-text.ts'
import { checkWithheld } from './check-withheld.ts'
import { type GateFinding, type GateOutcome, gateOutcome, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

export interface GateReport {
  readonly outcome: GateOutcome
  readonly findings: readonly GateFinding[]
}

/**
 * Decides whether a pack goes: ready, ready with the gaps it declares, or held. Nothing that the gate does not know of can
 * stop a pack later, and nothing it finds goes out unsaid.
 *
 * @param results stored rows worked out from exactly the drops that the pack is pinned to; empty when there are none such
 * @param whole the pack as the Board gets it, where the model is another edition
 */
export function runGate(
  input: PackInput,
  model: PackModel,
  pages: DocumentPages,
  results: readonly DashboardRow[],
  whole: PackModel = model,
): GateReport {
  const subjects = [...packSubjects(input).values()].map(areas => areas[0]!)
  const findings = [
    ...checkData(input, subjects, model.month),
    ...checkMetadata(input.board, input, model),
    ...checkResults(subjects, results),
    ...(model.run.edition === 'board' ? checkAgainstData(subjects, model) : []),
    ...checkDeclared(input, model),
    ...checkMeetingPack(input, model),
    ...checkModel(model),
    ...checkStructure(model),
    ...checkText(model),
    ...checkNumerals(model, input.board),
    ...checkOtherTables(input, model),
    ...checkClaims(model),
    ...checkPages(model, pages),
    ...checkWithheld(input, model, pages, whole),
  ]
  return { outcome: gateOutcome(findings), findings }
}

/** A pack for a meeting without a performance report is nothing without an agenda. */
function checkMeetingPack({ pack, meeting, supplement }: PackInput, model: PackModel): GateFinding[] {
  if (pack.indicators !== 'none' || supplement !== undefined || model.meeting.some(({ id }) => id === 'agenda'))
    return []
  return [
    holdFinding(
      'agenda-missing',
      `No agenda has been received for the meeting of ${longDate(meeting.date)}.`,
      'Send the agenda with the register of meetings, and release the pack.',
    ),
  ]
}

/** What the data lacks stands on the paper's first page, word for word, and nothing else does. */
function checkDeclared(input: PackInput, model: PackModel): GateFinding[] {
  const expectedGaps = declaredGaps(input, model.month).map(({ what }) => what)
  const undeclared = expectedGaps.filter(what => !model.gaps.includes(what))
  const invented = model.gaps.filter(gap => !expectedGaps.includes(gap))
  const isMisnamed = (model.outcome === 'ready') !== (model.gaps.length === 0)
  return [
    ...undeclared.map(what =>
      holdFinding('gap-undeclared', `The paper does not say what it lacks: ${what}`, SYSTEM_FAULT_FIX),
    ),
    ...invented.map(gap =>
      holdFinding('gap-undeclared', `The paper says that it lacks what it has: ${gap}`, SYSTEM_FAULT_FIX),
    ),
    ...(isMisnamed
      ? [
          holdFinding(
            'gap-undeclared',
            'The paper calls itself whole and lists gaps, or the reverse.',
            SYSTEM_FAULT_FIX,
          ),
        ]
      : []),
  ]
}

import type { Meeting } from '../../shared/config/schema/meeting.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { buildEditions } from '../../shared/packs/editions/editions.ts'
import { type GateFinding, gateOutcome } from '../../shared/packs/gate/finding.ts'
import { runGate } from '../../shared/packs/gate/gate.ts'
import { documentsOf } from '../../shared/packs/model/documents.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { holdRun } from './hold-run.ts'
import type { PackDecision } from './pack-decision.ts'
import { readPackInput } from './read-pack-input.ts'
import { recordDecision } from './record-decision.ts'
import { requestTypesetting } from './request-typesetting.ts'
import { packRuns, results } from './wiring.ts'
import { writeEdition } from './write-edition.ts'

/**
 * Builds the editions of a run and runs the gate over them: they are handed on, wait for approval, or hold the pack.
 *
 * @param decision the decision to release a held pack, if there is one
 */
export async function buildRun(
  pack: Pack,
  meeting: Meeting,
  run: PackRunRecord,
  decision: PackDecision | null,
): Promise<void> {
  const input = await readPackInput(pack, meeting, run)
  const acceptedDropCount = run.drops.length
  const stored = (await results().list())
    .filter(result => result.acceptedDropCount === acceptedDropCount)
    .flatMap(result => result.rows)
  const [whole, ...models] = buildEditions({ ...input, edition: 'board' }, ['board', ...pack.editions])
  const editions = models.map(model => {
    const pages = Object.fromEntries(documentsOf(model).map(document => [document, renderDocument(model, document)]))
    const { findings: found } = runGate({ ...input, edition: model.run.edition }, model, pages, stored, whole)
    return { model, pages, found }
  })
  const findings = uniqueFindings(editions.flatMap(({ found: findings }) => findings))
  const reasons = findings.map(finding => finding.what)
  // an edition that may not be sent holds the others: they are papers of one meeting
  if (gateOutcome(findings) === 'held' && decision?.override !== true) return holdRun(run, findings, reasons)
  for (const { model, pages } of editions) await writeEdition(model, pages)
  if (decision !== null) await recordDecision(run, 'released', decision)
  if (pack.approval === 'required') {
    await requestTypesetting(run, pack, { kind: 'approval', run: run.run, asKnownAt: run.asKnownAt, findings })
    await packRuns().move(run, { state: 'awaiting-approval', reasons })
    return
  }
  await packRuns().move(run, { reasons })
  await requestTypesetting(run, pack)
}

/** Editions share their data and so most findings; each finding is reported once. */
function uniqueFindings(findings: readonly GateFinding[]): GateFinding[] {
  return [...new Map(findings.map(finding => [`${finding.code} ${finding.what}`, finding])).values()]
}

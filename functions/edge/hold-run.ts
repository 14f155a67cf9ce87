import type { FindingWords, GateFinding } from '../../shared/packs/gate/finding.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import type { PackNotice } from './issue-manifest.ts'
import { recordMetric } from './metrics.ts'
import { audit, packRuns, packsBucket } from './wiring.ts'

/** Holds a run for what the gate found. */
export async function holdRun(
  run: PackRunRecord,
  findings: readonly GateFinding[],
  reasons: readonly string[],
): Promise<void> {
  await audit().record({
    at: run.asKnownAt,
    who: 'publish-pack',
    what: 'held',
    about: run.run,
    because: findings.map(f => f.code).join(', '),
    caller: null,
  })
  await moveToHeld(run, findings, reasons)
}

/** The state is written last: once it is there, the administrators are not notified again. */
export async function moveToHeld(
  run: PackRunRecord,
  findings: readonly FindingWords[],
  reasons: readonly string[],
): Promise<void> {
  const notice: PackNotice = { kind: 'held', run: run.run, asKnownAt: run.asKnownAt, findings }
  await packsBucket().putJson(`packs/${run.run}/notice.json`, notice)
  if (await packRuns().move(run, { state: 'held', reasons })) recordMetric('PacksHeld')
}

import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import type { PackDecision } from './pack-decision.ts'
import { audit } from './wiring.ts'

/** Keeps a person's decision on a run in the audit trail. */
export async function recordDecision({ run }: PackRunRecord, what: string, decision: PackDecision): Promise<void> {
  const { at, by, because, caller } = decision
  await audit().record({ at, who: by, what, about: run, because, caller })
}

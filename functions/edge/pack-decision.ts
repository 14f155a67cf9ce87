import * as z from 'zod'
import type { ObjectStore } from '../../shared/store/objects.ts'
import { oneOf, recordSchema } from '../../shared/store/schemas/record-schema.ts'

/** A person's decision on a run, as the commands `release`, `approve`, `correct` and `withdraw`, and the page of an approver, write it. */
export interface PackDecision {
  /** `send-back`: an approver wants it changed; it is held until somebody releases it. */
  readonly action: 'release' | 'approve' | 'send-back' | 'correct' | 'withdraw'
  readonly run: string
  readonly by: string
  readonly because: string
  readonly at: string
  /** Release alone: send it whatever the gate found. */
  readonly override: boolean
  /** Whose credentials it was written with, as the audit trail has it. */
  readonly caller: string | null
}

export const packDecisionSchema = recordSchema<PackDecision>({
  action: oneOf<PackDecision['action']>({
    release: true,
    approve: true,
    'send-back': true,
    correct: true,
    withdraw: true,
  }),
  run: z.string(),
  by: z.string(),
  because: z.string(),
  at: z.string(),
  override: z.boolean(),
  // decisions of before callers were recorded
  caller: z.string().nullable().default(null),
})

/** Hands a decision to `publish-pack`, which carries it out and records it. */
export function writeDecision(bucket: ObjectStore, decision: PackDecision): Promise<void> {
  return bucket.putJson(`packs/${decision.run}/decision.json`, decision)
}

import * as z from 'zod'
import type { FindingWords } from '../../shared/packs/gate/finding.ts'
import { recordSchema } from '../../shared/store/schemas/record-schema.ts'

/** How a built pack is handed on: the run, and the editions stored beside it. */
export interface IssueManifest {
  readonly run: string
  /** Id of the pack in the board's file. */
  readonly pack: string
  readonly version: number
  readonly editions: readonly string[]
  /** Only of a pack that awaits approval: the notice to its approvers, who get it once the documents are typeset. */
  readonly approval?: PackNotice
  /** Only of a preview: the one role it goes to, and what the gate found. */
  readonly preview?: { readonly to: string; readonly findings: readonly FindingWords[] }
}

/** A person's request to have a pack sent to one role before it is due, as the command `preview` writes it. */
export interface PreviewRequest {
  /** Its folder among the packs, unlike that of any run. */
  readonly id: string
  readonly pack: string
  readonly meeting: string
  /** A role of the board's file. */
  readonly to: string
}

/** A pack that needs a person: held by the gate, or awaiting its sign-off. */
export interface PackNotice {
  readonly kind: 'held' | 'approval'
  readonly run: string
  readonly asKnownAt: string
  readonly findings: readonly FindingWords[]
}

/** A pack that its readers are not to use any more, as they are notified. */
export interface WithdrawalNotice {
  readonly kind: 'withdrawn'
  readonly run: string
  readonly because: string
  /** A role of the board's file. */
  readonly by: string
  readonly at: string
}

/** A later version of a pack has been sent: what its predecessor's pages are to say. */
export interface SupersededNotice {
  /** The run whose place was taken. */
  readonly run: string
  /** Number of the version that took it. */
  readonly version: number
  /** Instant that it was due. */
  readonly at: string
}

/** A person's decision to send a pack again, as the command `resend` writes it. */
export interface ResendRequest {
  readonly run: string
  readonly by: string
  readonly because: string
  /** Instant of the decision. */
  readonly at: string
  /** Roles to send it to. */
  readonly to: readonly string[]
  /** They were named one by one, and are sent it whether or not they already have it. */
  readonly isExplicit: boolean
  /** Whose credentials it was written with, as the audit trail has it. */
  readonly caller: string | null
}

/* What is read back of them. */

const text = z.string()
const texts = z.array(text)
const findings = z.array(recordSchema<FindingWords>({ severity: z.enum(['gap', 'hold']), what: text, fix: text }))

export const packNoticeSchema = recordSchema<PackNotice>({
  kind: z.enum(['held', 'approval']),
  run: text,
  asKnownAt: text,
  findings,
})

/** What an edition's files were made from, written beside them when all of them are there. */
export interface TypesetRecord {
  readonly sha256: string
}

export const typesetRecordSchema = recordSchema<TypesetRecord>({ sha256: text })

export const issueManifestSchema = recordSchema<IssueManifest>({
  run: text,
  pack: text,
  version: z.number(),
  editions: texts,
  approval: packNoticeSchema.optional(),
  preview: recordSchema<NonNullable<IssueManifest['preview']>>({ to: text, findings }).optional(),
})

export const previewRequestSchema = recordSchema<PreviewRequest>({ id: text, pack: text, meeting: text, to: text })

const withdrawalSchema = recordSchema<WithdrawalNotice>({
  kind: z.literal('withdrawn'),
  run: text,
  because: text,
  by: text,
  at: text,
})

/** `packs/RUN/notice.json`, of either kind. */
export const noticeSchema = z.union([packNoticeSchema, withdrawalSchema])

export const supersededNoticeSchema = recordSchema<SupersededNotice>({ run: text, version: z.number(), at: text })

export const resendRequestSchema = recordSchema<ResendRequest>({
  run: text,
  by: text,
  because: text,
  at: text,
  to: texts,
  isExplicit: z.boolean(),
  // requests of before callers were recorded
  caller: text.nullable().default(null),
})

import type { FindingWords } from '../../shared/packs/gate/finding.ts'

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

import type { GateFinding } from '../../shared/packs/gate/finding.ts'

/** How a built pack is handed on: the run, and the editions stored beside it. */
export interface IssueManifest {
  readonly run: string
  /** Id of the pack in the board's file. */
  readonly pack: string
  readonly version: number
  readonly editions: readonly string[]
}

/** A pack that needs a person: held by the gate, or awaiting its sign-off. */
export interface PackNotice {
  readonly kind: 'held' | 'approval'
  readonly run: string
  readonly asKnownAt: string
  readonly findings: readonly GateFinding[]
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
}

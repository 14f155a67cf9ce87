import type { GateFinding } from '../shared/packs/gate/finding.ts'

/** What a built pack is handed on as: the run, and the editions that lie beside it. */
export interface IssueManifest {
  readonly run: string
  readonly version: number
  readonly editions: readonly string[]
}

/** A pack that waits for a person: held by the gate, or for its sign-off. */
export interface PackNotice {
  readonly kind: 'held' | 'approval'
  readonly run: string
  readonly asKnownAt: string
  readonly findings: readonly GateFinding[]
}

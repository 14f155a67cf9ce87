/** A person's decision on a run, as the commands `release`, `approve`, `correct` and `withdraw` write it. */
export interface PackDecision {
  readonly action: 'release' | 'approve' | 'correct' | 'withdraw'
  readonly run: string
  readonly by: string
  readonly because: string
  readonly at: string
  /** Release alone: send it whatever the gate found. */
  readonly override: boolean
}

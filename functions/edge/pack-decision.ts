/** A person's decision on a run, as the commands `release` and `approve` write it. */
export interface PackDecision {
  readonly run: string
  readonly by: string
  readonly because: string
  readonly at: string
  /** Send it whatever the gate found. */
  readonly override: boolean
}

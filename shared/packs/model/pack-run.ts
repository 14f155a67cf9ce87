/** One pack for one meeting: pinned to what was known when it was first built, whatever is retried later. */
export interface PackRunRecord {
  readonly run: string
  readonly pack: string
  readonly meeting: string
  readonly version: number
  readonly scheduledFor: string
  /** When the drops were pinned: the scheduled time, or when a held pack was released. */
  readonly asKnownAt: string
  /** Drops it was built from. */
  readonly drops: readonly string[]
  readonly state: 'building' | 'held' | 'awaiting-approval' | 'issued'
  /** Why it is held, or what gaps it declares. */
  readonly reasons: readonly string[]
}

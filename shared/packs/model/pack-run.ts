/**
 * `issued`: its readers have it. `superseded`: a later version took its place. `withdrawn`: its readers were asked not to use
 * it. `closed`: held or awaiting approval until it was overtaken by its meeting or a later version; it went to nobody.
 */
export type PackRunState = 'building' | 'held' | 'awaiting-approval' | 'issued' | 'superseded' | 'withdrawn' | 'closed'

/** Nothing that is decided of a run can send it any more: it has gone to its readers, or never will. */
export function isOver({ state }: Pick<PackRunRecord, 'state'>): boolean {
  return state !== 'building' && state !== 'held' && state !== 'awaiting-approval'
}

/** Who decided that an issued pack is to be corrected, why and when. */
export interface CorrectionOrder {
  /** The run of the version that is corrected. */
  readonly run: string
  /** A role of the board's file. */
  readonly by: string
  readonly because: string
  /** Instant of the decision. */
  readonly at: string
}

/** The pack, its meeting and, from the second on, its version: `performance-2018-05-10`, `performance-2018-05-10-v2`. */
export function packRunId(pack: string, meetingDate: string, version = 1): string {
  return `${pack}-${meetingDate}${version === 1 ? '' : `-v${version}`}`
}

/** A paper that came after its pack had gone: sent by itself, with a number of its own, and never as a new pack. */
export interface SupplementOrder {
  /** From 1 on, for each pack and meeting. */
  readonly number: number
  /** Id of the paper in the register, and the drop that brought it. */
  readonly paper: string
  readonly drop: string
  readonly title: string
  /** The readers have an earlier paper for the same item. */
  readonly isReplacement: boolean
}

/** `performance-2018-05-10-s1` */
export const supplementRunId = (pack: string, meetingDate: string, number: number): string =>
  `${packRunId(pack, meetingDate)}-s${number}`

/** `Supplement 1: Road safety` */
export const supplementTitle = ({ number, title }: Pick<SupplementOrder, 'number' | 'title'>): string =>
  `Supplement ${number}: ${title}`

/** One version of a pack for one meeting: pinned to what was known when it was first built, whatever is retried later. */
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
  readonly state: PackRunState
  /** Why it is held, or what gaps it declares. */
  readonly reasons: readonly string[]
  /** Only of a version after the first. */
  readonly corrects?: CorrectionOrder
  /** Only of a supplement. */
  readonly supplement?: SupplementOrder
}

import type { Month } from '../../calendar/month.ts'
import type { Logo } from '../../config/logo-of.ts'
import type { Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { DataTable } from '../../document/table.ts'
import type { Claim } from '../../figures/claim.ts'
import type { StoredFigure } from '../../figures/stored-figure.ts'

export const EDITIONS = ['board', 'partner', 'public'] as const
export type Edition = (typeof EDITIONS)[number]

/** Why there is a version after the first. */
export interface CorrectionNotice {
  /** Number of the version whose place it takes. */
  readonly ofVersion: number
  /** `3 May 2018` */
  readonly issuedOn: string
  readonly because: string
  /** Title of the role that decided it. */
  readonly by: string
}

/** The finished pack: from this alone its documents (HTML and PDF), CSV files and mail are made. */
export interface PackModel {
  readonly format: 'boardpack-model/1'
  readonly run: {
    /** `performance-2018-05-10`: the pack and its meeting. */
    readonly id: string
    readonly pack: string
    readonly edition: Edition
    readonly version: number
    readonly scheduledFor: string
    readonly asKnownAt: string
    readonly ruleSet: string
    /** Made for one reader before the pack is due; never issued. */
    readonly isPreview?: boolean
    /** Number of the supplement that this is; absent for a pack. */
    readonly supplement?: number
  }
  readonly paper: {
    /** Null where the board's papers carry none. */
    readonly marking: string | null
    readonly markingReason: string | null
    readonly board: string
    /** Absent for a board without one. */
    readonly logo?: Logo
    readonly body: string
    readonly to: string
    readonly from: string
    /** `10 May 2018` */
    readonly date: string
    readonly meetingDate: string
    /** The date the meeting was first called for, which names its calendar entry; and how often it has moved since. */
    readonly firstCalledFor: string
    readonly moves: number
    readonly meetingTime: string
    readonly venue: string
    /** Null where the board does not number its items. */
    readonly agendaItem: string | null
    readonly title: string
    readonly contact: { readonly title: string; readonly email: string }
    readonly website: string
    readonly legalBasis: string
    /** When its figures were fixed, by the board's clock: `3 May 2018 at 16:00`. */
    readonly figuresAsAt: string
  }
  /** The month the paper reports on. */
  readonly month: Month
  /** What changed: at most five lines, each the change, its size, whether it is real, and why. */
  readonly headline: readonly Sentence[]
  /** What the board is asked to decide. */
  readonly asked: readonly Sentence[]
  /** What is missing, in one line of page one; null where nothing is. */
  readonly missing: Sentence | null
  /** Why no reader may take it for a real paper, on every page; null for a real one. */
  readonly notice: string | null
  /** Only of a version after the first: which it takes the place of, and why. */
  readonly correction?: CorrectionNotice
  /** `March 2018`, as subjects and headings print it. */
  readonly reportedPeriod: string
  /** Every gap that the pack declares, in full. Empty when it lacks nothing. */
  readonly gaps: readonly string[]
  readonly outcome: 'ready' | 'ready-with-gaps'
  /** The report after its first page: exceptions by theme, and every indicator in one table. */
  readonly report: readonly Section[]
  /** The data pack: everything else that is known of the indicators. */
  readonly sections: readonly Section[]
  readonly appendices: readonly Section[]
  /** The registers, for the meeting pack; empty where another pack of the same meeting brings them. */
  readonly meeting: readonly Section[]
  /** Tables that are published as files alone: every month behind the pack, what was judged, the peers. */
  readonly data: readonly DataTable[]
  /** What its sentences claim of figures, for the gate to check against the published tables. */
  readonly claims: readonly Claim[]
  /** Every stored value that is printed, by ref. */
  readonly figures: Readonly<Record<string, StoredFigure>>
}

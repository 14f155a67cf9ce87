import type { Month } from '../../calendar/month.ts'
import type { Chart, Section, Sentence } from '../../document/document.ts'
import type { StoredFigure } from '../../figures/stored-figure.ts'

export const EDITIONS = ['board', 'partner', 'public'] as const
export type Edition = (typeof EDITIONS)[number]

/** The finished pack: from this alone its HTML, PDF, CSV files and mail are made. */
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
  }
  readonly paper: {
    /** Null where the board's papers carry none. */
    readonly marking: string | null
    readonly markingReason: string | null
    readonly board: string
    readonly body: string
    readonly to: string
    readonly from: string
    /** `10 May 2018` */
    readonly date: string
    readonly meetingDate: string
    readonly meetingTime: string
    readonly venue: string
    /** Null where the board does not number its items. */
    readonly agendaItem: string | null
    readonly title: string
    readonly contact: { readonly title: string; readonly email: string }
    readonly website: string
    readonly legalBasis: string
  }
  /** The month the paper reports on. */
  readonly month: Month
  /** One to three sentences that a reader who stops there should take away. */
  readonly headline: readonly Sentence[]
  /** `March 2018`, as subjects and headings print it. */
  readonly reportedPeriod: string
  /** Charts of the indicators that the headline is about, for the mail. */
  readonly highlights: readonly Chart[]
  /** What the pack lacks and says so, on page one and in the mail. Empty when it lacks nothing. */
  readonly gaps: readonly string[]
  readonly outcome: 'ready' | 'ready-with-gaps'
  readonly sections: readonly Section[]
  readonly appendices: readonly Section[]
  /** Every stored value that is printed, by ref. */
  readonly figures: Readonly<Record<string, StoredFigure>>
}

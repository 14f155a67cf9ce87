import type { Month } from '../../calendar/month.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Place } from '../../faults/fault-list.ts'
import type { Question } from '../../faults/question.ts'
import { REGISTER_KINDS } from '../../observations/feeds.ts'
import type { Observation } from '../../observations/observation.ts'
import type { RegisterEntry } from '../../observations/register-entry.ts'
import type { PaperContent } from '../../registers/papers/paper.ts'

/** The bytes of a drop, wherever they are: read once through, or by range (a zip's directory is at its end). */
export interface DropSource {
  readonly size: number
  stream(): AsyncIterable<Uint8Array>
  /** Bytes `start` to before `end`. */
  range(start: number, end: number): AsyncIterable<Uint8Array>
}

/** What the file turned out to be, by its content. */
export const DROP_KINDS = [
  'tidy-csv',
  'workbook',
  'police-uk-street',
  'police-uk-outcomes',
  'police-uk-stop-and-search',
  'police-uk-zip',
  ...REGISTER_KINDS,
  'commentary',
  'paper',
  'table',
] as const
export type DropKind = (typeof DROP_KINDS)[number]

/** What a publisher's file has of a month of one body, as far as the file can be judged by itself. */
export interface PublishedMonth {
  readonly kind: DropKind
  /** Area of the whole body: ours, or a peer's. */
  readonly body: string
  readonly period: Month
  /** The entry of a zip that it stands in, else null. */
  readonly sheet: string | null
  readonly rows: number
  /** Rows of each area within the body that the month has figures for. */
  readonly rowsByArea: ReadonlyMap<string, number>
  /** Rows of places that the board's file does not list, by the name of the place. */
  readonly rowsElsewhere: ReadonlyMap<string, number>
  /** Rows of each type, by the indicator that it is counted as, with its name as printed. */
  readonly rowsByType: ReadonlyMap<string, { readonly name: string; readonly rows: number }>
  /** Every indicator that the month has figures of. */
  readonly indicators: ReadonlySet<string>
}

/** What reading a drop came to: everything in it, with what is doubtful held, or everything that is wrong with it. */
export type DropReadResult =
  | {
      readonly outcome: 'accepted'
      readonly kind: DropKind
      /** Data rows read, headings and blank rows not counted. */
      readonly rows: number
      readonly observations: readonly Observation[]
      /** Entries of a register or commentary, checked and in the shape their register stores. */
      readonly entries: readonly RegisterEntry[]
      /** Where each figure stands that its supplier has not confirmed, by `indicator|area|period`. */
      readonly places?: ReadonlyMap<string, Place>
      /** Only of a publisher's file: what each of its months has. */
      readonly publishedMonths?: readonly PublishedMonth[]
      /** Each doubtful value: its observation has the status `unconfirmed`. */
      readonly questions: readonly Question[]
      /** What the supplier should know although nothing is wrong, in sentences. */
      readonly notes: readonly string[]
      /** Only of a paper: what it says, to be stored beside its file. */
      readonly paper?: PaperContent
      /** Only of a copy of our own report that was edited: texts that came after this instant are not in it. */
      readonly editedAsKnownAt?: string
    }
  | { readonly outcome: 'rejected'; readonly rows: number; readonly faults: readonly Fault[] }

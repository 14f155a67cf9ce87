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

import type { Fault } from './fault.ts'
import type { FaultDetails, Place } from './fault-list.ts'
import { makeFault } from './fault-list.ts'

/**
 * A value that can be read, but perhaps not as it was meant. It is held, and nothing uses it, until its supplier
 * answers.
 *
 * - `read_as`: what it will be once confirmed
 * - `or`: what else it may be
 */
export interface Question extends Fault {
  readonly read_as: string
  readonly or: string
}

/** What a question says: a fault's words, the reading that is held, and the other reading. */
export interface QuestionDetails extends FaultDetails {
  readonly readAs: string
  readonly or: string
}

/** A question from its parts; absent parts of the place are null. */
export function makeQuestion(code: string, place: Place, details: QuestionDetails): Question {
  return { ...makeFault(code, place, details), read_as: details.readAs, or: details.or }
}

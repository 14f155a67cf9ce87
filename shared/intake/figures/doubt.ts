import type { Place } from '../../faults/fault-list.ts'
import type { QuestionDetails } from '../../faults/question.ts'

/** Why a figure is held: what will be asked about it, and where. */
export interface Doubt {
  readonly code: string
  readonly place: Place
  readonly details: QuestionDetails
}

import type { FaultList } from '../../faults/fault-list.ts'
import type { QuestionList } from '../../faults/question.ts'

/** Where what is amiss and what is worth knowing of a drop goes. */
export interface Findings {
  readonly faults: FaultList
  readonly questions: QuestionList
  readonly notes: string[]
}

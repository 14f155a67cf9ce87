import type { Fault } from '../../faults/fault.ts'
import type { Question } from '../../faults/question.ts'

/** What is asked of a supplier about one place: a fault, or a question. */
export type Ask = Fault | Question

/** What a question may be answered with; null for a fault. */
export function answersOf(ask: Ask): string | null {
  return 'read_as' in ask ? `Read as ${ask.read_as}; or ${ask.or}?` : null
}

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

/** Questions that a receipt lists one by one. */
const MAX_QUESTIONS = 200

/** Every question of a drop in the order met, each once; those past the limit are counted, not kept. */
export class QuestionList {
  readonly #questions = new Map<string, Question>()
  #unlistedCount = 0

  add(code: string, place: Place, details: QuestionDetails): void {
    const question = makeQuestion(code, place, details)
    const key = JSON.stringify([question.code, question.sheet, question.row, question.column, question.found])
    if (this.#questions.has(key)) return
    if (this.#questions.size < MAX_QUESTIONS) this.#questions.set(key, question)
    else this.#unlistedCount++
  }

  /** The questions; where some were not kept, a last one says how many more there are. */
  list(): readonly Question[] {
    const listed = [...this.#questions.values()]
    if (this.#unlistedCount === 0) return listed
    const details = {
      found: `${this.#unlistedCount} more not listed here`,
      expected: 'no doubtful values',
      fix: 'Look at those listed first. The same slip often causes many.',
      readAs: 'as they stand',
      or: 'something else',
    }
    return [...listed, makeQuestion('more-questions', {}, details)]
  }
}

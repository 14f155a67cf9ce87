import type { Fault } from '../../faults/fault.ts'
import type { Question } from '../../faults/question.ts'
import type { Observation } from '../../observations/observation.ts'
import type { DropReadResult } from '../containers/drop.ts'

/** What one file would be answered, as `check --json` prints it. */
export interface CheckAnswer {
  readonly file: string
  readonly feed: string
  readonly outcome: 'accepted' | 'rejected'
  /** Data rows read. */
  readonly rows: number
  readonly values: readonly CheckedValue[]
  readonly faults: readonly Fault[]
  readonly questions: readonly Question[]
  readonly notes: readonly string[]
}

/** One value read; `doubtful`: it would be held until it is confirmed. */
type CheckedValue = Omit<Observation, 'statusOnceConfirmed'> & { readonly doubtful: boolean }

/** The answer to a file from what reading it came to. */
export function checkAnswer(file: string, feed: string, reading: DropReadResult): CheckAnswer {
  if (reading.outcome === 'rejected')
    return {
      file,
      feed,
      outcome: 'rejected',
      rows: reading.rows,
      values: [],
      faults: reading.faults,
      questions: [],
      notes: [],
    }
  return {
    file,
    feed,
    outcome: 'accepted',
    rows: reading.rows,
    values: reading.observations.map(toCheckedValue),
    faults: [],
    questions: reading.questions,
    notes: reading.notes,
  }
}

function toCheckedValue(observation: Observation): CheckedValue {
  const { indicator, area, period, value, numerator, denominator, n, status } = observation
  return { indicator, area, period, value, numerator, denominator, n, status, doubtful: status === 'unconfirmed' }
}

import type { CalendarDate } from '../../calendar/date.ts'

/** A score given for a year or on a date. `label` is the register's word, `Severe`. */
export interface Assessment {
  /** As the register prints it: `2019/20`, or the date of the assessment. */
  readonly period: string
  readonly score: number
  readonly label: string | null
  /** The steps that multiply to the score, 1 being the lowest; absent where the register gives the score alone. */
  readonly likelihood?: number
  readonly impact?: number
}

/** One risk, with its assessments oldest first; empty when the register gives no score. */
export interface Risk {
  readonly id: string
  readonly ref: string | null
  readonly name: string
  readonly table: string | null
  readonly tolerance: number | null
  readonly owner: string | null
  readonly mitigation: string | null
  readonly assessments: readonly Assessment[]
  /** Since when it is no longer on the register, and why; absent while it is. */
  readonly retired?: { readonly on: CalendarDate; readonly because: string }
  /** Ids of indicators that show how it stands; absent where the register names none. */
  readonly indicators?: readonly string[]
}

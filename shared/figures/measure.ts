import type { Month } from '../calendar/month.ts'
import type { ObservationStatus } from '../observations/observation.ts'

/** What a span of months comes to; or why there is no figure. Never a partial sum shown as a whole. */
export type Measure =
  | {
      readonly kind: 'value'
      /** Unrounded, in the unit printed (percentages as 0 to 100). */
      readonly value: number
      /** The same, exactly, for rounding at print. */
      readonly exact: string
      readonly numerator: number | null
      readonly denominator: number | null
      readonly from: Month
      readonly to: Month
      /** Statuses of the months that went into it, each once. */
      readonly statuses: readonly ObservationStatus[]
      readonly drops: readonly string[]
    }
  | { readonly kind: 'not-available'; readonly reason: string; readonly missing: readonly Month[] }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'not-applicable'; readonly reason: string }

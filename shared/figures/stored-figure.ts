import type { Month } from '../calendar/month.ts'
import type { Figure } from '../document/figure.ts'

/** What a stored value is, so that any number of the paper can be explained years later. */
export interface StoredFigure extends Figure {
  readonly indicator: string
  readonly area: string
  /** `current`, `rolling-12-months`, `month 2018-03`, ... */
  readonly measure: string
  readonly period: { readonly from: Month; readonly to: Month } | null
  /** Drops whose figures went into it. */
  readonly drops: readonly string[]
}

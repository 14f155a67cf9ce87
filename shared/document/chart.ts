import type { Month } from '../calendar/month.ts'
import type { Mark } from './figure.ts'

export interface ChartPoint {
  readonly month: Month
  readonly value: number | null
  readonly printed: string
  readonly marks: readonly Mark[]
  /** Outlined where it is outside the range expected of it, filled where it is significantly so. Left out: filled where there is a signal. */
  readonly mark?: 'none' | 'marked' | 'filled'
  /** Whether a marked point is welcome; `none` where it is not marked. */
  readonly signal: 'none' | 'improvement' | 'concern' | 'neutral'
}

/** A level drawn across part of the chart: what was expected with the ends of its range, or mean and limits of a phase; target across all. */
export interface ChartLine {
  readonly kind: 'mean' | 'upper-limit' | 'lower-limit' | 'target'
  readonly from: Month
  readonly to: Month
  /** One value for a level line; one per month of the span for expected ranges. */
  readonly values: readonly number[]
  readonly label: string
}

/** Bodies in order, each with its value and interval, and the mean of those that are not ours. */
export interface ChartBodies {
  readonly rows: readonly {
    readonly name: string
    readonly isOwn: boolean
    readonly rate: number
    readonly printed: string
    readonly interval: { readonly lower: number; readonly upper: number } | null
  }[]
  readonly mean: { readonly value: number; readonly printed: string }
}

export interface Chart {
  readonly id: string
  /** Indicator and area whose months it shows, `complaints/trust`: its points are that subject's figures. */
  readonly subject?: string
  /** The finding, as a sentence. */
  readonly title: string
  /** What is plotted, where, when. */
  readonly subtitle: string
  readonly unit: string
  readonly decimals: number
  readonly percentage: boolean
  /** Figures are sums of money; false when left out. */
  readonly pounds?: boolean
  readonly points: readonly ChartPoint[]
  readonly lines: readonly ChartLine[]
  /** Marked by the rules of special-cause variation; by expected ranges when left out. */
  readonly isControlChart?: boolean
  readonly rebases: readonly { readonly month: Month; readonly reason: string }[]
  /** Bodies side by side instead of months: a chart that has them has no points. */
  readonly bodies?: ChartBodies
  /** The chart in words (alt text): kind, measure, period, shape, latest value with its verdict, where the table is. */
  readonly alternative: string
  /** What the drawn range is: the same words for every chart of one method, so that a page of charts can say them once. */
  readonly rangeNote?: string
  readonly notes: readonly string[]
}

import type { Indicator } from '../../config/schema/indicator.ts'
import type { PublishedSeries } from '../../config/schema/published.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'

/** The text of a row under a heading; empty where there is none. */
export type TextUnder = (heading: string) => string

/** Headings that the parts of a figure stand under. */
export interface FigureHeadings {
  readonly value?: string
  readonly numerator?: string
  readonly denominator?: string
}

/** A kind of table that a public body publishes: how it is known, and where in it each part of a figure stands. */
export interface PublishedLayout {
  readonly table: PublishedSeries['table']
  /** As receipts name it, with its article. */
  readonly name: string
  /** Headings that stand together in no other table. */
  readonly headings: readonly string[]
  /** What chooses a series: a heading, and the texts that its cells may have; undefined where any will do. */
  choices(series: PublishedSeries): readonly (readonly [heading: string, allowed: readonly string[] | undefined])[]
  /** A heading of the series: its column is read as the indicator's. */
  readonly seriesHeading: string
  /** The heading of the code or, where there is none, the name of an area. */
  readonly area: string
  /** The heading of the period, or of the last part of it. */
  readonly periodHeading: string
  /** The period as `readPeriodText` knows it. */
  period(under: TextUnder): string
  /** The heading of how long a period is, and what stands there for each length, where the table says it. */
  readonly lengths?: { readonly heading: string; readonly ofMonths: Readonly<Record<number, string>> }
  /** Rows of one area and period are parts of the figure. */
  readonly isSummed: boolean
  figures(indicator: Indicator): FigureHeadings
  /** Percentages stand there as 81.1. */
  readonly percentagesWithoutSign: boolean
  /** The heading of what is said of a figure; null where nothing is. */
  readonly statusHeading: string | null
  /** What a row says of its figure; null where nothing. `isEmpty`: no part of it is there. */
  status(under: TextUnder, isEmpty: boolean): SuppliedStatus | null
}

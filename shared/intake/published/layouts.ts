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

const FINGERTIPS: PublishedLayout = {
  table: 'fingertips',
  name: 'a Fingertips table',
  headings: ['Indicator ID', 'Area Code', 'Sex', 'Age', 'Time period', 'Value', 'Count', 'Denominator'],
  choices: series =>
    series.table === 'fingertips'
      ? [
          ['Indicator ID', [series.indicatorId]],
          ['Sex', series.sex === undefined ? undefined : [series.sex]],
          ['Age', series.age === undefined ? undefined : [series.age]],
          ['Category', [series.category ?? '']],
        ]
      : [],
  seriesHeading: 'Indicator ID',
  area: 'Area Code',
  periodHeading: 'Time period',
  // `2018 Q1` is of a calendar year there, `2017/18 Q4` of a financial one
  period: under =>
    under('Time period').replace(
      /^(\d{4}) Q([1-4])$/,
      (_, year: string, quarter: string) => QUARTERS[Number(quarter) - 1]! + year,
    ),
  lengths: { heading: 'Time period range', ofMonths: { 1: '1m', 3: '1q', 12: '1y' } },
  isSummed: false,
  figures({ aggregation, withoutCounts }) {
    if (aggregation === 'count' || aggregation === 'headcount') return { value: 'Count' }
    const isRatio = aggregation === 'percentage' || aggregation === 'mean'
    return isRatio && !withoutCounts
      ? { value: 'Value', numerator: 'Count', denominator: 'Denominator' }
      : { value: 'Value' }
  },
  percentagesWithoutSign: true,
  statusHeading: 'Value note',
  status(under, isEmpty) {
    const note = under('Value note')
    if (isEmpty) return /suppress|disclosure|confidential/i.test(note) ? 'suppressed' : 'missing'
    // people are not counted in parts: a count with decimals was worked out
    return /\bestimate/i.test(note) || /\.\d*[1-9]/.test(under('Count')) ? 'estimated' : null
  },
}

const QUARTERS = ['January to March ', 'April to June ', 'July to September ', 'October to December ']

const RECORDED_CRIME: PublishedLayout = {
  table: 'recorded-crime',
  name: 'an open data table of recorded crime',
  headings: [
    ...['Financial Year', 'Financial Quarter', 'Force Name'],
    ...['Offence Group', 'Offence Subgroup', 'Offence Code', 'Number of Offences'],
  ],
  choices: series =>
    series.table === 'recorded-crime'
      ? [
          ['Offence Group', series.group === undefined ? undefined : [series.group]],
          ['Offence Subgroup', series.subgroup === undefined ? undefined : [series.subgroup]],
          ['Offence Code', series.codes],
        ]
      : [],
  seriesHeading: 'Offence Group',
  area: 'Force Name',
  periodHeading: 'Financial Quarter',
  period: under => `Q${under('Financial Quarter').replace(/^Q/i, '')} ${under('Financial Year')}`,
  isSummed: true,
  figures: () => ({ value: 'Number of Offences' }),
  percentagesWithoutSign: false,
  statusHeading: null,
  status: () => null,
}

/** Every published table that is read as it is. Another is a line here and a member of `publishedSchema`. */
export const PUBLISHED_LAYOUTS: readonly PublishedLayout[] = [FINGERTIPS, RECORDED_CRIME]

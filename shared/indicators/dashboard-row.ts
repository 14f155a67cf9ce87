import { addMonths, financialYearStart, type Month, monthRange, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Measure } from '../figures/measure.ts'
import { hasFigure, type MonthlySeries, measureMonths } from './measure.ts'

/** The columns of a dashboard row that are sums of months, in the order the papers print them. */
export const MEASURE_COLUMNS = [
  'current',
  'minus_1_year',
  'minus_2_years',
  'minus_3_years',
  'fytd',
  'fytd_minus_1_year',
  'rolling_12_months',
  'baseline',
] as const
export type MeasureColumn = (typeof MEASURE_COLUMNS)[number]

/** One indicator in one area. `dataTo` is its own last month with a figure: a lagging indicator shows its own month. */
export interface DashboardRow {
  readonly indicator: string
  readonly area: string
  readonly dataTo: Month
  readonly measures: Readonly<Record<MeasureColumn, Measure>>
}

/** The last month of the series that has a figure; null when none has. */
export function lastMonthWithFigure(series: MonthlySeries): Month | null {
  let last: Month | null = null
  for (const [month, observation] of series) if (hasFigure(observation) && (last === null || month > last)) last = month
  return last
}

/** The months that each column of the row covers, for a series whose last month is `dataTo`. */
export function columnMonths(dataTo: Month): Record<MeasureColumn, Month[]> {
  const yearStart = financialYearStart(dataTo)
  return {
    current: [dataTo],
    minus_1_year: [addMonths(dataTo, -12)],
    minus_2_years: [addMonths(dataTo, -24)],
    minus_3_years: [addMonths(dataTo, -36)],
    fytd: monthRange(yearStart, dataTo),
    fytd_minus_1_year: monthRange(addMonths(yearStart, -12), addMonths(dataTo, -12)),
    rolling_12_months: monthsEnding(dataTo, 12),
    // the financial year before the current one, April to March
    baseline: monthRange(addMonths(yearStart, -12), addMonths(yearStart, -1)),
  }
}

/** The dashboard row of an indicator in an area; null when the series has no figure at all. `dataTo` is its current month. */
export function dashboardRow(
  indicator: Indicator,
  area: string,
  series: MonthlySeries,
  dataTo = lastMonthWithFigure(series),
): DashboardRow | null {
  if (dataTo === null) return null
  const months = columnMonths(dataTo)
  const measures = Object.fromEntries(
    MEASURE_COLUMNS.map(column => [
      column,
      omittedColumn(indicator, column) ?? measureMonths(indicator, series, months[column]),
    ]),
  ) as Record<MeasureColumn, Measure>
  return { indicator: indicator.id, area, dataTo, measures }
}

function omittedColumn(indicator: Indicator, column: MeasureColumn): Measure | null {
  const yearToDate = column === 'fytd' || column === 'fytd_minus_1_year'
  if (yearToDate && indicator.aggregation === 'headcount') {
    return { kind: 'not-applicable', reason: 'a headcount has no year to date' }
  }
  const columnGroup = yearToDate
    ? 'year-to-date'
    : column === 'rolling_12_months'
      ? 'rolling-12-months'
      : column === 'baseline'
        ? 'baseline'
        : null
  if (columnGroup !== null && indicator.withoutCounts)
    return { kind: 'not-applicable', reason: 'its months come without the two numbers that they would be added up by' }
  return columnGroup !== null && indicator.withoutColumns.includes(columnGroup)
    ? { kind: 'not-applicable', reason: 'this indicator does not carry the column' }
    : null
}

import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import {
  columnMonths,
  dashboardRow,
  lastMonthWithFigure,
  MEASURE_COLUMNS,
} from '../../shared/indicators/dashboard-row.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

describe('the months of each column', () => {
  const ends = (months: readonly string[]) => [months[0], months.at(-1), months.length]

  it.each([
    // data to March, the last month of a financial year; April, its first; May
    ['2018-03', ['2017-04', '2018-03', 12], ['2016-04', '2017-03', 12], ['2016-04', '2017-03', 12]],
    ['2018-04', ['2018-04', '2018-04', 1], ['2017-04', '2017-04', 1], ['2017-04', '2018-03', 12]],
    ['2018-05', ['2018-04', '2018-05', 2], ['2017-04', '2017-05', 2], ['2017-04', '2018-03', 12]],
  ])('data to %s', (dataTo, fytd, fytdBefore, baseline) => {
    const months = columnMonths(dataTo)
    expect(ends(months.fytd)).toEqual(fytd)
    expect(ends(months.fytd_minus_1_year)).toEqual(fytdBefore)
    expect(ends(months.baseline)).toEqual(baseline)
    expect(months.rolling_12_months).toEqual(monthsEnding(dataTo, 12))
    expect(months.current).toEqual([dataTo])
  })

  it('are the same month of the three years before', () => {
    const { minus_1_year, minus_2_years, minus_3_years } = columnMonths('2018-03')
    expect([minus_1_year, minus_2_years, minus_3_years]).toEqual([['2017-03'], ['2016-03'], ['2015-03']])
  })
})

describe('a row', () => {
  const months = monthsEnding('2018-03', 48)
  const full = seriesOf(...months.map((month, i) => storedObservation(month, i + 1)))
  const kinds = (row: ReturnType<typeof dashboardRow>) =>
    Object.fromEntries(
      MEASURE_COLUMNS.map(column => {
        const measure = row!.measures[column]
        return [column, measure.kind === 'value' ? measure.value : measure.kind]
      }),
    )

  it('sums the months of each column', () => {
    const row = dashboardRow(indicator(), 'town', full)
    expect(row).toMatchObject({ indicator: 'sample', area: 'town', dataTo: '2018-03' })
    expect(kinds(row)).toEqual({
      current: 48,
      minus_1_year: 36,
      minus_2_years: 24,
      minus_3_years: 12,
      fytd: 510,
      fytd_minus_1_year: 366,
      rolling_12_months: 510,
      baseline: 366,
    })
  })

  it('ends at the last month with a figure, whatever the order and whatever is missing after it', () => {
    const missing = storedObservation('2018-03', 1, { status: 'missing', value: null })
    const series = seriesOf(
      missing,
      storedObservation('2018-01', 5),
      storedObservation('2018-02', 6),
      storedObservation('2017-12', 4),
    )
    expect(lastMonthWithFigure(series)).toBe('2018-02')
    expect(dashboardRow(indicator(), 'force', series)).toMatchObject({ dataTo: '2018-02' })
    expect(dashboardRow(indicator(), 'force', series, '2018-01')!.measures.current).toMatchObject({ value: 5 })
  })

  it('is none for a series without a figure', () => {
    expect(lastMonthWithFigure(seriesOf())).toBeNull()
    expect(
      dashboardRow(indicator(), 'force', seriesOf(storedObservation('2018-03', 1, { status: 'missing' }))),
    ).toBeNull()
  })

  it('of a headcount has no year to date, and says why', () => {
    const { measures } = dashboardRow(indicator({ aggregation: 'headcount' }), 'force', full)!
    const none = { kind: 'not-applicable', reason: 'a headcount has no year to date' }
    expect([measures.fytd, measures.fytd_minus_1_year]).toEqual([none, none])
    expect([measures.current, measures.rolling_12_months, measures.baseline]).toMatchObject([
      { value: 48 },
      { value: 48 },
      { value: 36 },
    ])
  })

  it.each([
    ['year-to-date', ['fytd', 'fytd_minus_1_year']],
    ['rolling-12-months', ['rolling_12_months']],
    ['baseline', ['baseline']],
  ] as const)('of an indicator without %s leaves out %s and nothing else', (without, left) => {
    const row = dashboardRow(indicator({ withoutColumns: [without] }), 'force', full)!
    const columns = MEASURE_COLUMNS.filter(column => row.measures[column].kind !== 'value')
    expect(columns).toEqual(left)
    for (const column of columns)
      expect(row.measures[column]).toEqual({
        kind: 'not-applicable',
        reason: 'this indicator does not carry the column',
      })
  })
})

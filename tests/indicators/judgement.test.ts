import { describe, expect, it } from 'vitest'
import { addMonths, monthsEnding } from '../../shared/calendar/month.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { judgeMonth, monthJudge } from '../../shared/indicators/judge-month.ts'
import { toJudgedVerdict } from '../../shared/indicators/judge-subject.ts'
import { judgeYear } from '../../shared/indicators/judge-year.ts'
import { monthlyChart } from '../../shared/packs/sections/monthly-chart.ts'
import { indicator, seriesOf, storedObservation, wholeBoard } from './indicator-fixtures.ts'

const MONTH = '2018-03'
const months = monthsEnding(MONTH, 49)
const NOISE = [3, -5, 8, -2, -7, 4, 1, -6, 9, -3, 0, -4, 6, 2, -8, 5, -1, 7]
/** Six hundred a month and a little, and the newest month as given. */
const counts = (newest: number) =>
  seriesOf(...months.map((month, i) => storedObservation(month, month === MONTH ? newest : 600 + 2 * NOISE[i % 18]!)))
const shares = (newest: number) =>
  seriesOf(
    ...months.map((month, i) => storedObservation(month, [month === MONTH ? newest : 400 + NOISE[i % 18]!, 500])),
  )
const count = indicator()
const share = indicator({ aggregation: 'percentage', polarity: 'up', decimals: 1 })
const chartOf = (one: typeof count, series: ReturnType<typeof counts>, rules = wholeBoard) =>
  monthlyChart(
    { indicator: one, area: 'force', areaName: 'County', isWhole: true, series, row: null },
    rules,
    months[12]!,
    MONTH,
    new FigureBook(),
  )!

describe('the judgement of a month', () => {
  it.each([
    [612, 'Comparable', false, 'none', 'common cause', 'none', null],
    [670, 'Higher', false, 'marked', 'concern high', 'concern', null],
    [900, 'Higher', true, 'filled', 'concern high', 'concern', 'Higher'],
    [300, 'Lower', true, 'filled', 'improvement low', 'improvement', 'Lower'],
  ] as const)(
    'of %i after years of 600: %s, significant %s, %s',
    (newest, word, significant, chartMark, variation, sense, direction) => {
      const judged = judgeMonth(count, counts(newest), MONTH, wholeBoard)
      expect(judged).toMatchObject({ question: 'month', period: MONTH, value: newest, reason: null })
      expect(judged).toMatchObject({ word, significant, chartMark, variation, sense })
      expect(judged.alert?.direction ?? null).toBe(direction)
      expect(newest > judged.upper! || newest < judged.lower!).toBe(word !== 'Comparable')
      expect(newest > judged.significantUpper! || newest < judged.significantLower!).toBe(significant)
    },
  )

  it('is in the unit printed', () => {
    const judged = judgeMonth(share, shares(410), MONTH, wholeBoard)
    expect(judged).toMatchObject({ value: 82, word: 'Comparable' })
    expect(judged.expected).toBeCloseTo(80, 0)
    expect(judged.upper).toBeLessThan(100)
  })

  it('of a part needs the stricter range for a word', () => {
    const judged = judgeMonth(count, counts(670), MONTH, { ...wholeBoard, isPart: true })
    expect(judged).toMatchObject({ word: 'Comparable', significant: false, chartMark: 'none' })
    expect([judged.lower, judged.upper]).toEqual([judged.significantLower, judged.significantUpper])
  })

  it('of a past month is what it was at the time', () => {
    const series = counts(900)
    const before = new Map([...series].filter(([month]) => month < MONTH))
    const month = addMonths(MONTH, -1)
    expect(judgeMonth(count, series, month, wholeBoard)).toEqual(judgeMonth(count, before, month, wholeBoard))
  })

  it('says why there is none', () => {
    expect(judgeMonth(count, counts(600), months[5]!, wholeBoard)).toMatchObject({
      word: 'n/a',
      variation: 'not judged',
      chartMark: 'none',
      reason: 'there are 5 months before August 2014, and 13 are needed',
    })
    expect(judgeMonth(count, new Map(), MONTH, wholeBoard)).toMatchObject({ variation: 'no data', value: null })
    const exceptional = { rebases: [], exceptional: [{ from: MONTH, to: MONTH }] }
    expect(judgeMonth(count, counts(900), MONTH, { ...wholeBoard, decisions: exceptional }).reason).toBe(
      'March 2018 is recorded as exceptional',
    )
  })

  it('of the year is another question', () => {
    const series = seriesOf(...months.map((month, i) => storedObservation(month, i > 36 ? 700 : 600)))
    expect(judgeYear(count, series, MONTH, wholeBoard)).toMatchObject({
      question: 'year',
      period: '2018-03/P12M',
      value: 8400,
      word: 'Higher',
      alert: null,
      reference: { from: '2016-04', to: '2017-03' },
    })
  })

  it('as a cell shows the range of the chart, also where the figure is significant', () => {
    const judged = judgeMonth(count, counts(900), MONTH, wholeBoard)
    expect(toJudgedVerdict(judged)).toMatchObject({
      word: 'Higher',
      significant: true,
      confidencePercent: 95,
      range: { lower: judged.lower, upper: judged.upper },
    })
  })
})

describe('the chart of a series', () => {
  it.each([
    ['a count', count, counts(900)],
    ['a percentage', share, shares(300)],
  ])('of %s marks each month as its judgement does, and ends with its range', (_, one, series) => {
    const chart = chartOf(one, series)
    const judge = monthJudge(one, series, wholeBoard)
    for (const { month, mark } of chart.points) expect(mark).toBe(judge(month).chartMark)
    const last = (kind: string) => chart.lines.find(line => line.kind === kind && line.to === MONTH)!.values.at(-1)
    expect([last('lower-limit'), last('upper-limit'), last('mean')]).toEqual([
      judge(MONTH).lower,
      judge(MONTH).upper,
      judge(MONTH).expected,
    ])
    expect(chart.alternative).toMatch(/significantly (higher|lower) than expected/)
  })
})

describe('the method making-data-count', () => {
  const rules = { ...wholeBoard, method: 'making-data-count' } as const
  it('words, marks and limits come from the control chart', () => {
    const judged = judgeMonth(count, counts(900), MONTH, rules)
    expect(judged).toMatchObject({
      method: 'making-data-count',
      word: 'Higher',
      significant: true,
      chartMark: 'filled',
    })
    const chart = chartOf(count, counts(900), rules)
    expect(chart.points.at(-1)!.mark).toBe('filled')
    expect(chart.lines.find(line => line.kind === 'upper-limit')!.values[0]).toBe(judged.upper)
  })

  it('a shift of seven months is a word within the limits', () => {
    const series = seriesOf(
      ...months.map((month, i) => storedObservation(month, i > 41 ? 612 + (i % 3) : 600 + 2 * NOISE[i % 18]!)),
    )
    expect(judgeMonth(count, series, MONTH, rules)).toMatchObject({
      word: 'Higher',
      significant: false,
      chartMark: 'marked',
      alert: null,
      rule: 'seven months on one side of the mean',
    })
  })
})

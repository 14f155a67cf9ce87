import { describe, expect, it } from 'vitest'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { lastMonthWithFigure } from '../../shared/indicators/dashboard-row.ts'
import { dashboardExport, judgementsExport } from '../../shared/indicators/exports.ts'
import { judgeSubject } from '../../shared/indicators/judge-subject.ts'
import type { SubjectJudgements } from '../../shared/indicators/judgement.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import type { MonthlySeries } from '../../shared/indicators/measure.ts'
import { writeIndicator } from '../../shared/narrative/indicator-narrative.ts'
import { writeReportSentences } from '../../shared/narrative/report-sentences.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { monthlyChart } from '../../shared/packs/sections/monthly-chart.ts'
import { normal, poisson, randomStream } from '../benchmarks/simulated-series.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { samplePack } from '../packs/sample-pack.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

const VERDICT_WORDS = {
  Higher: 'higher than expected',
  Lower: 'lower than expected',
  Comparable: 'within its expected range',
} as const
const MARK_OF_WORD = { Higher: true, Lower: true, Comparable: false, 'n/a': false } as const

/** Everything that is printed of one subject says what its judgement says; the exports' rows are given. */
function expectAgreement(
  board: BoardFile,
  one: Indicator,
  area: string,
  series: MonthlySeries,
  exported: { judgement: Record<string, string>; dashboard: Record<string, string> },
) {
  const month = lastMonthWithFigure(series)!
  const rules = judgingRules(board, one, area)
  const { month: judged, year, versusOneYear, versusBenchmark } = judgeSubject(board, one, area, series, month, [])
  const isMarked = MARK_OF_WORD[judged.word]
  // the word, by its ranges
  if (judged.lower !== null && judged.value !== null) {
    expect(judged.value > judged.upper! || judged.value < judged.lower).toBe(isMarked)
    expect(judged.value > judged.significantUpper! || judged.value < judged.significantLower!).toBe(judged.significant)
  }
  expect(judged.significant && !isMarked).toBe(false)
  // cell, matrix and mark
  expect([versusOneYear.word, versusBenchmark.word]).toEqual([judged.word, year.word])
  expect(judged.chartMark).toBe(isMarked ? (judged.significant ? 'filled' : 'marked') : 'none')
  expect(judged.variation === 'common cause').toBe(judged.word === 'Comparable')
  // chart, its last range and its words
  const from = addMonths(month, -11)
  const chart = monthlyChart(
    { indicator: one, area, areaName: area, isWhole: true, series, row: null },
    rules,
    from,
    month,
    new FigureBook(),
  )!
  expect(chart.points.at(-1)!.mark).toBe(judged.chartMark)
  const upper = chart.lines.find(line => line.kind === 'upper-limit' && line.to === month)
  expect(upper?.values.at(-1) ?? null).toBe(judged.upper)
  if (judged.word !== 'n/a') expect(chart.alternative).toContain(VERDICT_WORDS[judged.word])
  expect(chart.alternative.includes('significantly')).toBe(judged.significant)
  // sentences of the report and of the indicator's page
  expectSentencesToAgree(one, area, series, month, judgeSubject(board, one, area, series, month, []), rules.isPart)
  // alert
  if (judged.significant) expect(judged.alert?.direction).toBe(judged.word)
  if (judged.alert?.because === 'month')
    expect(judged).toMatchObject({ word: judged.alert.direction, significant: true })
  const open = findFiringPeriods(one, series, rules).find(({ closed }) => closed === null)
  if (judged.alert !== null) {
    expect(open).toMatchObject({ direction: judged.alert.direction, lastFired: month })
    expect(open!.rule).toContain(judged.alert.direction === 'Higher' ? 'above' : 'below')
  }
  // exports
  expect(exported.judgement).toMatchObject({
    period: month,
    word: judged.word,
    significant: judged.significant ? 'yes' : 'no',
    chart_mark: judged.chartMark,
    variation: judged.variation,
    upper: judged.upper === null ? '' : String(judged.upper),
  })
  expect([exported.dashboard.v_1yr_avg, exported.dashboard.v_1yr_significant]).toEqual([
    judged.word,
    judged.significant ? 'yes' : 'no',
  ])
  expect(exported.dashboard.performance_v_benchmark).toBe(year.word)
}

/** What each sentence says of the month and of the year, by the words that only such a judgement has. */
function expectSentencesToAgree(
  one: Indicator,
  area: string,
  series: MonthlySeries,
  month: Month,
  judgement: SubjectJudgements,
  isPart: boolean,
) {
  const input = { indicator: one, area, areaName: 'The area', isWhole: !isPart, series, month, judgement }
  const report = writeReportSentences(input, new FigureBook())!
  const page = writeIndicator(input, new FigureBook()).sentences
  const { month: ofMonth, year } = judgement
  const place = {
    Higher: 'above its expected range',
    Lower: 'below its expected range',
    Comparable: 'within its expected range',
  }
  const claimed = ofMonth.word === 'n/a' ? null : `${ofMonth.significant ? 'well ' : ''}${place[ofMonth.word]}`
  for (const text of [report.month, report.monthUnderHeading, report.monthAfterYear, ...page].flatMap(sentence =>
    sentence === null ? [] : [sentenceText(sentence)],
  )) {
    const said = /(?:well )?(?:above|below|within) its expected range/.exec(text)?.[0] ?? null
    if (said !== null) expect(said).toBe(claimed)
  }
  if (report.month !== null && claimed !== null) expect(sentenceText(report.month)).toContain(claimed)
  if (report.year === null || one.benchmark.kind !== 'previous-twelve-months') return
  const real = /no more than chance explains|probably more than chance|: more than chance explains/.exec(
    sentenceText(report.year),
  )
  if (real === null) return
  const { word, significant } = year
  expect(real[0]).toBe(
    word === 'Comparable'
      ? 'no more than chance explains'
      : significant
        ? ': more than chance explains'
        : 'probably more than chance',
  )
}

function asRecords({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  return rows.map(row => Object.fromEntries(columns.map((column, i) => [column, row[i]!])))
}

describe('mark, cell, matrix word, sentence, alternative text, alert and judgements.csv agree', () => {
  const noContext = { hasOpenAlert: () => false, headlines: [] }

  it('for every indicator and area of the sample', async () => {
    const { board, revisions } = await samplePack('performance')
    const judgements = asRecords(judgementsExport(board, revisions, noContext))
    const dashboard = asRecords(dashboardExport(board, revisions))
    let compared = 0
    for (const one of board.indicators)
      for (const [area, known] of revisions.get(one.id) ?? []) {
        if (area.startsWith('peer-')) continue
        const isRow = (row: Record<string, string>) => row.indicator === one.id && row.area === area
        const judgement = judgements.find(row => isRow(row) && !row.period!.includes('/'))!
        expectAgreement(board, one, area, latestByMonth(known), { judgement, dashboard: dashboard.find(isRow)! })
        compared++
      }
    expect(compared).toBeGreaterThanOrEqual(40)
  })

  it('for generated series of every kind', () => {
    const random = randomStream(20180510)
    const board = sampleBoard()
    for (let i = 0; i < 300; i++) {
      const one = { ...generated(i), id: board.indicators[0]!.id }
      const area = i % 4 === 0 ? 'south-cambridgeshire' : 'force'
      const series = generate(one, random, i)
      const known = new Map([[one.id, new Map([[area, [...series.values()]]])]])
      const own = { ...board, indicators: [one] }
      const [judgement] = asRecords(judgementsExport(own, known, noContext))
      const [dashboard] = asRecords(dashboardExport(own, known))
      expectAgreement(own, one, area, series, { judgement: judgement!, dashboard: dashboard! })
    }
  }, 120_000)
})

function generated(i: number): Indicator {
  const aggregation = (['count', 'percentage', 'mean', 'headcount', 'count'] as const)[i % 5]!
  const polarity = (['up', 'down', 'neutral'] as const)[i % 3]!
  return indicator({ aggregation, polarity, decimals: aggregation === 'count' || aggregation === 'headcount' ? 0 : 1 })
}

/** A series with now and then a missing month, a step, a freak, or too short a history. */
function generate({ aggregation }: Indicator, random: () => number, i: number): MonthlySeries {
  const length = [8, 14, 20, 30, 49, 70][i % 6]!
  const level = [0.3, 4, 60, 650, 5000][Math.floor(random() * 5)]!
  const step = random() < 0.4 ? 0.5 + random() : 1
  const last: Month = '2018-03'
  const months = Array.from({ length }, (_, j) => addMonths(last, j + 1 - length))
  return seriesOf(
    ...months
      .filter(month => month === last || random() > 0.03)
      .map(month => {
        const at =
          level * (month === last ? step : 1) * (random() < 0.02 ? 3 : 1) * Math.max(0.1, 1 + 0.06 * normal(random))
        switch (aggregation) {
          case 'percentage': {
            const asked = 20 + Math.floor(200 * random())
            return storedObservation(month, [
              Math.min(asked, poisson(0.8 * asked * Math.min(1.2, at / level), random)),
              asked,
            ])
          }
          case 'mean':
            return storedObservation(month, Number((at / 10).toFixed(1)))
          default:
            return storedObservation(month, poisson(at, random))
        }
      }),
  )
}

import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { judgeSubject } from '../../shared/indicators/judge-subject.ts'
import { smallBoard } from '../config/small-board.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

const loaded = loadBoard(smallBoard)
if (!loaded.ok) throw new Error('the small board is faulty')
const { board } = loaded
const months = monthsEnding('2018-03', 48)
/** Sixty a month, give or take one; in the last twelve `late`. */
const counts = (late: number) =>
  seriesOf(...months.map((month, i) => storedObservation(month, (i >= 36 ? late : 60) - 1 + (i % 3))))
/** `late` of 100 in the last twelve months, give or take one; 80 before. */
const shares = (late: number) =>
  seriesOf(...months.map((month, i) => storedObservation(month, [(i >= 36 ? late : 80) - 1 + (i % 3), 100])))

const judge = (one: ReturnType<typeof indicator>, series: ReturnType<typeof counts>, area = 'force') =>
  judgeSubject(board, one, area, series, '2018-03', [{ peer: board.peers[0]!, series }])

describe('everything the dashboard says of an indicator', () => {
  it('one year, three years, the benchmark and the peers, each against its own months', () => {
    const judged = judge(indicator(), counts(120))
    expect(judged.versusOneYear.range).toMatchObject({ from: '2014-04', to: '2018-02' })
    expect(judged.versusThreeYears.range).toMatchObject({ from: '2015-03', to: '2018-02' })
    expect(judged.versusBenchmark).toMatchObject({
      word: 'Higher',
      significant: true,
      sense: 'concern',
      confidencePercent: 95,
      method: 'expected-range',
      rule: 'above the range expected of a year that is like the one before',
      range: { from: '2016-04', to: '2017-03' },
    })
    expect(judged.versusPeers).toMatchObject({
      rankedCount: 2,
      ownRate: (1440 / 100) * 1000,
      includedPeers: ['Next Door'],
    })
  })

  it('a year like the one before has the range of 95 months in 100', () => {
    const { versusBenchmark } = judge(indicator(), counts(60))
    expect(versusBenchmark).toMatchObject({
      word: 'Comparable',
      significant: false,
      sense: 'none',
      confidencePercent: 95,
      method: 'expected-range',
    })
    expect((versusBenchmark.range!.lower + versusBenchmark.range!.upper) / 2).toBeCloseTo(720, -1)
  })

  it('percentages are given as printed', () => {
    const percentage = indicator({ aggregation: 'percentage', polarity: 'up' })
    const { versusOneYear, versusBenchmark } = judge(percentage, shares(80))
    for (const { range } of [versusOneYear, versusBenchmark]) {
      expect(range!.lower).toBeGreaterThan(60)
      expect(range!.upper).toBeGreaterThan(80)
      expect(range!.upper).toBeLessThan(95)
    }
  })

  it('days per head are judged by their year', () => {
    const days = seriesOf(...months.map((month, i) => storedObservation(month, 0.7 + (i % 5) / 100)))
    const { range } = judge(indicator({ aggregation: 'per-head', decimals: 1 }), days).versusBenchmark
    expect((range!.lower + range!.upper) / 2).toBeCloseTo(12 * 0.72, 1)
  })

  it.each([
    [60, 'Lower', true],
    [78, 'Comparable', false],
    [95, 'Higher', true],
  ] as const)('%i per cent against a fixed benchmark of 80 is %s', (late, word, significant) => {
    const benchmark = { kind: 'fixed', value: 80, setBy: 'The board' } as const
    const percentage = indicator({ aggregation: 'percentage', polarity: 'up', benchmark })
    const { versusBenchmark } = judge(percentage, shares(late))
    expect(versusBenchmark).toMatchObject({ word, significant, range: { from: '2017-04', to: '2018-03' } })
    expect(versusBenchmark.range!.lower).toBeLessThan(late)
    expect(versusBenchmark.range!.upper).toBeGreaterThan(late)
  })

  const none = {
    word: 'n/a',
    significant: false,
    sense: 'none',
    range: null,
    confidencePercent: 95,
    method: 'expected-range',
    mayBeRevised: false,
  }
  it.each([
    ['count', { kind: 'none', reason: 'it is too new' }, 'it is too new'],
    ['headcount', { kind: 'previous-twelve-months' }, 'a headcount has no rolling twelve months'],
    ['headcount', { kind: 'fixed', value: 1, setBy: 'The board' }, 'a headcount has no rolling twelve months'],
    ['count', { kind: 'fixed', value: 1, setBy: 'The board' }, 'a fixed benchmark is judged for percentages only'],
  ] as const)('a %s with the benchmark %o has no verdict on it', (aggregation, benchmark, rule) => {
    expect(judge(indicator({ aggregation, benchmark }), counts(60)).versusBenchmark).toEqual({ ...none, rule })
  })

  it.each([['town'], ['elsewhere']])('%s is not compared with forces', area => {
    expect(judge(indicator(), counts(60), area).versusPeers).toMatchObject({
      displayText: 'n/a',
      rule: 'no figure of a similar force has been received',
    })
  })
})

import { expect, test } from 'vitest'
import { addMonths } from '../../shared/calendar/month.ts'
import { monthJudge } from '../../shared/indicators/judge-month.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const indicator = board.indicators.find(({ id }) => id === 'burglary-dwelling')!
const rules = judgingRules(board, indicator, 'force')
const observation = (period: string, value: number, knownFrom = '2018-01-01T00:00:00.000Z') =>
  ({
    indicator: indicator.id,
    area: 'force',
    period,
    value,
    numerator: null,
    denominator: null,
    n: null,
    status: 'published',
    drop: knownFrom,
    knownFrom,
  }) as unknown as StoredObservation
const months = Array.from({ length: 48 }, (_, i) => addMonths('2014-04', i))
const revisions = () => months.map((month, i) => observation(month, 100 + (i % 3)))
const last = months.at(-1)!

test('a month is judged once for one series, one indicator and one set of rules', () => {
  const series = latestByMonth(revisions())
  const judgement = monthJudge(indicator, series, rules)(last)
  expect(monthJudge(indicator, series, { ...rules })(last)).toBe(judgement)
  expect(monthJudge(indicator, series, { ...rules, isPart: true })(last)).not.toBe(judgement)
  expect(monthJudge({ ...indicator }, series, rules)(last)).not.toBe(judgement)
})

test('a revision that is added to a list is part of the series that is read from it next', () => {
  const list = revisions()
  expect(latestByMonth(list)).toBe(latestByMonth(list))
  expect(latestByMonth(list).get(last)!.value).toBe(102)
  list.push(observation(last, 300, '2018-05-01T00:00:00.000Z'))
  expect(latestByMonth(list).get(last)!.value).toBe(300)
})

test('a series that has changed is judged again', () => {
  const series = new Map(revisions().map(one => [one.period, one]))
  expect(monthJudge(indicator, series, rules)(last).word).toBe('Comparable')
  series.set(last, observation(last, 300))
  expect(monthJudge(indicator, series, rules)(last).word).toBe('Higher')
})

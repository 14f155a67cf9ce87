import { describe, expect, it } from 'vitest'
import { addMonths } from '../../shared/calendar/month.ts'
import { countRange, countScore } from '../../shared/statistics/count-score.ts'
import { forecastCounts, type WindowForecast } from '../../shared/statistics/forecast-counts.ts'
import cases from '../given/forecast/cases.json' with { type: 'json' }

interface ForecastCase {
  readonly name: string
  readonly first: string
  readonly values: readonly (number | null)[]
  readonly month: string
  readonly exceptional?: readonly string[]
  readonly rebases?: readonly string[]
  readonly expected: { readonly alert: string | null; readonly windows?: readonly Record<string, unknown>[] }
}

const asReference = (forecast: WindowForecast) => ({
  window: forecast.window,
  observed: forecast.observed,
  expected: forecast.expected,
  sd: Math.sqrt(forecast.variance),
  z: forecast.score,
  level: forecast.baseline.level,
  factor: forecast.factor,
  strength: forecast.baseline.season.strength,
  phi: Math.sqrt(forecast.baseline.phiSquared),
  left_out: forecast.leftOut,
})

describe('the forecast rule gives the result of the reference implementation', () => {
  it.each(cases as unknown as ForecastCase[])('$name', given => {
    const series = given.values.map((value, i) => ({ month: addMonths(given.first, i), value, denominator: null }))
    const judge = forecastCounts(series, {
      rebases: given.rebases ?? [],
      exceptional: (given.exceptional ?? []).map(month => ({ from: month, to: month })),
    })
    const { month, threeMonths, reason } = judge(given.month)
    const windows = [month, threeMonths].filter(window => window !== null).map(asReference)
    expect(windows).toHaveLength(given.expected.windows?.length ?? 0)
    expect(reason === '').toBe(month !== null)
    windows.forEach((window, i) => {
      for (const [key, value] of Object.entries(given.expected.windows![i]!)) {
        const actual = window[key as keyof typeof window]
        if (typeof value !== 'number') expect(actual).toEqual(value)
        else expect(Math.abs((actual as number) - value), key).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)))
      }
    })
  })
})

describe('the score of a count', () => {
  it.each([
    [3, 4.5],
    [0.1, 0.12],
    [60, 110],
    [650, 1300],
    [650, 40_000],
    [5000, 200_000],
  ])('rises with the count, mean %d and variance %d', (mean, variance) => {
    const counts = Array.from({ length: 200 }, (_, i) => (mean * 3 * i) / 200)
    const scores = counts.map(count => countScore(count, mean, variance))
    scores.slice(1).forEach((score, i) => expect(score).toBeGreaterThan(scores[i]! - 1e-9))
  })

  it.each([
    [3, 4.5, 2.06],
    [60, 110, 3.15],
    [650, 1300, 3.15],
    [650, 40_000, 3.15],
  ])('the range of mean %d, variance %d and limit %d ends where the score is the limit', (mean, variance, limit) => {
    const { lower, upper } = countRange(mean, variance, limit)
    expect(countScore(upper, mean, variance)).toBeCloseTo(limit, 9)
    if (lower > 0) expect(countScore(lower, mean, variance)).toBeCloseTo(-limit, 9)
    else expect(countScore(0, mean, variance)).toBeGreaterThanOrEqual(-limit)
  })
})

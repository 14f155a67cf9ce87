import { describe, expect, it } from 'vitest'
import { mean, median, standardDeviation } from '../../shared/statistics/moments.ts'
import { computeOpportunitiesBetweenChart } from '../../shared/statistics/time-between.ts'

describe('g chart', () => {
  it('puts limits at three standard deviations of a geometric count, the centre at the median', () => {
    expect(computeOpportunitiesBetweenChart([4, 0, 9, 3])).toMatchObject({
      centre: 3.5,
      lowerLimit: 0,
      upperLimit: 4 + 3 * Math.sqrt(20),
    })
    expect(computeOpportunitiesBetweenChart([4, 0, 9, 3, 12]).upperLimit).toBeGreaterThan(12)
    expect(computeOpportunitiesBetweenChart([...Array<number>(30).fill(2), 30]).upperLimit).toBeLessThan(30)
  })
  it('refuses none and less than none', () => {
    expect(() => computeOpportunitiesBetweenChart([])).toThrow('needs two events or more')
    expect(() => computeOpportunitiesBetweenChart([-1])).toThrow(
      'opportunities between events must be zero or more; found -1',
    )
  })
})

it('means are rounded once', () => {
  expect(mean(Array<number>(12).fill(0.1))).toBe(0.1)
  expect(mean([10.1, 10.2, 10.3])).toBe(10.2)
  expect(mean([])).toBeNaN()
  expect(standardDeviation([3, 7])).toBeCloseTo(2.82842712474619, 14)
  expect(standardDeviation([3])).toBeNaN()
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBeNaN()
})

it('limits of events in every month are at zero, and a wrong one among others is refused', () => {
  expect(computeOpportunitiesBetweenChart([0, 0])).toEqual({ centre: 0, lowerLimit: 0, upperLimit: 0 })
  expect(() => computeOpportunitiesBetweenChart([3, -1])).toThrow('found -1')
})

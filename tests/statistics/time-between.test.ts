import { describe, expect, it } from 'vitest'
import { mean, median, standardDeviation } from '../../shared/statistics/moments.ts'
import {
  computeOpportunitiesBetweenChart,
  computeTimeBetweenChart,
  daysBetweenEvents,
} from '../../shared/statistics/time-between.ts'

describe('t chart', () => {
  it('charts times to the power 1/3.6 and brings the lines back', () => {
    const t = [10, 20, 15, 12].map(x => x ** (1 / 3.6))
    const spread = (Math.abs(t[1]! - t[0]!) + Math.abs(t[2]! - t[1]!) + Math.abs(t[3]! - t[2]!)) / 3 / 1.128
    const centre = (t[0]! + t[1]! + t[2]! + t[3]!) / 4
    const chart = computeTimeBetweenChart([10, 20, 15, 12], false)
    expect(chart.centre).toBeCloseTo(centre ** 3.6, 10)
    expect(chart.upperLimit).toBeCloseTo((centre + 3 * spread) ** 3.6, 9)
    expect(chart.lowerLimit).toBeCloseTo((centre - 3 * spread) ** 3.6, 9)
    expect(chart.outside).toEqual([null, null, null, null])
  })
  it('marks a gap beyond the lines, and has none for gaps that never vary', () => {
    expect(computeTimeBetweenChart([10, 12, 9, 11, 10, 13, 400], true).outside.at(-1)).toBe('longer')
    expect(computeTimeBetweenChart([100, 120, 90, 110, 100, 130, 100, 1], true).outside.at(-1)).toBe('shorter')
    expect(computeTimeBetweenChart([7, 7, 7], true)).toMatchObject({ lowerLimit: null, upperLimit: null })
  })
  it('refuses events of one day and too few events', () => {
    expect(() => computeTimeBetweenChart([3, 0, 4], true)).toThrow(
      'time between events must be more than zero; found 0',
    )
    expect(() => computeTimeBetweenChart([3], true)).toThrow('a time-between chart needs three events or more; found 2')
  })
})

describe('g chart', () => {
  it('puts limits at three standard deviations of a geometric count, the centre at the median', () => {
    expect(computeOpportunitiesBetweenChart([4, 0, 9, 3])).toMatchObject({
      centre: 3.5,
      lowerLimit: 0,
      upperLimit: 4 + 3 * Math.sqrt(20),
    })
    expect(computeOpportunitiesBetweenChart([4, 0, 9, 3, 12]).outside.at(-1)).toBeNull()
    expect(computeOpportunitiesBetweenChart([...Array<number>(30).fill(2), 30]).outside.at(-1)).toBe('longer')
  })
  it('refuses none and less than none', () => {
    expect(() => computeOpportunitiesBetweenChart([])).toThrow('needs two events or more')
    expect(() => computeOpportunitiesBetweenChart([-1])).toThrow(
      'opportunities between events must be zero or more; found -1',
    )
  })
})

it('counts days between dates in any order', () => {
  expect(daysBetweenEvents(['2018-03-01', '2018-02-26', '2018-03-01', '2017-02-26'])).toEqual([365, 3, 0])
  expect(() => daysBetweenEvents(['soon'])).toThrow('every event needs a date written as 2018-03-01')
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

describe('gaps at their edges', () => {
  it('two are enough, and those that never vary have no limits, screened or not', () => {
    expect(computeTimeBetweenChart([10, 20], true).upperLimit).toBeGreaterThan(20)
    for (const screen of [true, false])
      expect(computeTimeBetweenChart([7, 7, 7], screen)).toEqual({
        centre: expect.closeTo(7, 9) as number,
        lowerLimit: null,
        upperLimit: null,
        outside: [null, null, null],
      })
  })
  it('on a limit are within it', () => {
    expect(computeOpportunitiesBetweenChart([0, 0])).toEqual({
      centre: 0,
      lowerLimit: 0,
      upperLimit: 0,
      outside: [null, null],
    })
  })
  it('are refused for one that is wrong among others', () => {
    expect(() => computeOpportunitiesBetweenChart([3, -1])).toThrow('found -1')
    expect(() => daysBetweenEvents(['2018-03-01', 'soon'])).toThrow('every event needs a date')
  })
})

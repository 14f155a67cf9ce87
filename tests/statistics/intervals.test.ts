import { describe, expect, it } from 'vitest'
import { confidenceFraction, standardErrors } from '../../shared/statistics/confidence.ts'
import { countInterval } from '../../shared/statistics/count-interval.ts'

describe('a level of confidence', () => {
  it.each([
    [0.9, 0.9],
    [1, 1],
    [90, 0.9],
    [95, 0.95],
    [100, 1],
  ])('%f is the fraction %f', (level, fraction) => {
    expect(confidenceFraction(level)).toBe(fraction)
  })
  it.each([0, 0.899, 1.001, 89.9, 100.1, Number.NaN])('%f is refused', level => {
    expect(() => confidenceFraction(level)).toThrow(
      `the confidence level must be between 90 and 100, or between 0.9 and 1; found ${level}`,
    )
  })
  it('of 95 per cent reaches 1.96 standard errors, and of all without end', () => {
    expect(standardErrors(95)).toBeCloseTo(1.959963984540054, 12)
    expect(standardErrors(100)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('the interval of a count', () => {
  it('is exact below ten events, and Byar’s from ten', () => {
    expect(countInterval(9, 95).method).toBe('Exact')
    expect(countInterval(10, 95).method).toBe('Byars')
    // 10 (1 - 1/90 - 1.959964 / (3 sqrt 10)) ^ 3 and 11 (1 - 1/99 + 1.959964 / (3 sqrt 11)) ^ 3
    expect(countInterval(10, 95).lower).toBeCloseTo(4.78745, 5)
    expect(countInterval(10, 95).upper).toBeCloseTo(18.391459, 5)
  })
  it('of none begins at none; below none there are no events', () => {
    expect(countInterval(0, 95).lower).toBe(0)
    expect(countInterval(0, 95).upper).toBeCloseTo(3.688879, 6)
    expect(() => countInterval(-1, 95)).toThrow('the numerator must be zero or more; found -1')
  })
  it('of all has no upper end, and by Byar no lower one', () => {
    expect(countInterval(9, 100)).toEqual({ lower: 0, upper: null, method: 'Exact' })
    expect(countInterval(10, 100)).toEqual({ lower: null, upper: null, method: 'Byars' })
    expect(countInterval(10, 99.99999).lower).toBeGreaterThan(0)
  })
})

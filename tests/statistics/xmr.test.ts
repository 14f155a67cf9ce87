import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeXmrChart, type XmrOptions } from '../../shared/statistics/xmr.ts'

const OPTIONS: XmrOptions = {
  improvementDirection: 'increase',
  target: null,
  rebaseDates: [],
  fixAfterNPoints: null,
  screenOutliers: true,
}
const date = (i: number): string => `${2013 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`
const chart = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}) =>
  computeXmrChart(
    values.map((value, i) => ({ date: date(i), value })),
    { ...OPTIONS, ...options },
  )
const causes = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}) =>
  chart(values, options).groups.flatMap(group => group.points.map(point => point.specialCause))
const repeat = (pattern: number[], length: number): number[] =>
  Array.from({ length }, (_, i) => pattern[i % pattern.length]!)

describe('guards where the published method collapses, fails or errs', () => {
  it('a flat series with one step keeps limits from the unscreened moving range, off the mean', () => {
    const { groups } = chart([...repeat([10], 9), ...repeat([12], 9)])
    expect(groups[0]!.meanMovingRange).toBeCloseTo(2 / 17, 12)
    // 10 and 12 lie 1 from the mean of 11, the limits 0.31
    expect(groups[0]!.points.every(point => point.specialCause === 'outside limits')).toBe(true)
    expect(groups[0]!.upper).toBeCloseTo(11 + (2.66 * 2) / 17, 12)
  })

  it('a flat series with one spike flags the spike alone', () => {
    const values = repeat([10], 24)
    values[20] = 30
    expect(causes(values).flatMap((cause, i) => (cause === null ? [] : [[i, cause]]))).toContainEqual([
      20,
      'outside limits',
    ])
    expect(causes(values).filter(cause => cause === 'outside limits')).toHaveLength(1)
  })

  it.each([
    ['screened', true],
    ['unscreened', false],
  ])('a series that never varies has no limits and no flags, %s', (_, screenOutliers) => {
    const { groups, variation } = chart(repeat([0.1], 24), { screenOutliers })
    expect(groups[0]).toMatchObject({ mean: 0.1, lower: null, upper: null, meanMovingRange: null })
    expect(variation).toBe('common cause')
  })

  it('a missing month inside a rise breaks the trend and stops nothing', () => {
    const rise = [10.2, 10.5, 10.8, null, 11.4, 11.7, 12, 12.3]
    expect(causes([...repeat([10, 12], 12), ...rise], { fixAfterNPoints: 12 })).not.toContain('trend')
  })

  it('alternate months missing: a mean, no moving range, no limits', () => {
    expect(chart([50, null, 48, null, 52, null]).groups[0]).toMatchObject({ mean: 50, lower: null, upper: null })
  })

  it('no figure at all, and no figure in the newest month', () => {
    expect(chart([null, null])).toMatchObject({ groups: [{ mean: null, lower: null }], variation: 'no data' })
    expect(chart([...repeat([50, 55, 48], 15), null]).variation).toBe('no data')
  })

  it('a target without limits is not called inconsistent', () => {
    expect(chart(repeat([5], 14), { target: 7 }).assurance).toBe('not enough data')
    expect(chart([4, 5, 6], { target: 7, improvementDirection: 'neutral' }).assurance).toBeNull()
  })

  describe('a target against limits of 5.68 and 16.32', () => {
    const values = repeat([10, 12], 24)
    const { lower, upper } = chart(values).groups[0]!
    it.each([
      ['above both', 17, 'fail', 'pass'],
      ['below both', 5, 'pass', 'fail'],
      ['between them', 11, 'inconsistent', 'inconsistent'],
      ['on the upper', upper!, 'inconsistent', 'inconsistent'],
      ['on the lower', lower!, 'inconsistent', 'inconsistent'],
    ])('%s', (_, target, whereMoreIsBetter, whereLessIsBetter) => {
      expect(chart(values, { target }).assurance).toBe(whereMoreIsBetter)
      expect(chart(values, { target, improvementDirection: 'decrease' }).assurance).toBe(whereLessIsBetter)
    })
  })

  it('months in any order are drawn in theirs', () => {
    const rows = [7, 3, 9, 4, 8, 2].map((value, i) => ({ date: date(i), value }))
    const shuffled = [3, 0, 5, 1, 4, 2].map(i => rows[i]!)
    expect(computeXmrChart(shuffled, OPTIONS)).toEqual(computeXmrChart(rows, OPTIONS))
  })

  it('the end of a rise stays a rise when another begins at the next point', () => {
    const values = [...repeat([10, 30], 12), 11, 12, 13, 14, 15, 16, 17, 12, 13, 14, 15, 16, 17, 18]
    const points = chart(values, { fixAfterNPoints: 12 }).groups[0]!.points
    expect(points[18]).toMatchObject({ value: 17, specialCause: 'trend', direction: 1, meaning: 'improvement' })
  })
})

describe('rules at their boundaries', () => {
  const steady = repeat([10, 14], 12)
  const after = (tail: (number | null)[]) => causes([...steady, ...tail], { fixAfterNPoints: 12 }).slice(12)

  it('six on one side are no shift, seven are', () => {
    expect(after([10, 13, 12.5, 13, 12.5, 13, 12.5])).toEqual(Array(7).fill(null))
    expect(causes([...steady, 10, 13, 12.5, 13, 12.5, 13, 12.5, 13], { fixAfterNPoints: 12 }).slice(13)).toEqual(
      Array(7).fill('shift'),
    )
  })
  it('a value on the mean breaks a shift, a tie breaks a trend', () => {
    expect(after([10, 13, 12.5, 13, 12, 12.5, 13, 12.5])).toEqual(Array(8).fill(null))
    expect(after([9, 10, 11, 11, 12, 13, 14])).toEqual(Array(7).fill(null))
  })
  it('the turning point of two trends takes the later one', () => {
    const points = chart([...steady, 9, 10, 11, 12, 13, 14, 15, 14, 13, 12, 11, 10, 9], { fixAfterNPoints: 12 })
      .groups[0]!.points
    expect(points[18]).toMatchObject({ value: 15, specialCause: 'trend', direction: -1, meaning: 'concern' })
    expect(points[17]).toMatchObject({ value: 14, direction: 1, meaning: 'improvement' })
  })
  it('twelve points are short, thirteen are not', () => {
    expect(chart(repeat([1, 2], 12)).groups[0]!.isShort).toBe(true)
    expect(chart(repeat([1, 2], 13)).groups[0]!.isShort).toBe(false)
  })
  it('groups count from 1 when the first date is a rebase date', () => {
    expect(
      chart([1, 2, 3, 4], { rebaseDates: [date(0), date(2), '2030-01-01'] }).groups.map(g => [g.group, g.from]),
    ).toEqual([
      [1, date(0)],
      [2, date(2)],
    ])
  })
})

it('a series moved or turned over gives the same findings, moved or turned over', () => {
  const series = fc.array(fc.option(fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(series, values => {
      const flags = causes(values)
      expect(causes(values.map(value => (value === null ? null : value + 64)))).toEqual(flags)
      expect(causes(values.map(value => (value === null ? null : -value)))).toEqual(flags)
      values.forEach((value, i) => {
        if (value === null) expect(flags[i]).toBeNull()
      })
    }),
  )
})

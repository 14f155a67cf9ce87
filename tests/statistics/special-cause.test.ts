import { describe, expect, it } from 'vitest'
import { findSpecialCauses } from '../../shared/statistics/special-cause.ts'

const LIMITS = { mean: 10, meanMovingRange: 3, lower: 10 - 2.66 * 3, upper: 10 + 2.66 * 3 }
const NONE = { mean: 10, meanMovingRange: null, lower: null, upper: null }
/** Two thirds of the way to a limit. */
const REACH = 2 * (2.66 / 3) * 3
const one = (value: number | null, limits: Parameters<typeof findSpecialCauses>[1] = LIMITS) =>
  findSpecialCauses([value], limits)[0]!

describe('a point against its limits', () => {
  it.each([
    [10, 0, false, false, null],
    [10.5, 1, false, false, null],
    [LIMITS.upper, 1, false, true, null],
    [LIMITS.lower, -1, false, true, null],
    [LIMITS.upper + 0.01, 1, true, false, 'outside limits'],
    [LIMITS.lower - 0.01, -1, true, false, 'outside limits'],
    [10 + REACH, 1, false, false, null],
    [10 - REACH, -1, false, false, null],
    [10 + REACH + 0.01, 1, false, true, null],
    [10 - REACH - 0.01, -1, false, true, null],
  ])('%f lies at %i, outside %s, close %s: %s', (value, relativeToMean, outsideLimits, closeToLimits, specialCause) => {
    const direction = specialCause === null ? 0 : relativeToMean
    expect(one(value)).toEqual({ relativeToMean, outsideLimits, closeToLimits, specialCause, direction })
  })

  it('cannot be told without a value, a limit or a mean', () => {
    const nothing = { outsideLimits: null, closeToLimits: null, specialCause: null, direction: 0 }
    expect(one(null)).toEqual({ relativeToMean: null, ...nothing })
    expect(one(12, NONE)).toEqual({ relativeToMean: 1, ...nothing })
    expect(one(-12, NONE)).toEqual({ relativeToMean: -1, ...nothing })
    expect(one(12, { ...NONE, mean: null })).toEqual({ relativeToMean: null, ...nothing })
  })
})

describe('two of three', () => {
  const [near, close, below] = [10.5, 10 + REACH + 0.5, 10 - REACH - 0.5]
  const marks = (...values: (number | null)[]) =>
    findSpecialCauses(values, LIMITS).map(({ specialCause, direction }) => (specialCause === null ? 0 : direction))

  it.each([
    [
      [close, close, near],
      [1, 1, 0],
    ],
    [
      [close, near, close],
      [1, 0, 1],
    ],
    [
      [near, close, close],
      [0, 1, 1],
    ],
    [
      [close, close, close],
      [1, 1, 1],
    ],
    [
      [close, near, near, close],
      [0, 0, 0, 0],
    ],
    [
      [close, close],
      [0, 0],
    ],
    [
      [close, close, 9.5],
      [0, 0, 0],
    ],
    [
      [close, close, 10],
      [0, 0, 0],
    ],
    [
      [close, close, null],
      [0, 0, 0],
    ],
    [
      [below, 9.5, below],
      [-1, 0, -1],
    ],
    [
      [10, 10, 10],
      [0, 0, 0],
    ],
    [
      [9.5, near, close, close, near],
      [0, 0, 1, 1, 0],
    ],
  ])('%j is marked %j', (values, expected) => {
    expect(marks(...values)).toEqual(expected)
  })
})

describe('runs', () => {
  const causes = (values: readonly (number | null)[]) =>
    findSpecialCauses(values, LIMITS).map(
      ({ specialCause, direction }) => specialCause && `${specialCause} ${direction}`,
    )

  it('of seven on a side are a shift, from the first point on', () => {
    const seven = [11, 12, 11, 12, 11, 12, 11]
    expect(causes(seven)).toEqual(Array(7).fill('shift 1'))
    expect(causes(seven.slice(1))).toEqual(Array(6).fill(null))
    expect(causes(seven.map(value => 20 - value))).toEqual(Array(7).fill('shift -1'))
    expect(causes([9, ...seven, 9])).toEqual([null, ...Array<string>(7).fill('shift 1'), null])
    expect(causes(Array(7).fill(10))).toEqual(Array(7).fill(null))
  })

  it('of six rises are a trend of seven points, without limits as well', () => {
    const rise = [8, 9, 10, 11, 12, 12.5, 13]
    expect(causes(rise)).toEqual(Array(7).fill('trend 1'))
    expect(causes([...rise].reverse())).toEqual(Array(7).fill('trend -1'))
    expect(causes(rise.slice(1))).toEqual(Array(6).fill(null))
    expect(causes([null, ...rise])).toEqual([null, ...Array<string>(7).fill('trend 1')])
    expect(findSpecialCauses(rise, NONE).map(({ direction }) => direction)).toEqual(Array(7).fill(1))
  })
})

import Big from 'big.js'
import { array, assert, constantFrom, double, integer, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideExactly, sumExactly } from '../../shared/figures/exact-number.ts'

const one = (value: number) => sumExactly([value])
const count = integer({ min: -1_000_000, max: 100_000_000 })
const figure = oneof(count, double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }))

describe('sums and quotients', () => {
  it.each([
    [[0.1, 0.2], '0.3'],
    [[219, 233], '452'],
    [[], '0'],
    [[9_007_199_254_740_991, 1], '9007199254740992'],
    [[1e21], '1000000000000000000000'],
    [[-4, 1.5], '-2.5'],
  ])('%j add up to %s', (values, exact) => {
    expect(sumExactly(values)).toEqual({ value: Number(exact), exact })
  })

  it.each([
    [452, 557, 100, '81.149012567324955116696588868941'],
    [1, 8, 100, '12.5'],
    [-1, 3, 1, '-0.333333333333333333333333333333'],
    [2, 3, 1, '0.666666666666666666666666666667'],
    [0, 5, 100, '0'],
    [-0, 5, 100, '0'],
    [1.5, 0.5, 1, '3'],
  ] as const)('%d of %d, times %d, is %s', (dividend, divisor, times, exact) => {
    expect(divideExactly(one(dividend), one(divisor), times)).toEqual({ value: Number(exact), exact })
  })

  it('are those of the decimal library, whatever the figures', () => {
    const decimals = Big()
    decimals.DP = 30
    decimals.RM = decimals.roundHalfUp
    assert(
      property(
        array(figure, { maxLength: 12 }),
        figure,
        constantFrom(1 as const, 100 as const),
        (values, by, times) => {
          const sum = values.reduce((total, value) => total.plus(value), new decimals(0))
          const ours = sumExactly(values)
          expect(ours.exact).toBe(sum.toFixed())
          if (by === 0) return
          expect(divideExactly(ours, one(by), times).exact).toBe(sum.times(times).div(by).toFixed())
        },
      ),
      { numRuns: 2000 },
    )
  })
})

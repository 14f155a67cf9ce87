import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanInterval } from '../../shared/statistics/mean-interval.ts'
import { mean, median, standardDeviation } from '../../shared/statistics/moments.ts'
import { compareWithPeers } from '../../shared/statistics/peers.ts'
import { analyseRuns } from '../../shared/statistics/runs-analysis.ts'

describe('runs', () => {
  const about = (values: readonly (number | null)[]) => analyseRuns(values, Array<number>(values.length).fill(2))
  const alternating = (length: number) => Array.from({ length }, (_, i) => (i % 2 === 0 ? 1 : 3))

  it('count the values off the line', () => {
    expect(about([1, null, 3, 2, 3])).toMatchObject({ longestRun: 2, crossings: 1 })
    expect(analyseRuns([1, 3, 3], [2, null, 2])).toMatchObject({ longestRun: 1, crossings: 1 })
    expect(analyseRuns([1, 3], [2])).toMatchObject({ longestRun: 1, crossings: 0 })
    expect(about([2, null])).toEqual({
      ...{ longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null, signal: false },
    })
    expect(about([-1, null, -1])).toMatchObject({ longestRun: 2, crossings: 0 })
  })

  it('are too long from the ninth of 24, and cross too rarely below eight', () => {
    const row = (length: number) => Array<number>(length).fill(3)
    expect(about([...row(8), ...alternating(16)])).toEqual({
      ...{ longestRun: 8, longestRunMax: 8, crossings: 16, crossingsMin: 8, signal: false },
    })
    expect(about([...row(9), ...alternating(15)])).toMatchObject({ longestRun: 9, crossings: 15, signal: true })
    const blocks = (length: number) => Array.from({ length: 24 }, (_, i) => (Math.floor(i / length) % 2 === 0 ? 1 : 3))
    expect(about(blocks(4))).toMatchObject({ longestRun: 4, crossings: 5, signal: true })
    expect(
      about([...row(6), ...row(3).map(() => 1), ...row(4), ...row(5).map(() => 1), ...alternating(6).map(v => 4 - v)]),
    ).toMatchObject({
      longestRun: 6,
      crossings: 9,
      signal: false,
    })
  })
})

describe('similar forces', () => {
  const peers = [60, 62, 64, 66].map((rate, i) => ({ name: `Force ${i + 1}`, rate }))
  it.each([
    [63, 'Comparable', 'within the range expected of one more force like these 4'],
    [90, 'Higher', 'above the range expected of one more force like these 4'],
    [30, 'Lower', 'below the range expected of one more force like these 4'],
  ])('four are enough for a word: %i is %s', (own, word, rule) => {
    const found = compareWithPeers(own, [...peers, { name: 'Force 5', rate: null }], {
      peer: 'force',
      similarPeers: 'similar forces',
    })
    expect(found).toMatchObject({
      word,
      rule,
      rankedCount: 5,
      peerMean: 63,
      peersCounted: ['Force 1', 'Force 2', 'Force 3', 'Force 4'],
      peersMissing: ['Force 5'],
    })
    // SD 2.581989; t(3; 0.975) 3.182446, times sqrt(1 + 1/4)
    expect(found.wordRange!.upper).toBeCloseTo(63 + 3.182446305284263 * 2.581988897471611 * Math.sqrt(1.25), 9)
  })
})

describe('moments', () => {
  it('of nothing, and of one value', () => {
    expect([mean([]), median([]), standardDeviation([]), standardDeviation([5])]).toEqual(Array(4).fill(Number.NaN))
    expect([mean([5]), median([5]), median([4, 1, 3, 2]), median([10, 9, 2])]).toEqual([5, 5, 2.5, 9])
  })

  it('a mean is the double nearest to the true one, whatever is lost on the way', () => {
    const size = fc.constantFrom(1, 2 ** 20, 2 ** 40, 2 ** 52)
    const value = fc.tuple(fc.integer({ min: -1000, max: 1000 }), size).map(([n, scale]) => n * scale)
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 16 }), values => {
        const sum = values.reduce((total, one) => total + BigInt(one), 0n)
        // in 1024ths, which is finer than what is distinguished here
        const exact = Number((sum * 2n ** 60n) / BigInt(values.length)) / 2 ** 60
        expect(Math.abs(mean(values) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -52)
      }),
    )
    expect(mean([2 ** 53, 1, 1])).toBe((2 ** 53 + 2) / 3)
    expect(mean([1e16, 1, -1e16])).toBe(1 / 3)
    expect(mean([10.1, 10.2, 10.3])).toBe(10.2)
  })

  it('the interval of a mean is Student’s: 3 and 7, from -20.4 to 30.4', () => {
    const { value, lower, upper } = meanInterval([3, 7], 95)
    expect(value).toBe(5)
    expect(lower).toBeCloseTo(5 - 12.706204736174694 * 2, 9)
    expect(upper).toBeCloseTo(5 + 12.706204736174694 * 2, 9)
  })
})

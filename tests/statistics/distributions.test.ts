import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaQuantile,
  binomialTails,
  chiSquareQuantile,
  studentQuantile,
} from '../../shared/statistics/distributions.ts'
import { findRoot } from '../../shared/statistics/find-root.ts'
import { normalQuantile } from '../../shared/statistics/normal-distribution.ts'

// Expected values: mpmath 1.3.0 at 40 digits (incomplete gamma and beta functions, inverted by its root finder), rounded to double.

/** probability, degrees of freedom, quantile */
const CHI_SQUARE = [
  [0.025, 18, 8.230746194756666],
  [0.975, 20, 34.16960690283834],
  [0.001, 2, 0.002001000667167067],
  [0.999, 2, 13.815510557964272],
  [0.025, 19, 8.906516481987973],
  [0.975, 21, 35.47887590572725],
  [0.001, 0.5, 1.349939578623075e-12],
  [0.025, 1.3, 0.005844964263359175],
  [0.999, 21.7, 47.82781892630491],
  [0.975, 0.7, 4.136665825733004],
  [0.5, 3, 2.365973884375338],
  [0.0005, 18.6, 4.721574205008685],
  [0.99995, 4, 25.01334257038547],
  [0.025, 200, 162.72798250184627],
  [0.999, 2000, 2201.156196586629],
  // with two degrees -2 ln(1 - p)
  [1e-10, 2, -2 * Math.log1p(-1e-10)],
  [1 - 2 ** -40, 2, 80 * Math.LN2],
] as const
const STUDENT = [
  [0.975, 1, 12.706204736174694],
  [0.999, 1, 318.30883898555015],
  [0.975, 2, 4.302652729749462],
  [0.999, 2, 22.327124770119866],
  [0.999, 5, 5.893429531356009],
  [0.975, 6, 2.4469118511449692],
  [0.975, 24, 2.0638985616280254],
  [0.999, 24, 3.4667772980160274],
  [0.995, 39, 2.7079131835176615],
  [0.975, 1000, 1.962339080826408],
  [0.95, 3.5, 2.222433493649601],
  [0.99995, 3, 28.000130010950006],
  [0.025, 7, -2.3646242515927853],
  [0.6, 4, 0.27072229470759734],
] as const
/** probability, quantile */
const NORMAL = [
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
  [0.95, 1.6448536269514722],
  [0.995, 2.5758293035489004],
  [0.6, 0.2533471031357997],
  [0.025, -1.9599639845400543],
  [0.001, -3.0902323061678136],
  [1e-10, -6.361340902404057],
  [0.9999995, 4.891638475714779],
  [1e-12, -7.034483825301132],
  [1e-20, -9.262340089798407],
  [1e-300, -37.0470962993612],
] as const
/** successes, trials, chance, that many or more, that many or fewer */
const BINOMIAL = [
  [9, 10, 0.5, 0.0107421875, 0.9990234375],
  [30, 30, 0.97, 0.4010070685431575, 1.0],
  [25, 30, 0.97, 0.9997673921937626, 0.0018496925517690055],
  [3, 500, 0.001, 0.014330797584368919, 0.9982641478593788],
  [498, 500, 0.99, 0.12338577435358146, 0.9602452591676126],
  [0, 12, 0.9, 1.0, 9.999999999999974e-13],
  [60, 500, 0.16, 0.9951186362155061, 0.007098612289200446],
] as const
/** probability, shapes, quantile */
const BETA = [
  [0.025, 3, 10, 0.054860644527992726],
  [0.975, 4, 9, 0.5718584618781891],
  [0.5, 1, 1, 0.5],
  [0.001, 1, 30, 3.3349455014012344e-5],
  [0.999, 60, 500, 0.15139176701856125],
] as const

const relativeError = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)

describe('quantiles and tails', () => {
  it.each(CHI_SQUARE)('chi-square %f with %f degrees of freedom', (p, df, wanted) => {
    expect(relativeError(chiSquareQuantile(p, df), wanted)).toBeLessThan(1e-12)
  })
  it.each(STUDENT)('t %f with %f degrees of freedom', (p, df, wanted) => {
    expect(relativeError(studentQuantile(p, df), wanted)).toBeLessThan(1e-12)
  })
  it.each(NORMAL)('normal %f', (p, wanted) => {
    expect(relativeError(normalQuantile(p), wanted)).toBeLessThan(1e-14)
  })
  it.each(BINOMIAL)('binomial %i of %i at %f', (successes, trials, p, orMore, orFewer) => {
    expect(relativeError(binomialTails(successes, trials, p).orMore, orMore)).toBeLessThan(1e-12)
    expect(relativeError(binomialTails(successes, trials, p).orFewer, orFewer)).toBeLessThan(1e-12)
  })
  it.each(BETA)('beta %f of shapes %f, %f', (p, a, b, wanted) => {
    expect(relativeError(betaQuantile(p, a, b), wanted)).toBeLessThan(1e-12)
  })

  it('meets the ends of the scale', () => {
    expect(chiSquareQuantile(0, 4)).toBe(0)
    expect(chiSquareQuantile(0.5, 0)).toBe(0)
    expect(chiSquareQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY)
    expect(studentQuantile(0.5, 3)).toBe(0)
    expect(studentQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY)
    expect(studentQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY)
    expect(studentQuantile(0.975, 0)).toBeNaN()
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(betaQuantile(1, 2, 3)).toBe(1)
    expect(betaQuantile(0, 2, 3)).toBe(0)
    expect(binomialTails(11, 10, 0.5)).toEqual({ orMore: 0, orFewer: 1 })
    expect(binomialTails(-1, 10, 0.5)).toEqual({ orMore: 1, orFewer: 0 })
    expect(binomialTails(0, 10, 1).orFewer).toBe(0)
  })

  it('refuses what is no probability', () => {
    expect(() => normalQuantile(1.2)).toThrow('a probability lies between 0 and 1; found 1.2')
    expect(() => betaQuantile(-0.1, 2, 3)).toThrow('a probability lies between 0 and 1; found -0.1')
    expect(() => studentQuantile(Number.NaN, 3)).toThrow('a probability lies between 0 and 1; found NaN')
  })

  it('a quantile rises with its probability', () => {
    const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    fc.assert(
      fc.property(chance, chance, fc.double({ min: 0.2, max: 500, noNaN: true }), (p, q, df) => {
        const [low, high] = p < q ? [p, q] : [q, p]
        expect(chiSquareQuantile(low, df)).toBeLessThanOrEqual(chiSquareQuantile(high, df) * (1 + 1e-12))
        const higher = studentQuantile(high, df)
        // with little freedom the tails are vast, and only relative precision means anything
        expect(studentQuantile(low, df)).toBeLessThanOrEqual(higher + 1e-9 * Math.max(1, Math.abs(higher)))
      }),
    )
  })
})

describe('where a function crosses zero', () => {
  // halving alone would ask some fifty times, and far more often near 0
  it.each([
    ['x^3 - 2', (x: number) => x ** 3 - 2, 0, 2, 2 ** (1 / 3), 9],
    ['x - cos x', (x: number) => x - Math.cos(x), 0, 1, 0.7390851332151607, 9],
    ['e^x - 5', (x: number) => Math.exp(x) - 5, 0, 10, Math.log(5), 14],
    ['x^9 - 10^-9', (x: number) => x ** 9 - 1e-9, -1, 4, 0.1, 27],
    ['tanh 50 (x - 0.3)', (x: number) => Math.tanh(50 * (x - 0.3)), 0, 1, 0.3, 12],
    ['3 x - 1', (x: number) => 3 * x - 1, -5, 8, 1 / 3, 4],
    ['3 - 1 / x', (x: number) => 3 - 1 / x, 0.1, 10, 1 / 3, 15],
    ['ln x + 20', (x: number) => Math.log(x) + 20, 1e-12, 1, Math.exp(-20), 31],
    ['atan (x - 7)', (x: number) => Math.atan(x - 7), -100, 60, 7, 13],
    ['x - 5, at the end', (x: number) => x - 5, 0, 5, 5, 2],
  ])('%s is found to the last digits, and soon', (_, f, low, high, root, maxEvaluations) => {
    let evaluations = 0
    const found = findRoot(
      x => {
        evaluations++
        return f(x)
      },
      low,
      high,
    )
    expect(relativeError(found, root)).toBeLessThan(1e-14)
    expect(evaluations).toBeLessThanOrEqual(maxEvaluations)
  })
})

import { EPSILON } from './special-functions.ts'

/**
 * Where a rising function crosses zero, to the last digit that double precision holds: Brent's method, between `low` and `high`
 * (which must enclose the crossing). Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  let [c, fc, step, previous] = [a, fa, b - a, b - a]
  for (let i = 0; i < 500 && fb !== 0; i++) {
    if (fb > 0 === fc > 0) [c, fc, step, previous] = [a, fa, b - a, b - a]
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb]
    const tolerance = 2 * EPSILON * Math.abs(b)
    const half = (c - b) / 2
    if (Math.abs(half) <= tolerance) break
    const s = fb / fa
    const [q, r] = [fa / fc, fb / fc]
    const [p, divisor] =
      a === c ? [2 * half * s, 1 - s] : [s * (2 * half * q * (q - r) - (b - a) * (r - 1)), (q - 1) * (r - 1) * (s - 1)]
    const move = p > 0 ? p / -divisor : -p / divisor
    const accepted =
      Math.abs(previous) >= tolerance &&
      Math.abs(fa) > Math.abs(fb) &&
      Math.abs(move) < Math.min(Math.abs(1.5 * half) - tolerance, Math.abs(previous / 2)) &&
      move > 0 === half > 0
    ;[previous, step] = accepted ? [step, move] : [half, half]
    ;[a, fa] = [b, fb]
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance
    fb = f(b)
  }
  return b
}

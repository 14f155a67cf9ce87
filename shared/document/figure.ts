/** Bracketed shorthand of the Government Analysis Function, explained above every table that uses it. */
export const MARKS = {
  b: 'break in the series',
  c: 'withheld so that nobody can be identified',
  e: 'estimated',
  p: 'provisional',
  r: 'revised',
  u: 'low reliability',
  x: 'not available',
  z: 'not applicable',
} as const
export type Mark = keyof typeof MARKS

/**
 * A figure as printed, and the stored value that it is.
 *
 * - `printed`: `4,988`, `22.3%`, `n/a`; alike wherever the same `ref` is printed in a pack
 * - `value`: before rounding; null where nothing can be shown
 * - `ref`: indicator, area and measure, e.g. `complaints/trust/current`; resolves in the model's `figures`
 */
export interface Figure {
  readonly printed: string
  readonly value: number | null
  readonly ref: string
  readonly marks: readonly Mark[]
}

/** Words and figures in reading order. Numerals are in figures, never in the words between. */
export type Sentence = readonly (string | Figure)[]

export const VERDICT_WORDS = ['Higher', 'Lower', 'Comparable', 'n/a'] as const
export type VerdictWord = (typeof VERDICT_WORDS)[number]

/**
 * Whether a change is in the direction the board wants. `neutral` for indicators where neither direction is good or
 * bad.
 */
export type Sense = 'improvement' | 'concern' | 'neutral' | 'none'

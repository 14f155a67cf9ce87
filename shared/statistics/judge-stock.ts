import { addMonths } from '../calendar/month.ts'
import { describeWord } from './describe-word.ts'
import { studentQuantile } from './distributions.ts'
import { median } from './moments.ts'
import { HISTORY_MONTHS, type MonthlyHistory } from './monthly-history.ts'
import type { Verdict } from './verdict.ts'

const CLIP_LIMIT = 3
const CLIPPED_VARIANCE = 0.98
const MAD_FACTOR = 1.4826
/** The least change, as a share of the stock, that gets a word, and that is significant: smaller ones do not matter to a board. */
const LEAST_WORD = 0.01
const LEAST_SIGNIFICANT = 0.02
const FEWEST_CHANGES = 12

/**
 * Judges a stock (headcount, open cases): has it changed since the month before by more than it changes from month to month?
 *
 * A stock wanders: each month begins where the last one ended, so that a mean of past months expects the wrong level. Expected is the month
 * before; the spread is that of the changes from month to month, cut at three robust standard deviations; and no change under 1% of the stock
 * gets a word, under 2% is significant. Slow change is the watch list's.
 *
 * @param revision error of a figure that may still be revised, as a share of it
 */
export function judgeStock(history: MonthlyHistory, value: number, revision = 0): Partial<Verdict> {
  const { before, month, phase } = history
  const last = before[HISTORY_MONTHS - 1] ?? null
  if (last === null || last.phase !== phase) return { rule: 'the month before has no figure to hold it against' }
  const changes = before.slice(1).flatMap((past, i) => {
    const earlier = before[i] ?? null
    return past === null || earlier === null || past.phase !== earlier.phase ? [] : [past.total - earlier.total]
  })
  if (changes.length < FEWEST_CHANGES)
    return { rule: `${changes.length} changes from month to month are known, and ${FEWEST_CHANGES} are needed` }
  const bound = CLIP_LIMIT * MAD_FACTOR * median(changes.map(Math.abs))
  const clipped = bound > 0 ? changes.map(change => Math.min(Math.max(change, -bound), bound)) : changes
  const spread = Math.sqrt(clipped.reduce((sum, change) => sum + change ** 2, 0) / changes.length / CLIPPED_VARIANCE)
  const freedom = changes.length - 1
  const limits = [0.975, 0.999].map(share => studentQuantile(share, freedom))
  const expected = last.total
  const size = Math.abs(expected)
  const error = Math.hypot(spread, revision * size)
  const range = (limit: number, least: number) => {
    const half = Math.max(limit * error, least * size)
    const lower = expected - half
    return {
      lower: before.every(past => past === null || past.total >= 0) ? Math.max(0, lower) : lower,
      upper: expected + half,
    }
  }
  const [wordRange, significantRange] = [range(limits[0]!, LEAST_WORD), range(limits[1]!, LEAST_SIGNIFICANT)]
  const word = value > wordRange.upper ? 'Higher' : value < wordRange.lower ? 'Lower' : 'Comparable'
  const significant = value > significantRange.upper || value < significantRange.lower
  return {
    word,
    significant,
    z: error > 0 ? (value - expected) / error : null,
    expected,
    wordRange,
    significantRange,
    referenceFrom: addMonths(month, -1),
    referenceTo: addMonths(month, -1),
    phi: spread,
    error,
    wordLimit: limits[0]!,
    significantLimit: limits[1]!,
    rule: describeWord(word, significant),
  }
}

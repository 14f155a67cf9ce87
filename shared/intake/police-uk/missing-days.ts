import { longMonth, type Month } from '../../calendar/month.ts'
import type { QuestionDetails } from '../../faults/question.ts'

/** Fewer rows than these do not show how many a day has. */
const ENOUGH_ROWS = 40
/** Rows that days without any would have had, at the rate of the others, before they are missed: chance does not come near it. */
const MISSED_ROWS = 25

/**
 * The question about a month of searches that lacks days in a row; none where the days without a search are few enough to be chance.
 *
 * Worked example: 144 rows on the first 18 days of February, 8 a day: 10 days without any would have had 80.
 *
 * @param byDay rows by day of the month, from 1
 */
export function questionOfDays(
  month: Month,
  byDay: ReadonlyMap<number, number>,
): { readonly code: string; readonly details: QuestionDetails }[] {
  const rows = [...byDay.values()].reduce((sum, each) => sum + each, 0)
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const { first, length } = longestGap(byDay, days)
  const perDay = rows / Math.max(1, days - length)
  const isMissed = rows < ENOUGH_ROWS ? isCrowded(byDay, rows, days) : perDay * length >= MISSED_ROWS
  if (!isMissed) return []
  const span = length === 1 ? `day ${first}` : `days ${first} to ${first + length - 1}`
  return [
    {
      code: 'missing-days',
      details: {
        found: `no search on ${span} of ${longMonth(month)}, where the other days have ${perDay.toFixed(perDay < 10 ? 1 : 0)} each`,
        expected: 'searches on every day, or nearly',
        fix: 'The publication may be partial. Check it at data.police.uk, and send the file again when it is whole. If there were none on these days, confirm the month.',
        readAs: 'the whole month',
        or: 'a part of the month',
      },
    },
  ]
}

/**
 * Whether fewer rows than show a rate crowd into a part of the month: `rows` days drawn by chance would all lie within so few with a
 * probability of about `rows x (part of the month) ^ (rows - 1)`, here under one in a million, since searches do come together.
 */
function isCrowded(byDay: ReadonlyMap<number, number>, rows: number, days: number): boolean {
  const span = Math.max(...byDay.keys()) - Math.min(...byDay.keys()) + 1
  return rows * (span / days) ** (rows - 1) < 1e-6
}

function longestGap(byDay: ReadonlyMap<number, number>, days: number): { first: number; length: number } {
  let longest = { first: 0, length: 0 }
  let length = 0
  for (let day = 1; day <= days; day++) {
    length = byDay.has(day) ? 0 : length + 1
    if (length > longest.length) longest = { first: day - length + 1, length }
  }
  return longest
}

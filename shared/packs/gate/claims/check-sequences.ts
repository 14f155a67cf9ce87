import Big from 'big.js'
import { addMonths, longMonth, type Month } from '../../../calendar/month.ts'
import type { ClaimedSubject, ClaimOf } from '../../../figures/claim.ts'
import { amountOf, hasNumber, printedMonth, printedYear, round, seriesOf, signOf } from './amounts.ts'
import { type Contradiction, noFigure } from './check-levels.ts'
import type { PublishedTables } from './published-tables.ts'

const at = (subject: ClaimedSubject, month: Month) => ({ ...subject, from: month, to: month })

/** No month between is as high (low), and the month named is; or there is none before the first. */
export function checkRecord(claim: ClaimOf<'record'>, tables: PublishedTables): Contradiction {
  const { month, extreme, since, first, scope } = claim
  const step = scope === 'same-month' ? 12 : 1
  const now = printedMonth(tables, claim, month)
  if (now === null) return noFigure(at(claim, month))
  const sign = signOf(extreme)
  const start = since === null ? first : addMonths(since, step)
  for (let each = start; each < month; each = addMonths(each, step)) {
    const value = printedMonth(tables, claim, each)
    if (value === null) return `${longMonth(each)} has no figure`
    if (value.cmp(now) * sign >= 0)
      return `${longMonth(each)} was ${value.toFixed()}, and ${longMonth(month)} ${now.toFixed()}`
  }
  if (since !== null) {
    const value = printedMonth(tables, claim, since)
    if (value === null) return `${longMonth(since)} has no figure`
    return value.cmp(now) * sign >= 0
      ? null
      : `${longMonth(since)} was ${value.toFixed()}, which ${now.toFixed()} passes`
  }
  const earlier = printedMonth(tables, claim, addMonths(first, -step))
  return earlier === null ? null : `${longMonth(addMonths(first, -step))} has a figure too, and is left out`
}

export function checkExtreme(claim: ClaimOf<'extreme'>, tables: PublishedTables): Contradiction {
  const { month, of, extreme, window } = claim
  const named = printedMonth(tables, claim, of)
  if (named === null || of >= month || of < addMonths(month, -window)) return noFigure(at(claim, of))
  for (let back = 1; back <= window; back++) {
    const each = addMonths(month, -back)
    const value = printedMonth(tables, claim, each)
    if (value === null) return `${longMonth(each)} has no figure`
    if (value.cmp(named) === signOf(extreme))
      return `${longMonth(each)} was ${value.toFixed()}, ${longMonth(of)} ${named.toFixed()}`
  }
  return null
}

export function checkFirst(claim: ClaimOf<'first'>, tables: PublishedTables): Contradiction {
  const { month, monthsOfNone } = claim
  const now = printedMonth(tables, claim, month)
  if (now === null || now.lte(0)) return `${longMonth(month)} has none`
  return checkNone(claim, tables, addMonths(month, -1), monthsOfNone)
}

export function checkZeroRun(claim: ClaimOf<'zero-run'>, tables: PublishedTables): Contradiction {
  const { month, months, last } = claim
  if (last !== addMonths(month, -months)) return `${longMonth(last)} is not the month before the run`
  return checkNone(claim, tables, month, months)
}

/** Exactly so many months of none, up to a month. */
function checkNone(subject: ClaimedSubject, tables: PublishedTables, last: Month, count: number): Contradiction {
  for (let i = 0; i < count; i++) {
    const value = printedMonth(tables, subject, addMonths(last, -i))
    if (value === null || !value.eq(0)) return `${longMonth(addMonths(last, -i))} is not a month of none`
  }
  const before = printedMonth(tables, subject, addMonths(last, -count))
  return before?.eq(0) === true ? `${longMonth(addMonths(last, -count))} had none either` : null
}

/** Exactly so many steps in a row. */
export function checkRun(claim: ClaimOf<'run'>, tables: PublishedTables): Contradiction {
  const { month, of, direction, steps } = claim
  const valueAt = (when: Month) => (of === 'months' ? printedMonth : printedYear)(tables, claim, when)
  const moved = (back: number) => {
    const [value, before] = [valueAt(addMonths(month, -back)), valueAt(addMonths(month, -back - 1))]
    return value === null || before === null ? null : value.cmp(before) === signOf(direction)
  }
  for (let i = 0; i < steps; i++)
    if (moved(i) !== true) return `${longMonth(addMonths(month, -i))} did not go ${direction}`
  return moved(steps) === true
    ? `${longMonth(addMonths(month, -steps))} went ${direction} too, so the run is longer`
    : null
}

export function checkComparatorRun(claim: ClaimOf<'comparator-run'>, tables: PublishedTables): Contradiction {
  const { month, direction, months } = claim
  const passes = (when: Month) => {
    const now = printedMonth(tables, claim, when)
    const others = [1, 12, 24].map(back => printedMonth(tables, claim, addMonths(when, -back)))
    return now !== null && others.every(other => other !== null && now.cmp(other) === signOf(direction))
  }
  for (let i = 0; i < months; i++)
    if (!passes(addMonths(month, -i))) return `${longMonth(addMonths(month, -i))} does not lie beyond all three`
  return passes(addMonths(month, -months))
    ? `${longMonth(addMonths(month, -months))} does too, so the run is longer`
    : null
}

export function checkTrend(claim: ClaimOf<'trend'>, tables: PublishedTables): Contradiction {
  const { month, direction, steps, window } = claim
  const values = Array.from({ length: window + 1 }, (_, i) => printedYear(tables, claim, addMonths(month, i - window)))
  if (!values.every((value): value is Big => value !== null))
    return noFigure({ ...claim, from: addMonths(month, -window - 11), to: month })
  const sign = signOf(direction)
  const found = values.slice(1).filter((value, i) => value.cmp(values[i]!) === sign).length
  if (found !== steps) return `${found} of the ${window} steps went ${direction}, not ${steps}`
  const overall = values.at(-1)!.cmp(values[0]!)
  return overall === sign ? null : `from ${values[0]!.toFixed()} to ${values.at(-1)!.toFixed()} is not ${direction}`
}

/** In each year the month lies beyond the six months before it and the six after. */
export function checkSeason(claim: ClaimOf<'season'>, tables: PublishedTables): Contradiction {
  const { month, side, years, least, most } = claim
  const distances: Big[] = []
  for (let year = 1; year <= years; year++) {
    const then = addMonths(month, -12 * year)
    const own = amountOf(tables, at(claim, then))
    const halves = [addMonths(then, -1), addMonths(then, 6)].map(to =>
      amountOf(tables, { ...claim, from: addMonths(to, -5), to }),
    )
    const [before, after] = halves
    if (own === null || !before || !after) return noFigure(at(claim, then))
    const sign = signOf(side)
    if ([before, after].some(half => own.cmp(half.div(6)) !== sign))
      return `${longMonth(then)} does not lie ${side} both half-years about it`
    distances.push(own.times(12).div(before.plus(after)).minus(1).times(100).abs())
  }
  const sorted = distances.sort((a, b) => a.cmp(b))
  const [low, high] = [round(sorted[0]!, 1).toFixed(1), round(sorted.at(-1)!, 1).toFixed(1)]
  return low === new Big(least).toFixed(1) && high === new Big(most).toFixed(1)
    ? null
    : `the distances are ${low}% to ${high}%`
}

/** The months without a figure, and no others. */
export function checkGaps({ from, to, months, ...claim }: ClaimOf<'gaps'>, tables: PublishedTables): Contradiction {
  const known = seriesOf(tables, claim)
  for (let month = from; month <= to; month = addMonths(month, 1))
    if (hasNumber(known?.months.get(month)) === months.includes(month))
      return `${longMonth(month)} ${months.includes(month) ? 'has a figure' : 'has no figure'}`
  return null
}

export function checkStatus({ month, status, ...claim }: ClaimOf<'status'>, tables: PublishedTables): Contradiction {
  const published = seriesOf(tables, claim)?.months.get(month)?.status
  return published === status ? null : `${longMonth(month)} is ${published ?? 'not there'}, not ${status}`
}

export function checkHistory({ month, months, ...claim }: ClaimOf<'history'>, tables: PublishedTables): Contradiction {
  const known = [...(seriesOf(tables, claim)?.months ?? [])]
  const found = known.filter(([each, published]) => each <= month && hasNumber(published)).length
  return found === months ? null : `${found} months have a figure up to ${longMonth(month)}, not ${months}`
}

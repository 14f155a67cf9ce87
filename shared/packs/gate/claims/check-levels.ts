import Big from 'big.js'
import { addMonths, longMonth } from '../../../calendar/month.ts'
import type { ClaimedSubject, ClaimOf, Span } from '../../../figures/claim.ts'
import {
  amountOf,
  decimalsOf,
  hasNumber,
  isPrintedAs,
  printedAmount,
  printedMonth,
  printedYear,
  rateOfPeer,
  round,
  seriesOf,
  signOf,
} from './amounts.ts'
import type { PublishedMonth, PublishedSeries, PublishedTables } from './published-tables.ts'

/** What the published tables say against a claim: a clause; null where they bear it out. */
export type Contradiction = string | null

const SMALL = 20
/** Nearer than one part in 200 is level. */
const LEVEL_SHARE = 0.005

/** A clause for a figure that a claim needs and no table has. */
export function noFigure({ indicator, area, from, to }: ClaimedSubject & Span): string {
  return `the published tables have no figure of ${indicator} in ${area} from ${longMonth(from)} to ${longMonth(to)}`
}

export function checkLevel(claim: ClaimOf<'level'>, tables: PublishedTables): Contradiction {
  const amount = printedAmount(tables, claim)
  if (amount === null) return noFigure(claim)
  return isPrintedAs(amount, claim.printed)
    ? null
    : `${claim.printed} is printed, and the tables give ${amount.toFixed()}`
}

/** The months of the span added up again: numerators over denominators for ratios, over the months for what is counted. */
export function checkNewLevel(claim: ClaimOf<'new-level'>, tables: PublishedTables): Contradiction {
  const known = seriesOf(tables, claim)
  const months = [...(known?.months ?? [])]
    .filter(([month, published]) => month >= claim.from && month <= claim.to && hasNumber(published))
    .filter(([month]) => !claim.without.includes(month))
    .map(([, published]) => published)
  if (months.length === 0) return noFigure(claim)
  const parts = months.map(published => partsOf(published, known!))
  const [top, base] = [0, 1].map(i => parts.reduce((sum, part) => sum.plus(part[i]!), new Big(0)))
  const level = top!.times(known!.scale).div(base!)
  const decimals = claim.printed.replace('%', '').split('.')[1]?.length ?? 0
  return isPrintedAs(/£/.test(claim.printed) ? level : round(level, decimals), claim.printed)
    ? null
    : `a level of ${claim.printed} is printed, and the months give ${level.toFixed(4)}`
}

/** What a month adds to a mean, and how much it counts for. */
function partsOf(
  { value, numerator, denominator, n }: PublishedMonth,
  { addsUp, scale }: PublishedSeries,
): readonly [Big, Big] {
  if (addsUp !== 'percentage' && addsUp !== 'mean') return [new Big(value), new Big(1)]
  if (numerator !== '' && denominator !== '') return [new Big(numerator), new Big(denominator)]
  const size = new Big(n || 1)
  if (addsUp === 'mean') return [size.times(value).div(scale), size]
  // a percentage given with its n alone stands for so many of n
  return [n === '' ? new Big(value).div(100) : size.times(value).div(100).round(0, Big.roundHalfUp), size]
}

export function checkSample(claim: ClaimOf<'sample'>, tables: PublishedTables): Contradiction {
  const size = sampleOf(tables, claim)
  if (size === null) return noFigure(claim)
  return isPrintedAs(size, claim.printed)
    ? null
    : `${claim.printed} are said to be asked, and the tables have ${size.toFixed()}`
}

/** The denominators of a span added up; n where a single month has it alone. */
function sampleOf(tables: PublishedTables, { from, to, ...subject }: ClaimedSubject & Span): Big | null {
  if (subject.area.startsWith('peer-')) return rateOfPeer(tables, { ...subject, from, to }, 'base')
  const known = seriesOf(tables, subject)
  let total = new Big(0)
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const published = known?.months.get(month)
    const size = published?.denominator || published?.n
    if (!hasNumber(published) || !size) return null
    total = total.plus(size)
  }
  return total
}

export function checkSmall(claim: ClaimOf<'small'>, tables: PublishedTables): Contradiction {
  const known = seriesOf(tables, claim)
  const size = known?.addsUp === 'percentage' ? sampleOf(tables, claim) : amountOf(tables, claim)
  if (size === null) return noFigure(claim)
  return size.abs().lt(SMALL) ? null : `${size.toFixed()} is not under ${SMALL}`
}

export function checkDirection({ now, then, direction }: ClaimOf<'direction'>, tables: PublishedTables): Contradiction {
  const [a, b] = [amountOf(tables, now), amountOf(tables, then)]
  if (a === null || b === null) return noFigure(a === null ? now : then)
  const decimals = decimalsOf(tables, now)
  const sign = round(a, decimals).cmp(round(b, decimals))
  const isRight = sign === signOf(direction) && (sign !== 0 || a.eq(b) === (direction === 'same'))
  return isRight ? null : `${b.toFixed()} became ${a.toFixed()}, which is not ${direction}`
}

export function checkDifference(claim: ClaimOf<'difference'>, tables: PublishedTables): Contradiction {
  const { now, then, as, printed } = claim
  const [a, b] = [amountOf(tables, now), amountOf(tables, then)]
  if (a === null || b === null) return noFigure(a === null ? now : then)
  const decimals = decimalsOf(tables, now)
  if (as === 'percent' && b.eq(0)) return 'a percentage of nothing is printed'
  const size = as === 'percent' ? round(a.minus(b).times(100).div(b), 1) : round(a, decimals).minus(round(b, decimals))
  return isPrintedAs(size.abs(), printed) ? null : `${printed} is printed, and the tables differ by ${size.toFixed()}`
}

export function checkGap({ now, then, side }: ClaimOf<'gap'>, tables: PublishedTables): Contradiction {
  const [a, b] = [printedAmount(tables, now), printedAmount(tables, then)]
  if (a === null || b === null) return noFigure(a === null ? now : then)
  const isNear = a.minus(b).abs().lte(b.abs().times(LEVEL_SHARE))
  const found = isNear ? 'level' : a.gt(b) ? 'above' : 'below'
  return found === side ? null : `${a.toFixed()} is ${found} ${b.toFixed()}, not ${side}`
}

/** The year went one way and the month the other. */
export function checkRecovery(claim: ClaimOf<'recovery'>, tables: PublishedTables): Contradiction {
  const { month, direction } = claim
  const before = addMonths(month, -12)
  const [year, yearBefore] = [printedYear(tables, claim, month), printedYear(tables, claim, before)]
  const [now, then] = [printedMonth(tables, claim, month), printedMonth(tables, claim, before)]
  if (year === null || yearBefore === null || now === null || then === null)
    return noFigure({ ...claim, from: addMonths(month, -23), to: month })
  const sign = signOf(direction)
  return now.cmp(then) === sign && year.cmp(yearBefore) === -sign
    ? null
    : `the year went from ${yearBefore.toFixed()} to ${year.toFixed()} and the month from ${then.toFixed()} to ${now.toFixed()}`
}

export function checkShare(claim: ClaimOf<'share'>, tables: PublishedTables): Contradiction {
  const { part, whole, from, to, printed } = claim
  const [a, b] = [amountOf(tables, { ...part, from, to }), amountOf(tables, { ...whole, from, to })]
  if (a === null || b === null || b.eq(0)) return noFigure({ ...(a === null ? part : whole), from, to })
  const share = round(a.times(100).div(b), 1)
  return isPrintedAs(share, printed) ? null : `${printed} is printed, and the tables give ${share.toFixed()}%`
}

export function checkShareOfChange(claim: ClaimOf<'share-of-change'>, tables: PublishedTables): Contradiction {
  const { part, whole, now, then, printed } = claim
  const changes = [part, whole].map(subject => changeOf(tables, subject, now, then))
  const [change, total] = changes
  if (!change || !total || total.eq(0)) return noFigure({ ...(change ? whole : part), ...now })
  const share = round(change.times(100).div(total).abs(), 1)
  return isPrintedAs(share, printed) ? null : `${printed} is printed, and the tables give ${share.toFixed()}%`
}

/** The change of a subject between two spans, between the figures as printed. */
export function changeOf(tables: PublishedTables, subject: ClaimedSubject, now: Span, then: Span): Big | null {
  const [a, b] = [printedAmount(tables, { ...subject, ...now }), printedAmount(tables, { ...subject, ...then })]
  return a === null || b === null ? null : a.minus(b)
}

export function checkParts(claim: ClaimOf<'parts'>, tables: PublishedTables): Contradiction {
  const { from, to, parts, isComplete } = claim
  const whole = printedAmount(tables, claim)
  const amounts = parts.map(part => printedAmount(tables, { ...part, from, to }))
  if (whole === null || amounts.some(amount => amount === null)) return noFigure(claim)
  const total = amounts.reduce<Big>((sum, amount) => sum.plus(amount!), new Big(0))
  const fits = isComplete ? total.eq(whole) : total.lte(whole)
  return fits ? null : `the parts come to ${total.toFixed()}, and the whole to ${whole.toFixed()}`
}

import Big from 'big.js'
import { addMonths, longMonth, monthOfYear, monthsBetween } from '../../../calendar/month.ts'
import type { ClaimOf } from '../../../figures/claim.ts'
import { amountOf, isPrintedAs, printedAmount, signOf } from './amounts.ts'
import { type Contradiction, changeOf, noFigure } from './check-levels.ts'
import type { PublishedTables } from './published-tables.ts'

/** Every part of the area went as is said of it, and none is left out. */
export function checkAreas(claim: ClaimOf<'areas'>, tables: PublishedTables): Contradiction {
  const { indicator, now, then, all, each } = claim
  const unnamed = publishedParts(tables, indicator).find(area => !each.some(named => named.area === area))
  if (unnamed !== undefined) return `${unnamed} has figures and is left out`
  for (const { area, direction } of each) {
    const change = changeOf(tables, { indicator, area }, now, then)
    if (change === null) return noFigure({ indicator, area, ...now })
    if (change.cmp(0) !== signOf(direction)) return `${area} changed by ${change.toFixed()}, which is not ${direction}`
    if (all !== null && direction !== all) return `${area} did not go ${all}`
  }
  return null
}

function publishedParts({ series }: PublishedTables, indicator: string): string[] {
  return [...series].flatMap(([key, { areaKind }]) =>
    key.startsWith(`${indicator}/`) && areaKind === 'part' ? [key.slice(indicator.length + 1)] : [],
  )
}

export function checkAreaOrder(claim: ClaimOf<'area-order'>, tables: PublishedTables): Contradiction {
  const { indicator, from, to, areas, highest, lowest } = claim
  const unnamed = publishedParts(tables, indicator).find(area => !areas.includes(area))
  if (unnamed !== undefined) return `${unnamed} has figures and is left out`
  const amounts = areas.map(area => ({ area, amount: printedAmount(tables, { indicator, area, from, to }) }))
  const missing = amounts.find(({ amount }) => amount === null)
  if (missing !== undefined) return noFigure({ indicator, area: missing.area, from, to })
  const amountAt = (named: string) => amounts.find(({ area }) => area === named)?.amount ?? null
  const [top, bottom] = [amountAt(highest), amountAt(lowest)]
  if (top === null || bottom === null) return `${highest} or ${lowest} is not among the areas`
  const beyond = amounts.find(({ amount }) => amount!.gt(top) || amount!.lt(bottom))
  if (beyond !== undefined) return `${beyond.area}, at ${beyond.amount!.toFixed()}, lies beyond them`
  return top.gt(bottom) ? null : 'the areas are level'
}

/** Parts named went as the whole did, the largest first, and no other part went further that way. */
export function checkDrivers(claim: ClaimOf<'drivers'>, tables: PublishedTables): Contradiction {
  const { now, then, direction, named, others, isComplete } = claim
  const sign = signOf(direction)
  const whole = changeOf(tables, claim, now, then)
  if (whole === null) return noFigure({ ...claim, ...now })
  if (whole.cmp(0) !== sign) return `the whole changed by ${whole.toFixed()}, which is not ${direction}`
  let last: Big | null = null
  let total = new Big(0)
  for (const part of named) {
    const change = changeOf(tables, part, now, then)
    if (change === null) return noFigure({ ...part, ...now })
    if (change.cmp(0) !== sign) return `${part.indicator} in ${part.area} did not go ${direction}`
    if (last !== null && change.abs().gt(last))
      return `${part.indicator} in ${part.area} changed by more than one named before it`
    last = change.abs()
    total = total.plus(change)
  }
  for (const part of others) {
    const change = changeOf(tables, part, now, then)
    if (change?.cmp(0) === sign) return `${part.indicator} in ${part.area} went ${direction} too`
    if (isComplete && change !== null && change.cmp(0) === -sign)
      return `${part.indicator} in ${part.area} went the other way`
  }
  return !isComplete || total.eq(whole)
    ? null
    : `the parts changed by ${total.toFixed()}, and the whole by ${whole.toFixed()}`
}

export function checkRank(claim: ClaimOf<'rank'>, tables: PublishedTables): Contradiction {
  const { indicator, area, from, to, rank, of, mean, ownRate } = claim
  const rows = tables.peerRates.filter(
    row => row['indicator'] === indicator && row['from'] === from && row['to'] === to && row['rate'] !== '',
  )
  const own = rows.find(row => row['area'] === area)
  const others = rows.filter(row => row['area'] !== area).map(row => Number(row['rate']))
  if (own === undefined) return noFigure(claim)
  const rate = Number(own['rate'])
  const place = 1 + others.filter(other => other < rate).length
  if (place !== rank || rows.length !== of) return `the place is ${place} of ${rows.length}, not ${rank} of ${of}`
  if (!isNear(rate, ownRate)) return `the rate is ${rate}, not ${ownRate}`
  const average = others.reduce((sum, other) => sum + other, 0) / others.length
  return mean === null || isNear(average, mean) ? null : `the mean of the others is ${average}, not ${mean}`
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

const MONTHS_OF_SPAN = { month: 1, quarter: 3, year: 12, 'rolling-12': 12 } as const
const APRIL = 4

export function checkTarget(claim: ClaimOf<'target'>, tables: PublishedTables): Contradiction {
  const { target, better, isMet, per, from, to } = claim
  const length = monthsBetween(from, to) + 1
  const first = monthOfYear(from)
  const startsRight = (per !== 'quarter' || first % 3 === 1) && (per !== 'year' || first === APRIL)
  if (length !== MONTHS_OF_SPAN[per] || !startsRight)
    return `${length} months from ${longMonth(from)} are held against a target for a ${per}`
  const amount = amountOf(tables, claim)
  if (amount === null) return noFigure(claim)
  const met = better === 'up' ? amount.gte(target) : amount.lte(target)
  return met === isMet ? null : `${amount.toFixed()} ${met ? 'meets' : 'misses'} ${target}`
}

/** The word, by the published ends of its range; the figure judged, by the published months. */
export function checkVerdict(claim: ClaimOf<'verdict'>, tables: PublishedTables): Contradiction {
  const row = judgementOf(tables, claim)
  if (row === undefined) return `nothing is published of what was judged of ${longMonth(claim.month)}`
  const { word, significant } = claim
  if (row['word'] !== word || row['significant'] !== (significant ? 'yes' : 'no'))
    return `${row['word']!}${row['significant'] === 'yes' ? ', significantly' : ''} is published, not ${word}`
  const value = Number(row['value'])
  const from = claim.question === 'year' ? addMonths(claim.month, -11) : claim.month
  const amount = amountOf(tables, { ...claim, from, to: claim.month })
  if (
    amount !== null &&
    Math.abs(Number(amount) - value) > 0.5 * 10 ** -decimalsIn(tables, claim) + 1e-9 * Math.abs(value)
  )
    return `${value} was judged, and the tables give ${amount.toFixed()}`
  const isOfFigure = row['range_is_of'] === 'figure'
  const judged = isOfFigure ? Number(row['expected']) : value
  // a month may have a word by a run of months inside the limits where the board judges by control charts
  if (row['method'] === 'making-data-count' && !significant) return null
  const place = (lower: string | undefined, upper: string | undefined): string => {
    if (!lower || !upper) return 'unknown'
    const slack = 1e-9 * Math.max(1, Math.abs(judged))
    if (judged > Number(upper) + slack) return isOfFigure ? 'Lower' : 'Higher'
    if (judged < Number(lower) - slack) return isOfFigure ? 'Higher' : 'Lower'
    return 'Comparable'
  }
  const found = place(row['lower'], row['upper'])
  if (found !== 'unknown' && found !== word) return `${judged} against ${row['lower']!} to ${row['upper']!} is ${found}`
  const wide = place(row['significant_lower'], row['significant_upper'])
  return wide === 'unknown' || (wide !== 'Comparable') === significant
    ? null
    : `${judged} against ${row['significant_lower']!} to ${row['significant_upper']!} is ${wide}`
}

const decimalsIn = ({ series }: PublishedTables, { indicator, area }: { indicator: string; area: string }) =>
  series.get(`${indicator}/${area}`)?.decimals ?? 0

function judgementOf(
  { judgements }: PublishedTables,
  { indicator, area, question, month }: Pick<ClaimOf<'verdict'>, 'indicator' | 'area' | 'question' | 'month'>,
) {
  return judgements.find(
    row =>
      row['indicator'] === indicator && row['area'] === area && row['question'] === question && row['month'] === month,
  )
}

/** The ends of a range as printed: of whole numbers the outermost inside it, of others rounded half up. */
export function checkRange(claim: ClaimOf<'range'>, tables: PublishedTables): Contradiction {
  const row = judgementOf(tables, claim)
  const series = tables.series.get(`${claim.indicator}/${claim.area}`)
  if (row === undefined || series === undefined) return 'no range is published of it'
  const isWide = String(claim.confidencePercent) !== row['range_percent']
  const ends = isWide ? [row['significant_lower'], row['significant_upper']] : [row['lower'], row['upper']]
  if (!ends[0] || !ends[1]) return 'no range is published of it'
  const [lower, upper] = [new Big(ends[0]), new Big(ends[1])]
  const unit = new Big(10).pow(-series.decimals)
  const inside = [ceiling(lower, unit), floor(upper, unit)] as const
  const isWhole = (series.addsUp === 'count' || series.addsUp === 'headcount') && inside[0].lte(inside[1])
  const isOfFigure = row['range_is_of'] === 'figure'
  const expected =
    isWhole && !isOfFigure
      ? inside
      : ([lower, upper].map(end => end.round(series.decimals, Big.roundHalfUp)) as [Big, Big])
  return isPrintedAs(expected[0], claim.lower) && isPrintedAs(expected[1], claim.upper)
    ? null
    : `${claim.lower} to ${claim.upper} is printed, and ${expected[0].toFixed()} to ${expected[1].toFixed()} is published`
}

const floor = (value: Big, unit: Big): Big => {
  const steps = value.div(unit).round(0, Big.roundDown)
  return (steps.times(unit).gt(value) ? steps.minus(1) : steps).times(unit)
}
const ceiling = (value: Big, unit: Big): Big => {
  const below = floor(value, unit)
  return below.lt(value) ? below.plus(unit) : below
}

/** Entries over their tolerance, by the published register. */
export function checkThreshold(claim: ClaimOf<'threshold'>, tables: PublishedTables): Contradiction {
  const scores = tables.rowsOf(claim.register).flatMap(row => {
    const score = Number.parseFloat(row['score'] ?? '')
    return Number.isNaN(score) ? [] : [{ score, tolerance: Number(row['tolerance']) }]
  })
  const above = scores.filter(({ score, tolerance }) => score > tolerance).length
  const equal = scores.filter(({ score, tolerance }) => score === tolerance).length
  return above === claim.above && equal === claim.at && scores.length === claim.total
    ? null
    : `${above} of ${scores.length} are above and ${equal} at their tolerance`
}

import Big from 'big.js'
import { addMonths, type Month, monthsBetween } from '../../../calendar/month.ts'
import type { ClaimedSubject, Span } from '../../../figures/claim.ts'
import type { PublishedMonth, PublishedSeries, PublishedTables } from './published-tables.ts'

/** The published months of a subject; undefined where none are. */
export function seriesOf(
  { series }: PublishedTables,
  { indicator, area }: ClaimedSubject,
): PublishedSeries | undefined {
  return series.get(`${indicator}/${area}`)
}

/** True where the file has a number for the month. */
export function hasNumber(month: PublishedMonth | undefined): month is PublishedMonth {
  return month !== undefined && (month.value !== '' || (month.numerator !== '' && month.denominator !== ''))
}

/** The figure of a subject over a span as a reader of the files would work it out; null where a month of it is not there. */
export function amountOf(tables: PublishedTables, subject: ClaimedSubject & Span): Big | null {
  if (subject.area.startsWith('peer-')) return rateOfPeer(tables, subject)
  const known = seriesOf(tables, subject)
  if (known === undefined) return null
  const months = endsOf(known, subject).map(end => known.months.get(end))
  if (!months.every(hasNumber)) return null
  const isRatio = known.addsUp === 'percentage' || known.addsUp === 'mean'
  if (!isRatio) return months.every(({ value }) => value !== '') ? sum(months.map(({ value }) => value)) : null
  const only = months.length === 1 ? months[0]! : null
  if (only !== null && only.numerator === '') return new Big(only.value)
  if (months.some(({ numerator, denominator }) => numerator === '' || denominator === '')) return null
  const base = sum(months.map(({ denominator }) => denominator))
  if (base.eq(0)) return null
  return sum(months.map(({ numerator }) => numerator))
    .times(known.scale)
    .div(base)
}

/** The months under which the figures of a span stand: each where they are of months, the last of each where they are of longer spans. */
function endsOf({ addsUp, span }: PublishedSeries, { from, to }: Span): Month[] {
  if (addsUp === 'headcount' || from === to) return [to]
  const count = Math.ceil((monthsBetween(from, to) + 1) / span)
  return Array.from({ length: count }, (_, i) => addMonths(from, span * (i + 1) - 1))
}

const sum = (numbers: readonly string[]) => numbers.reduce((total, number) => total.plus(number), new Big(0))

/** A peer's rate over a span, or how many it is of. */
export function rateOfPeer(
  { peerRates }: PublishedTables,
  { indicator, area, from, to }: ClaimedSubject & Span,
  column: 'rate' | 'base' = 'rate',
): Big | null {
  const row = peerRates.find(
    each => each['indicator'] === indicator && each['area'] === area && each['from'] === from && each['to'] === to,
  )
  return row?.[column] ? new Big(row[column]) : null
}

/** The figure of one month as printed; null where there is none. */
export function printedMonth(tables: PublishedTables, subject: ClaimedSubject, month: Month): Big | null {
  return printedAmount(tables, { ...subject, from: month, to: month })
}

/** The figure of the twelve months to a month as printed. */
export function printedYear(tables: PublishedTables, subject: ClaimedSubject, month: Month): Big | null {
  return printedAmount(tables, { ...subject, from: addMonths(month, -11), to: month })
}

/** The figure over a span, rounded half up to the decimals that it is printed in. */
export function printedAmount(tables: PublishedTables, subject: ClaimedSubject & Span): Big | null {
  const amount = amountOf(tables, subject)
  return amount === null ? null : round(amount, decimalsOf(tables, subject))
}

export const round = (amount: Big, decimals: number): Big => amount.round(decimals, Big.roundHalfUp)

/** Decimals that an indicator is printed in. */
export function decimalsOf({ series }: PublishedTables, { indicator, area }: ClaimedSubject): number {
  const own = series.get(`${indicator}/${area}`)
  const any = own ?? [...series].find(([key]) => key.startsWith(`${indicator}/`))?.[1]
  return any?.decimals ?? 0
}

const MONEY_SCALES = { k: 1e3, m: 1e6, bn: 1e9 } as const

/** Whether a number prints so: exactly, or for sums of money (`£12.3k`) to the last digit printed. */
export function isPrintedAs(amount: Big, printed: string): boolean {
  const bare = printed
    .replaceAll(',', '')
    .replace('−', '-')
    .replace(/%$| points$/, '')
  const money = /^(-?)£([\d.]+)(k|m|bn)?$/.exec(bare)
  if (money === null) return amount.eq(bare)
  const [, sign, digits, scale] = money as unknown as [string, string, string, keyof typeof MONEY_SCALES | undefined]
  const unit = scale === undefined ? 1 : MONEY_SCALES[scale]
  const step = new Big(10).pow(-(digits.split('.')[1]?.length ?? 0)).times(unit)
  const value = new Big(`${sign}${digits}`).times(unit)
  return amount.minus(value).abs().lte(step.div(2))
}

const SIGNS: Readonly<Record<string, 1 | 0 | -1>> = {
  up: 1,
  above: 1,
  highest: 1,
  down: -1,
  below: -1,
  lowest: -1,
  same: 0,
  level: 0,
  'little-changed': 0,
}

/** 1 for up, above and highest, -1 for down, below and lowest, 0 for neither. */
export const signOf = (word: keyof typeof SIGNS): number => SIGNS[word] ?? Number.NaN

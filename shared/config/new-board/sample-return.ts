import Papa from 'papaparse'
import { type Month, monthRange } from '../../calendar/month.ts'
import type { SampleShape, Starter, StarterIndicator } from '../profiles/profile.ts'
import { chanceOf, normalValue } from './chance.ts'

const HEADINGS = ['indicator', 'area', 'period', 'value', 'numerator', 'denominator', 'status'] as const
type Row = readonly string[]

/**
 * A monthly return of made-up figures for every indicator of a starter, as the feed `indicators` takes it: the parts add up to
 * the whole, and the same starter and months give the same bytes.
 */
export function sampleReturn(starter: Starter, from: Month, to: Month): string {
  const months = monthRange(from, to)
  const rows = starter.indicators.flatMap(indicator => sampleRows(starter, indicator, months))
  return `${Papa.unparse([[...HEADINGS], ...rows], { newline: '\r\n' })}\r\n`
}

function sampleRows(starter: Starter, indicator: StarterIndicator, months: readonly Month[]): Row[] {
  const chance = chanceOf(indicator.id)
  const places = indicator.byArea === false ? [] : starter.parts.map(({ id }) => id)
  return months.flatMap((month, index) => {
    if (indicator.closedMonths?.includes(Number(month.slice(5))))
      return [starter.wholeArea, ...places].map(place => [indicator.id, place, month, '', '', '', 'missing'])
    const shares = places.map((_, i) => (places.length - i + 1) / sumTo(places.length + 1, 2))
    const parts = (places.length === 0 ? [1] : shares).map(share =>
      sampleFigure(indicator, levelOf(indicator.sample, index, months), share, chance),
    )
    const whole = parts.reduce((sum, part) => ({
      value: sum.value + part.value,
      numerator: sum.numerator + part.numerator,
      denominator: sum.denominator + part.denominator,
    }))
    const rowOf = (place: string, figure: Figure): Row =>
      isRatio(indicator)
        ? [indicator.id, place, month, '', String(figure.numerator), String(figure.denominator), 'published']
        : [indicator.id, place, month, figure.value.toFixed(indicator.decimals), '', '', 'published']
    return [rowOf(starter.wholeArea, whole), ...places.map((place, i) => rowOf(place, parts[i]!))]
  })
}

interface Figure {
  readonly value: number
  readonly numerator: number
  readonly denominator: number
}

const isRatio = ({ aggregation }: StarterIndicator) => aggregation === 'percentage' || aggregation === 'mean'

/** The level of a month, with its season and trend and what changed in the last months. */
function levelOf(
  { level, season = 0, trend = 0, change }: SampleShape,
  index: number,
  months: readonly Month[],
): number {
  const phase = Math.cos((2 * Math.PI * (Number(months[index]!.slice(5)) - 1)) / 12)
  const isChanged = change !== undefined && index >= months.length - change.months
  return level * (1 + season * phase) * (1 + (trend * index) / 12) * (1 + (isChanged ? change.by : 0))
}

/** One figure of a part that has a share of the whole: the level, and chance on top of it. */
function sampleFigure(
  { aggregation, sample, per }: StarterIndicator,
  level: number,
  share: number,
  chance: () => number,
): Figure {
  const { base = 0, noise } = sample
  if (aggregation === 'percentage') {
    const denominator = Math.max(1, Math.round(base * share * (1 + 0.03 * normalValue(chance))))
    const rate = Math.min(0.999, Math.max(0.001, level / 100))
    const spread = Math.sqrt((rate * (1 - rate)) / denominator)
    const numerator = Math.min(
      denominator,
      Math.max(0, Math.round(denominator * (rate + spread * normalValue(chance)))),
    )
    return { value: 0, numerator, denominator }
  }
  if (aggregation === 'mean') {
    const denominator = Math.max(1, Math.round(base * share * (1 + 0.05 * normalValue(chance))))
    // events per so many of a base vary as counts do, averages by half of themselves a case
    const spread =
      per === undefined ? 0.5 / Math.sqrt(denominator) : 1 / Math.sqrt(Math.max(1, (level * denominator) / per))
    const mean = (level / (per ?? 1)) * (1 + spread * normalValue(chance))
    return { value: 0, numerator: Math.max(1, Math.round(mean * denominator)), denominator }
  }
  const expected = level * share
  const spread =
    noise !== undefined ? noise * expected : aggregation === 'headcount' ? 0.006 * expected : Math.sqrt(expected)
  const value = Math.max(0, expected + spread * normalValue(chance))
  return { value: aggregation === 'per-head' ? value : Math.round(value), numerator: 0, denominator: 0 }
}

/** `from` + ... + `last`. */
function sumTo(last: number, from: number): number {
  return ((last - from + 1) * (from + last)) / 2
}

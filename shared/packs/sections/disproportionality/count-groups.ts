import { addMonths, type Month, monthsEnding } from '../../../calendar/month.ts'
import type { Group } from '../../../config/schema/group.ts'
import type { Measure } from '../../../figures/measure.ts'
import { hasFigure, measureMonths } from '../../../indicators/measure.ts'
import { type GroupCount, type RateRatio, rateRatios, shareRatios } from '../../../statistics/disproportionality.ts'
import type { PackSubject } from '../../input/pack-input.ts'

/** One group of a dimension: what was counted of it over the months, and over as many before where those are held. */
export interface CountedGroup {
  readonly group: Group
  readonly subject: PackSubject
  readonly measure: Measure
  readonly before: Measure
  /** Against the reference, or against its own share before; null where there is nothing to compare. */
  readonly comparison: RateRatio | null
}

/** A dimension counted: `rates` against the population, `shares` against the year before, `none` where neither is held. */
export interface CountedDimension {
  readonly dimension: string
  readonly whole: PackSubject
  readonly months: readonly Month[]
  readonly total: Measure
  readonly totalBefore: Measure
  readonly compared: 'rates' | 'shares' | 'none'
  readonly reference: Group | null
  readonly groups: readonly CountedGroup[]
}

const YEAR = 12

/**
 * Counts the groups of one dimension over the last months that all of them have, twelve at most; null when there is none.
 *
 * @param confidence of each interval, as a fraction
 */
export function countGroups(
  dimension: string,
  whole: PackSubject,
  parts: readonly { readonly group: Group; readonly subject: PackSubject }[],
  confidence: number,
): CountedDimension | null {
  const last = whole.row?.dataTo
  const subjects = [whole, ...parts.map(({ subject }) => subject)]
  const months = last === undefined ? [] : monthsAvailable(subjects, last)
  if (months.length === 0) return null
  const earlier = months.map(month => addMonths(month, -months.length))
  const measured = parts.map(part => ({
    ...part,
    measure: measureOf(part.subject, months),
    before: measureOf(part.subject, earlier),
  }))
  const total = measureOf(whole, months)
  const totalBefore = measureOf(whole, earlier)
  const reference = parts.find(({ group }) => group.reference && group.population !== undefined)?.group ?? null
  const hasYearBefore = months.length === YEAR && [totalBefore, ...measured.map(m => m.before)].every(isCounted)
  const compared = reference !== null ? 'rates' : hasYearBefore ? 'shares' : 'none'
  const ratios = new Map(compare(compared, measured, reference, confidence).map(ratio => [ratio.group, ratio]))
  const groups = measured.map(m => ({ ...m, comparison: ratios.get(m.group.name) ?? null }))
  return { dimension, whole, months, total, totalBefore, compared, reference, groups }
}

const measureOf = ({ indicator, series }: PackSubject, months: readonly Month[]) =>
  measureMonths(indicator, series, months)
const isCounted = (measure: Measure) => measure.kind === 'value'

/** The longest run of months up to `last`, a year at most, that every series has. */
function monthsAvailable(subjects: readonly PackSubject[], last: Month): Month[] {
  const year = monthsEnding(last, YEAR)
  const gap = year.findLastIndex(month =>
    subjects.some(({ series }) => !hasFigure(series.get(month)) && series.get(month)?.status !== 'suppressed'),
  )
  return year.slice(gap + 1)
}

interface Measured {
  readonly group: Group
  readonly measure: Measure
  readonly before: Measure
}

function compare(
  compared: 'rates' | 'shares' | 'none',
  groups: readonly Measured[],
  reference: Group | null,
  confidence: number,
): RateRatio[] {
  if (compared === 'rates') {
    const known = groups.flatMap(({ group, measure }) =>
      group.population === undefined || group.notStated ? [] : countOf(group, measure, group.population),
    )
    // a reference whose count is withheld leaves nothing to compare with
    return known.some(count => count.group === reference!.name) ? rateRatios(known, reference!.name, confidence) : []
  }
  if (compared === 'none') return []
  const shares = groups.flatMap(({ group, measure, before }) =>
    before.kind === 'value' ? countOf(group, measure, before.value) : [],
  )
  const isEmpty = (side: 'events' | 'base') => shares.every(share => share[side] === 0)
  return isEmpty('events') || isEmpty('base') || shares.length < groups.length ? [] : shareRatios(shares, confidence)
}

function countOf({ name }: Group, measure: Measure, base: number): GroupCount[] {
  return measure.kind === 'value' ? [{ group: name, events: measure.value, base }] : []
}

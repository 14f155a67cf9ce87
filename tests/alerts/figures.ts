import { monthRange } from '../../shared/calendar/month.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import type { MonthlySeries } from '../../shared/indicators/measure.ts'
import { indicator, seriesOf, storedObservation } from '../indicators/indicator-fixtures.ts'

/** A count that moves a little around 100, without a season. */
export const thefts: Indicator = indicator({ id: 'thefts', name: 'Thefts' })

const NOISE = [3, -5, 8, -2, -7, 4, 1, -6, 9, -3, 0, -4, 6, 2, -8, 5, -1, 7]
const FIRST = '2015-01'

/** Months from January 2015 to `last`, 100 and a little; those of `odd` instead, where null is a month that is not there. */
export function thefts100(last: string, overrides: Readonly<Record<string, number | null>> = {}): MonthlySeries {
  const months = monthRange(FIRST, last).filter(month => overrides[month] !== null)
  const figures = monthRange(FIRST, last).map((month, i) => [month, 100 + NOISE[i % NOISE.length]!] as const)
  const usual = new Map(figures)
  return seriesOf(
    ...months.map(month => storedObservation(month, overrides[month] ?? usual.get(month)!, { indicator: 'thefts' })),
  )
}

export const SUBJECT = { indicator: 'thefts', area: 'force' }

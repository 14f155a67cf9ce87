import { addMonths, type Month, monthsEnding } from '../../shared/calendar/month.ts'
import { type Indicator, indicatorSchema } from '../../shared/config/schema/indicator.ts'
import type { JudgedVerdict } from '../../shared/indicators/judgement.ts'
import type { Subject } from '../../shared/narrative/words/subject.ts'
import type { ObservationStatus, StoredObservation } from '../../shared/observations/observation.ts'

/** A month's figure: a number, or numerator and denominator, or a status without a figure. */
export type MonthValue = number | readonly [numerator: number, denominator: number] | ObservationStatus
export type Months = Readonly<Record<Month, MonthValue>>

export function indicatorOf(over: Partial<Indicator> = {}): Indicator {
  return indicatorSchema.parse({
    id: 'recorded-crime',
    name: 'All Recorded Crime',
    theme: 'community',
    definition: 'Offences recorded',
    unit: 'offences',
    aggregation: 'count',
    decimals: 0,
    polarity: 'down',
    source: 'Crime system',
    feed: 'indicators',
    owner: 'analyst',
    expectedWorkingDay: 8,
    allowedLagMonths: 0,
    benchmark: { kind: 'previous-twelve-months' },
    ...over,
  })
}

export const rateOf = (over: Partial<Indicator> = {}): Indicator =>
  indicatorOf({
    id: 'outcome-rate',
    name: 'All Crime Outcome Rate',
    unit: 'crimes',
    aggregation: 'percentage',
    decimals: 1,
    polarity: 'up',
    ...over,
  })

export const surveyOf = (over: Partial<Indicator> = {}): Indicator =>
  rateOf({ id: 'satisfaction', name: 'Victim Satisfaction', unit: 'victims surveyed', survey: true, ...over })

export function makeSubject(
  indicator: Indicator,
  months: Months,
  area = 'force',
  areaName = 'Cambridgeshire',
): Subject {
  const series = new Map<Month, StoredObservation>(
    Object.entries(months).map(([period, given]) => {
      const pair = typeof given === 'object'
      const status = typeof given === 'string' ? given : 'published'
      return [
        period,
        {
          indicator: indicator.id,
          area,
          period,
          status,
          n: null,
          value: typeof given === 'number' ? given : null,
          numerator: pair ? given[0] : null,
          denominator: pair ? given[1] : null,
          drop: 'drop-1',
          knownFrom: '2018-04-20T09:00:00Z',
        },
      ]
    }),
  )
  return { indicator, area, areaName, isWhole: area === 'force', series }
}

/** A percentage as numerator and denominator that print it. */
export const percent = (value: number, n = 1000): [number, number] => [Math.round((value * n) / 100), n]

/** A total spread over the 12 months ending with `month`, whole numbers, the rest in the first. */
export function spread(month: Month, total: number): Months {
  const each = Math.floor(total / 12)
  return Object.fromEntries(monthsEnding(month, 12).map((m, i) => [m, i === 0 ? total - 11 * each : each]))
}

/** The same figure in each of the 12 months ending with `month`. */
export const level = (month: Month, given: MonthValue, count = 12): Months =>
  Object.fromEntries(monthsEnding(month, count).map(m => [m, given]))

/** Two rolling years with the totals given, the second ending with `month`. */
export const twoYears = (month: Month, now: number, before: number): Months => ({
  ...spread(addMonths(month, -12), before),
  ...spread(month, now),
})

/** Figures of consecutive months, the last of them `month`. */
export const run = (month: Month, ...values: readonly MonthValue[]): Months =>
  Object.fromEntries(monthsEnding(month, values.length).map((m, i) => [m, values[i]!]))

export function verdict(over: Partial<JudgedVerdict> = {}): JudgedVerdict {
  return {
    method: 'expected-range',
    word: 'Comparable',
    significant: false,
    sense: 'none',
    range: null,
    confidencePercent: 95,
    mayBeRevised: false,
    rule: '',
    ...over,
  }
}

/** Words that a board paper has no use for. */
export const EMOTIVE_WORDS =
  /\b(soar|plummet|surge|spike|dramatic|massive|huge|shocking|alarming|worrying|steep|sharp|significant(?!ly)|huge|notabl|considerabl)/i

import type { Month } from '../../shared/calendar/month.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { indicatorSchema } from '../../shared/config/schema/indicator.ts'
import type { JudgingRules } from '../../shared/indicators/judging-rules.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { NO_DECISIONS } from '../../shared/statistics/decisions.ts'

/** An indicator for tests: a count unless said otherwise. */
export function indicator(settings: Partial<Indicator> = {}): Indicator {
  return indicatorSchema.parse({
    id: 'sample',
    name: 'Sample',
    theme: 'victims',
    definition: 'Made up for a test.',
    unit: 'offences',
    aggregation: 'count',
    decimals: 0,
    polarity: 'down',
    source: 'Made up',
    feed: 'indicators',
    owner: 'analyst',
    expectedWorkingDay: 10,
    allowedLagMonths: 0,
    benchmark: { kind: 'previous-twelve-months' },
    ...settings,
  })
}

/** An observation as the store knows it, brought by drop `d1` on 1 May 2018 unless said otherwise. */
export function storedObservation(
  period: Month,
  figure: number | [number, number],
  overrides: Partial<StoredObservation> = {},
): StoredObservation {
  const [numerator, denominator] = Array.isArray(figure) ? figure : [null, null]
  return {
    indicator: 'sample',
    area: 'force',
    period,
    value: Array.isArray(figure) ? null : figure,
    numerator,
    denominator,
    n: null,
    status: 'published',
    drop: 'd1',
    knownFrom: '2018-05-01T08:00:00.000Z',
    ...overrides,
  }
}

/** A series by month out of observations. */
export function seriesOf(...observations: StoredObservation[]): Map<Month, StoredObservation> {
  return new Map(observations.map(observation => [observation.period, observation]))
}

/** The default rules of a whole board, without decisions. */
export const wholeBoard: JudgingRules = {
  method: 'expected-range',
  ruleSet: 'nhs-2023-11',
  reference: '12-months-before',
  decisions: NO_DECISIONS,
  isPart: false,
}

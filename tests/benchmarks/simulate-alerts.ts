import { type Episode, earliestOpenMonth } from '../../shared/alerts/episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { dueNotices } from '../../shared/alerts/notices.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { seededRandom } from '../given/sample-random.ts'
import { indicator, storedObservation, wholeBoard } from '../indicators/indicator-fixtures.ts'

/** A change of the level planted in one indicator: from a month on, for so many months, so many times the level. */
export interface PlantedChange {
  readonly indicator: string
  readonly month: Month
  readonly months: number
  readonly factor: number
  /** The month in which the digest reported an alert in its direction; null when it never did. */
  readonly notifiedMonth: Month | null
}

export interface Simulation {
  readonly months: readonly Month[]
  readonly episodes: readonly Episode[]
  /** Every telling: the episode, whether its opening or its end, and the day. */
  readonly notices: readonly { readonly episode: string; readonly event: 'opening' | 'closing'; readonly day: string }[]
  readonly planted: readonly PlantedChange[]
}

const HISTORY = 36
const FIRST = '2012-01'

/**
 * Months of monthly returns through the alert rule, the episodes and the digest's decision, as daily checks run them: figures
 * come on the 8th, the digest is on the 9th and again on the 10th. Two in three are counts (mean 20 to 5,000, a yearly wave of 8 to 10 per
 * cent and lasting noise of 4 to 5 per cent on top of chance), the others percentages of 30 to 500 asked. In one of five indicators the level changes, by
 * a fifth to a half, for three to twelve months.
 */
export function simulateAlerts(indicatorCount: number, monthsRun: number, seed: number): Simulation {
  const random = seededRandom(seed)
  const start = addMonths(FIRST, HISTORY)
  const months = Array.from({ length: monthsRun }, (_, i) => addMonths(start, i))
  const simulated = Array.from({ length: indicatorCount }, (_, i) => simulateIndicator(i, monthsRun, random))
  let episodes: Episode[] = []
  const notices: { episode: string; event: 'opening' | 'closing'; day: string }[] = []
  for (const month of months) {
    const next = addMonths(month, 1)
    episodes = processMonth(simulated, episodes, month, `${next}-08T08:00:00.000Z`)
    for (const day of [`${next}-09`, `${next}-10`]) {
      for (const { episode, event } of dueNotices(episodes, day, `${day}T08:00:00.000Z`)) {
        notices.push({ episode: episode.id, event, day })
        const key = event === 'opening' ? 'openingNotifiedOn' : 'closingNotifiedOn'
        episodes = episodes.map(one => (one.id === episode.id ? { ...one, [key]: day } : one))
      }
    }
  }
  const planted = simulated.flatMap(({ change }) =>
    change === null ? [] : [{ ...change, notifiedMonth: firstNotifiedMonth(change, episodes) }],
  )
  return { months, episodes, notices, planted }
}

interface SimulatedIndicator {
  readonly indicator: Indicator
  readonly observations: readonly StoredObservation[]
  readonly change: Omit<PlantedChange, 'notifiedMonth'> | null
}

function processMonth(
  simulated: readonly SimulatedIndicator[],
  episodes: readonly Episode[],
  month: Month,
  at: string,
): Episode[] {
  return simulated.flatMap(({ indicator, observations }) => {
    const series = new Map(observations.filter(o => o.period <= month).map(o => [o.period, o]))
    const ours = episodes.filter(episode => episode.indicator === indicator.id)
    const changed = reconcileEpisodes(
      { indicator: indicator.id, area: 'force' },
      findFiringPeriods(indicator, series, wholeBoard, earliestOpenMonth(ours)),
      ours,
      at,
    )
    const again = reconcileEpisodes(
      { indicator: indicator.id, area: 'force' },
      findFiringPeriods(indicator, series, wholeBoard),
      merge(ours, changed),
      at,
    )
    if (again.length > 0) throw new Error(`${indicator.id}: the same figures of ${month} changed the episodes twice`)
    return merge(ours, changed)
  })
}

const merge = (before: readonly Episode[], changed: readonly Episode[]) => [
  ...before.filter(one => changed.every(other => other.id !== one.id)),
  ...changed,
]

function firstNotifiedMonth(change: Omit<PlantedChange, 'notifiedMonth'>, episodes: readonly Episode[]): Month | null {
  const direction = change.factor > 1 ? 'Higher' : 'Lower'
  const end = addMonths(change.month, change.months - 1)
  const hits = episodes.filter(
    e =>
      e.indicator === change.indicator &&
      e.direction === direction &&
      e.openedMonth <= end &&
      e.lastMonth >= change.month,
  )
  const [first] = hits.map(e => (e.openedMonth < change.month ? change.month : e.openedMonth)).sort()
  return first ?? null
}

function simulateIndicator(i: number, monthsRun: number, random: () => number): SimulatedIndicator {
  const id = `indicator-${i + 1}`
  const isCount = i % 3 !== 2
  const definition = indicator({ id, name: id, aggregation: isCount ? 'count' : 'percentage' })
  const change = i % 5 === 0 ? plantChange(id, monthsRun, isCount, random) : null
  const level = isCount ? Math.round(20 * 250 ** random()) : 0.1 + 0.8 * random()
  const asked = Math.round(30 + 470 * random())
  const [wave, phase, spread] = [0.08 + 0.02 * random(), Math.floor(12 * random()), 0.04 + 0.01 * random()]
  let persistentNoise = 0
  const observations = Array.from({ length: HISTORY + monthsRun }, (_, m) => {
    const month = addMonths(FIRST, m)
    persistentNoise = 0.3 * persistentNoise + Math.sqrt(1 - 0.09) * normal(random)
    const isChanged = change !== null && month >= change.month && month < addMonths(change.month, change.months)
    const times = isChanged ? change.factor : 1
    if (!isCount)
      return storedObservation(month, [binomial(asked, Math.min(0.99, level * times), random), asked], {
        indicator: id,
      })
    const expected =
      level *
      times *
      (1 + wave * Math.sin((2 * Math.PI * (m + phase)) / 12)) *
      Math.max(0.1, 1 + spread * persistentNoise)
    return storedObservation(month, poisson(expected, random), { indicator: id })
  })
  return { indicator: definition, observations, change }
}

function plantChange(id: string, monthsRun: number, isCount: boolean, random: () => number) {
  const month = addMonths(FIRST, HISTORY + Math.floor(random() * Math.max(1, monthsRun - 12)))
  const size = 0.2 + 0.3 * random()
  return {
    indicator: id,
    month,
    months: 3 + Math.floor(10 * random()),
    factor: isCount && random() < 0.5 ? 1 + size : 1 - size,
  }
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Poisson by products of uniforms in pieces of at most 30; above 1,000 the normal law, rounded. */
function poisson(expected: number, random: () => number): number {
  if (expected > 1000) return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)))
  let events = 0
  for (let left = expected; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(30, left))
    for (let product = random(); product > floor; product *= random()) events++
  }
  return events
}

function binomial(trials: number, p: number, random: () => number): number {
  let successes = 0
  for (let i = 0; i < trials; i++) if (random() < p) successes++
  return successes
}

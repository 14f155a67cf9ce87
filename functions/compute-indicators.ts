import { findSpells, openSince, reconcileEpisodes } from '../shared/alerts/episode.ts'
import type { Indicator } from '../shared/config/schema/indicator.ts'
import { type DashboardRow, dashboardRow } from '../shared/indicators/dashboard-row.ts'
import type { MonthlySeries } from '../shared/indicators/measure.ts'
import { RULE_SET } from '../shared/indicators/rule-set.ts'
import { latestByMonth } from '../shared/observations/knowledge.ts'
import type { KnownObservation } from '../shared/observations/observation.ts'
import { mapAtOnce } from '../shared/store/at-once.ts'
import type { EpisodeRecord } from '../shared/store/episodes.ts'
import { dropsById } from '../shared/store/observations.ts'
import type { AcceptedManifest } from './accepted-manifest.ts'
import { type ObjectCreated, parseObjectsCreated } from './events.ts'
import { queueHandler } from './middleware.ts'
import { board, drops, dropsBucket, episodes, observations, results } from './wiring.ts'

/** Figures changed: work out again every row that they touch, and whether a change has become, or ceased to be, worth telling. */
export const handler = queueHandler('compute-indicators', parseObjectsCreated, async manifests => {
  for (const manifest of manifests) await computeIndicators(manifest)
})

/** How many drops were known, and when the drop came that made us look. */
interface Moment {
  readonly knowledge: number
  readonly at: string
}

async function computeIndicators({ key, at }: ObjectCreated): Promise<void> {
  const manifest = await dropsBucket().getJson<AcceptedManifest>(key)
  if (manifest === null) return
  // read before the observations: whatever these drops brought is then there to be read
  const accepted = dropsById(await drops().listAccepted())
  const stored = await episodes().list()
  const computed = await results().listComputed()
  const isDone = (id: string) =>
    computed.some(c => c.indicator === id && c.knowledge === accepted.size && c.ruleSet === RULE_SET)
  const due = board().indicators.filter(({ id }) => manifest.indicators.includes(id) && !isDone(id))
  const revisions = await observations().readAll(
    due.map(indicator => indicator.id),
    accepted,
  )
  await mapAtOnce(due, indicator =>
    computeIndicator(indicator, revisions.get(indicator.id)!, stored, { knowledge: accepted.size, at }),
  )
}

async function computeIndicator(
  indicator: Indicator,
  areas: ReadonlyMap<string, readonly KnownObservation[]>,
  stored: readonly EpisodeRecord[],
  { knowledge, at }: Moment,
): Promise<void> {
  const rows: DashboardRow[] = []
  for (const [area, revisions] of areas) {
    const series = latestByMonth(revisions)
    const row = dashboardRow(indicator, area, series)
    if (row === null) continue
    rows.push(row)
    if (area === alertArea()) await followEpisodes(indicator, area, series, stored, { knowledge, at })
  }
  if (rows.length === 0) return
  // last of all: whoever finds it there takes the indicator for done
  await results().write({ indicator: indicator.id, ruleSet: RULE_SET, knowledge, knownFrom: at, rows })
}

/** Alerts are raised for the force as a whole; its districts are named in them as what drives the change. */
function alertArea(): string {
  return board().areas.find(area => area.kind === 'force')!.id
}

async function followEpisodes(
  indicator: Indicator,
  area: string,
  series: MonthlySeries,
  stored: readonly EpisodeRecord[],
  { knowledge, at }: Moment,
): Promise<void> {
  const subject = { indicator: indicator.id, area }
  const ours = stored.filter(episode => episode.indicator === indicator.id && episode.area === area)
  for (const episode of reconcileEpisodes(subject, findSpells(indicator, series, openSince(ours)), ours, at)) {
    await episodes().save(episode, knowledge)
  }
}

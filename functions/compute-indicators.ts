import { findSpells, reconcileEpisodes } from '../shared/alerts/episode.ts'
import type { Indicator } from '../shared/config/schema/indicator.ts'
import { dashboardRow } from '../shared/indicators/dashboard-row.ts'
import type { MonthlySeries } from '../shared/indicators/measure.ts'
import { RULE_SET } from '../shared/indicators/rule-set.ts'
import { latestByMonth } from '../shared/observations/knowledge.ts'
import type { DropRecord } from '../shared/store/drops.ts'
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

async function computeIndicators({ key, at }: ObjectCreated): Promise<void> {
  const manifest = await dropsBucket().getJson<AcceptedManifest>(key)
  if (manifest === null) return
  // read before the observations: whatever these drops brought is then there to be read
  const accepted = dropsById(await drops().listAccepted())
  const stored = await episodes().list()
  for (const indicator of board().indicators.filter(i => manifest.indicators.includes(i.id))) {
    await computeIndicator(indicator, accepted, stored, at)
  }
}

async function computeIndicator(
  indicator: Indicator,
  accepted: ReadonlyMap<string, DropRecord>,
  stored: readonly EpisodeRecord[],
  at: string,
): Promise<void> {
  const knowledge = accepted.size
  for (const [area, revisions] of await observations().read(indicator.id, accepted)) {
    const series = latestByMonth(revisions)
    const row = dashboardRow(indicator, area, series)
    if (row === null) continue
    await results().write({ indicator: indicator.id, area, ruleSet: RULE_SET, knowledge, knownFrom: at, row })
    if (area === alertArea()) await followEpisodes(indicator, area, series, stored, knowledge, at)
  }
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
  knowledge: number,
  at: string,
): Promise<void> {
  const subject = { indicator: indicator.id, area }
  const ours = stored.filter(episode => episode.indicator === indicator.id && episode.area === area)
  for (const episode of reconcileEpisodes(subject, findSpells(indicator, series), ours, at)) {
    await episodes().save(episode, knowledge)
  }
}

import { partAreas, wholeArea } from '../shared/config/areas.ts'
import type { Indicator } from '../shared/config/schema/indicator.ts'
import { type DashboardRow, dashboardRow } from '../shared/indicators/dashboard-row.ts'
import { withMergedAreas } from '../shared/indicators/merged-areas.ts'
import { RULE_SET } from '../shared/indicators/rule-set.ts'
import type { StoredObservation } from '../shared/observations/observation.ts'
import { latestByMonth } from '../shared/observations/revisions.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import type { EpisodeRecord } from '../shared/store/episodes.ts'
import { mapConcurrently } from '../shared/store/map-concurrently.ts'
import { dropsById } from '../shared/store/observations.ts'
import { acceptedManifestSchema } from './edge/accepted-manifest.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { noteSubject } from './edge/log.ts'
import { queueHandler } from './edge/middleware.ts'
import { type KnownWhen, updateEpisodes } from './edge/update-episodes.ts'
import { board, drops, dropsBucket, episodes, observations, results } from './edge/wiring.ts'

/** Figures changed: recompute every dashboard row they affect, and open, update or close alert episodes. */
export const handler = queueHandler('compute-indicators', parseObjectsCreated, async manifests => {
  for (const manifest of manifests) await computeIndicators(manifest)
})

async function computeIndicators({ key, at, version }: ObjectCreated): Promise<void> {
  const manifest = await dropsBucket().getJson(key, acceptedManifestSchema, version)
  if (manifest === null) return
  noteSubject({ drop: manifest.drop })
  const indicators = board().indicators.filter(({ id }) => manifest.indicators.includes(id))
  let known = await drops().listAccepted()
  await computeFrom(known, await findUncomputed(indicators, known.length), at)
  for (;;) {
    const latest = await drops().listAccepted()
    if (latest.length === known.length) return
    // another drop was accepted meanwhile and may already be computed: an alert just opened here may be out of date
    known = latest
    await computeFrom(known, indicators, at)
  }
}

/** Those not yet computed from as many drops. */
async function findUncomputed(indicators: readonly Indicator[], acceptedDropCount: number): Promise<Indicator[]> {
  const computed = await results().listComputedVersions()
  const upToDate = computed.filter(each => each.acceptedDropCount === acceptedDropCount && each.ruleSet === RULE_SET)
  const ids = new Set(upToDate.map(({ indicator }) => indicator))
  return indicators.filter(({ id }) => !ids.has(id))
}

/** The drops are read before the observations, so every observation they brought can be read. */
async function computeFrom(known: readonly DropRecord[], indicators: readonly Indicator[], at: string): Promise<void> {
  const stored = await episodes().list()
  const revisions = withMergedAreas(
    board(),
    await observations().readAll(
      indicators.map(indicator => indicator.id),
      dropsById(known),
    ),
  )
  await mapConcurrently(indicators, indicator =>
    computeIndicator(indicator, revisions.get(indicator.id)!, stored, {
      acceptedDropCount: known.length,
      at,
    }),
  )
}

async function computeIndicator(
  indicator: Indicator,
  areas: ReadonlyMap<string, readonly StoredObservation[]>,
  stored: readonly EpisodeRecord[],
  { acceptedDropCount, at }: KnownWhen,
): Promise<void> {
  const rows: DashboardRow[] = []
  for (const [area, revisions] of areas) {
    const series = latestByMonth(revisions)
    const row = dashboardRow(indicator, area, series)
    if (row === null) continue
    rows.push(row)
    if (alertAreas().has(area)) await updateEpisodes(indicator, area, series, stored, { acceptedDropCount, at })
  }
  if (rows.length === 0) return
  // written last: its presence marks the indicator as done
  await results().write({ indicator: indicator.id, ruleSet: RULE_SET, acceptedDropCount, knownFrom: at, rows })
}

/** The whole and its parts, each by its own figures; figures of a country or of peers are only compared with. */
const alertAreas = (): ReadonlySet<string> => new Set([wholeArea(board()), ...partAreas(board())].map(({ id }) => id))

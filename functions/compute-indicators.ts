import { dashboardRow } from '../shared/indicators/dashboard-row.ts'
import { RULE_SET } from '../shared/indicators/rule-set.ts'
import { latestByMonth } from '../shared/observations/knowledge.ts'
import { dropsById } from '../shared/store/observations.ts'
import { type ObjectCreated, parseObjectsCreated } from './events.ts'
import { queueHandler } from './middleware.ts'
import { board, drops, dropsBucket, observations, results } from './wiring.ts'

/** What receive-drop hands on: the drop, and what it has figures or entries of. */
export interface AcceptedManifest {
  readonly drop: string
  readonly indicators: readonly string[]
  readonly registers: readonly string[]
}

/** Figures changed: work out again every row that they touch. */
export const handler = queueHandler('compute-indicators', parseObjectsCreated, async manifests => {
  for (const manifest of manifests) await computeIndicators(manifest)
})

async function computeIndicators({ key, at }: ObjectCreated): Promise<void> {
  const manifest = await dropsBucket().getJson<AcceptedManifest>(key)
  if (manifest === null) return
  // read before the observations: whatever these drops brought is then there to be read
  const accepted = dropsById(await drops().listAccepted())
  for (const indicator of board().indicators.filter(i => manifest.indicators.includes(i.id))) {
    for (const [area, revisions] of await observations().read(indicator.id, accepted)) {
      const row = dashboardRow(indicator, area, latestByMonth(revisions))
      if (row === null) continue
      await results().write({
        indicator: indicator.id,
        area,
        ruleSet: RULE_SET,
        knowledge: accepted.size,
        knownFrom: at,
        row,
      })
    }
  }
}

import { closeEndedAreas, lastMonthOfEnded } from '../../shared/alerts/ended-areas.ts'
import { earliestOpenMonth } from '../../shared/alerts/episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import type { MonthlySeries } from '../../shared/indicators/measure.ts'
import type { EpisodeRecord } from '../../shared/store/episodes.ts'
import { board, episodes } from './wiring.ts'

/** How many drops were known, and the instant of the event that made us look. */
export interface KnownWhen {
  readonly acceptedDropCount: number
  readonly at: string
}

/**
 * Brings the alert episodes of an indicator in an area up to what its figures say: opens, carries on, closes. What was worked
 * out from more drops than these stays as it is. In an area that has ended nothing opens, and what is open is closed.
 *
 * @param stored every episode
 */
export async function updateEpisodes(
  indicator: Indicator,
  area: string,
  series: MonthlySeries,
  stored: readonly EpisodeRecord[],
  { acceptedDropCount, at }: KnownWhen,
): Promise<void> {
  const subject = { indicator: indicator.id, area }
  const ours = stored.filter(episode => episode.indicator === indicator.id && episode.area === area)
  if (lastMonthOfEnded(board(), area, at) !== null) {
    for (const episode of closeEndedAreas(board(), ours, at)) await episodes().save(episode, acceptedDropCount)
    return
  }
  const periods = findFiringPeriods(indicator, series, judgingRules(board(), indicator, area), earliestOpenMonth(ours))
  for (const episode of reconcileEpisodes(subject, periods, ours, at)) await episodes().save(episode, acceptedDropCount)
}

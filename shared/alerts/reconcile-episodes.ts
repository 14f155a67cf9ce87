import type { Episode } from './episode.ts'
import type { FiringPeriod } from './firing-periods.ts'

/**
 * The changes to the stored episodes of one indicator and area, given the spells in the present figures. Only changed
 * episodes are given.
 */
export function reconcileEpisodes(
  subject: { readonly indicator: string; readonly area: string },
  firingPeriods: readonly FiringPeriod[],
  stored: readonly Episode[],
  now: string,
): Episode[] {
  const open = stored.filter(episode => episode.closedAt === null)
  const matches = (episode: Episode, firingPeriod: FiringPeriod) =>
    episode.direction === firingPeriod.direction &&
    firingPeriod.opened <= episode.lastMonth &&
    (firingPeriod.closed ?? '9999') >= episode.openedMonth
  const current = firingPeriods.at(-1)
  const changed: Episode[] = []
  for (const episode of open) {
    const firingPeriod = firingPeriods.findLast(s => matches(episode, s))
    if (firingPeriod === undefined) {
      changed.push({ ...episode, closedAt: now, closedMonth: episode.lastMonth, closedBecause: 'restated' })
    } else if (firingPeriod.closed !== null) {
      // reported as turned only when the other direction is reported too: a turn that is already over never opens
      const turned = current?.closed === null && current.opened === firingPeriod.closed
      changed.push({
        ...episode,
        lastMonth: firingPeriod.lastFired,
        closedAt: now,
        closedMonth: firingPeriod.closed,
        closedBecause: turned ? 'turned' : firingPeriod.hasBecomeUsual ? 'new-level' : 'quiet',
      })
    } else {
      // a month that arrived late may show that it began earlier or later than was known when it opened
      const updated = {
        ...episode,
        openedMonth: firingPeriod.opened,
        lastMonth: firingPeriod.lastFired,
        rule: firingPeriod.rule,
      }
      const isChanged = (['openedMonth', 'lastMonth', 'rule'] as const).some(key => updated[key] !== episode[key])
      if (isChanged) changed.push(updated)
    }
  }
  if (current !== undefined && current.closed === null && !open.some(episode => matches(episode, current))) {
    changed.push(openEpisode(subject, current, stored, now))
  }
  return changed
}

function openEpisode(
  subject: { indicator: string; area: string },
  firingPeriod: FiringPeriod,
  stored: readonly Episode[],
  now: string,
): Episode {
  const base = `${subject.indicator}#${subject.area}#${firingPeriod.opened}#${firingPeriod.direction}`
  // the same spell may return after a restatement removed it: it is then reported again, under a new id
  const earlierWithSameId = stored.filter(episode => episode.id === base || episode.id.startsWith(`${base}#`)).length
  return {
    id: earlierWithSameId === 0 ? base : `${base}#${earlierWithSameId + 1}`,
    kind: 'indicator',
    ...subject,
    direction: firingPeriod.direction,
    openedMonth: firingPeriod.opened,
    lastMonth: firingPeriod.lastFired,
    openedAt: now,
    closedAt: null,
    closedMonth: null,
    closedBecause: null,
    rule: firingPeriod.rule,
    openingNotifiedOn: null,
    closingNotifiedOn: null,
  }
}

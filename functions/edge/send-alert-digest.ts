import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import { explainRegisterEpisode } from '../../shared/alerts/explain-registers.ts'
import { findMutes, mayNotifyOn } from '../../shared/alerts/handling.ts'
import { type AlertNotice, dueNotices } from '../../shared/alerts/notices.ts'
import type { AlertUpdate } from '../../shared/alerts/updates.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { rolesOnList } from '../../shared/config/roles-on-list.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import type { EpisodeRecord } from '../../shared/store/episodes.ts'
import type { DayContext } from './day-context.ts'
import { sendLetters } from './send-letters.ts'
import { board, episodes, observations, packsBucket } from './wiring.ts'

/** One digest to each person on the list: the episodes that opened or closed since the last, told once. */
export async function sendAlertDigest({ day, now, acceptedDrops, registers }: DayContext): Promise<void> {
  const claimed = await claimNotices(day, now)
  const updates: AlertUpdate[] = []
  for (const { episode, event } of claimed) {
    const indicator = board().indicators.find(i => i.id === episode.indicator)
    if (episode.kind !== 'indicator') {
      updates.push({ kind: 'register', episode, event, ...explainRegisterEpisode(episode, registers) })
    } else if (indicator !== undefined) {
      const revisions = await observations().read(indicator.id, acceptedDrops)
      const ours = board().areas.filter(area => area.kind !== 'national')
      const areas = ours.map(({ id, name }) => ({ id, name, series: latestByMonth(revisions.get(id) ?? []) }))
      updates.push({ kind: 'indicator', episode, event, indicator, areas })
    }
  }
  if (updates.length > 0) await mailDigest(day, now, updates)
}

async function mailDigest(day: CalendarDate, now: string, updates: readonly AlertUpdate[]): Promise<void> {
  const open = (await episodes().list()).filter(episode => episode.closedAt === null)
  const { letter, figures } = writeAlertDigest(board(), day, updates, open)
  await packsBucket().putJson(`alerts/${day}.json`, { day, letter, figures })
  const addresses = new Set(rolesOnList(board(), board().verdicts.alertList).map(role => role.email))
  const cause = `alert digest ${day}`
  await sendLetters(
    [...addresses].map(recipient => ({ kind: 'alert-digest', cause, recipient, letter, attachments: [] })),
    now,
  )
}

/** What the day's digest tells: the same list however often the day is run, so that nothing is claimed for a letter that has left. */
async function claimNotices(day: CalendarDate, now: string): Promise<AlertNotice<EpisodeRecord>[]> {
  const all = await episodes().list()
  const mutes = findMutes(all)
  const due = dueNotices(all, day, now).filter(({ episode }) => mayNotifyOn(episode, episode, day, mutes))
  const pinned = await episodes().pinDigest(
    day,
    due.map(({ episode, event }) => ({ id: episode.id, event })),
  )
  const claimed: AlertNotice<EpisodeRecord>[] = []
  for (const { id, event } of pinned) {
    const attribute = event === 'opening' ? 'openingNotifiedOn' : 'closingNotifiedOn'
    const episode = await episodes().find(id)
    if (episode !== null && (await episodes().claimNotice(id, attribute, day))) claimed.push({ episode, event })
  }
  return claimed
}

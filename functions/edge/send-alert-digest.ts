import { listAlertReaders } from '../../shared/alerts/alert-readers.ts'
import { commentaryReminders } from '../../shared/alerts/commentary-request.ts'
import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import { explainRegisterEpisode } from '../../shared/alerts/explain-registers.ts'
import { findMutes, mayNotifyOn } from '../../shared/alerts/handling.ts'
import { type AlertNotice, dueNotices } from '../../shared/alerts/notices.ts'
import { writeAlertLetter } from '../../shared/alerts/reader-letter.ts'
import type { AlertUpdate } from '../../shared/alerts/updates.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { rolesWithoutAlerts, withStoredAbsences } from '../../shared/links/preferences.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import type { EpisodeRecord } from '../../shared/store/episodes.ts'
import type { DayContext } from './day-context.ts'
import { recordMetric } from './metrics.ts'
import { sendLetters } from './send-letters.ts'
import { updateEpisodes } from './update-episodes.ts'
import { board, episodes, observations, packsBucket, preferences } from './wiring.ts'

/**
 * One letter to each person whom a change concerns: its owner first, with what is asked, then the lists of the board's
 * file. An opening and a closing are each in the letters of one day; commentary that is awaited comes with them.
 */
export async function sendAlertDigest({ day, now, acceptedDrops, registers }: DayContext): Promise<void> {
  await judgeDueAlertsAgain({ day, now, acceptedDrops })
  const claimed = await claimNotices(day, now)
  const updates: AlertUpdate[] = []
  for (const { episode, event } of claimed) {
    const indicator = board().indicators.find(i => i.id === episode.indicator)
    if (episode.kind !== 'indicator') {
      updates.push({ kind: 'register', episode, event, ...explainRegisterEpisode(episode, registers, board().board) })
    } else if (indicator !== undefined) {
      const revisions = await observations().read(indicator.id, acceptedDrops)
      const ours = board().areas.filter(area => area.kind !== 'national')
      const areas = ours.map(({ id, name }) => ({ id, name, series: latestByMonth(revisions.get(id) ?? []) }))
      updates.push({ kind: 'indicator', episode, event, indicator, areas })
    }
  }
  for (const { event } of updates) if (event === 'opening') recordMetric('AlertsOpened')
  const all = await episodes().list()
  const open = all.filter(episode => episode.closedAt === null)
  if (updates.length > 0) {
    const { letter, figures } = writeAlertDigest(board(), day, updates, open)
    await packsBucket().putJson(`alerts/${day}.json`, { day, letter, figures })
  }
  const mutes = findMutes(all)
  const asked = open.filter(episode => mayNotifyOn(episode, episode, day, mutes))
  const reminders = commentaryReminders(board(), asked, registers.commentary, day)
  const chosen = await preferences().list()
  const file = withStoredAbsences(board(), chosen)
  const readers = listAlertReaders(file, updates, reminders, day, rolesWithoutAlerts(chosen))
  await sendLetters(
    readers.map(reader => writeAlertLetter(board(), day, reader, open)),
    now,
  )
}

/** Figures may have come that nobody has computed yet: what is about to be reported is judged by all that is known. */
async function judgeDueAlertsAgain({
  day,
  now,
  acceptedDrops,
}: Pick<DayContext, 'day' | 'now' | 'acceptedDrops'>): Promise<void> {
  const stored = await episodes().list()
  for (const { episode } of dueNotices(stored, day, now)) {
    const indicator = board().indicators.find(({ id }) => id === episode.indicator)
    if (episode.kind !== 'indicator' || indicator === undefined) continue
    const revisions = await observations().read(indicator.id, acceptedDrops)
    const series = latestByMonth(revisions.get(episode.area) ?? [])
    const known = { acceptedDropCount: acceptedDrops.size, at: now }
    await updateEpisodes(indicator, episode.area, series, stored, known)
  }
}

/**
 * What the day's digest reports: the same list however often the day is run, so that nothing new is claimed for a
 * letter already sent.
 */
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

import { writeAlertDigest } from '../shared/alerts/digest.ts'
import { explainRegisterEpisode } from '../shared/alerts/explain-registers.ts'
import { findMutes, isToldOn } from '../shared/alerts/handling.ts'
import type { EpisodeNews } from '../shared/alerts/news.ts'
import { dueTellings, type Telling } from '../shared/alerts/tellings.ts'
import type { CalendarDate } from '../shared/calendar/date.ts'
import { rolesOnList } from '../shared/config/roles-on-list.ts'
import { latestByMonth } from '../shared/observations/knowledge.ts'
import type { EpisodeRecord } from '../shared/store/episodes.ts'
import type { DayContext } from './daily-checks.ts'
import { sendLetters } from './send-letters.ts'
import { board, episodes, observations, packsBucket } from './wiring.ts'

/** One digest to each person on the list: the episodes that opened or closed since the last, told once. */
export async function tellAlerts({ day, now, known, registers }: DayContext): Promise<void> {
  const claimed = await claimTellings(day, now)
  const news: EpisodeNews[] = []
  for (const { episode, told } of claimed) {
    const indicator = board().indicators.find(i => i.id === episode.indicator)
    if (episode.kind !== 'indicator') {
      news.push({ kind: 'register', episode, told, ...explainRegisterEpisode(episode, registers) })
    } else if (indicator !== undefined) {
      const revisions = await observations().read(indicator.id, known)
      const ours = board().areas.filter(area => area.kind !== 'national')
      const areas = ours.map(({ id, name }) => ({ id, name, series: latestByMonth(revisions.get(id) ?? []) }))
      news.push({ kind: 'indicator', episode, told, indicator, areas })
    }
  }
  if (news.length > 0) await sendDigest(day, now, news)
}

async function sendDigest(day: CalendarDate, now: string, news: readonly EpisodeNews[]): Promise<void> {
  const open = (await episodes().list()).filter(episode => episode.closedAt === null)
  const { letter, figures } = writeAlertDigest(board(), day, news, open)
  await packsBucket().putJson(`alerts/${day}.json`, { day, letter, figures })
  const addresses = new Set(rolesOnList(board(), board().verdicts.alertList).map(role => role.email))
  const cause = `alert digest ${day}`
  await sendLetters(
    [...addresses].map(recipient => ({ kind: 'alert-digest', cause, recipient, letter, attachments: [] })),
    now,
  )
}

/** What the day's digest tells: the same list however often the day is run, so that nothing is claimed for a letter that has left. */
async function claimTellings(day: CalendarDate, now: string): Promise<Telling<EpisodeRecord>[]> {
  const all = await episodes().list()
  const mutes = findMutes(all)
  const due = dueTellings(all, day, now).filter(({ episode }) => isToldOn(episode, episode, day, mutes))
  const pinned = await episodes().pinDigest(
    day,
    due.map(({ episode, told }) => ({ id: episode.id, told })),
  )
  const claimed: Telling<EpisodeRecord>[] = []
  for (const { id, told } of pinned) {
    const which = told === 'opening' ? 'openingTold' : 'closingTold'
    const episode = await episodes().find(id)
    if (episode !== null && (await episodes().claimTelling(id, which, day))) claimed.push({ episode, told })
  }
  return claimed
}

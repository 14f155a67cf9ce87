import { listAlertReaders } from '../../shared/alerts/alert-readers.ts'
import { commentaryReminders } from '../../shared/alerts/commentary-request.ts'
import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import type { Episode } from '../../shared/alerts/episode.ts'
import { explainRegisterEpisode } from '../../shared/alerts/explain-registers.ts'
import { findMutes, mayNotifyOn } from '../../shared/alerts/handling.ts'
import { type AlertNotice, dueNotices } from '../../shared/alerts/notices.ts'
import { writeAlertLetter } from '../../shared/alerts/reader-letter.ts'
import type { AlertUpdate, IndicatorUpdate } from '../../shared/alerts/updates.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { addMonths } from '../../shared/calendar/month.ts'
import { wholeArea } from '../../shared/config/areas.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { lastMonthWithFigure } from '../../shared/indicators/dashboard-row.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import { withMergedAreas } from '../../shared/indicators/merged-areas.ts'
import { rolesWithoutAlerts, withStoredAbsences } from '../../shared/links/preferences.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { monthlyChart } from '../../shared/packs/sections/monthly-chart.ts'
import type { EpisodeRecord } from '../../shared/store/episodes.ts'
import { alertsMessage } from '../../shared/webhook/channel-messages.ts'
import type { DayContext } from './day-context.ts'
import { recordMetric } from './metrics.ts'
import { isPosted } from './request-post.ts'
import { sendLetters } from './send-letters.ts'
import { updateEpisodes } from './update-episodes.ts'
import { board, drops, episodes, observations, packsBucket, preferences } from './wiring.ts'

/**
 * One letter to each person whom a change concerns: its owner first, with what is asked, then the lists of the board's
 * file. An opening and a closing are each in the letters of one day; commentary that is awaited comes with them.
 */
export async function sendAlertDigest({
  day,
  now,
  board: current,
  acceptedDrops,
  registers,
}: DayContext): Promise<void> {
  const stored = await episodes().list()
  const due = dueNotices(stored, day, now)
  const judged = await readFigures(due, acceptedDrops)
  await judgeAgain(due, stored, judged, acceptedDrops, now)
  const claimed = await claimNotices(day, now)
  // a day run again reports what it did before, although some of that may be over by now
  const unread = claimed.filter(({ episode }) => !judged.has(episode.indicator))
  const figures = new Map([...judged, ...(await readFigures(unread, acceptedDrops))])
  const updates = claimed.flatMap(({ episode, event }): AlertUpdate[] => {
    const indicator = current.indicators.find(i => i.id === episode.indicator)
    if (episode.kind !== 'indicator')
      return [{ kind: 'register', episode, event, ...explainRegisterEpisode(episode, registers, current.board) }]
    return indicator === undefined
      ? []
      : [indicatorUpdate(indicator, episode, event, figures.get(indicator.id) ?? new Map<string, never>())]
  })
  const all = await episodes().list()
  const open = all.filter(episode => episode.closedAt === null)
  if (updates.length > 0) {
    const digest = writeAlertDigest(current, day, updates, open)
    await packsBucket().putJson(`alerts/${day}.json`, { day, ...digest })
    // under a name of its own: the bucket notifies by endings alone
    if (isPosted(board(), 'alerts'))
      await packsBucket().putJson(`alerts/${day}/webhook.json`, alertsMessage(day, digest.letter))
  }
  const mutes = findMutes(all)
  const asked = open.filter(episode => mayNotifyOn(episode, episode, day, mutes))
  const reminders = commentaryReminders(current, asked, registers.commentary, day)
  const chosen = await preferences().list()
  const file = withStoredAbsences(current, chosen)
  const readers = listAlertReaders(file, updates, reminders, day, rolesWithoutAlerts(file, chosen))
  await sendLetters(
    readers.map(reader => writeAlertLetter(current, day, reader, open)),
    now,
  )
}

/** Months drawn beside a change. */
const CHART_MONTHS = 24

/** Revisions of each indicator, by area. */
type Figures = ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>

function indicatorUpdate(
  indicator: Indicator,
  episode: Episode,
  event: AlertNotice['event'],
  revisions: ReadonlyMap<string, readonly StoredObservation[]>,
): IndicatorUpdate {
  const whole = wholeArea(board()).id
  const ours = board().areas.filter(
    ({ id, kind }) => id === episode.area || (episode.area === whole && kind === 'part'),
  )
  const areas = ours
    .map(({ id, name }) => ({ id, name, isWhole: id === whole, series: latestByMonth(revisions.get(id) ?? []) }))
    .sort((one, other) => Number(other.id === episode.area) - Number(one.id === episode.area))
  const [own] = areas
  return {
    kind: 'indicator',
    episode,
    event,
    indicator,
    areas,
    chart: own === undefined || event === 'closing' ? null : drawMonths(own),
  }

  function drawMonths({ id, name, isWhole, series }: (typeof areas)[number]) {
    const last = lastMonthWithFigure(series)
    if (last === null) return null
    const subject = { indicator, area: id, areaName: name, isWhole, series, row: null }
    const rules = judgingRules(board(), indicator, id)
    return monthlyChart(subject, rules, addMonths(last, 1 - CHART_MONTHS), last, new FigureBook(), { hasTable: false })
  }
}

/** The figures of every indicator that has a notice, read once for judging and for writing. */
async function readFigures(
  notices: readonly AlertNotice[],
  acceptedDrops: DayContext['acceptedDrops'],
): Promise<Figures> {
  const isDue = ({ id }: Indicator) =>
    notices.some(({ episode }) => episode.kind === 'indicator' && episode.indicator === id)
  const ids = board()
    .indicators.filter(isDue)
    .map(({ id }) => id)
  return ids.length === 0
    ? new Map<string, never>()
    : withMergedAreas(board(), await observations().readAll(ids, acceptedDrops))
}

/**
 * Figures may have come that nobody has computed yet: what is about to be reported is judged by all that is known. An indicator of which
 * figures have come since the day is left as they have it: a day that is run again does not know them.
 *
 * @param stored every episode, at the moment at which `due` was made from it: one that has opened since is judged by nobody
 * here, because its figures were not read
 */
async function judgeAgain(
  due: readonly AlertNotice[],
  stored: readonly EpisodeRecord[],
  figures: Figures,
  acceptedDrops: DayContext['acceptedDrops'],
  at: string,
): Promise<void> {
  if (due.length === 0) return
  const later = (await drops().listAccepted()).filter(({ drop }) => !acceptedDrops.has(drop))
  const revisedSince = new Set(later.flatMap(({ indicators }) => indicators))
  for (const { episode } of due) {
    const indicator = board().indicators.find(({ id }) => id === episode.indicator)
    if (episode.kind !== 'indicator' || indicator === undefined) continue
    if (revisedSince.has(indicator.id)) continue
    const series = latestByMonth(figures.get(indicator.id)?.get(episode.area) ?? [])
    await updateEpisodes(indicator, episode.area, series, stored, { acceptedDropCount: acceptedDrops.size, at })
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
    if (episode === null || !(await episodes().claimNotice(id, attribute, day))) continue
    claimed.push({ episode, event })
    // a day that is run again claims it again
    if (event === 'opening' && episode.openingNotifiedOn === null) recordMetric('AlertsOpened')
  }
  return claimed
}

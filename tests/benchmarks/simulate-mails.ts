import { listAlertReaders } from '../../shared/alerts/alert-readers.ts'
import { commentaryReminders } from '../../shared/alerts/commentary-request.ts'
import { type Episode, earliestOpenMonth } from '../../shared/alerts/episode.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { dueNotices } from '../../shared/alerts/notices.ts'
import { writeAlertLetter } from '../../shared/alerts/reader-letter.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import type { IndicatorUpdate } from '../../shared/alerts/updates.ts'
import { addDays } from '../../shared/calendar/date.ts'
import type { Month } from '../../shared/calendar/month.ts'
import { addWorkingDays, isWorkingDay } from '../../shared/calendar/working-days.ts'
import { partAreas, wholeArea } from '../../shared/config/areas.ts'
import { figuresExpectedBetween } from '../../shared/config/expected-figures.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import type { ActionHistory } from '../../shared/registers/actions/history.ts'
import { findNextMeetingDate } from '../../shared/registers/meetings/next-meeting-date.ts'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import { remindSuppliers } from '../../shared/reminders/remind-suppliers.ts'

/** One mail of the simulated years. */
interface SimulatedMail {
  readonly day: string
  readonly kind: string
  readonly recipient: string
}

export interface MailSimulation {
  readonly mails: readonly SimulatedMail[]
  readonly opened: number
  /** Openings whose owner had no letter of the first day on which anybody had one. */
  readonly ownerNotFirst: readonly string[]
  /** `address month` in which a supplier had a figure that was late. */
  readonly lateMonths: ReadonlySet<string>
}

/** Months of one indicator in one area, as they will come. */
export type Supply = (indicator: Indicator, area: string, month: Month) => StoredObservation

/**
 * Two years of a board day by day, through the functions that decide the mails: figures come on the day they are due, or a few working
 * days late; each day alerts are judged, owners and lists are written to, commentary, actions and figures are asked for.
 *
 * @param span days; figures before `first` are history. `withParts`: parts are judged too, which takes several times as long
 * @param daysLate working days by which a figure is late; 0 for in time
 */
export function simulateMails(
  board: BoardFile,
  supply: Supply,
  histories: readonly ActionHistory[],
  daysLate: (indicator: Indicator, month: Month) => number,
  span: { readonly historyFrom: string; readonly first: string; readonly last: string; readonly withParts: boolean },
): MailSimulation {
  const areas = [wholeArea(board), ...(span.withParts ? partAreas(board) : [])]
  const series = new Map<string, Map<Month, StoredObservation>>()
  const arrivals = new Map<string, { months: Map<Month, string>; firstArrivedOn: string }>()
  const coming = new Map<string, { indicator: Indicator; month: Month }[]>()
  const lateMonths = new Set<string>()
  for (const indicator of board.indicators)
    for (const { date, month } of figuresExpectedBetween(indicator, span.historyFrom, span.last, board.board)) {
      const late = date < span.first ? 0 : daysLate(indicator, month)
      const day = addWorkingDays(date, late, board.board)
      if (late > 0) lateMonths.add(day.slice(0, 7)).add(date.slice(0, 7))
      coming.set(day, [...(coming.get(day) ?? []), { indicator, month }])
    }
  const mails: SimulatedMail[] = []
  const ownerNotFirst: string[] = []
  let episodes: Episode[] = []
  let opened = 0
  for (let day = span.historyFrom; day <= span.last; day = addDays(day, 1)) {
    const now = `${day}T07:00:00.000Z`
    const isJudged = day >= span.first
    if (isJudged && isWorkingDay(day, board.board)) startDay(day, now)
    for (const { indicator, month } of coming.get(day) ?? []) {
      const known = arrivals.get(indicator.id) ?? { months: new Map<Month, string>(), firstArrivedOn: day }
      known.months.set(month, day)
      arrivals.set(indicator.id, known)
      for (const { id: area } of areas) {
        const key = `${indicator.id} ${area}`
        const months = series.get(key) ?? new Map<Month, StoredObservation>()
        series.set(key, months.set(month, supply(indicator, area, month)))
        if (isJudged) judge(indicator, area, months, now)
      }
    }
  }
  return { mails, opened, ownerNotFirst, lateMonths }

  function judge(indicator: Indicator, area: string, months: Map<Month, StoredObservation>, now: string): void {
    const ours = episodes.filter(episode => episode.indicator === indicator.id && episode.area === area)
    const periods = findFiringPeriods(indicator, months, judgingRules(board, indicator, area), earliestOpenMonth(ours))
    const changed = reconcileEpisodes({ indicator: indicator.id, area }, periods, ours, now)
    episodes = [...episodes.filter(({ id }) => changed.every(other => other.id !== id)), ...changed]
  }

  function startDay(day: string, now: string): void {
    const notices = dueNotices(episodes, day, now)
    const updates = notices.map(({ episode, event }): IndicatorUpdate => {
      const indicator = board.indicators.find(({ id }) => id === episode.indicator)!
      const own = areas.filter(
        ({ id, kind }) => id === episode.area || (kind === 'part' && episode.area === areas[0]!.id),
      )
      const drawn = own.map(({ id, name, kind }) => ({
        id,
        name,
        isWhole: kind === 'whole',
        series: series.get(`${indicator.id} ${id}`)!,
      }))
      return { kind: 'indicator', episode, event, indicator, areas: drawn, chart: null }
    })
    for (const { episode, event } of notices) {
      const key = event === 'opening' ? 'openingNotifiedOn' : 'closingNotifiedOn'
      episodes = episodes.map(one => (one.id === episode.id ? { ...one, [key]: day } : one))
    }
    const open = episodes.filter(({ closedAt }) => closedAt === null)
    const readers = listAlertReaders(board, updates, commentaryReminders(board, open, [], day), day)
    for (const update of updates.filter(({ event }) => event === 'opening')) {
      opened++
      const owner = board.roles.find(({ id }) => id === update.indicator.owner)!
      const reached = readers.filter(reader => reader.updates.includes(update)).map(({ address }) => address)
      if (!reached.includes(owner.email.toLowerCase())) ownerNotFirst.push(update.episode.id)
    }
    const letters = [
      ...readers.map(reader => writeAlertLetter(board, day, reader, open)),
      ...chaseActions(board, histories, day, findNextMeetingDate(board.meetings, [], day)),
      ...remindSuppliers(board, arrivals, day),
    ]
    mails.push(...letters.map(({ kind, recipient }) => ({ day, kind, recipient })))
  }
}

/** The most mails that a person had in a month, and the average, by kind. */
export function summariseMails({ mails }: MailSimulation, months: number) {
  const perPerson = new Map<string, Map<string, Map<string, number>>>()
  for (const { day, kind, recipient } of mails) {
    const kinds = perPerson.get(recipient) ?? new Map<string, Map<string, number>>()
    perPerson.set(recipient, kinds)
    for (const name of [kind, 'all']) {
      const counts = kinds.get(name) ?? new Map<string, number>()
      kinds.set(name, counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1))
    }
  }
  return [...perPerson].flatMap(([recipient, kinds]) =>
    [...kinds].map(([kind, counts]) => ({
      recipient,
      kind,
      average: [...counts.values()].reduce((sum, count) => sum + count, 0) / months,
      most: Math.max(...counts.values()),
      counts,
    })),
  )
}

/** The most mails of all kinds that each person had in a month in which no action of theirs was overdue; late months are the caller's to leave out. */
export function mostWhenPunctual({ mails }: MailSimulation): Map<string, number> {
  const perMonth = new Map<string, string[]>()
  for (const { day, kind, recipient } of mails) {
    const key = `${recipient} ${day.slice(0, 7)}`
    perMonth.set(key, [...(perMonth.get(key) ?? []), kind])
  }
  const most = new Map<string, number>()
  for (const [key, kinds] of perMonth) {
    const recipient = key.slice(0, key.lastIndexOf(' '))
    const count = kinds.includes('action-overdue') ? 0 : kinds.length
    most.set(recipient, Math.max(count, most.get(recipient) ?? 0))
  }
  return most
}

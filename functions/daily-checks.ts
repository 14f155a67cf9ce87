import { closeEndedAreas } from '../shared/alerts/ended-areas.ts'
import { updateRegisterEpisodes } from '../shared/alerts/register-episodes.ts'
import type { CalendarDate } from '../shared/calendar/date.ts'
import { localInstant, toLocalDate } from '../shared/calendar/local-time.ts'
import { isWorkingDay } from '../shared/calendar/working-days.ts'
import { wholeArea } from '../shared/config/areas.ts'
import { boardAt } from '../shared/config/board-at.ts'
import { calendarEndLetters } from '../shared/operations/calendar-end-letters.ts'
import { latePackLetters, missedSendLetters } from '../shared/operations/missed-sends.ts'
import { overtakenRuns } from '../shared/operations/overtaken-runs.ts'
import { registersKnownAt } from '../shared/registers/board-registers.ts'
import { findNextMeetingDate } from '../shared/registers/meetings/next-meeting-date.ts'
import { chaseMinutes } from '../shared/reminders/chase-minutes.ts'
import { chasePapers } from '../shared/reminders/chase-papers.ts'
import { chaseRecords } from '../shared/reminders/chase-records.ts'
import { chaseResponses } from '../shared/reminders/chase-responses.ts'
import { chaseReviews } from '../shared/reminders/chase-reviews.ts'
import { dutyLetters } from '../shared/reminders/duty-letters.ts'
import type { FigureArrivals } from '../shared/reminders/expected-figures.ts'
import { figureArrivals, tableArrivals } from '../shared/reminders/figure-arrivals.ts'
import { heldMonths } from '../shared/reminders/held-figures.ts'
import { packGapLetters } from '../shared/reminders/pack-gaps.ts'
import { remindSuppliers } from '../shared/reminders/remind-suppliers.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import { dropsById } from '../shared/store/observations.ts'
import type { DayContext } from './edge/day-context.ts'
import { type DailyChecksDue, parseDailyChecksDue } from './edge/events.ts'
import { noteSubject } from './edge/log.ts'
import { queueHandler, requireTime, type TimeLeft } from './edge/middleware.ts'
import { correctionProposals } from './edge/propose-corrections.ts'
import { readRegisters } from './edge/read-registers.ts'
import { sendAlertDigest } from './edge/send-alert-digest.ts'
import { sendLetters } from './edge/send-letters.ts'
import { audit, board, drops, episodes, ledger, observations, packRuns, registers } from './edge/wiring.ts'

/**
 * A day began: check everything that falls due and notify the people concerned. Running a day again sends nothing more.
 */
export const handler = queueHandler('daily-checks', parseDailyChecksDue, runDailyChecks)

type Check = (context: DayContext) => Promise<void>

/** Every check, in order: those that change records come before those that send mail. */
const CHECKS: readonly Check[] = [
  updateRegisterAlerts,
  closeAlertsOfEndedAreas,
  closeOvertakenRuns,
  sendAlertDigest,
  sendActionReminders,
  sendSupplierReminders,
  sendAdministratorLists,
  sendMissedSendLetters,
  sendCorrectionProposals,
]

async function runDailyChecks({ scheduledFor }: DailyChecksDue, timeLeft: TimeLeft): Promise<void> {
  const day = toLocalDate(scheduledFor, board().board)
  noteSubject({ day })
  if (!isWorkingDay(day, board().board)) return
  const context = await readDay(day)
  const failures: unknown[] = []
  // a check that fails does not stop the others
  for (const check of CHECKS) {
    requireTime(timeLeft)
    await check(context).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '))
}

async function readDay(day: CalendarDate): Promise<DayContext> {
  const current = boardAt(board(), day)
  const now = localInstant(day, current.schedules.dailyChecksAt, current.board)
  const acceptedDrops = dropsById((await drops().listAccepted()).filter(drop => drop.knownFrom <= now))
  const known = await readRegisters(registers(), current, acceptedDrops)
  const { figures, held } = await readFigures(acceptedDrops)
  return {
    day,
    now,
    board: current,
    registers: known,
    figures: new Map([...figures, ...tableArrivals(known.tables, current.board)]),
    held,
    acceptedDrops,
  }
}

async function readFigures(known: ReadonlyMap<string, DropRecord>): Promise<Pick<DayContext, 'figures' | 'held'>> {
  const area = wholeArea(board()).id
  const figures = new Map<string, FigureArrivals>()
  const held = new Map<string, ReturnType<typeof heldMonths>>()
  const suppliedIndicators = [...new Set([...known.values()].flatMap(drop => drop.indicators))]
  for (const [indicator, areas] of await observations().readAll(suppliedIndicators, known, {
    withUnconfirmed: true,
  })) {
    const revisions = areas.get(area) ?? []
    const confirmed = revisions.filter(({ status }) => status !== 'unconfirmed')
    const arrivals = figureArrivals(confirmed, board().board)
    if (arrivals !== null) figures.set(indicator, arrivals)
    held.set(indicator, heldMonths(revisions, known))
  }
  return { figures, held }
}

/**
 * Risks that cross their tolerance and plan actions that turn red become alerts, which the digest reports like any
 * other.
 */
async function updateRegisterAlerts({
  registers: entries,
  now,
  acceptedDrops,
  board: current,
}: DayContext): Promise<void> {
  const { riskTolerance } = current.chasing
  for (const episode of updateRegisterEpisodes(
    registersKnownAt(entries, now),
    riskTolerance,
    wholeArea(current).id,
    await episodes().list(),
    now,
    current.board,
    current.registers,
  )) {
    await episodes().save(episode, acceptedDrops.size)
  }
}

/** No figure follows that could close an alert of an area that has ended: its owner is told in the day's digest. */
async function closeAlertsOfEndedAreas({ now, acceptedDrops, board: current }: DayContext): Promise<void> {
  for (const episode of closeEndedAreas(current, await episodes().list(), now))
    await episodes().save(episode, acceptedDrops.size)
}

/** Figures that came or changed after a pack was issued: a person decides whether it is corrected. */
async function sendCorrectionProposals(context: DayContext): Promise<void> {
  await sendLetters(await correctionProposals(context), context.now)
}

/** A pack that is still held when its meeting is past is closed, so that nobody is asked about it again. */
async function closeOvertakenRuns({ day, now }: DayContext): Promise<void> {
  for (const run of overtakenRuns(await packRuns().list(), day)) {
    await audit().record({
      at: now,
      who: 'daily-checks',
      what: 'closed',
      about: run.run,
      because: 'overtaken',
      caller: null,
    })
    await packRuns().move(run, { state: 'closed' })
  }
}

async function sendActionReminders({ day, now, registers: known, board: current }: DayContext): Promise<void> {
  const nextMeeting = findNextMeetingDate(current.meetings, known.meetings, day)
  const tasks = [
    ...chaseMinutes(current, known.meetings, day),
    ...chaseRecords(current, known.decisions, day),
    ...chaseResponses(current, known.recommendations, day),
    ...chaseReviews(current, day),
    ...(await chasePapers(current, known, day)),
  ]
  if (known.actions.length + tasks.length === 0) return
  // with the calendar library, which is large
  const { chaseActions } = await import('../shared/reminders/chase-actions.ts')
  await sendLetters(chaseActions(current, known.actions, day, nextMeeting, tasks), now)
}

async function sendSupplierReminders({ day, now, figures, held, board: current }: DayContext): Promise<void> {
  await sendLetters(remindSuppliers(current, figures, day, held), now)
}

async function sendAdministratorLists({
  day,
  now,
  figures,
  held,
  registers: known,
  board: current,
}: DayContext): Promise<void> {
  await sendLetters(
    [
      ...packGapLetters(current, figures, known, day, held),
      ...calendarEndLetters(current, day),
      ...dutyLetters(current, day),
    ],
    now,
  )
}

/** Sends that should have happened by now and have not, and a notice to members whose paper is late. */
async function sendMissedSendLetters({ day, now, acceptedDrops, board: current }: DayContext): Promise<void> {
  const firstDropAt = [...acceptedDrops.values()].map(drop => drop.knownFrom).sort()[0] ?? null
  const records = { runs: await packRuns().list(), mails: await ledger().list(), firstDropAt }
  await sendLetters([...missedSendLetters(current, records, day, now), ...latePackLetters(current, records, day)], now)
}

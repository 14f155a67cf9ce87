import { followRegisters } from '../shared/alerts/register-episodes.ts'
import type { CalendarDate } from '../shared/calendar/date.ts'
import { londonInstant, toLondonDate } from '../shared/calendar/london-time.ts'
import { isWorkingDay } from '../shared/calendar/working-days.ts'
import { warnOfHorizon } from '../shared/checks/bank-holiday-horizon.ts'
import { chaseActions } from '../shared/checks/chase-actions.ts'
import type { FigureKnowledge } from '../shared/checks/expected-figures.ts'
import { knowFigures } from '../shared/checks/know-figures.ts'
import { tellLatePacks, tellMissedSends } from '../shared/checks/missed-sends.ts'
import { listPackGaps } from '../shared/checks/pack-gaps.ts'
import { remindSuppliers } from '../shared/checks/remind-suppliers.ts'
import { type KnownRegisters, registersKnownAt } from '../shared/registers/known-registers.ts'
import { findNextMeetingDate } from '../shared/registers/meetings/next-meeting-date.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import { dropsById } from '../shared/store/observations.ts'
import { type DayBegun, parseDayBegun } from './events.ts'
import { queueHandler } from './middleware.ts'
import { readRegisters } from './read-registers.ts'
import { sendLetters } from './send-letters.ts'
import { tellAlerts } from './tell-alerts.ts'
import { board, drops, episodes, ledger, observations, packRuns, registers } from './wiring.ts'

/** A day of a board: look at everything that falls due, and tell whom it concerns. Run again, a day sends nothing more. */
export const handler = queueHandler('daily-checks', parseDayBegun, runDailyChecks)

/** What the checks of a day go by: everything that was known when they were due, whenever they run. */
export interface DayContext {
  readonly day: CalendarDate
  /** When the checks of the day are due, and the instant up to which things are known. */
  readonly now: string
  readonly registers: KnownRegisters
  readonly figures: ReadonlyMap<string, FigureKnowledge>
  /** Drops accepted by now. */
  readonly known: ReadonlyMap<string, DropRecord>
}

type Check = (context: DayContext) => Promise<void>

/** Every check, in order: what changes what is known comes before what tells of it. */
const CHECKS: readonly Check[] = [
  followRegisterAlerts,
  tellAlerts,
  tellActionOwners,
  tellSuppliers,
  tellAdministrators,
  tellMissed,
]

async function runDailyChecks({ scheduledTime }: DayBegun): Promise<void> {
  const day = toLondonDate(scheduledTime)
  if (!isWorkingDay(day)) return
  const context = await readDay(day)
  const failures: unknown[] = []
  // a check that fails keeps no other from its work
  for (const check of CHECKS) await check(context).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '))
}

async function readDay(day: CalendarDate): Promise<DayContext> {
  const now = londonInstant(day, board().schedules.dailyChecksAt)
  const known = dropsById((await drops().listAccepted()).filter(drop => drop.knownFrom <= now))
  return {
    day,
    now,
    registers: await readRegisters(registers(), board(), known),
    figures: await readFigures(known),
    known,
  }
}

async function readFigures(known: ReadonlyMap<string, DropRecord>): Promise<Map<string, FigureKnowledge>> {
  const area = board().areas.find(candidate => candidate.kind === 'force')!.id
  const figures = new Map<string, FigureKnowledge>()
  const given = [...new Set([...known.values()].flatMap(drop => drop.indicators))]
  for (const [indicator, areas] of await observations().readAll(given, known)) {
    const knowledge = knowFigures(areas.get(area) ?? [])
    if (knowledge !== null) figures.set(indicator, knowledge)
  }
  return figures
}

/** Risks that cross their tolerance and plans that turn red become alerts, which the digest then tells of like any other. */
async function followRegisterAlerts({ registers: entries, now, known }: DayContext): Promise<void> {
  const { riskTolerance } = board().chasing
  for (const episode of followRegisters(registersKnownAt(entries, now), riskTolerance, await episodes().list(), now)) {
    await episodes().save(episode, known.size)
  }
}

async function tellActionOwners({ day, now, registers: known }: DayContext): Promise<void> {
  const nextMeeting = findNextMeetingDate([...board().meetings, ...known.meetings], day)
  await sendLetters(chaseActions(board(), known.actions, day, nextMeeting), now)
}

async function tellSuppliers({ day, now, figures }: DayContext): Promise<void> {
  await sendLetters(remindSuppliers(board(), figures, day), now)
}

async function tellAdministrators({ day, now, figures, registers: known }: DayContext): Promise<void> {
  await sendLetters([...listPackGaps(board(), figures, known, day), ...warnOfHorizon(board(), day)], now)
}

/** What should have left by now and has not, and a plain word to members whose paper is late. */
async function tellMissed({ day, now, known }: DayContext): Promise<void> {
  const since = [...known.values()].map(drop => drop.knownFrom).sort()[0] ?? null
  const sends = { runs: await packRuns().list(), mails: await ledger().list(), since }
  await sendLetters([...tellMissedSends(board(), sends, day, now), ...tellLatePacks(board(), sends, day)], now)
}

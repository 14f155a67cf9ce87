import * as z from 'zod'
import { type CalendarDate, daysBetween, longDate } from '../calendar/date.ts'
import { addressKey } from '../config/address.ts'
import type { BoardFile } from '../config/schema/index.ts'

/** What a role chose on its preferences page, or by the unsubscribe button of a mail program. */
export const preferencesSchema = z.object({
  role: z.string(),
  /** Whether mails about changes of indicators and registers are sent. Packs, receipts and what is asked of a role are not a choice. */
  alerts: z.boolean(),
  /** Days, both included, on which the lead answers for this role; null for none. */
  absence: z.object({ from: z.iso.date(), until: z.iso.date() }).nullable(),
  /** Instant of the choice. */
  at: z.string(),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** The board's file with the absences that people entered themselves, beside those in the file. */
export function withStoredAbsences(board: BoardFile, chosen: readonly Preferences[]): BoardFile {
  const absences = new Map(chosen.map(({ role, absence }) => [role, absence]))
  return {
    ...board,
    roles: board.roles.map(role => {
      const absence = absences.get(role.id)
      return absence == null ? role : { ...role, absences: [...role.absences, absence] }
    }),
  }
}

/** Roles that get no alerts: each that chose so, and every other post at its address, since one press stops the mails of a person. */
export function rolesWithoutAlerts(board: BoardFile, chosen: readonly Preferences[]): ReadonlySet<string> {
  const stopped = new Set(chosen.filter(({ alerts }) => !alerts).map(({ role }) => role))
  const addresses = new Set(board.roles.filter(({ id }) => stopped.has(id)).map(({ email }) => addressKey(email)))
  return new Set(board.roles.filter(({ email }) => addresses.has(addressKey(email))).map(({ id }) => id))
}

/** What roles chose that an administrator should know of, a line each. */
export function describeChoices(board: BoardFile, chosen: readonly Preferences[]): string[] {
  const titleOf = (role: string) => board.roles.find(({ id }) => id === role)?.title ?? role
  return chosen.flatMap(({ role, alerts, absence }) => [
    ...(alerts ? [] : [`${titleOf(role)} gets no alerts, by choice.`]),
    ...(absence === null
      ? []
      : [`${titleOf(role)} is away from ${longDate(absence.from)} to ${longDate(absence.until)}.`]),
  ])
}

/** Whether a span of days is one: it does not end before it begins, nor lie in the past, nor last longer than a year. */
export function isAbsence(from: CalendarDate, until: CalendarDate, today: CalendarDate): boolean {
  return from <= until && until >= today && daysBetween(from, until) <= 366
}

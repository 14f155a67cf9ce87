/**
 * Mails per person and month by kind, over 24 months day by day: recorded crime of 2024 as published where the reference data is on this
 * machine, other figures and actions simulated (fixed seed).
 * Run: npx tsx tests/benchmarks/mail-load.ts. Exit 1 when an episode did not reach its owner first, or a supplier who is never late had more than four reminders in a month.
 */
import { suppliersOf } from '../../shared/config/suppliers.ts'
import { actionsOf2024, boardOf2024, hasRealCounts, realCounts, seldomLate, supplyFor } from './mail-board.ts'
import { type MailSimulation, simulateMails, summariseMails } from './simulate-mails.ts'

const SPAN = { historyFrom: '2019-01-01', first: '2024-01-01', last: '2025-12-31', withParts: true }
const MONTHS = 24
const MOST_REMINDERS = 4
const SEED = 20240101

/** The most mails of all kinds that a person had in a month in which no action of theirs was overdue. */
function mostWhenPunctual(mails: MailSimulation['mails'], recipient: string): number {
  const months = new Map<string, string[]>()
  for (const { day, kind } of mails.filter(mail => mail.recipient === recipient))
    months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), kind])
  return Math.max(
    0,
    ...[...months.values()].filter(kinds => !kinds.includes('action-overdue')).map(({ length }) => length),
  )
}

const board = boardOf2024()
const supply = supplyFor(board, SEED, realCounts())
const actions = actionsOf2024(board)
const suppliers = new Set(
  board.feeds.flatMap(suppliersOf).map(id => board.roles.find(role => role.id === id)!.email.toLowerCase()),
)
console.log(
  hasRealCounts
    ? 'recorded crime of 2024: as published'
    : 'no reference data on this machine: all figures are simulated',
)
for (const [words, lateness] of [
  ['nobody is late', () => 0],
  ['one figure in twenty is up to five working days late', seldomLate(SEED)],
] as const) {
  const simulation = simulateMails(board, supply, actions, lateness, SPAN)
  console.log(
    `\n${words}: ${simulation.opened} alerts opened in ${MONTHS} months, ${simulation.ownerNotFirst.length} not to their owner first`,
  )
  console.log('person'.padEnd(44) + 'kind'.padEnd(18) + 'a month'.padStart(8) + 'most'.padStart(6))
  for (const { recipient, kind, average, most } of summariseMails(simulation, MONTHS)) {
    console.log(recipient.padEnd(44) + kind.padEnd(18) + average.toFixed(2).padStart(8) + String(most).padStart(6))
    if (words === 'nobody is late' && kind === 'data-reminder' && suppliers.has(recipient) && most > MOST_REMINDERS)
      process.exitCode = 1
  }
  for (const recipient of suppliers)
    console.log(
      `${recipient}: at most ${mostWhenPunctual(simulation.mails, recipient)} mails of all kinds in a month without an overdue action`,
    )
  if (simulation.ownerNotFirst.length > 0) process.exitCode = 1
}

/**
 * Mails per person and month by kind, over 24 months day by day: recorded crime of 2024 as published where the reference data is on this
 * machine, other figures and actions simulated (fixed seed).
 * Run: npx tsx tests/benchmarks/mail-load.ts. Exit 1 when an episode did not reach its owner first, or a person who is not late had more than four mails in a month.
 *
 * Counted: alerts with requests for commentary and their reminders (no commentary is ever sent, so that each is reminded twice), reminders of figures and
 * of actions. Not counted: receipts, one for each file that a person sends, and packs.
 */
import { actionsOf2024, boardOf2024, hasRealCounts, realCounts, seldomLate, supplyFor } from './mail-board.ts'
import { mostWhenPunctual, simulateMails, summariseMails } from './simulate-mails.ts'

const SPAN = { historyFrom: '2019-01-01', first: '2024-01-01', last: '2025-12-31', withParts: true }
const MONTHS = 24
const MOST_MAILS = 4
const SEED = 20240101

const board = boardOf2024()
const supply = supplyFor(board, SEED, realCounts())
const actions = actionsOf2024(board)
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
  }
  if (words === 'nobody is late')
    for (const [recipient, most] of mostWhenPunctual(simulation)) {
      console.log(`${recipient}: at most ${most} mails of all kinds in a month without an overdue action`)
      if (most > MOST_MAILS) process.exitCode = 1
    }
  if (simulation.ownerNotFirst.length > 0) process.exitCode = 1
}

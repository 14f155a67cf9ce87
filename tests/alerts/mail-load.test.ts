import { expect, test } from 'vitest'
import { suppliersOf } from '../../shared/config/suppliers.ts'
import { actionsOf2024, boardOf2024, supplyFor } from '../benchmarks/mail-board.ts'
import { simulateMails, summariseMails } from '../benchmarks/simulate-mails.ts'

/* `npx tsx tests/benchmarks/mail-load.ts` runs all of it for 24 months, and prints the mails of each person. */

const whole = boardOf2024()
const board = { ...whole, indicators: whole.indicators.filter(({ feed }) => feed === 'indicators').slice(0, 8) }
const span = { historyFrom: '2021-06-01', first: '2024-05-01', last: '2024-09-30', withParts: false }
const simulation = simulateMails(board, supplyFor(board, 20_240_101, new Map()), actionsOf2024(board), () => 0, span)

test('every alert reaches the owner of its indicator on the first day on which anybody is written to', () => {
  expect(simulation.opened).toBeGreaterThan(0)
  expect(simulation.ownerNotFirst).toEqual([])
})

test('nobody gets two digests of one kind on one day', () => {
  const ids = simulation.mails.map(({ day, kind, recipient }) => `${day} ${kind} ${recipient}`)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a supplier who is never late gets at most four reminders a month', () => {
  const suppliers = board.feeds
    .flatMap(suppliersOf)
    .map(id => board.roles.find(role => role.id === id)!.email.toLowerCase())
  const reminders = summariseMails(simulation, 5).filter(({ kind }) => kind === 'data-reminder')
  expect(reminders.length).toBeGreaterThan(0)
  expect(reminders.filter(({ recipient, most }) => suppliers.includes(recipient) && most > 4)).toEqual([])
})

import { expect, test } from 'vitest'
import { actionsOf2024, boardOf2024, supplyFor } from '../benchmarks/mail-board.ts'
import { mostWhenPunctual, simulateMails } from '../benchmarks/simulate-mails.ts'

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

test('nobody who is not late gets more than four mails a month, of all kinds but receipts and packs', () => {
  const most = mostWhenPunctual(simulation)
  expect(Math.max(...most.values())).toBeGreaterThan(0)
  expect([...most].filter(([, count]) => count > 4)).toEqual([])
})

test('a supplier whose figures have come in time is reminded of none, one who is late is', () => {
  const remindersOf = ({ mails }: typeof simulation) => mails.filter(({ kind }) => kind === 'data-reminder').length
  expect(remindersOf(simulation)).toBe(0)
  const supply = supplyFor(board, 20_240_101, new Map())
  expect(
    remindersOf(simulateMails(board, supply, [], (_, month) => (month === '2024-04' ? 3 : 0), span)),
  ).toBeGreaterThan(0)
})

import { expect, test } from 'vitest'
import { simulateAlerts } from '../benchmarks/simulate-alerts.ts'

const { episodes, notices, planted } = simulateAlerts(10, 18, 7)

test('episodes open, in what was planted too', () => {
  expect(episodes.length).toBeGreaterThan(1)
  expect(planted.some(({ notifiedMonth }) => notifiedMonth !== null)).toBe(true)
})

test('no opening and no end is reported twice', () => {
  const keys = notices.map(notice => `${notice.episode} ${notice.event}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every opening is reported; each is closed and its end reported, or open at the end', () => {
  for (const { id, closedAt } of episodes) {
    const sent = notices.filter(({ episode }) => episode === id).map(notice => notice.event)
    expect(sent, id).toEqual(closedAt === null ? ['opening'] : ['opening', 'closing'])
  }
})

test('no indicator has two open', () => {
  const open = episodes.filter(({ closedAt }) => closedAt === null).map(({ indicator }) => indicator)
  expect(new Set(open).size).toBe(open.length)
})

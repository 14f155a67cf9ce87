import { expect, test } from 'vitest'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { heldMonths } from '../../shared/reminders/held-figures.ts'

const revision = (drop: string, period: string, status: StoredObservation['status']) =>
  ({ drop, period, status, knownFrom: `2018-05-0${drop}T08:00:00Z` }) as StoredObservation
const files = new Map([
  ['1', { file: 'first.csv' }],
  ['2', { file: 'second.csv' }],
])

test('a month that is held has the newest file that brought it', () => {
  const revisions = [revision('2', '2018-03', 'unconfirmed'), revision('1', '2018-03', 'unconfirmed')]
  expect(heldMonths(revisions, files)).toEqual(new Map([['2018-03', { drop: '2', file: 'second.csv' }]]))
})

test('a month that was confirmed or corrected since is not held, one that was doubted since is', () => {
  const confirmed = [revision('1', '2018-03', 'unconfirmed'), revision('2', '2018-03', 'published')]
  expect(heldMonths(confirmed, files).size).toBe(0)
  const doubted = [revision('1', '2018-03', 'published'), revision('2', '2018-03', 'unconfirmed')]
  expect([...heldMonths(doubted, files).keys()]).toEqual(['2018-03'])
})

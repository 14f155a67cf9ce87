import { describe, expect, it } from 'vitest'
import { FEEDS } from '../../shared/observations/feeds.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { countCoverage, coverageRows, printedTotals } from './coverage-rows.ts'

const rows = coverageRows()

describe('the count of what is printed of the real papers', () => {
  it('has the 204 items, numbered in order, none of them twice in a set', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 204 }, (_, i) => i + 1))
    expect(new Set(rows.map(({ set, item }) => `${set} ${item}`)).size).toBe(rows.length)
  })

  it('is the sum of its rows, in every set and in all', () => {
    expect(printedTotals()).toEqual(countCoverage(rows))
  })

  it('names feeds and tables that there are', () => {
    const named = rows.flatMap(({ where }) => [...where.matchAll(/feed `([^`]+)`/g)].map(([, feed]) => feed!))
    expect(named.filter(feed => !FEEDS.some(known => known === feed))).toEqual([])
    const tables = sampleBoard().tables.map(({ id }) => id)
    const printed = rows.flatMap(({ where }) =>
      [...where.matchAll(/feed `tables`: `([^`]+)`/g)].map(([, table]) => table!),
    )
    expect(printed.filter(table => !tables.includes(table))).toEqual([])
  })
})

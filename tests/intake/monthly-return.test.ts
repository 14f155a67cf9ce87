import { describe, expect, test } from 'vitest'
import type { Observation } from '../../shared/observations/observation.ts'
import { expectAccepted, hasSharedData, readBytes, sharedFile } from './drop-fixtures.ts'

const key = (o: Observation) => `${o.indicator} ${o.area} ${o.period}`
const read = async (type: 'csv' | 'xlsx') =>
  expectAccepted(
    await readBytes('indicators', `return.${type}`, sharedFile(`data/dashboard-2018/monthly-return-2018-03.${type}`)!, {
      today: '2018-05-03',
    }),
  )

describe.skipIf(!hasSharedData)('the March 2018 return (skipped where ../shared/data is absent)', () => {
  test('as CSV: every row, with its status', async () => {
    const reading = await read('csv')
    expect(reading).toMatchObject({ kind: 'tidy-csv', rows: 1554, notes: [] })
    expect(reading.observations).toHaveLength(1554)
    expect(reading.observations.filter(o => o.status === 'estimated')).toHaveLength(1397)
    expect(reading.observations[0]).toEqual({
      indicator: 'satisfaction-with-service-delivery-police',
      area: 'force',
      period: '2015-03',
      value: null,
      numerator: 219,
      denominator: 270,
      n: null,
      status: 'published',
    })
  })

  test('as a workbook: the same figures; its counts carry no status, and the receipt says so', async () => {
    const [csv, workbook] = [await read('csv'), await read('xlsx')]
    expect(workbook.kind).toBe('workbook')
    const numbers = (o: Observation) => [key(o), [o.value, o.numerator, o.denominator]] as const
    expect(new Map(workbook.observations.map(numbers))).toEqual(new Map(csv.observations.map(numbers)))
    const rates = workbook.observations.filter(o => o.numerator !== null)
    const statuses = new Map(csv.observations.map(o => [key(o), o.status]))
    for (const o of rates) expect(o.status).toBe(statuses.get(key(o)))
    expect(workbook.notes).toEqual([
      'Sheet Notes was not read: it has no table of figures.',
      'Sheet Counts says that grey cells are estimates, but no cell is grey. Figures without a status were taken as published.',
      'Taken for notes and not read: sheet Counts, row 27 (Figures in grey cells are estimates; blank = not yet available).',
    ])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseHeldFigures } from '../../functions/commands/confirm.ts'
import { holdObservation, type Observation } from '../../shared/observations/observation.ts'
import { latestTables } from '../../shared/registers/other-tables/history.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const drop = 'c0ffee00c0ffee00'
const record: DropRecord = {
  ...{ drop, state: 'receiving', cause: 'first', file: 'return.csv', feed: 'indicators', kind: 'tidy-csv', rows: 2 },
  ...{ knownFrom: '2018-05-03T08:00:00.000Z', indicators: ['hate-crime'], registers: [] },
}
const figure = (period: string, value: number): Observation => ({
  ...{ indicator: 'hate-crime', area: 'force', period, value },
  ...{ numerator: null, denominator: null, n: null, status: 'provisional' },
})

test('a held figure of a table is known once it is confirmed', async () => {
  const [drops, registers] = [dropRepository(table), registerRepository(table)]
  const id = 'grants/2019-03/P12M'
  const cell = { ...{ row: 'Treatment', across: null, measure: 'amount', value: 9 }, status: 'unconfirmed' as const }
  const body = { id, table: 'grants', period: '2019-03/P12M', rows: ['Treatment'], across: [] }
  const held = { ...body, cells: [{ ...cell, statusOnceConfirmed: 'published' as const }] }
  const own: DropRecord = { ...record, drop: 'ab1eab1eab1eab1e', feed: 'tables', indicators: [], registers: ['tables'] }
  await drops.claim(own)
  await registers.write(own.drop, own.knownFrom, [{ register: 'tables', id, body: held }])
  await drops.accept({ ...own, state: 'accepted' })
  const released = await releaseHeldFigures(table, own.drop, '2018-05-04T09:00:00.000Z')
  expect(released).toMatchObject({ manifest: { registers: ['tables'] }, count: 1 })
  const [known] = latestTables(await registers.read('tables', dropsById(await drops.listAccepted())))
  expect(known!.cells).toEqual([{ ...cell, status: 'published' }])
})

test('a held figure is known once it is confirmed, from then on, and is confirmed once', async () => {
  const drops = dropRepository(table)
  const observations = observationRepository(table)
  await drops.claim(record)
  await observations.write(drop, [figure('2018-02', 60), holdObservation(figure('2018-03', 0))])
  await drops.accept({ ...record, state: 'accepted' })
  const known = async () =>
    (await observations.read('hate-crime', dropsById(await drops.listAccepted())))
      .get('force')!
      .map(o => [o.period, o.value, o.status, o.knownFrom, o.isConfirmed ?? false])
  expect(await known()).toEqual([['2018-02', 60, 'provisional', '2018-05-03T08:00:00.000Z', false]])

  const released = await releaseHeldFigures(table, 'c0ffee00c0ff', '2018-05-04T09:00:00.000Z')
  expect(released).toEqual({
    ...{
      manifest: { drop: `${drop}-confirmed`, indicators: ['hate-crime'], registers: [] },
      count: 1,
      file: 'return.csv',
    },
  })
  expect(await known()).toEqual([
    ['2018-02', 60, 'provisional', '2018-05-03T08:00:00.000Z', false],
    ['2018-03', 0, 'provisional', '2018-05-04T09:00:00.000Z', true],
  ])
  await expect(releaseHeldFigures(table, drop, '2018-05-05T09:00:00.000Z')).rejects.toThrow('was confirmed already')
  await expect(releaseHeldFigures(table, 'ffffffffffff', '2018-05-05T09:00:00.000Z')).rejects.toThrow(
    'no accepted drop',
  )
})

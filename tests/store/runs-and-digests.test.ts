import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const RUN: PackRunRecord = {
  run: 'paper-2018-05-10',
  pack: 'paper',
  meeting: '2018-05-10',
  version: 1,
  scheduledFor: '2018-05-03T15:00:00Z',
  asKnownAt: '2018-05-03T15:00:00Z',
  drops: ['a'],
  state: 'building',
  reasons: [],
}

describe('a run of a pack', () => {
  it('is pinned once, and is updated only from the state its writer read', async () => {
    const runs = packRunRepository(table)
    expect(await runs.pin(RUN)).toEqual(RUN)
    expect(await runs.pin({ ...RUN, drops: ['a', 'b'] })).toMatchObject({ drops: ['a'] })
    expect(await runs.move(RUN, { state: 'held', reasons: ['late'] })).toBe(true)
    // the same event, delivered twice, is still at work on it
    expect(await runs.move(RUN, { state: 'awaiting-approval' })).toBe(false)
    const held = (await runs.find(RUN.run))!
    const released = { state: 'building' as const, asKnownAt: '2018-05-04T10:00:00Z', drops: ['a', 'b'] }
    expect(await runs.move(held, released)).toBe(true)
    // and would hold again what was released since
    expect(await runs.move(RUN, { state: 'held' })).toBe(false)
    expect(await runs.find(RUN.run)).toMatchObject({ ...released, reasons: ['late'] })
    await runs.issue(RUN.run)
    expect(await runs.find(RUN.run)).toMatchObject({ state: 'issued' })
  })
})

describe('the digest of a day', () => {
  it('reports what was found when the day was first run, and an empty one may still be filled', async () => {
    const episodes = episodeRepository(table)
    const tellings = [{ id: 'burglary#force', event: 'opening' as const }]
    expect(await episodes.pinDigest('2018-05-03', [])).toEqual([])
    expect(await episodes.pinDigest('2018-05-03', tellings)).toEqual(tellings)
    expect(await episodes.pinDigest('2018-05-03', [...tellings, { id: 'robbery#force', event: 'opening' }])).toEqual(
      tellings,
    )
    expect(await episodes.pinDigest('2018-05-03', [])).toEqual(tellings)
  })
})

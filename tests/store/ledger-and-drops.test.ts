import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type DashboardRow, MEASURE_COLUMNS } from '../../shared/indicators/dashboard-row.ts'
import { holdObservation } from '../../shared/observations/observation.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { resultRepository } from '../../shared/store/results.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const record = (drop: string, cause: string, knownFrom = '2018-05-03T08:00:00.000Z'): DropRecord => ({
  drop,
  state: 'receiving',
  cause,
  file: 'return.csv',
  feed: 'indicators',
  kind: null,
  rows: 0,
  knownFrom,
  indicators: [],
  registers: [],
})
const observation = (period: string, value: number) => ({
  indicator: 'hate-crime',
  area: 'force',
  period,
  value,
  numerator: null,
  denominator: null,
  n: null,
  status: 'published' as const,
})

describe('a drop', () => {
  it('is invisible until it is accepted, and then complete', async () => {
    const drops = dropRepository(table)
    const observations = observationRepository(table)
    await drops.claim(record('aaa', 'first'))
    await observations.write('aaa', [observation('2018-02', 60), observation('2018-03', 69)])
    expect(await observations.read('hate-crime', dropsById(await drops.listAccepted()))).toEqual(new Map())
    await drops.accept({ ...record('aaa', 'first'), rows: 2, indicators: ['hate-crime'] })
    const seen = await observations.read('hate-crime', dropsById(await drops.listAccepted()))
    expect(seen.get('force')!.map(o => [o.period, o.value, o.knownFrom])).toEqual([
      ['2018-02', 60, '2018-05-03T08:00:00.000Z'],
      ['2018-03', 69, '2018-05-03T08:00:00.000Z'],
    ])
  })

  it('keeps a figure that is held from everybody but those who ask for what is unconfirmed', async () => {
    const drops = dropRepository(table)
    const observations = observationRepository(table)
    await drops.claim(record('hhh', 'first'))
    const doubtful = holdObservation({ ...observation('2018-03', 0), indicator: 'rural-crime', status: 'provisional' })
    await observations.write('hhh', [doubtful])
    await drops.accept({ ...record('hhh', 'first'), rows: 1, indicators: ['rural-crime'] })
    const accepted = dropsById(await drops.listAccepted())
    expect(await observations.read('rural-crime', accepted)).toEqual(new Map())
    const all = await observations.readAll(['rural-crime'], accepted, { withUnconfirmed: true })
    expect(all.get('rural-crime')!.get('force')).toMatchObject([
      { value: 0, status: 'unconfirmed', statusOnceConfirmed: 'provisional' },
    ])
  })

  it('belongs to the event that brought it first: the same event finds it again, another finds who was first', async () => {
    const drops = dropRepository(table)
    expect((await drops.claim(record('bbb', 'first'))).cause).toBe('first')
    expect((await drops.claim(record('bbb', 'first'))).cause).toBe('first')
    expect((await drops.claim(record('bbb', 'second'))).cause).toBe('first')
  })

  it('may be sent again after it was rejected', async () => {
    const drops = dropRepository(table)
    await drops.claim(record('ccc', 'first'))
    await drops.reject(record('ccc', 'first'))
    const again = await drops.claim(record('ccc', 'second'))
    expect([again.cause, again.state]).toEqual(['second', 'receiving'])
  })

  it('is not accepted twice, nor accepted after it was rejected', async () => {
    const drops = dropRepository(table)
    await drops.claim(record('ddd', 'first'))
    await drops.reject(record('ddd', 'first'))
    await drops.accept(record('ddd', 'first'))
    expect((await drops.find('ddd'))!.state).toBe('rejected')
  })
})

describe('a result', () => {
  it('is written over an older one only', async () => {
    const results = resultRepository(table)
    const suppressed = MEASURE_COLUMNS.map(column => [column, { kind: 'suppressed' }] as const)
    const measures = Object.fromEntries(suppressed) as DashboardRow['measures']
    const result = (acceptedDropCount: number, dataTo: string) => ({
      indicator: 'hate-crime',
      ruleSet: 'r1',
      acceptedDropCount,
      knownFrom: '2018-05-03T08:00:00.000Z',
      rows: [{ indicator: 'hate-crime', area: 'force', dataTo, measures }],
    })
    expect(await results.write(result(2, '2018-03'))).toBe(true)
    expect(await results.write(result(1, '2018-02'))).toBe(false)
    expect((await results.list()).flatMap(r => r.rows.map(row => row.dataTo))).toEqual(['2018-03'])
    expect(await results.listComputedVersions()).toEqual([
      { indicator: 'hate-crime', ruleSet: 'r1', acceptedDropCount: 2 },
    ])
  })
})

const counted = z.looseObject({ i: z.number() })

describe('the table', () => {
  it('keeps every item of a batch larger than one request takes', async () => {
    await table.putAll(Array.from({ length: 60 }, (_, i) => ({ pk: 'MANY', sk: String(i).padStart(3, '0'), i })))
    expect((await table.query('MANY', counted)).length).toBe(60)
    expect((await table.query('MANY', counted, ['i'])).at(7)).toEqual({ pk: 'MANY', sk: '007', i: 7 })
  })
})

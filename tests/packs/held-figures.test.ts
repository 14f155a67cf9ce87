import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseHeldFigures } from '../../functions/commands/confirm.ts'
import type { Sentence } from '../../shared/document/figure.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { heldMonths, withoutUnconfirmed } from '../../shared/observations/held.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { declaredGaps } from '../../shared/packs/gate/check-data.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'
import { expectAccepted, sourceOf } from '../intake/drop-fixtures.ts'
import { keepMonths, samplePack } from './sample-pack.ts'

const ID = 'burglary-dwelling'
const GAP = 'Burglary Dwelling: the figure for March 2018 awaits confirmation from the Performance Analyst.'

let table: Table
let stop: () => Promise<void>
let sample: PackInput
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  const whole = await samplePack('performance')
  sample = keepMonths({ ...whole, pack: { ...whole.pack, indicators: [ID] } }, ID, month => month < '2018-03')
})
afterAll(() => stop())

/** Reads a return and keeps its figures as the function that receives drops does. */
async function accept(drop: string, csv: string): Promise<number> {
  const source = sourceOf(csv)
  const reading = expectAccepted(
    await readDrop({ feed: 'indicators', file: 'return.csv', source, board: sample.board, today: '2018-05-03' }),
  )
  const record: DropRecord = {
    ...{ drop, state: 'receiving', cause: drop, file: 'return.csv', feed: 'indicators', kind: reading.kind },
    ...{ rows: reading.rows, knownFrom: `2018-05-03T08:0${drop.slice(-1)}:00.000Z`, indicators: [ID], registers: [] },
  }
  await dropRepository(table).claim(record)
  await observationRepository(table).write(drop, reading.observations)
  await dropRepository(table).accept({ ...record, state: 'accepted' })
  return reading.questions.length
}

/** The pack from what the sample knows before March and what the table has. */
async function packInput(): Promise<PackInput> {
  const accepted = dropsById(await dropRepository(table).listAccepted())
  const known = await observationRepository(table).readAll([ID], accepted, { withUnconfirmed: true })
  const before = sample.revisions.get(ID)!
  const all = new Map([
    [ID, new Map([...before].map(([area, list]) => [area, [...list, ...(known.get(ID)!.get(area) ?? [])]]))],
  ])
  return { ...sample, revisions: withoutUnconfirmed(all), held: heldMonths(all) }
}

/** What alerts are judged by. */
const knownMarch = async () => {
  const accepted = dropsById(await dropRepository(table).listAccepted())
  const known = await observationRepository(table).read(ID, accepted)
  return latestByMonth(known.get('force') ?? []).get('2018-03')?.value ?? null
}

const wordsOf = (sentence: Sentence | null) =>
  (sentence ?? []).map(part => (typeof part === 'string' ? part : part.printed)).join('')

const returned = (status: string) =>
  `Rolling 12 months\n\nindicator,area,period,value,status\nburglary-dwelling,force,2018-03,250,${status}\n`

test('a figure that is asked about is used by nothing, and the pack says whose answer it waits for', async () => {
  expect(await accept('aaaaaaaaaaaaaaa1', returned(''))).toBeGreaterThan(0)
  expect(await knownMarch()).toBeNull()
  const input = await packInput()
  expect(declaredGaps(input, '2018-03').map(({ what }) => what)).toEqual([GAP])
  const model = buildPackModel(input)
  expect(model.gaps).toEqual([GAP])
  expect(wordsOf(model.missing)).toContain('confirmation from the Performance Analyst of Burglary Dwelling')
  expect(JSON.stringify(model)).not.toContain('"printed":"250"')
})

test('once confirmed by command it is known to alerts and pack', async () => {
  await releaseHeldFigures(table, 'aaaaaaaaaaaaaaa1', '2018-05-04T09:00:00.000Z')
  expect(await knownMarch()).toBe(250)
  const input = await packInput()
  expect(declaredGaps(input, '2018-03')).toEqual([])
  expect(buildPackModel(input).gaps).toEqual([])
})

test('a file sent again with the answer in its row is known without anybody’s command', async () => {
  expect(await accept('aaaaaaaaaaaaaaa2', returned('').replace(',250,', ',251,'))).toBeGreaterThan(0)
  expect(await knownMarch()).toBe(250)
  expect(await accept('aaaaaaaaaaaaaaa3', returned('confirmed').replace(',250,', ',251,'))).toBe(0)
  const accepted = dropsById(await dropRepository(table).listAccepted())
  const all = (await observationRepository(table).read(ID, accepted)).get('force')!
  expect(all.map(({ value, drop }) => [value, drop])).toContainEqual([251, 'aaaaaaaaaaaaaaa3'])
})

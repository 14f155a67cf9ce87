import { addMonths, monthsEnding } from '../../shared/calendar/month.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { startTable } from '../given/local-table.ts'
import { sampleBoard } from '../given/sample-board.ts'

/**
 * What grows with a board, and how fast: a pack by indicators, areas and months; the store by the drops of ten years. Prints the time
 * of each size, and how many times it grew beside how many times its input did: no more than 1.5 times as fast is the aim.
 */
const LAST = '2018-03'
const sample = sampleBoard()

/** The sample board with as many indicators and areas as asked, all counts. */
function boardOf(indicators: number, areas: number): BoardFile {
  const [model] = sample.indicators.filter(({ aggregation }) => aggregation === 'count')
  const whole = sample.areas.find(({ kind }) => kind === 'whole')!
  const parts = Array.from({ length: areas - 1 }, (_, i) => ({
    ...whole,
    id: `part-${i}`,
    name: `Part ${i}`,
    kind: 'part' as const,
    aliases: [],
  }))
  const pack = sample.packs.find(({ id }) => id === 'performance')!
  return {
    ...sample,
    peers: [],
    areas: [whole, ...parts],
    indicators: Array.from({ length: indicators }, (_, i) => ({
      ...{ ...model!, id: `indicator-${i}`, name: `Indicator ${i}`, aliases: [], breakdownOf: undefined, rebases: [] },
    })),
    packs: [
      { ...pack, indicators: 'all', priorities: [], areas: [whole.id, ...parts.map(({ id }) => id)], sensitive: [] },
    ],
  }
}

function figuresOf(indicator: string, area: string, index: number, months: number): StoredObservation[] {
  return monthsEnding(LAST, months).map((period, i) => ({
    ...{ indicator, area, period, numerator: null, denominator: null, n: null, status: 'published' },
    value: Math.round((60 + index * 7) * (1 + 0.1 * Math.sin(i / 2) + 0.03 * Math.cos(i * 7 + index))),
    drop: `drop-${period}`,
    knownFrom: `${addMonths(period, 1)}-12T08:00:00.000Z`,
  }))
}

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function timePack(indicators: number, areas: number, months: number) {
  const board = boardOf(indicators, areas)
  const revisions = new Map(
    board.indicators.map(({ id }, i) => [
      id,
      new Map(board.areas.map(area => [area.id, figuresOf(id, area.id, i, months)])),
    ]),
  )
  const drops = new Map(
    monthsEnding(LAST, months).map(month => [
      `drop-${month}`,
      { file: `${month}.csv`, feed: 'indicators', knownFrom: `${addMonths(month, 1)}-12T08:00:00.000Z` },
    ]),
  )
  const start = processorTime()
  const model = buildPackModel({
    ...{
      board,
      pack: board.packs[0]!,
      meeting: board.meetings.find(({ date }) => date === '2018-05-10')!,
      edition: 'board',
    },
    ...{ version: 1, scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z', revisions, drops },
    ...{ registers: EMPTY_REGISTERS, previous: null },
  })
  const built = processorTime()
  const html = renderDocument(model, 'data-pack')
  return {
    build: built - start,
    render: processorTime() - built,
    size: indicators * areas * months,
    kilobytes: html.length / 1000,
  }
}

const PACKS = [
  [10, 5, 48],
  [50, 5, 48],
  [50, 20, 48],
  [50, 20, 120],
  [200, 20, 120],
] as const

function measurePacks(): void {
  timePack(10, 5, 48)
  let before: ReturnType<typeof timePack> | null = null
  for (const [indicators, areas, months] of PACKS) {
    const time = timePack(indicators, areas, months)
    const total = time.build + time.render
    const growth =
      before === null
        ? ''
        : `; ${(total / (before.build + before.render)).toFixed(1)} times the time for ${(time.size / before.size).toFixed(1)} times the figures`
    console.log(
      `pack of ${indicators} indicators, ${areas} areas, ${months} months: build ${time.build.toFixed(0)} ms, render ${time.render.toFixed(0)} ms, data pack ${time.kilobytes.toFixed(0)} KB${growth}`,
    )
    before = time
  }
}

/** Drops of one to ten years in the store: what every function reads of them. */
async function measureStore(): Promise<void> {
  const { table, stop } = await startTable()
  const [drops, observations] = [dropRepository(table), observationRepository(table)]
  try {
    let stored = 0
    for (const months of [12, 60, 120]) {
      for (const month of monthsEnding(LAST, months).slice(0, months - stored)) {
        const drop = `drop-${month}`
        const knownFrom = `${addMonths(month, 1)}-12T08:00:00.000Z`
        const figures = Array.from({ length: 40 }, (_, i) => figuresOf(`indicator-${i}`, 'force', i, 1)[0]!)
        const record: DropRecord = {
          drop,
          state: 'receiving',
          cause: drop,
          file: `${month}.csv`,
          feed: 'indicators',
          kind: 'tidy-csv',
          rows: figures.length,
          knownFrom,
          indicators: figures.map(({ indicator }) => indicator),
          registers: [],
        }
        await drops.claim(record)
        await observations.write(
          drop,
          figures.map(figure => ({ ...figure, period: month })),
        )
        await drops.accept(record)
      }
      stored = months
      const start = performance.now()
      const accepted = await drops.listAccepted()
      const listed = performance.now()
      const one = await observations.read('indicator-0', dropsById(accepted))
      console.log(
        `store of ${accepted.length} monthly drops: list them ${(listed - start).toFixed(0)} ms, one indicator of ${one.get('force')?.length ?? 0} months ${(performance.now() - listed).toFixed(0)} ms`,
      )
    }
  } finally {
    await stop()
  }
}

measurePacks()
await measureStore()

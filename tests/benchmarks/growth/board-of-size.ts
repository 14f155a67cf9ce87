import { addMonths, monthsEnding } from '../../../shared/calendar/month.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import { sampleBoard } from '../../given/sample-board.ts'

export const LAST = '2018-03'
const sample = sampleBoard()

/** The sample board with as many indicators and areas as asked, all counts. */
export function boardOf(indicators: number, areas: number): BoardFile {
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

export function figuresOf(indicator: string, area: string, index: number, months: number): StoredObservation[] {
  return monthsEnding(LAST, months).map((period, i) => ({
    ...{ indicator, area, period, numerator: null, denominator: null, n: null, status: 'published' },
    value: Math.round((60 + index * 7) * (1 + 0.1 * Math.sin(i / 2) + 0.03 * Math.cos(i * 7 + index))),
    drop: `drop-${period}`,
    knownFrom: `${addMonths(period, 1)}-12T08:00:00.000Z`,
  }))
}

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Indicators, areas and months, smaller ones first. */
export const SIZES = [
  [10, 5, 48],
  [50, 5, 48],
  [50, 20, 48],
  [50, 20, 120],
  [200, 20, 120],
] as const

/** Every figure of a board of `months` months, by indicator and area. */
export const revisionsOf = (board: BoardFile, months: number) =>
  new Map(
    board.indicators.map(({ id }, i) => [
      id,
      new Map(board.areas.map(area => [area.id, figuresOf(id, area.id, i, months)])),
    ]),
  )

/** Prints the time of each size of a board, and how many times it grew beside how many times the figures did. */
export async function printGrowth(
  what: string,
  sizes: readonly (readonly [indicators: number, areas: number, months: number])[],
  measure: (board: BoardFile, months: number) => Promise<number>,
): Promise<void> {
  let before: { time: number; figures: number } | null = null
  for (const [indicators, areas, months] of sizes) {
    const figures = indicators * areas * months
    const time = await measure(boardOf(indicators, areas), months)
    const growth =
      before === null
        ? ''
        : `; ${(time / before.time).toFixed(1)} times the time for ${(figures / before.figures).toFixed(1)} times the figures`
    console.log(`${what}, ${indicators} indicators, ${areas} areas, ${months} months: ${time.toFixed(0)} ms${growth}`)
    before = { time, figures }
  }
}

import { addMonths, monthsEnding } from '../../shared/calendar/month.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { sampleBoard } from '../given/sample-board.ts'

/** A pack of 42 indicators and 48 months, built and rendered warm; the aim is under a second. Beside it, JSON of the same model, as a floor. */
const board = sampleBoard()
const pack = board.packs.find(p => p.id === 'performance')!
const meeting = board.meetings.find(m => m.date === '2018-05-10')!

/** Figures around a level of the indicator's own, the same every time. */
function inventFigures(indicator: string, index: number, isRate: boolean): StoredObservation[] {
  return monthsEnding('2018-03', 48).map((period, i) => {
    const level = 60 + index * 40
    const value = Math.round(level * (1 + 0.1 * Math.sin(i / 2) + 0.03 * Math.cos(i * 7 + index)))
    return {
      indicator,
      area: 'force',
      period,
      value: isRate ? null : value,
      numerator: isRate ? value : null,
      denominator: isRate ? level * 2 : null,
      n: null,
      status: 'published',
      drop: 'd1',
      knownFrom: '2018-05-01T08:00:00.000Z',
    }
  })
}

const revisions = new Map(
  board.indicators
    .filter(indicator => pack.indicators === 'all' || pack.indicators.includes(indicator.id))
    .map((indicator, i) => {
      const isRate = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
      return [indicator.id, new Map([['force', inventFigures(indicator.id, i, isRate)]])] as const
    }),
)
const buildModel = () =>
  buildPackModel({
    board,
    pack,
    meeting,
    edition: 'board',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    revisions,
    drops: new Map([['d1', { file: 'made-up.csv', feed: 'indicators', knownFrom: '2018-05-01T08:00:00.000Z' }]]),
    registers: EMPTY_REGISTERS,
    previous: null,
  })

const ROUNDS = 8
const WARM_UP = 4
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const times = { build: [] as number[], render: [] as number[], json: [] as number[] }
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
  const start = performance.now()
  const model = buildModel()
  const built = performance.now()
  const html = renderDocument(model, 'data-pack')
  const rendered = performance.now()
  const json = JSON.stringify(model)
  const written = performance.now()
  if (round < WARM_UP) continue
  times.build.push(built - start)
  times.render.push(rendered - built)
  times.json.push(written - rendered)
  if (round === WARM_UP + ROUNDS - 1) {
    const total = median(times.build) + median(times.render)
    console.log(
      `indicators ${revisions.size}, months 48 (from ${addMonths('2018-03', -47)}), page ${Math.round(html.length / 1000)} KB`,
    )
    console.log(
      `build ${median(times.build).toFixed(0)} ms, render ${median(times.render).toFixed(0)} ms, together ${total.toFixed(0)} ms (aim: under 1000)`,
    )
    console.log(
      `beside JSON.stringify of the same model (${Math.round(json.length / 1000)} KB): ${(total / median(times.json)).toFixed(0)} times`,
    )
  }
}

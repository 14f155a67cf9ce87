import { addMonths, type Month, monthsEnding } from '../../../shared/calendar/month.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { type Indicator, indicatorSchema } from '../../../shared/config/schema/indicator.ts'
import { TARGET_SPANS } from '../../../shared/config/schema/target.ts'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { normal, poisson, randomStream } from '../../benchmarks/simulated-series.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { sampleBoard } from '../../given/sample-board.ts'

/** Last months of a board: with a March the year to date is the whole year. */
const LAST_MONTHS: readonly Month[] = ['2018-03', '2017-11']
const KNOWN_FROM = '2018-05-03T09:00:00.000Z'
const PARTS = ['cambridge', 'fenland'] as const

type Random = () => number
const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!

/** One indicator of every kind that the product has, some with parts, targets, benchmarks and surveys. */
function indicatorsOf(random: Random, board: BoardFile): Indicator[] {
  const [template] = board.indicators
  const polarity = () => pick(random, ['up', 'down', 'neutral'] as const)
  const make = (id: string, more: Partial<Indicator>) =>
    indicatorSchema.parse({
      id,
      name: `Measure ${id}`,
      theme: board.themes[0]!.id,
      definition: 'What is counted',
      unit: 'cases',
      aggregation: 'count',
      decimals: 0,
      polarity: polarity(),
      source: 'A system',
      feed: 'indicators',
      owner: template!.owner,
      expectedWorkingDay: 20,
      allowedLagMonths: 3,
      benchmark: { kind: 'previous-twelve-months' },
      ...more,
    })
  const rate = { aggregation: 'percentage', decimals: 1 } as const
  return [
    make('whole', {}),
    make('part-a', { breakdownOf: 'whole' }),
    make('part-b', { breakdownOf: 'whole' }),
    make('few', {}),
    make('rate', {
      ...rate,
      polarity: 'up',
      target: { value: 60, per: pick(random, TARGET_SPANS), setBy: 'the Board' },
    }),
    make('fixed', { ...rate, benchmark: { kind: 'fixed', value: 50, setBy: 'the Board' } }),
    make('part-rate', { ...rate, breakdownOf: 'rate' }),
    make('survey', { ...rate, survey: true, unit: 'people asked' }),
    make('minutes', {
      aggregation: 'mean',
      unit: 'minutes',
      polarity: 'down',
      targets: [12, 9].map(value => ({
        value,
        per: pick(random, TARGET_SPANS),
        setBy: `the Board, ${value === 12 ? 'at first' : 'later'}`,
      })),
    }),
    make('staff', { aggregation: 'headcount', unit: 'officers' }),
    make('sickness', { aggregation: 'per-head', decimals: 1, unit: 'days per officer' }),
  ]
}

/** Levels month by month: calm, drifting, stepped, seasonal, of few, or mostly none. */
function levels(random: Random, length: number): number[] {
  const base = pick(random, [0.4, 8, 60, 400, 3000])
  const drift = pick(random, [0, 0, 0.012, -0.012])
  const season = pick(random, [0, 0, 0.25])
  const step = pick(random, [1, 1, 1.4, 0.65])
  const noise = pick(random, [0.005, 0.03, 0.1])
  const shape = pick(random, ['any', 'any', 'any', 'ends-in-none', 'first-of-all'])
  const monthsSinceStep = pick(random, [5, 5, 12])
  return Array.from({ length }, (_, i) => {
    const back = length - 1 - i
    if (shape === 'ends-in-none' && back < 4) return 0
    if (shape === 'first-of-all') return back === 0 ? 2 : 0
    const late = back < monthsSinceStep ? step : 1
    const wave = 1 + season * Math.cos((2 * Math.PI * back) / 12)
    return Math.max(0, base * late * wave * (1 + drift) ** i * (1 + noise * normal(random)))
  })
}

function observationsOf(
  random: Random,
  indicator: Indicator,
  area: string,
  last: Month,
  length: number,
): StoredObservation[] {
  const months = monthsEnding(last, length)
  const level = levels(random, length)
  const isPair = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
  const share = 0.2 + 0.6 * random()
  // now and then nothing lies a month or a year before the newest
  const isSparse = random() < 0.2
  return months.flatMap((period, i): StoredObservation[] => {
    if (i < length - 1 && random() < 0.01) return []
    if (isSparse && [1, 12].includes(length - 1 - i)) return []
    const at = level[i]!
    const common = { indicator: indicator.id, area, period, n: null, drop: 'drop-1', knownFrom: KNOWN_FROM }
    const status = random() < 0.05 ? pick(random, ['provisional', 'estimated', 'revised'] as const) : 'published'
    if (!isPair) {
      const scaled = indicator.aggregation === 'headcount' ? 500 + Math.round(at) : at
      const value = indicator.aggregation === 'per-head' ? Number((at / 100).toFixed(2)) : poisson(scaled, random)
      return [{ ...common, status, value, numerator: null, denominator: null }]
    }
    const denominator = 10 + poisson(Math.max(20, at / 4), random)
    const cases =
      share * (1 + 0.05 * normal(random)) * denominator * (i === length - 1 ? pick(random, [0.7, 1, 1.2]) : 1)
    const numerator =
      indicator.aggregation === 'mean' ? Math.round(20 * cases) : Math.max(0, Math.min(denominator, Math.round(cases)))
    return [{ ...common, status, value: null, numerator, denominator }]
  })
}

/** Both parts of an area add up to it. */
function addUp(parts: readonly (readonly StoredObservation[])[], area: string, indicator: string): StoredObservation[] {
  const [first, ...others] = parts
  return first!.flatMap(one => {
    const rest = others.map(other => other.find(({ period }) => period === one.period))
    return rest.every(other => other !== undefined)
      ? [{ ...one, area, indicator, value: rest.reduce((sum, other) => sum + other.value!, one.value!) }]
      : []
  })
}

const rebaseAt = (month: Month) => ({
  month,
  reason: 'Counted again',
  decidedBy: 'commissioner',
  decidedOn: '2018-01-10',
})

/** A whole board with everything that its pack is made from; the seed fixes it. */
export function randomBoard(seed: number): PackInput {
  const random = randomStream(seed)
  const sample = sampleBoard()
  const national = { id: 'england', name: 'England', kind: 'national' as const, aliases: [] }
  const last = pick(random, LAST_MONTHS)
  const indicators = indicatorsOf(random, sample).map(indicator =>
    random() < 0.2 ? { ...indicator, rebases: [rebaseAt(addMonths(last, -5))] } : indicator,
  )
  const board: BoardFile = { ...sample, indicators, areas: [...sample.areas, national] }
  const length = pick(random, [9, 15, 26, 40, 40, 50])
  const revisions = new Map<string, Map<string, readonly StoredObservation[]>>()
  for (const indicator of indicators) {
    const areas = new Map<string, readonly StoredObservation[]>()
    for (const area of [...PARTS, 'england', ...sample.peers.map(({ id }) => `peer-${id}`)])
      areas.set(
        area,
        observationsOf(random, indicator, area, last, area.startsWith('peer-') ? Math.min(length, 24) : length),
      )
    const isAdded = indicator.aggregation === 'count' && random() < 0.7
    const own = isAdded
      ? addUp(
          PARTS.map(part => areas.get(part)!),
          'force',
          indicator.id,
        )
      : observationsOf(random, indicator, 'force', last, length)
    revisions.set(indicator.id, areas.set('force', own))
  }
  if (random() < 0.6) {
    const parts = ['part-a', 'part-b'].map(id => revisions.get(id)!.get('force')!)
    revisions.get('whole')!.set('force', addUp(parts, 'force', 'whole'))
  }
  const pack = {
    ...sample.packs[0]!,
    indicators: 'all' as const,
    areas: ['force', ...PARTS],
    historyMonths: 6,
    priorities: [],
  }
  return {
    board,
    pack,
    meeting: sample.meetings.find(({ date }) => date === '2018-05-10')!,
    edition: 'board',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    revisions,
    drops: new Map([['drop-1', { file: 'a.csv', feed: 'indicators', knownFrom: KNOWN_FROM }]]),
    registers: { ...EMPTY_REGISTERS, risks: risksOf(random) },
    previous: random() < 0.5 ? null : { run: 'r', meeting: '2018-02-08', drops: new Set(['drop-1']) },
  }
}

function risksOf(random: Random): PackInput['registers']['risks'] {
  return Array.from({ length: 3 }, (_, i) => ({
    id: `r${i}`,
    versions: [
      {
        risk: {
          id: `r${i}`,
          ref: `R${i}`,
          name: `Risk ${i}`,
          table: null,
          tolerance: pick(random, [null, 9, 13]),
          owner: 'A post',
          mitigation: 'Something',
          assessments: [{ period: '2018/19', score: pick(random, [4, 9, 13, 16]), label: null }],
        },
        drop: 'drop-1',
        knownFrom: KNOWN_FROM,
      },
    ],
  }))
}

/**
 * False alarms and detection of the judgements, on simulated series whose truth is known; fixed seed.
 * Run: npx tsx tests/benchmarks/false-alarms.ts [SERIES]
 * Prints the first round's and the reference simulation's numbers beside ours, from docs/method.md.
 */
import { addMonths } from '../../shared/calendar/month.ts'
import { INITIAL_EPISODE_STATE, nextEpisodeState } from '../../shared/statistics/alert-rule.ts'
import { compareRollingYears } from '../../shared/statistics/benchmark-rule.ts'
import { type Decisions, NO_DECISIONS } from '../../shared/statistics/decisions.ts'
import { forecastCounts } from '../../shared/statistics/forecast-counts.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { judgeAgainstReference } from '../../shared/statistics/verdict.ts'
import { binomial, type CountScenario, FIRST_JUDGED, normal, randomStream, simulateCounts } from './simulated-series.ts'

const SERIES = Number(process.argv[2] ?? 200)
const JUDGED = 12
const LIMIT = 3.15
const WORD_LIMIT = 2.06

interface CountRow {
  readonly name: string
  readonly scenario: CountScenario
  readonly decisions?: Decisions
  /** False alerts per 40; +20% and -20% found by month 3 and 6: first round, reference simulation. */
  readonly before: string
  readonly reference: string
}

const HOLE = { mean: 650, history: 36, holeMonthsBefore: 18 }
const RECORDING = { mean: 650, history: 36, recordingMonthsBefore: 10 }
const ROWS: readonly CountRow[] = [
  {
    name: 'mean 60',
    scenario: { mean: 60, history: 36 },
    before: '0.13; 17/28; 8/12',
    reference: '0.09; 10/15; 11/16',
  },
  {
    name: 'mean 650',
    scenario: { mean: 650, history: 36 },
    before: '0.26; 72/84; 76/83',
    reference: '0.25; 67/74; 80/84',
  },
  {
    name: 'mean 5,000',
    scenario: { mean: 5000, history: 36 },
    before: '0.31; 97/99; 99/100',
    reference: '0.44; 97/98; 99/100',
  },
  {
    name: '650, 24 months',
    scenario: { mean: 650, history: 24 },
    before: '0.13; 39/53; 30/36',
    reference: '0.30; 60/68; 71/76',
  },
  {
    name: '650, 60 months',
    scenario: { mean: 650, history: 60 },
    before: '0.29; 74/86; 76/83',
    reference: '0.16; 73/80; 85/89',
  },
  {
    name: '650, drift 8%',
    scenario: { mean: 650, history: 36, driftPerYear: 0.08 },
    before: '1.92; 58/62; 61/64',
    reference: '0.35; 52/57; 66/70',
  },
  {
    name: '5,000, drift 8%',
    scenario: { mean: 5000, history: 36, driftPerYear: 0.08 },
    before: '3.69; 71/73; 83/84',
    reference: '0.47; 78/81; 94/95',
  },
  {
    name: '650, wander 2%',
    scenario: { mean: 650, history: 36, wanderPerMonth: 0.02 },
    before: '0.73; 68/77; 70/77',
    reference: '0.38; 60/67; 73/78',
  },
  { name: '650, hole', scenario: HOLE, before: '0.15; 6/10; 2/2', reference: '0.13; 25/30; 33/35' },
  {
    name: '650, hole, recorded',
    scenario: HOLE,
    decisions: { rebases: [], exceptional: [{ from: addMonths(FIRST_JUDGED, -18), to: addMonths(FIRST_JUDGED, -15) }] },
    before: '',
    reference: '0.27; 63/70; 76/80',
  },
  { name: '650, recording +25%', scenario: RECORDING, before: '0.15; 65/85; 14/16', reference: '0.03; 35/40; 36/39' },
  {
    name: '650, recording, re-based',
    scenario: RECORDING,
    decisions: { rebases: [addMonths(FIRST_JUDGED, -10)], exceptional: [] },
    before: '',
    reference: '0.39; 66/73; 86/89',
  },
  {
    name: '650, heavy tails',
    scenario: { mean: 650, history: 36, hasHeavyTails: true },
    before: '0.64; 49/63; 45/53',
    reference: '0.90; 51/60; 60/67',
  },
]

/** 1 Higher, -1 Lower, 0 no alert. */
type Fired = 1 | -1 | 0
interface MonthResult {
  readonly fired: Fired
  readonly hasWord: boolean
}

function countResults(series: readonly MonthlyFigure[], decisions: Decisions): MonthResult[] {
  const judge = forecastCounts(series, decisions)
  return Array.from({ length: JUDGED }, (_, i) => {
    const { month, threeMonths } = judge(addMonths(FIRST_JUDGED, i))
    const scores = [month?.score ?? 0, threeMonths?.score ?? 0]
    const furthest = Math.abs(scores[1]!) > Math.abs(scores[0]!) ? scores[1]! : scores[0]!
    const fired = Math.abs(furthest) < LIMIT ? 0 : (Math.sign(furthest) as Fired)
    return { fired, hasWord: Math.abs(scores[0]!) > WORD_LIMIT }
  })
}

/** Openings of episodes a month, in any direction. */
function openings(results: readonly MonthResult[]): number {
  let state = INITIAL_EPISODE_STATE
  let opened = 0
  for (const { fired } of results) {
    const next = nextEpisodeState(state, fired !== 0)
    if (next.opened) opened++
    state = next
  }
  return opened
}

const isFoundBy = (results: readonly MonthResult[], months: number, direction: Fired) =>
  results.slice(0, months).some(({ fired }) => fired === direction)
const percent = (share: number) => (100 * share).toFixed(0)

function simulate(results: (step: number, seed: number) => MonthResult[], rise: number, fall: number) {
  let [opened, words, months] = [0, 0, 0]
  const found = { up3: 0, up6: 0, down3: 0, down6: 0 }
  for (let seed = 1; seed <= SERIES; seed++) {
    const quiet = results(1, seed)
    opened += openings(quiet)
    words += quiet.filter(({ hasWord }) => hasWord).length
    months += quiet.length
    const [up, down] = [results(rise, seed + 1e6), results(fall, seed + 2e6)]
    if (isFoundBy(up, 3, 1)) found.up3++
    if (isFoundBy(up, 6, 1)) found.up6++
    if (isFoundBy(down, 3, -1)) found.down3++
    if (isFoundBy(down, 6, -1)) found.down6++
  }
  const share = (count: number) => percent(count / SERIES)
  return {
    alerts: ((40 * opened) / months).toFixed(2),
    words: `${((100 * words) / months).toFixed(1)}%`,
    steps: `${share(found.up3)}/${share(found.up6)}; ${share(found.down3)}/${share(found.down6)}`,
  }
}

console.log(`${SERIES} series of each kind, ${JUDGED} months judged, limits ${WORD_LIMIT} and ${LIMIT}`)
console.log(
  'counts: false alerts per 40 indicators and month; +20% by month 3/6; -20% by month 3/6; months with a word',
)
for (const { name, scenario, decisions = NO_DECISIONS, before, reference } of ROWS) {
  const ours = simulate(
    (step, seed) => countResults(simulateCounts(scenario, JUDGED, step, randomStream(seed)), decisions),
    1.2,
    0.8,
  )
  console.log(
    `${name.padEnd(26)} ours ${`${ours.alerts}; ${ours.steps}`.padEnd(24)} words ${ours.words.padEnd(6)} reference ${reference.padEnd(22)} first round ${before}`,
  )
}

interface ShareRow {
  readonly name: string
  readonly asked: number
  readonly share: number
  readonly extra: number
  readonly months: number
}
const SHARES: readonly ShareRow[] = [
  { name: '30 asked, 82%', asked: 30, share: 0.82, extra: 0, months: 36 },
  { name: '500 asked, 82%, 1.5 points', asked: 500, share: 0.82, extra: 0.015, months: 36 },
  { name: '500 asked, 16%, 1.5 points', asked: 500, share: 0.16, extra: 0.015, months: 36 },
  { name: '30 asked, 97%', asked: 30, share: 0.97, extra: 0, months: 36 },
  { name: '200 asked, 98.5%', asked: 200, share: 0.985, extra: 0, months: 36 },
  { name: '500 asked, 82%, 14 months', asked: 500, share: 0.82, extra: 0.015, months: 14 },
]

function referenceResults(series: readonly MonthlyFigure[], measure: 'proportion' | 'mean' | 'level'): MonthResult[] {
  const options = { measure, reference: '12-months-before' } as const
  return Array.from({ length: JUDGED }, (_, i) => {
    const { word, significant } = judgeAgainstReference(series, addMonths(FIRST_JUDGED, i), options)
    const side: Fired = word === 'Higher' ? 1 : word === 'Lower' ? -1 : 0
    return { fired: significant ? side : 0, hasWord: side !== 0 }
  })
}

console.log(
  'percentages, averages and headcounts: false significant months per 40; a change of a fifth by month 3/6, down first',
)
for (const { name, asked, share, extra, months } of SHARES) {
  const ours = simulate(
    (step, seed) => {
      const random = randomStream(seed)
      const series = Array.from({ length: months + JUDGED }, (_, i) => {
        const chance = Math.min(0.999, Math.max(0.001, (share + extra * normal(random)) * (i >= months ? step : 1)))
        return {
          month: addMonths(FIRST_JUDGED, i - months),
          value: binomial(asked, chance, random),
          denominator: asked,
        }
      })
      return referenceResults(series, 'proportion')
    },
    0.8,
    0.8,
  )
  console.log(`${name.padEnd(28)} ${ours.alerts}; -20% ${ours.steps.split('; ')[1]!}; words ${ours.words}`)
}
const stock = simulate(
  (step, seed) => {
    const random = randomStream(seed)
    let level = 1400
    const series = Array.from({ length: 36 + JUDGED }, (_, i) => {
      level = (level + 6 * normal(random)) * (i === 36 ? step : 1)
      return { month: addMonths(FIRST_JUDGED, i - 36), value: Math.round(level), denominator: null }
    })
    return referenceResults(series, 'level')
  },
  1.05,
  0.95,
)
console.log(`headcount of 1,400, random walk  ${stock.alerts}; 5% up and down ${stock.steps}; words ${stock.words}`)

console.log('the year against the year before: false words and significant ones, per cent; a change of a tenth found')
for (const [name, scenario] of [
  ['mean 60', { mean: 60, history: 36 }],
  ['mean 650', { mean: 650, history: 36 }],
  ['mean 5,000', { mean: 5000, history: 36 }],
] as const) {
  const yearly = (step: number) =>
    Array.from({ length: SERIES }, (_, i) => {
      const series = simulateCounts(scenario, JUDGED, step, randomStream(i + 1))
      return compareRollingYears(series, addMonths(FIRST_JUDGED, JUDGED - 1), 'count')
    })
  const quiet = yearly(1)
  const share = (verdicts: typeof quiet, test: (verdict: (typeof quiet)[number]) => boolean) =>
    ((100 * verdicts.filter(test).length) / SERIES).toFixed(1)
  console.log(
    `${name.padEnd(12)} words ${share(quiet, v => v.word !== 'Comparable')} significant ${share(quiet, v => v.significant)} +10% found ${share(yearly(1.1), v => v.word === 'Higher')}`,
  )
}

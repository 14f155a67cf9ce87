/**
 * False alarms and detection of the judgements, on simulated series whose truth is known; fixed seed.
 * Run: npx tsx tests/benchmarks/false-alarms.ts [SERIES] [ROW]: all rows, the row of counts so named, or `others` for what is not a count.
 * Prints, for each row of docs/method.md, this implementation beside the reference simulation and the first round's rule. 5,000 series of counts
 * take about ten minutes; percentages, averages, headcounts and years have a fifth as many.
 */
import { addMonths } from '../../shared/calendar/month.ts'
import { INITIAL_EPISODE_STATE, nextEpisodeState } from '../../shared/statistics/alert-rule.ts'
import { type Decisions, NO_DECISIONS } from '../../shared/statistics/decisions.ts'
import { forecastCounts } from '../../shared/statistics/forecast-counts.ts'
import { judgeAgainstReference } from '../../shared/statistics/judge-against-reference.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { compareRollingYears } from '../../shared/statistics/rolling-years.ts'
import { COUNT_ROWS } from './count-rows.ts'
import { binomial, FIRST_JUDGED, normal, randomStream, simulateCounts } from './simulated-series.ts'

const SERIES = Number(process.argv[2] ?? 5000)
const ONLY = process.argv[3]
const OTHER_SERIES = Math.ceil(SERIES / 5)
/** Months of unchanged series that are judged, and of series with a step. */
const JUDGED = 12
const JUDGED_AFTER_STEP = 6
const LIMIT = 3.15
const WORD_LIMIT = 2.06

/** 1 Higher, -1 Lower, 0 no alert. */
type Fired = 1 | -1 | 0
interface MonthResult {
  readonly fired: Fired
  readonly hasWord: boolean
}

function countResults(series: readonly MonthlyFigure[], judged: number, decisions: Decisions): MonthResult[] {
  const judge = forecastCounts(series, decisions)
  return Array.from({ length: judged }, (_, i) => {
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

function simulate(
  seriesCount: number,
  results: (step: number, seed: number, judged: number) => MonthResult[],
  rise: number,
  fall: number,
) {
  let [opened, words, months] = [0, 0, 0]
  const found = { up3: 0, up6: 0, down3: 0, down6: 0 }
  for (let seed = 1; seed <= seriesCount; seed++) {
    const quiet = results(1, seed, JUDGED)
    opened += openings(quiet)
    words += quiet.filter(({ hasWord }) => hasWord).length
    months += quiet.length
    const up = results(rise, seed + 1e6, JUDGED_AFTER_STEP)
    const down = results(fall, seed + 2e6, JUDGED_AFTER_STEP)
    if (isFoundBy(up, 3, 1)) found.up3++
    if (isFoundBy(up, 6, 1)) found.up6++
    if (isFoundBy(down, 3, -1)) found.down3++
    if (isFoundBy(down, 6, -1)) found.down6++
  }
  const share = (count: number) => percent(count / seriesCount)
  return {
    alerts: ((40 * opened) / months).toFixed(2),
    words: `${((100 * words) / months).toFixed(1)}%`,
    steps: `${share(found.up3)}/${share(found.up6)}; ${share(found.down3)}/${share(found.down6)}`,
  }
}

function printCounts() {
  console.log(`${SERIES} series of each kind, ${JUDGED} months judged, limits ${WORD_LIMIT} and ${LIMIT}`)
  console.log(
    'counts: false alerts per 40 indicators and month; +20% by month 3/6; -20% by month 3/6; months with a word',
  )
  for (const { name, scenario, decisions = NO_DECISIONS, before, reference } of COUNT_ROWS.filter(
    row => ONLY === undefined || row.name === ONLY,
  )) {
    const ours = simulate(
      SERIES,
      (step, seed, judged) =>
        countResults(simulateCounts(scenario, judged, step, randomStream(seed)), judged, decisions),
      1.2,
      0.8,
    )
    console.log(
      `${name.padEnd(26)} ours ${`${ours.alerts}; ${ours.steps}`.padEnd(24)} words ${ours.words.padEnd(6)} reference ${reference.padEnd(22)} first round ${before}`,
    )
  }
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

function referenceResults(
  series: readonly MonthlyFigure[],
  judged: number,
  measure: 'proportion' | 'mean' | 'level',
): MonthResult[] {
  const options = { measure, reference: '12-months-before' } as const
  return Array.from({ length: judged }, (_, i) => {
    const { word, significant } = judgeAgainstReference(series, addMonths(FIRST_JUDGED, i), options)
    const side: Fired = word === 'Higher' ? 1 : word === 'Lower' ? -1 : 0
    return { fired: significant ? side : 0, hasWord: side !== 0 }
  })
}

function printOthers() {
  console.log(
    `${OTHER_SERIES} series of percentages, averages and headcounts: false significant months per 40; a change of a fifth by month 3/6, down first`,
  )
  for (const { name, asked, share, extra, months } of SHARES) {
    const ours = simulate(
      OTHER_SERIES,
      (step, seed, judged) => {
        const random = randomStream(seed)
        const series = Array.from({ length: months + judged }, (_, i) => {
          const chance = Math.min(0.999, Math.max(0.001, (share + extra * normal(random)) * (i >= months ? step : 1)))
          return {
            month: addMonths(FIRST_JUDGED, i - months),
            value: binomial(asked, chance, random),
            denominator: asked,
          }
        })
        return referenceResults(series, judged, 'proportion')
      },
      0.8,
      0.8,
    )
    console.log(`${name.padEnd(28)} ${ours.alerts}; -20% ${ours.steps.split('; ')[1]!}; words ${ours.words}`)
  }
  const stock = simulate(
    OTHER_SERIES,
    (step, seed, judged) => {
      const random = randomStream(seed)
      let level = 1400
      const series = Array.from({ length: 36 + judged }, (_, i) => {
        level = (level + 6 * normal(random)) * (i === 36 ? step : 1)
        return { month: addMonths(FIRST_JUDGED, i - 36), value: Math.round(level), denominator: null }
      })
      return referenceResults(series, judged, 'level')
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
      Array.from({ length: OTHER_SERIES }, (_, i) => {
        const series = simulateCounts(scenario, JUDGED, step, randomStream(i + 1))
        return compareRollingYears(series, addMonths(FIRST_JUDGED, JUDGED - 1), 'count')
      })
    const quiet = yearly(1)
    const share = (verdicts: typeof quiet, test: (verdict: (typeof quiet)[number]) => boolean) =>
      ((100 * verdicts.filter(test).length) / OTHER_SERIES).toFixed(1)
    console.log(
      `${name.padEnd(12)} words ${share(quiet, v => v.word !== 'Comparable')} significant ${share(quiet, v => v.significant)} +10% found ${share(yearly(1.1), v => v.word === 'Higher')}`,
    )
  }
}

printCounts()
if (ONLY === undefined || ONLY === 'others') printOthers()

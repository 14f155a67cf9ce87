/**
 * How often the default rule cries wolf, and how soon it sees a real change: simulated months of known truth, fixed seed, beside the design's figures.
 * Run: npx tsx tests/benchmarks/false-alarms.ts [SERIES]   (4,000 series a setting unless said otherwise)
 * Exit 1 when a false alarm rate is more than a quarter above the design's figure by more than two standard errors of the two.
 *
 * Settings, as the design describes them: 36 months of history; "real": a yearly wave of 8 to 10 per cent and AR(1) noise of 0.3 with a
 * coefficient of variation of 4 to 5 per cent on top of Poisson; "strong": a wave of 15 to 20 per cent.
 */
import { addMonths } from '../../shared/calendar/month.ts'
import {
  evaluateAlertRule,
  INITIAL_EPISODE_STATE,
  nextEpisodeState,
  watchDirection,
} from '../../shared/statistics/alert-rule.ts'
import type { MeasureType, MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import type { Reference } from '../../shared/statistics/reference-period.ts'
import { judgeMonth, type Verdict } from '../../shared/statistics/verdict.ts'
import { computeXmrChart } from '../../shared/statistics/xmr.ts'

const SERIES = Number(process.argv[2] ?? 4000)
const HISTORY = 36
/** Months that come before the judged ones, so that the watch rule has its seven. */
const LEAD_MONTHS = 6
/** Months judged with no change, and after a step. */
const QUIET_MONTHS = 4
const STEP_MONTHS = 12

interface Scenario {
  readonly name: string
  readonly measure: MeasureType
  readonly level: number
  readonly asked?: number
  readonly wave?: readonly [number, number]
  readonly noise?: readonly [number, number]
  /** Extra standard deviation of a proportion, as a fraction. */
  readonly extraDeviation?: number
  /** The level after a step is this many times the level before. */
  readonly step: number
}

const REAL = { wave: [0.08, 0.1], noise: [0.04, 0.05] } as const
const STRONG = { wave: [0.15, 0.2], noise: [0.04, 0.05] } as const
const count = (name: string, level: number, more: Partial<Scenario> = {}): Scenario => ({
  name,
  measure: 'count',
  level,
  step: 1.2,
  ...more,
})
const SCENARIOS: readonly Scenario[] = [
  count('60 Poisson', 60),
  count('60 real', 60, REAL),
  count('650 Poisson', 650),
  count('650 real', 650, REAL),
  count('650 strong', 650, STRONG),
  count('5000 real', 5000, REAL),
  count('5000 strong', 5000, STRONG),
  { name: 'n=30 p=82%', measure: 'proportion', level: 0.82, asked: 30, step: 0.8 },
  { name: 'n=500 p=82% extra', measure: 'proportion', level: 0.82, asked: 500, extraDeviation: 0.015, step: 0.8 },
  { name: 'n=500 p=16% extra', measure: 'proportion', level: 0.16, asked: 500, extraDeviation: 0.015, step: 1.2 },
  { name: 'n=30 p=97%', measure: 'proportion', level: 0.97, asked: 30, step: 0.8 },
  { name: 'n=12 p=90%', measure: 'proportion', level: 0.9, asked: 12, step: 0.8 },
]

/** The design's figures: false word v 1 year, word v 3 years, grey v 1 year, alert, alert or run of 7, in per cent of months. Null: not given. */
const DESIGN_FALSE_ALARM_RATES: Readonly<Record<string, readonly (number | null)[]>> = {
  '60 Poisson': [3.2, 3.2, 0.03, 0.12, 1.6],
  '60 real': [4.2, 4.2, 0.11, 0.31, 1.8],
  '650 Poisson': [3.3, 3.3, 0.03, 0.16, 1.2],
  '650 real': [5.5, 5.5, 0.22, 0.67, 3.3],
  '650 strong': [5.3, 5.5, 0.27, 0.68, 2.9],
  '5000 real': [5.9, 6.2, 0.25, 0.83, 4.2],
  '5000 strong': [5.6, 5.8, 0.25, 0.75, 4.1],
  'n=30 p=82%': [3.4, null, 0.09, 0.24, null],
  'n=500 p=82% extra': [5.5, null, 0.19, 0.42, null],
  'n=500 p=16% extra': [5.4, null, 0.19, 0.47, null],
  'n=30 p=97%': [1.9, null, 0.09, null, null],
  'n=12 p=90%': [null, null, 0.15, null, null],
}
/** Detected in the first month / by the third, per cent: word v 1 year, grey v 1 year, alert, alert or run of 7, XmR point, four NHS rules. */
const DESIGN_DETECTION_RATES: Readonly<Record<string, readonly string[]>> = {
  '60 real': ['25/50', '3/8', '5/18', '6/22', '14/31', '14/38'],
  '650 real': ['72/93', '29/45', '32/74', '34/76', '53/74', '54/78'],
  '650 strong': ['70/92', '29/45', '31/72', '33/74', '40/58', '48/69'],
  '5000 real': ['96/100', '72/85', '73/98', '74/98', '75/91', '73/92'],
  'n=30 p=82%': ['53/85', '14/28', '16/53', '', '33/62', '29/68'],
  'n=500 p=82% extra': ['100', '100', '100', '', '100', '100'],
  'n=500 p=16% extra': ['27/55', '5/10', '6/21', '', '11/25', '9/29'],
  'n=30 p=97%': ['89', '69', '', '', '92', '91'],
}

/** Mulberry32: a small generator with a fixed seed, so that two runs print the same. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = makeRandom(20180331)
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const between = ([low, high]: readonly [number, number]): number => low + (high - low) * random()

/** Poisson, in pieces of at most 30 by products of uniforms; above 1,000 the normal law, rounded, which differs by less than a thousandth. */
function poisson(expected: number): number {
  if (expected > 1000) return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal()))
  let events = 0
  for (let left = expected; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(30, left))
    for (let product = random(); product > floor; product *= random()) events++
  }
  return events
}

function binomial(trials: number, p: number): number {
  let successes = 0
  for (let i = 0; i < trials; i++) if (random() < p) successes++
  return successes
}

const FIRST = '2010-01'

/** A series of `months`, with the step from month `stepAt` on. */
function simulate(scenario: Scenario, months: number, stepAt: number): MonthlyFigure[] {
  const wave = scenario.wave ? between(scenario.wave) : 0
  const sd = scenario.noise ? between(scenario.noise) : 0
  const phase = 12 * random()
  let noise = sd * normal()
  return Array.from({ length: months }, (_, i) => {
    noise = 0.3 * noise + Math.sqrt(1 - 0.09) * sd * normal()
    const level = scenario.level * (i >= stepAt ? scenario.step : 1)
    const month = addMonths(FIRST, i)
    if (scenario.asked !== undefined) {
      const share = Math.min(1, Math.max(0, level + (scenario.extraDeviation ?? 0) * normal()))
      return { month, value: binomial(scenario.asked, share), denominator: scenario.asked }
    }
    const season = 1 + wave * Math.cos((2 * Math.PI * (i - phase)) / 12)
    return { month, value: poisson(Math.max(0, level * season * (1 + noise))), denominator: null }
  })
}

type Rule = 'word 1yr' | 'word 3yr' | 'grey 1yr' | 'alert' | 'alert or 7' | 'XmR point' | 'NHS four'
const RULES: readonly Rule[] = ['word 1yr', 'word 3yr', 'grey 1yr', 'alert', 'alert or 7', 'XmR point', 'NHS four']

/** Which rules fire in each judged month; the series has 36 months of history and the lead before the first. */
function judge(series: readonly MonthlyFigure[], measure: MeasureType, judged: number): Record<Rule, boolean>[] {
  const from = HISTORY + LEAD_MONTHS
  const verdict = (i: number, reference: Reference): Verdict =>
    judgeMonth(series, series[i]!.month, { measure, reference })
  const byYear = Array.from({ length: judged + LEAD_MONTHS }, (_, i) =>
    verdict(from - LEAD_MONTHS + i, '12-months-before'),
  )
  const zScores = byYear.map(v => v.z)
  return Array.from({ length: judged }, (_, j) => {
    const i = from + j
    const now = byYear[j + LEAD_MONTHS]!
    const fires = evaluateAlertRule(byYear.slice(0, j + LEAD_MONTHS + 1)).fires
    const points = computeXmrChart(
      series
        .slice(i - HISTORY + 1, i + 1)
        .map(figure => ({ date: `${figure.month}-01`, value: figure.value! / (figure.denominator ?? 1) })),
      { improvementDirection: 'neutral', target: null, rebaseDates: [], fixAfterNPoints: null, screenOutliers: true },
    ).groups[0]!.points
    const newest = points.at(-1)!
    return {
      'word 1yr': now.word !== 'Comparable',
      'word 3yr': verdict(i, '36-months-before').word !== 'Comparable',
      'grey 1yr': now.significant,
      alert: fires,
      'alert or 7': fires || watchDirection(zScores.slice(0, j + LEAD_MONTHS + 1)) !== null,
      'XmR point': newest.outsideLimits === true,
      'NHS four': newest.specialCause !== null,
    }
  })
}

/** Share of months with a false firing; for alerts, of months in which an episode opens. */
function falseAlarms(scenario: Scenario): Record<Rule, number> {
  const fired = Object.fromEntries(RULES.map(rule => [rule, 0])) as Record<Rule, number>
  for (let s = 0; s < SERIES; s++) {
    const series = simulate(scenario, HISTORY + LEAD_MONTHS + QUIET_MONTHS, Number.POSITIVE_INFINITY)
    const states = { alert: INITIAL_EPISODE_STATE, 'alert or 7': INITIAL_EPISODE_STATE }
    for (const month of judge(series, scenario.measure, QUIET_MONTHS))
      for (const rule of RULES) {
        if (rule !== 'alert' && rule !== 'alert or 7') fired[rule] += month[rule] ? 1 : 0
        else {
          const next = nextEpisodeState(states[rule], month[rule])
          fired[rule] += next.opened ? 1 : 0
          states[rule] = next
        }
      }
  }
  for (const rule of RULES) fired[rule] *= 100 / (SERIES * QUIET_MONTHS)
  return fired
}

/** Per cent of series in which the rule has fired in the first month of the step, by the third, and the median month (13: later than 12). */
function detections(scenario: Scenario): Record<Rule, { first: number; third: number; median: number }> {
  const months = Object.fromEntries(RULES.map(rule => [rule, [] as number[]])) as Record<Rule, number[]>
  for (let s = 0; s < SERIES / 8; s++) {
    const series = simulate(scenario, HISTORY + LEAD_MONTHS + STEP_MONTHS, HISTORY + LEAD_MONTHS)
    const judged = judge(series, scenario.measure, STEP_MONTHS)
    for (const rule of RULES) {
      const found = judged.findIndex(month => month[rule])
      months[rule].push(found < 0 ? STEP_MONTHS + 1 : found + 1)
    }
  }
  return Object.fromEntries(
    RULES.map(rule => {
      const sorted = months[rule].sort((a, b) => a - b)
      const by = (month: number): number => (100 * sorted.filter(found => found <= month).length) / sorted.length
      return [rule, { first: by(1), third: by(3), median: sorted[Math.floor(sorted.length / 2)]! }]
    }),
  ) as Record<Rule, { first: number; third: number; median: number }>
}

const started = performance.now()
const writeLine = (line: string): void => void process.stdout.write(`${line}\n`)
const round = (x: number): string => (x < 1 ? x.toFixed(2) : x.toFixed(1))
let failures = 0

writeLine(
  `False firings in per cent of months, no real change: ${SERIES} series of ${QUIET_MONTHS} judged months. Ours (design's).`,
)
writeLine(`${''.padEnd(20)}${RULES.map(rule => rule.padStart(15)).join('')}`)
for (const scenario of SCENARIOS) {
  const simulatedRates = falseAlarms(scenario)
  const design = DESIGN_FALSE_ALARM_RATES[scenario.name] ?? []
  const cells = RULES.map((rule, i) => {
    const designRate = design[i] ?? null
    if (designRate === null) return round(simulatedRates[rule])
    // both figures are estimates: the design's from 4,000 series, of a month each at the least
    const error = Math.sqrt(designRate * (100 - designRate) * (1 / (SERIES * QUIET_MONTHS) + 1 / 4000))
    const within = simulatedRates[rule] <= 1.25 * designRate + 2 * error
    if (!within) failures++
    return `${round(simulatedRates[rule])} (${designRate})${within ? '' : '!'}`
  })
  writeLine(`${scenario.name.padEnd(20)}${cells.map(cell => cell.padStart(15)).join('')}`)
}

writeLine(
  `\nDetection of a step (counts +20%, proportions -20% or +20%): per cent in month 1 / by month 3, median month; ${Math.ceil(SERIES / 8)} series. Ours (design's).`,
)
const shown = RULES.filter(rule => rule !== 'word 3yr')
writeLine(`${''.padEnd(20)}${shown.map(rule => rule.padStart(24)).join('')}`)
for (const scenario of SCENARIOS.filter(({ name }) => name in DESIGN_DETECTION_RATES)) {
  const simulatedRates = detections(scenario)
  const cells = shown.map((rule, i) => {
    const { first, third, median } = simulatedRates[rule]
    const designRate = DESIGN_DETECTION_RATES[scenario.name]?.[i]
    return `${first.toFixed(0)}/${third.toFixed(0)}, ${median > STEP_MONTHS ? '>12' : median}${designRate ? ` (${designRate})` : ''}`
  })
  writeLine(`${scenario.name.padEnd(20)}${cells.map(cell => cell.padStart(24)).join('')}`)
}
writeLine(
  `\n${((performance.now() - started) / 1000).toFixed(0)} s. ${failures === 0 ? 'No false alarm rate is more than a quarter above the design, sampling error of both allowed for.' : `${failures} rates marked ! are more than a quarter above the design, sampling error of both allowed for.`}`,
)
process.exitCode = failures === 0 ? 0 : 1

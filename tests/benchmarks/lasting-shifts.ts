import { addMonths } from '../../shared/calendar/month.ts'
import { findLastingShift } from '../../shared/statistics/lasting-shift.ts'
import { type CountScenario, FIRST_JUDGED, randomStream, simulateCounts } from './simulated-series.ts'

/**
 * How often a new level is proposed, where there is none and where there is one. `npx tsx tests/benchmarks/lasting-shifts.ts`; a number of series
 * after it makes it shorter. A step begins in January 2020; the pack is of the month 10 and 13 months after.
 */
const SERIES = Number(process.argv[2] ?? 2000)

const KINDS: readonly (readonly [string, CountScenario])[] = [
  ['mean 60', { mean: 60, history: 48 }],
  ['mean 650', { mean: 650, history: 48 }],
  ['mean 5,000', { mean: 5000, history: 48 }],
  ['650, drift 8% a year', { mean: 650, history: 48, driftPerYear: 0.08 }],
  ['5,000, drift 8% a year', { mean: 5000, history: 48, driftPerYear: 0.08 }],
  ['650, wander 1% a month', { mean: 650, history: 48, wanderPerMonth: 0.01 }],
  ['650, wander 2% a month', { mean: 650, history: 48, wanderPerMonth: 0.02 }],
  ['650, strong season', { mean: 650, history: 48, season: 0.2 }],
  ['650, heavy tails', { mean: 650, history: 48, hasHeavyTails: true }],
]

function shareOf(scenario: CountScenario, step: number, judged: number): { found: number; right: number } {
  const random = randomStream(1)
  let [found, right] = [0, 0]
  for (let i = 0; i < SERIES; i++) {
    const series = simulateCounts(scenario, judged, step, random)
    const shift = findLastingShift(series, addMonths(FIRST_JUDGED, judged - 1), 'count')
    if (shift === null) continue
    found++
    if (shift.from >= addMonths(FIRST_JUDGED, -2) && shift.from <= addMonths(FIRST_JUDGED, 2)) right++
  }
  return { found: (100 * found) / SERIES, right: (100 * right) / SERIES }
}

const print = (value: number) => value.toFixed(1).padStart(6)
console.log(
  'series                      none    +30% after 10   +30% after 13   +20% after 13   -20% after 13 (found, month right)',
)
for (const [name, scenario] of KINDS) {
  const none = shareOf(scenario, 1, 10)
  const steps = [
    shareOf(scenario, 1.3, 10),
    shareOf(scenario, 1.3, 13),
    shareOf(scenario, 1.2, 13),
    shareOf(scenario, 0.8, 13),
  ]
  console.log(
    name.padEnd(24),
    print(none.found),
    '  ',
    steps.map(s => `${print(s.found)} ${print(s.right)}`).join('   '),
  )
}

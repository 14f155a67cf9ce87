/**
 * How long `compute-indicators` judges when every figure of a large board is new: 200 indicators in 20 areas, 120 months.
 * Run: npx tsx tests/benchmarks/judging.ts [INDICATORS] [AREAS] [MONTHS]
 */
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { addMonths } from '../../shared/calendar/month.ts'
import { indicator, storedObservation, wholeBoard } from '../indicators/indicator-fixtures.ts'
import { randomStream, simulateCounts } from './simulated-series.ts'

const [indicators, areas, months] = [process.argv[2] ?? 200, process.argv[3] ?? 20, process.argv[4] ?? 120].map(Number)
const count = indicator()
const start = process.cpuUsage()
let alerts = 0
for (let i = 0; i < indicators!; i++)
  for (let a = 0; a < areas!; a++) {
    const scenario = { mean: a === 0 ? 1000 : 50, history: months! - 12 }
    const series = simulateCounts(scenario, 12, 1, randomStream(1000 * i + a))
    const known = new Map(series.map(({ month, value }) => [month, storedObservation(month, value!)]))
    alerts += findFiringPeriods(count, known, { ...wholeBoard, isPart: a > 0 }).length
  }
const { user, system } = process.cpuUsage(start)
const seconds = (user + system) / 1e6
console.log(
  `${indicators!} indicators, ${areas!} areas, ${months!} months to ${addMonths('2020-01', 11)}: ${alerts} spells found in ${seconds.toFixed(1)} s of processor time, ${((1000 * seconds) / (indicators! * areas!)).toFixed(2)} ms a series`,
)

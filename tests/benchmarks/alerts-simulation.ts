/**
 * How many alerts a board member gets: 36 months of 60 indicators with realistic noise and some real changes, fixed seed, through the
 * alert rule, the episodes and the digest.
 * Run: npx tsx tests/benchmarks/alerts-simulation.ts [INDICATORS] [MONTHS]
 * Exit 1 when anything is event twice.
 */
import { monthsBetween } from '../../shared/calendar/month.ts'
import { simulateAlerts } from './simulate-alerts.ts'

const INDICATORS = Number(process.argv[2] ?? 60)
const MONTHS = Number(process.argv[3] ?? 36)
const { months, episodes, notices, planted } = simulateAlerts(INDICATORS, MONTHS, 20180331)

const openings = notices.filter(({ event }) => event === 'opening')
const closings = notices.filter(({ event }) => event === 'closing')
const repeatedCount = notices.length - new Set(notices.map(({ episode, event }) => `${episode} ${event}`)).size
const days = new Set(notices.map(({ day }) => day))
const found = planted.filter(({ notifiedMonth }) => notifiedMonth !== null)
const delays = found.map(({ month, notifiedMonth }) => monthsBetween(month, notifiedMonth!)).sort((a, b) => a - b)
const isReal = (id: string) => {
  const [indicator = ''] = id.split('#')
  const episode = episodes.find(one => one.id === id)!
  // a year after a change its months are still in what is expected, so the way back is a consequence of it
  return planted.some(
    change =>
      change.indicator === indicator &&
      episode.openedMonth >= change.month &&
      monthsBetween(change.month, episode.openedMonth) < change.months + 12,
  )
}
const falseOpenings = openings.filter(({ episode }) => !isReal(episode)).length
const perMonth = (count: number) => (count / months.length).toFixed(2)

console.log(`${INDICATORS} indicators, ${MONTHS} months, seed 20180331; every member of the list gets the same digest`)
console.log(
  `alerts per member and month: ${perMonth(openings.length)} openings and ${perMonth(closings.length)} ends, in ${perMonth(days.size)} mails`,
)
console.log(
  `episodes: ${episodes.length} opened, ${episodes.filter(e => e.closedAt !== null).length} closed, ${episodes.filter(e => e.closedAt === null).length} open at the end; event twice: ${repeatedCount}`,
)
console.log(
  `planted changes: ${planted.length}, event ${found.length}; median of months until event: ${delays[Math.floor(delays.length / 2)] ?? 'none'}`,
)
console.log(
  `openings without a planted change: ${falseOpenings}, ${perMonth(falseOpenings)} a month (${((100 * falseOpenings) / (INDICATORS * MONTHS)).toFixed(2)}% of indicator-months)`,
)
process.exitCode = repeatedCount > 0 ? 1 : 0

/**
 * Which counts a receipt asks about: of series in which nothing is wrong, and of slips of the keyboard; fixed seed.
 * Run: npx tsx tests/benchmarks/implausible-counts.ts [SERIES]: so many series of each kind (2,000: a few seconds).
 * Prints, for each kind of series and for each constant changed, questions in 10,000 right months, and the share of slips found.
 */
import type { Month } from '../../shared/calendar/month.ts'
import { judgeCount } from '../../shared/intake/plausibility/credible-range.ts'
import { type CountScenario, randomStream, simulateCounts } from './simulated-series.ts'

const SERIES = Number(process.argv[2] ?? 2000)
const JUDGED = 12

/** Constants in place of the ones used. */
type Changed = NonNullable<Parameters<typeof judgeCount>[3]>

const KINDS: readonly (readonly [string, CountScenario])[] = [
  ['mean 6', { mean: 6, history: 24 }],
  ['mean 60', { mean: 60, history: 24 }],
  ['mean 650', { mean: 650, history: 24 }],
  ['650, strong season', { mean: 650, history: 24, season: 0.3 }],
  ['650, noise 20%', { mean: 650, history: 24, noise: 0.2 }],
  ['650, heavy tails, noise 20%', { mean: 650, history: 24, noise: 0.2, hasHeavyTails: true }],
  ['650, a month of history', { mean: 650, history: 1 }],
  ['60, three months of history, noise 20%', { mean: 60, history: 3, noise: 0.2 }],
]

const SLIPS: readonly (readonly [string, (value: number) => number])[] = [
  ['nothing', () => 0],
  ['ten times', value => value * 10],
  ['a tenth', value => Math.round(value / 10)],
  ['a quarter of a year', value => value * 3],
  ['a week', value => Math.round(value / 4)],
  ['half', value => Math.round(value / 2)],
]

const VARIANTS: readonly (readonly [string, Changed])[] = [
  ['as it is', {}],
  ['limit 4', { limit: 4 }],
  ['limit 5', { limit: 5 }],
  ['limit 8', { limit: 8 }],
  ['supposed spread 0.2', { supposedSpread: 0.2 }],
  ['supposed spread 0.5', { supposedSpread: 0.5 }],
  ['least spread 0.04', { leastSpread: 0.04 }],
  ['least spread 0.15', { leastSpread: 0.15 }],
  ['least factor 1.5', { leastFactor: 1.5 }],
  ['least factor 3', { leastFactor: 3 }],
  ['window 12', { window: 12 }],
  ['window 36', { window: 36 }],
  ['own spread from 12 months', { enoughMonths: 12 }],
]

function measure(scenario: CountScenario, variant: Changed): string[] {
  const random = randomStream(2018)
  let [asked, months] = [0, 0]
  const found = SLIPS.map(() => 0)
  for (let i = 0; i < SERIES; i++) {
    const series = simulateCounts(scenario, JUDGED, 1, random)
    const known = new Map<Month, number>()
    for (const [at, { month, value }] of series.entries()) {
      const count = value ?? 0
      if (at === scenario.history)
        for (const [slip, [, change]] of SLIPS.entries())
          if (judgeCount(change(count), month, known, variant) !== null) found[slip] = found[slip]! + 1
      if (at >= scenario.history) {
        months++
        if (judgeCount(count, month, known, variant) !== null) asked++
      }
      known.set(month, count)
    }
  }
  return [((10_000 * asked) / months).toFixed(1), ...found.map(count => `${Math.round((100 * count) / SERIES)}`)]
}

const heading = ['right months asked about, of 10,000', ...SLIPS.map(([name]) => `${name}, % asked about`)]
console.log(`| series | ${heading.join(' | ')} |\n| --- ${'| --- '.repeat(heading.length)}|`)
for (const [name, scenario] of KINDS) console.log(`| ${name} | ${measure(scenario, {}).join(' | ')} |`)
console.log('')
for (const [name, variant] of VARIANTS)
  for (const kind of ['mean 60', '650, noise 20%', '60, three months of history, noise 20%'])
    console.log(`| ${name} | ${kind} | ${measure(new Map(KINDS).get(kind)!, variant).join(' | ')} |`)

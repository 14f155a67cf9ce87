import { AS_BUILT, overlappingYears, YEAR_SCENARIOS, yearRates } from './year-rates.ts'

/**
 * How often the judgement of the year says that something changed where nothing did, and how often it sees what did; fixed seed.
 * `npx tsx tests/benchmarks/yearly-judgement.ts`; a number of series after it makes it shorter.
 */
const SERIES = Number(process.argv[2] ?? 1000)
const CHANGES = [1.05, 0.95, 1.1, 0.9, 1.2]
const fixed = (value: number) => value.toFixed(1)

console.log(
  '| series | unchanged: word | significant | new words per 40 indicators and month | a word in some month of 12 | +5% | -5% | +10% | -10% | +20% |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const scenario of YEAR_SCENARIOS) {
  const quiet = yearRates(scenario, 1, SERIES)
  const running = overlappingYears(scenario, Math.ceil(SERIES / 2))
  const found = CHANGES.map(change => yearRates(scenario, change, Math.ceil(SERIES / 2)).words.toFixed(0))
  console.log(
    `| ${scenario.name} | ${fixed(quiet.words)} | ${fixed(quiet.significant)} | ${running.perBoardMonth.toFixed(2)} | ${fixed(running.withAny)} | ${found.join(' | ')} |`,
  )
}

console.log('\n| constant | value | unchanged years with a word (significant) at 650; at 5,000; +10% at 650 |')
console.log('| --- | --- | --- |')
const sizes = YEAR_SCENARIOS.filter(({ name }) => name === 'mean 650' || name === 'mean 5,000')
for (const [name, values] of [
  ['alike', [0, 0.3, 0.55, 0.75]],
  ['word', [1.96, 2.06, 2.6]],
  ['significant', [2.6, 3.15, 3.47]],
] as const)
  for (const value of values) {
    const rule = { ...AS_BUILT, [name]: value }
    const rates = sizes.map(scenario => yearRates(scenario, 1, SERIES, rule))
    const found = yearRates(sizes[0]!, 1.1, Math.ceil(SERIES / 2), rule)
    const words = rates.map(({ words, significant }) => `${fixed(words)}% (${fixed(significant)}%)`).join('; ')
    console.log(`| ${name} | ${value} | ${words}; ${found.words.toFixed(0)}% (${found.significant.toFixed(0)}%) |`)
  }

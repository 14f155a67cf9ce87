import { proposalRates, shareFound, UNSHIFTED, WANDERING } from './shift-proposals.ts'

/**
 * How often a new level is proposed where there is none, and where there is one. `npx tsx tests/benchmarks/lasting-shifts.ts`; a number of series
 * after it makes it shorter.
 */
const SERIES = Number(process.argv[2] ?? 1000)
const STEPS = [1.3, 1.2, 0.8]

console.log('| series | none: per 100 indicators and year | per 40 indicators and month | +30% | +20% | -20% |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const [name, scenario] of [...UNSHIFTED, ...WANDERING]) {
  const { perHundredYears, perBoardMonth } = proposalRates(scenario, SERIES)
  const found = STEPS.map(step => shareFound(scenario, step, SERIES).toFixed(0))
  console.log(`| ${name} | ${perHundredYears.toFixed(2)} | ${perBoardMonth.toFixed(3)} | ${found.join(' | ')} |`)
}

/**
 * How many marks chance alone makes: the rates of `shared/indicators/chance-rates.ts`, measured; fixed seed.
 * Run: npx tsx tests/benchmarks/chance-marks.ts [SERIES]: so many of each size and kind (1,000: about three minutes).
 */
import { CHANCE_RATES, type ChanceKind } from '../../shared/indicators/chance-rates.ts'
import { measureChance } from './measure-chance.ts'

const SERIES = Number(process.argv[2] ?? 1000)
const percent = (share: number) => `${(100 * share).toFixed(2)}%`

console.log(`${SERIES} unchanged series of each size; share of months (years) with a word; in brackets the rate in use`)
const METHODS = { month: ['expected-range', 'making-data-count'], year: ['expected-range'] } as const
for (const question of ['month', 'year'] as const)
  for (const method of METHODS[question])
    for (const kind of Object.keys(CHANCE_RATES[question][method]) as ChanceKind[])
      for (const isPart of [false, true]) {
        const { word, judged } = measureChance(question, kind, method, isPart, SERIES)
        const used = CHANCE_RATES[question][method][kind]
        if (judged > 0)
          console.log(
            `${question.padEnd(5)} ${method.padEnd(17)} ${kind.padEnd(10)} ${isPart ? 'part ' : 'whole'} ${percent(word)} (${percent(isPart ? used.part : used.whole)}) of ${judged}`,
          )
      }

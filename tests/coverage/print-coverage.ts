/** Prints what of the real papers the product prints: `npm run coverage`. */
import { stdout } from 'node:process'
import { countCoverage, coverageRows } from './coverage-rows.ts'

for (const [set, { items, yes, partly, no }] of countCoverage(coverageRows()))
  stdout.write(`${set}: ${items} items, ${yes} yes (${Math.round((100 * yes) / items)}%), ${partly} partly, ${no} no\n`)

import { readFile, writeFile } from 'node:fs/promises'
import { analyseCase } from '../../shared/statistics/analyse.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** The statistics alone, over a file of cases `{id, family, input}`: writes `{id, result}` for each. */
export const analyse = defineCommand({
  name: 'analyse',
  summary: 'Runs the statistics alone over a file of cases.',
  arguments: [{ name: 'FILE', summary: 'a JSON array of cases {id, family, input}' }],
  options: {
    out: { value: 'FILE', summary: 'where the array of {id, result} is written', isRequired: true },
  },
  example: 'analyse cases.json --out results.json',
  exits: { 0: 'every case was answered, rejected inputs included' },
  run: async ({ words: [file], values: { out } }) => {
    const results = (await readCases(file!)).map(analyseCase)
    try {
      await writeFile(out, `${JSON.stringify(results, null, 1)}\n`)
    } catch (error) {
      throw new InvalidArgumentsError((error as Error).message)
    }
    return 0
  },
})

/** Throws InvalidArgumentsError for a file that cannot be read or is no JSON array. */
async function readCases(file: string): Promise<unknown[]> {
  let cases: unknown
  try {
    cases = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new InvalidArgumentsError((error as Error).message.replaceAll('\n', ' '))
  }
  if (!Array.isArray(cases)) throw new InvalidArgumentsError(`${file} must hold an array of cases`)
  return cases as unknown[]
}

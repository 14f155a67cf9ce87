import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { analyseCase } from '../../shared/statistics/analyse.ts'

const USAGE = 'usage: boardpack analyse FILE --out FILE'

/**
 * `boardpack analyse FILE --out FILE`: runs the statistics alone over a file of cases `{id, family, input}`; writes
 * `{id, result}` for each.
 * Gives the exit code: 0 when every case was answered (rejected inputs included), 2 with a line on standard error when
 * a file cannot be used.
 */
export async function analyse(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0 || values.out === undefined) throw new Error(USAGE)
    const cases: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (!Array.isArray(cases)) throw new Error(`${file} must hold an array of cases`)
    await writeFile(values.out, `${JSON.stringify(cases.map(analyseCase), null, 1)}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`analyse: ${(error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')}\n`)
    return 2
  }
}

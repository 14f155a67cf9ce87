import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { stackName } from '../../shared/operations/stack-name.ts'
import type { OptionSpecs } from './command-spec.ts'
import { findOption } from './read-arguments.ts'
import { loadGivenBoard, sampleBoardFile } from './read-board.ts'

/**
 * The stack that is meant where a command names nothing: that of the one board in `boards/` beside the sample, so that what mails and
 * messages print can be run as it is printed. Null where there is none or several, and where a table, a bucket or a board is named.
 */
export async function findOnlyStack(options: OptionSpecs, args: readonly string[]): Promise<string | null> {
  const isNamed = Object.entries(options).some(
    ([name, { output, environment }]) =>
      output !== undefined &&
      (findOption(args, name) >= 0 || (environment !== undefined && Boolean(process.env[environment]))),
  )
  if (isNamed) return null
  const names = await readdir('boards').catch((): string[] => [])
  const [only, ...others] = names.filter(name => name.endsWith('.yaml') && name !== basename(sampleBoardFile))
  if (only === undefined || others.length > 0) return null
  const { board } = await loadGivenBoard(join('boards', only))
  return stackName(board.board.id)
}

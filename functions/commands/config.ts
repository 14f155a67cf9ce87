import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import { findCollisions, type NamedBoard } from '../../shared/config/check-collisions.ts'
import { formatConfigFaults } from '../../shared/config/format-config-faults.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { readBoard, UnreadableBoardFileError } from './read-board.ts'

/**
 * `config FILE`: checks a board's file and prints every fault with its line. Exit code 0 when the file is valid, 3 when
 * it is not, 2 when there is no file to check.
 */
export async function config(args: string[]): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('-')) {
    console.error('config: name one board’s file, as in: config boards/cambridgeshire.yaml')
    return 2
  }
  try {
    const loaded = await readBoard(file)
    if (!loaded.ok) {
      process.stdout.write(formatConfigFaults(file, loaded.faults))
      return 3
    }
    const collisions = findCollisions({ file, board: loaded.board }, await readNeighbours(file))
    for (const collision of collisions) console.log(`${file}: ${collision}`)
    if (collisions.length > 0) return 3
    const { indicators, packs, meetings } = loaded.board
    const size = [
      countNoun(indicators.length, 'indicator'),
      countNoun(packs.length, 'pack'),
      countNoun(meetings.length, 'meeting'),
    ].join(', ')
    console.log(`${file}: valid (${size})`)
    const now = Temporal.Now.instant().toString()
    for (const line of boardWarnings(loaded.board, now)) console.log(`warning: ${line}`)
    return 0
  } catch (error) {
    if (!(error instanceof UnreadableBoardFileError)) throw error
    console.error(`config: ${error.message}`)
    return 2
  }
}

/** The other boards of the folder, which one app deploys together; those with faults are left out. */
async function readNeighbours(file: string): Promise<NamedBoard[]> {
  const folder = dirname(file)
  const neighbours: NamedBoard[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!name.endsWith('.yaml') || path === join(file)) continue
    const loaded = await readBoard(path)
    if (loaded.ok) neighbours.push({ file: path, board: loaded.board })
  }
  return neighbours
}

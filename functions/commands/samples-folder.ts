import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const SHARED = 'samples'

/** The folder of samples of one of several boards in a folder: `boards/north-samples` for `boards/north.yaml`. */
const ownFolder = (board: string) => join(dirname(board), `${basename(board).replace(/\.ya?ml$/, '')}-${SHARED}`)

/** Where the samples of a board's file are: a folder of its own, or else `samples` beside it. */
export function samplesFolder(board: string): string {
  return existsSync(ownFolder(board)) ? ownFolder(board) : join(dirname(board), SHARED)
}

/** Where the samples of a board's file that is about to be written go: `samples`, unless other boards are beside it. */
export function newSamplesFolder(board: string): string {
  const folder = dirname(board)
  const hasOthers =
    existsSync(folder) && readdirSync(folder).some(name => name.endsWith('.yaml') && name !== basename(board))
  return hasOthers ? ownFolder(board) : join(folder, SHARED)
}

import { cp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { BoardFile } from '../shared/config/schema/index.ts'
import { deployedFunctions } from '../shared/operations/function-names.ts'
import { bundleFunctions, writeBoards } from './bundle-functions.ts'

const PROJECT = resolve(import.meta.dirname, '..')

/** Where the bundles of a board stand: a folder for each of its functions, with the board's settings beside the code. */
export const bundlesOf = (board: BoardFile): string => join(PROJECT, '.build/functions', board.board.id)

/**
 * Makes the bundles of some boards. The code is the same for every board, so it is bundled once and copied; nothing is left of what an
 * earlier run made. Throws BundleError when a function does not compile.
 */
export async function bundleBoards(boards: readonly BoardFile[]): Promise<void> {
  const bundled = join(PROJECT, '.build/bundled')
  await rm(bundled, { recursive: true, force: true })
  const wanted = new Set(boards.flatMap(deployedFunctions))
  await bundleFunctions({ functionsFolder: join(PROJECT, 'functions'), names: [...wanted], outputFolder: bundled })
  for (const board of boards) {
    const [folder, names] = [bundlesOf(board), deployedFunctions(board)]
    await rm(folder, { recursive: true, force: true })
    for (const name of names) await cp(join(bundled, name), join(folder, name), { recursive: true })
    await writeBoards(names, folder, board)
  }
}

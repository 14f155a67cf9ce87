import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'

/** The board's file that the product ships: `boards/cambridgeshire.yaml`. */
export const sampleBoardFile = fileURLToPath(new URL('../../boards/cambridgeshire.yaml', import.meta.url))

export const sampleBoardText = readFileSync(sampleBoardFile, 'utf8')

let loaded: BoardFile | undefined

/** The sample board, loaded once a worker and frozen, so that no test can change it for another. */
export function sampleBoard(): BoardFile {
  loaded ??= freezeAll(loadOrThrow(sampleBoardText))
  return loaded
}

/** A board from the text of a file that has no faults; throws their messages where it has. */
export function loadOrThrow(text: string): BoardFile {
  const result = loadBoard(text)
  if (!result.ok) throw new Error(result.faults.map(fault => fault.message).join('; '))
  return result.board
}

function freezeAll<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freezeAll(inner)
  }
  return value
}

import { readFile, writeFile } from 'node:fs/promises'
import { loadBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { BOARD } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** What the commands that edit a board's file share. */

/** The file is not the sample's unless it is named: an edit is not to surprise anybody. */
export const BOARD_TO_EDIT = { board: { ...BOARD.board, summary: 'the board’s file', isRequired: true } } as const

export const EDIT_EXITS = { 0: 'written; the file has no fault' }

export const ADD = { name: 'add', summary: 'what is done: add' } as const

/** Throws InvalidArgumentsError for any word but `add`. */
export function requireAdd(word: string): void {
  if (word !== 'add') throw new InvalidArgumentsError(`"${word}" is not something that can be done; allowed: add`)
}

/**
 * Edits a board's file in place, and writes it only when it has no fault afterwards.
 *
 * @param edit gives the new text from the old one and the board in it
 * @throws InvalidArgumentsError for a file with faults, before or after
 */
export async function editBoardFile(file: string, edit: (text: string, board: BoardFile) => string): Promise<void> {
  const { board } = await loadGivenBoard(file)
  const changed = edit(await readFile(file, 'utf8'), board)
  const loaded = loadBoard(changed)
  if (!loaded.ok) {
    const faults = loaded.faults.map(({ path, message }) => `${path}: ${message}`)
    throw new InvalidArgumentsError(`${file} was not changed, since it would have faults: ${faults.join('; ')}`)
  }
  await writeFile(file, changed)
}

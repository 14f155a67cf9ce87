import type { BoardFile } from './schema/index.ts'

/** The roles on a list of the board's file, in the order of its roles; empty when there is no such list. */
export function rolesOnList(board: BoardFile, list: string): BoardFile['roles'] {
  const ids = board.lists[list] ?? []
  return board.roles.filter(({ id }) => ids.includes(id))
}

import type { BoardFile } from './schema/index.ts'

/** Whom a reader may ask: the role that looks after the board's meetings. */
export function contactLine(board: BoardFile): string {
  const secretariat = board.roles.find(role => role.id === board.board.secretariat)!
  return `Questions: ${secretariat.title}, ${secretariat.email}.`
}

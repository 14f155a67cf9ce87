import { loadBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { smallBoard } from '../config/small-board.ts'

/** The small board as loaded, with parts of it replaced. */
export function makeBoard(changes: Partial<BoardFile> = {}): BoardFile {
  const loaded = loadBoard(smallBoard)
  if (!loaded.ok) throw new Error(loaded.faults.map(fault => fault.message).join('\n'))
  return { ...loaded.board, ...changes }
}

/** A post that has a mailbox of its own, unless it shares one. */
export function makeRole(id: string, more: Partial<BoardFile['roles'][number]> = {}): BoardFile['roles'][number] {
  return {
    id,
    title: id,
    organisation: 'Office',
    email: `${id}@pcc.example`,
    statutory: false,
    aliases: [],
    absences: [],
    ...more,
  }
}

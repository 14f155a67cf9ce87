import { makeOwnerFinder } from '../../shared/config/owners.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { REGISTER_KINDS } from '../../shared/observations/feeds.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import { buildRegisters, type StoredRegisters } from '../../shared/registers/board-registers.ts'
import type { DropRecord } from '../../shared/store/drops.ts'
import type { RegisterRepository } from '../../shared/store/registers.ts'

/** The registers as the given drops contain them. */
export async function readRegisters(
  registers: RegisterRepository,
  board: BoardFile,
  drops: ReadonlyMap<string, DropRecord>,
): Promise<BoardRegisters> {
  const [commentary, papers, tables, sections, ...entries] = await Promise.all([
    registers.read('commentary', drops),
    registers.read('papers', drops),
    registers.read('tables', drops),
    registers.read('sections', drops),
    ...REGISTER_KINDS.map(async kind => [kind, await registers.read(kind, drops)] as const),
  ])
  return buildRegisters(
    Object.fromEntries(entries) as unknown as StoredRegisters,
    makeOwnerFinder(board.roles),
    commentary,
    papers,
    tables,
    sections,
    role => board.roles.find(({ id }) => id === role)?.title ?? role,
  )
}

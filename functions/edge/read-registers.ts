import { makeOwnerFinder } from '../../shared/config/owners.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import { buildRegisters } from '../../shared/registers/board-registers.ts'
import type { DropRecord } from '../../shared/store/drops.ts'
import type { RegisterRepository } from '../../shared/store/registers.ts'

/** The registers as the given drops contain them. */
export async function readRegisters(
  registers: RegisterRepository,
  board: BoardFile,
  drops: ReadonlyMap<string, DropRecord>,
): Promise<BoardRegisters> {
  const [actions, meetings, plan, risks, commentary] = await Promise.all([
    registers.read('actions', drops),
    registers.read('meetings', drops),
    registers.read('delivery-plan', drops),
    registers.read('risks', drops),
    registers.read('commentary', drops),
  ])
  return buildRegisters({ actions, meetings, 'delivery-plan': plan, risks }, makeOwnerFinder(board.roles), commentary)
}

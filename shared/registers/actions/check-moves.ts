import type { Fault } from '../../intake/fault.ts'
import type { Action } from './action.ts'
import type { ActionHistory } from './history.ts'
import { checkMove } from './moves.ts'

/** What is wrong with the moves that a drop of the log makes, given what the log last said of each action. */
export function checkMoves(histories: readonly ActionHistory[], actions: readonly Action[]): Fault[] {
  const last = new Map(histories.map(({ id, versions }) => [id, versions.at(-1)!.action]))
  return actions.flatMap(action => {
    const before = last.get(action.id)
    return before === undefined ? [] : checkMove(before, action)
  })
}

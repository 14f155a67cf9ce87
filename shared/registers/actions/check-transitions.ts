import type { Fault } from '../../faults/fault.ts'
import type { Action } from './entry.ts'
import type { ActionHistory } from './history.ts'
import { checkTransition } from './transitions.ts'

/** The faults in the transitions that an action log makes, given the last known version of each action. */
export function checkTransitions(histories: readonly ActionHistory[], actions: readonly Action[]): Fault[] {
  const latestById = new Map(histories.map(({ id, versions }) => [id, versions.at(-1)!.action]))
  return actions.flatMap(action => {
    const before = latestById.get(action.id)
    return before === undefined ? [] : checkTransition(before, action)
  })
}

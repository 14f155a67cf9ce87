import type { Action } from '../../../shared/registers/actions/entry.ts'

/** An open action, changed as a test needs it. */
export function anAction(changes: Partial<Action> = {}): Action {
  return {
    id: '3.0',
    agendaItem: '10.6',
    raised: '2019-02-28',
    action: 'The ACC to highlight the risk to the Safeguarding Board',
    owner: 'Constabulary',
    ownerRole: 'chief-constable',
    targetDate: '2019-05-16',
    update: 'Under way',
    updateDate: '2019-05-01',
    statusText: 'Ongoing',
    status: 'open',
    reason: null,
    decidedOn: null,
    repairs: [],
    ...changes,
  }
}

/** Roles with the owners that the papers print. */
export const ROLES = [
  { id: 'chief-constable', title: 'Chief Constable', aliases: ['Constabulary'] },
  { id: 'chief-executive', title: 'Chief Executive', aliases: ['OPCC'] },
]

import { describe, expect, it } from 'vitest'
import { checkMoves } from '../../shared/registers/actions/check-moves.ts'
import { knowRegisters, registersKnownAt, type StoredRegisters } from '../../shared/registers/known-registers.ts'
import type { Meeting } from '../../shared/registers/meetings/meeting.ts'
import { anAction } from './actions/examples.ts'

const NOTHING: StoredRegisters = { actions: [], meetings: [], 'delivery-plan': [], risks: [] }
const findOwner = (printed: string) => (printed === 'Constabulary' ? 'chief-constable' : null)
const entry = (id: string, drop: string, knownFrom: string, body: unknown) => ({
  id,
  drop,
  knownFrom: `${knownFrom}T09:00:00.000Z`,
  body,
})

function aMeeting(change: Partial<Meeting>): Meeting {
  return {
    ...{ id: '2018-04-12', date: '2018-04-12', time: null, venue: null, next: null, items: [], members: [] },
    ...{ attendees: [], apologies: [], declarations: [], paragraphs: [], actions: [] },
    ...change,
  }
}

const minuted = {
  id: '2018-04-12-4.4-i',
  item: '4',
  paragraph: '4.4',
  numeral: 'i',
  text: 'Bring the lessons to the May Board.',
  owner: 'Constabulary',
  targetDate: '2018-05-10',
}

describe('registers out of what is stored', () => {
  it('keep what a later file leaves out, and every version of what it says', () => {
    const actions = [
      entry('3.0', 'a', '2018-04-13', anAction({ id: '3.0' })),
      entry('4.0', 'a', '2018-04-13', anAction({ id: '4.0' })),
      entry('3.0', 'b', '2018-05-02', anAction({ id: '3.0', update: 'Done' })),
    ]
    const known = knowRegisters({ ...NOTHING, actions }, findOwner)
    expect(known.actions.map(({ id, versions }) => [id, versions.length])).toEqual([
      ['3.0', 2],
      ['4.0', 1],
    ])
    expect(registersKnownAt(known, '2018-05-01T00:00:00.000Z').actions.map(({ versions }) => versions.length)).toEqual([
      1, 1,
    ])
  })

  it('take actions out of the minutes, open, with an owner’s role', () => {
    const meetings = [entry('2018-04-12', 'm', '2018-04-20', aMeeting({ actions: [minuted] }))]
    const [history] = knowRegisters({ ...NOTHING, meetings }, findOwner).actions
    expect(history!.versions.at(-1)!.action).toMatchObject({
      id: '2018-04-12-4.4-i',
      status: 'open',
      ownerRole: 'chief-constable',
      targetDate: '2018-05-10',
    })
  })

  it('leave a minuted action to the log where the log has it, under either number', () => {
    const meetings = [
      entry('2018-04-12', 'm', '2018-04-20', aMeeting({ actions: [minuted] })),
      entry('2018-04-12', 'n', '2018-06-20', aMeeting({ actions: [minuted] })),
    ]
    const renumbered = anAction({ id: '5.0', raised: '2018-04-12', action: 'Bring the lessons to the May board' })
    const own = knowRegisters(
      { ...NOTHING, meetings, actions: [entry('5.0', 'a', '2018-04-25', renumbered)] },
      findOwner,
    )
    expect(own.actions.map(history => history.id)).toEqual(['5.0'])
    const closed = anAction({ id: minuted.id, status: 'closed', action: minuted.text })
    const same = knowRegisters(
      { ...NOTHING, meetings, actions: [entry(minuted.id, 'a', '2018-05-25', closed)] },
      findOwner,
    )
    // the minutes sent again in June do not open what the log closed in May
    expect(same.actions.map(({ versions }) => versions.map(version => version.action.status))).toEqual([
      ['open', 'closed'],
    ])
  })

  it('add the minutes that a later file brings to the agenda that an earlier one brought', () => {
    const items = [{ number: '1', title: 'Welcome', reportFrom: null, author: null }]
    const paragraphs = [{ item: '1', number: '1.1', text: 'The Commissioner welcomed all.', isDecision: false }]
    const meetings = [
      entry('2018-04-12', 'm', '2018-04-01', aMeeting({ items, time: '14:00' })),
      entry('2018-04-12', 'n', '2018-04-20', aMeeting({ paragraphs })),
    ]
    expect(knowRegisters({ ...NOTHING, meetings }, findOwner).meetings).toEqual([
      aMeeting({ items, paragraphs, time: '14:00' }),
    ])
  })
})

describe('a drop of the log against what is known', () => {
  const known = knowRegisters(
    { ...NOTHING, actions: [entry('3.0', 'a', '2019-05-01', anAction({ id: '3.0' }))] },
    findOwner,
  ).actions

  it('is refused when it closes an action without the board’s decision', () => {
    const faults = checkMoves(known, [anAction({ id: '3.0', status: 'closed', reason: 'Done' })])
    expect(faults.map(fault => fault.code)).toEqual(['move-without-decision'])
    expect(faults[0]!.mend).toContain('board decision date')
  })

  it('may bring updates, proposals and new actions', () => {
    const fresh = [
      anAction({ id: '3.0', update: 'Nearly there' }),
      anAction({ id: '3.0', status: 'proposed-for-closure', reason: 'Done' }),
      anAction({ id: '9.0', status: 'closed' }),
    ]
    expect(fresh.flatMap(action => checkMoves(known, [action]))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { checkTransitions } from '../../shared/registers/actions/transitions.ts'
import { buildRegisters, registersKnownAt, type StoredRegisters } from '../../shared/registers/board-registers.ts'
import { emptyMeeting, type Meeting } from '../../shared/registers/meetings/entry.ts'
import { anAction } from './actions/examples.ts'

const NO_ENTRIES: StoredRegisters = {
  actions: [],
  meetings: [],
  'delivery-plan': [],
  risks: [],
  decisions: [],
  recommendations: [],
}
const findOwner = (printed: string) => (printed === 'Constabulary' ? 'chief-constable' : null)
const entry = (id: string, drop: string, knownFrom: string, body: unknown) => ({
  id,
  drop,
  knownFrom: `${knownFrom}T09:00:00.000Z`,
  body,
})

function aMeeting(change: Partial<Meeting>): Meeting {
  return { ...emptyMeeting('2018-04-12'), ...change }
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

describe('registers read from stored entries', () => {
  it('keep what a later file leaves out, and every version of what it contains', () => {
    const actions = [
      entry('3.0', 'a', '2018-04-13', anAction({ id: '3.0' })),
      entry('4.0', 'a', '2018-04-13', anAction({ id: '4.0' })),
      entry('3.0', 'b', '2018-05-02', anAction({ id: '3.0', update: 'Done' })),
    ]
    const known = buildRegisters({ ...NO_ENTRIES, actions }, findOwner)
    expect(known.actions.map(({ id, versions }) => [id, versions.length])).toEqual([
      ['3.0', 2],
      ['4.0', 1],
    ])
    expect(registersKnownAt(known, '2018-05-01T00:00:00.000Z').actions.map(({ versions }) => versions.length)).toEqual([
      1, 1,
    ])
  })

  it('take actions from the minutes, open, with an owner’s role', () => {
    const meetings = [entry('2018-04-12', 'm', '2018-04-20', aMeeting({ actions: [minuted] }))]
    const [history] = buildRegisters({ ...NO_ENTRIES, meetings }, findOwner).actions
    expect(history!.versions.at(-1)!.action).toMatchObject({
      id: '2018-04-12-4.4-i',
      status: 'open',
      ownerRole: 'chief-constable',
      targetDate: '2018-05-10',
    })
  })

  it('use the log for a minuted action that the log has, under either number', () => {
    const meetings = [
      entry('2018-04-12', 'm', '2018-04-20', aMeeting({ actions: [minuted] })),
      entry('2018-04-12', 'n', '2018-06-20', aMeeting({ actions: [minuted] })),
    ]
    const renumbered = anAction({ id: '5.0', raised: '2018-04-12', action: 'Bring the lessons to the May board' })
    const own = buildRegisters(
      { ...NO_ENTRIES, meetings, actions: [entry('5.0', 'a', '2018-04-25', renumbered)] },
      findOwner,
    )
    expect(own.actions.map(history => history.id)).toEqual(['5.0'])
    const closed = anAction({ id: minuted.id, status: 'closed', action: minuted.text })
    const same = buildRegisters(
      { ...NO_ENTRIES, meetings, actions: [entry(minuted.id, 'a', '2018-05-25', closed)] },
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
    expect(buildRegisters({ ...NO_ENTRIES, meetings }, findOwner).meetings).toEqual([
      aMeeting({ items, paragraphs, time: '14:00' }),
    ])
  })
})

describe('minutes that are sent again', () => {
  const next = { date: '2018-05-10', time: '14:00', venue: 'HQ' }
  it('keep the venue and the next meeting that they leave out', () => {
    const of = (drop: string, change: Partial<Meeting>) => entry('2018-04-12', drop, '2018-04-20', aMeeting(change))
    const meetings = (...entries: ReturnType<typeof of>[]) =>
      buildRegisters({ ...NO_ENTRIES, meetings: entries }, findOwner).meetings
    const given = { venue: 'CR2', time: '14:00', next }
    expect(meetings(of('m', given), of('n', {}))).toEqual([aMeeting(given)])
    expect(meetings(of('m', {}), of('n', given))).toEqual([aMeeting(given)])
    const other = { venue: 'CR3', time: '15:00', next: { ...next, venue: null } }
    expect(meetings(of('m', given), of('n', other))).toEqual([aMeeting(other)])
  })

  it('give an action until the log has it, each file once', () => {
    const minutesEntry = (drop: string, day: string, text: string) =>
      entry('2018-04-12', drop, day, aMeeting({ actions: [{ ...minuted, text }] }))
    const versions = (logged: string) => {
      const actions = [entry(minuted.id, 'a', logged, anAction({ id: minuted.id, action: 'Logged' }))]
      const meetings = [minutesEntry('m', '2018-04-20', 'Bring it.'), minutesEntry('n', '2018-05-20', 'Bring them.')]
      return buildRegisters({ ...NO_ENTRIES, meetings, actions }, findOwner).actions[0]!.versions.map(
        ({ action, drop }) => [drop, action.action],
      )
    }
    const [first, second] = [
      ['m 2018-04-12', 'Bring it.'],
      ['n 2018-04-12', 'Bring them.'],
    ]
    expect(versions('2018-06-01')).toEqual([first, second, ['a', 'Logged']])
    expect(versions('2018-05-20')).toEqual([first, ['a', 'Logged']])
  })
})

it('minutes add actions that are not in the log, compared by day and wording in any style', () => {
  const meetings = [entry('2018-04-12', 'm', '2018-04-20', aMeeting({ actions: [minuted] }))]
  const ids = (raised: string, action: string) =>
    buildRegisters(
      { ...NO_ENTRIES, meetings, actions: [entry('5.0', 'a', '2018-04-25', anAction({ id: '5.0', raised, action }))] },
      findOwner,
    ).actions.map(({ id }) => id)
  expect(ids('2018-04-12', ' BRING the lessons -- to the May Board!')).toEqual(['5.0'])
  expect(ids('2018-04-12', 'Bring the lessons to the June Board.')).toEqual(['5.0', minuted.id])
  expect(ids('2018-05-10', minuted.text)).toEqual(['5.0', minuted.id])
})

describe('registers as they were known', () => {
  const [plan, again] = ['Assessed.', 'Merged.'].map(update => ({ id: 'V1', update }))
  const risk = (period: string, score: number) => ({
    ...{ id: 'S1', ref: 'S1', name: 'Domestic Abuse', table: null, tolerance: null, owner: 'ACC' },
    ...{ mitigation: `as of ${period}`, assessments: [{ period, score, label: null }] },
  })
  const text = { id: 'burglary/2018-03', indicator: 'burglary', month: '2018-03', markdown: 'It fell.' }
  const known = () =>
    buildRegisters(
      {
        ...NO_ENTRIES,
        actions: [entry('3.0', 'a', '2018-05-02', anAction({ id: '3.0' }))],
        'delivery-plan': [
          entry('V1', 'a', '2018-04-13', plan),
          entry('V2', 'a', '2018-04-13', plan),
          entry('V1', 'b', '2018-05-02', again),
        ],
        risks: [
          entry('S1', 'a', '2018-04-13', risk('2018/19', 12)),
          entry('S2', 'a', '2018-04-13', risk('2018/19', 9)),
          entry('S1', 'b', '2018-05-02', risk('2019/20', 16)),
        ],
        meetings: [
          entry('2018-05-10', 'm', '2018-04-20', aMeeting({ id: '2018-05-10', date: '2018-05-10' })),
          entry('2018-04-12', 'm', '2018-04-20', aMeeting({})),
          entry('2018-07-12', 'm', '2018-04-20', aMeeting({ id: '2018-07-12', date: '2018-07-12' })),
        ],
      },
      findOwner,
      [entry(text.id, 'c', '2018-05-02', text)],
    )
  const early = { drop: 'a', knownFrom: '2018-04-13T09:00:00.000Z' }
  const late = { drop: 'b', knownFrom: '2018-05-02T09:00:00.000Z' }

  it('keep each version of a plan, and of a risk with its scores so far', () => {
    expect(known().plan).toEqual([
      {
        id: 'V1',
        versions: [
          { action: plan, ...early },
          { action: again, ...late },
        ],
      },
      { id: 'V2', versions: [{ action: plan, ...early }] },
    ])
    const merged = {
      ...risk('2019/20', 16),
      assessments: [risk('2018/19', 12), risk('2019/20', 16)].flatMap(r => r.assessments),
    }
    expect(known().risks).toEqual([
      {
        id: 'S1',
        versions: [
          { risk: risk('2018/19', 12), ...early },
          { risk: merged, ...late },
        ],
      },
      { id: 'S2', versions: [{ risk: risk('2018/19', 9), ...early }] },
    ])
  })

  it('have their meetings in order of date, and the latest commentary', () => {
    expect(known().meetings.map(({ date }) => date)).toEqual(['2018-04-12', '2018-05-10', '2018-07-12'])
    expect(known().commentary).toEqual([{ ...text, drop: 'c', knownFrom: late.knownFrom }])
  })

  it('leave out what came later, to the instant', () => {
    const counts = (instant: string) => {
      const { actions, plan: plans, risks, meetings, commentary } = registersKnownAt(known(), instant)
      const versions = [plans, risks].map(all => all.map(history => history.versions.length))
      return [actions.length, ...versions, meetings.length, commentary.length]
    }
    expect(counts(late.knownFrom)).toEqual([1, [2, 1], [2, 1], 3, 1])
    expect(counts('2018-05-02T08:59:59.999Z')).toEqual([0, [1, 1], [1, 1], 3, 0])
    expect(counts('2018-04-13T08:59:59.999Z')).toEqual([0, [], [], 3, 0])
  })
})

describe('an action log compared with what is known', () => {
  const known = buildRegisters(
    { ...NO_ENTRIES, actions: [entry('3.0', 'a', '2019-05-01', anAction({ id: '3.0' }))] },
    findOwner,
  ).actions

  it('is rejected when it closes an action without the board’s decision', () => {
    const faults = checkTransitions(known, [anAction({ id: '3.0', status: 'closed', reason: 'Done' })])
    expect(faults.map(fault => fault.code)).toEqual(['transition-without-decision'])
    expect(faults[0]!.fix).toContain('board decision date')
  })

  it('may bring updates, proposals and new actions', () => {
    const fresh = [
      anAction({ id: '3.0', update: 'Nearly there' }),
      anAction({ id: '3.0', status: 'proposed-for-closure', reason: 'Done' }),
      anAction({ id: '9.0', status: 'closed' }),
    ]
    expect(fresh.flatMap(action => checkTransitions(known, [action]))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Episode } from '../../shared/alerts/episode.ts'
import { explainRegisterEpisode } from '../../shared/alerts/explain-registers.ts'
import { updateRegisterEpisodes } from '../../shared/alerts/register-episodes.ts'
import { FIVE_BY_FIVE } from '../../shared/config/profiles/common.ts'
import { buildRegisters, type StoredRegisters } from '../../shared/registers/board-registers.ts'
import type { PlanAction } from '../../shared/registers/delivery-plan/entry.ts'
import { LONDON } from '../given/london.ts'

const NOTHING: StoredRegisters = {
  actions: [],
  meetings: [],
  'delivery-plan': [],
  risks: [],
  decisions: [],
  recommendations: [],
}
const nobody = () => null

function risk(id: string, scores: Record<string, number>, drop: string, knownFrom: string) {
  const assessments = Object.entries(scores).map(([period, score]) => ({ period, score, label: null }))
  const body = {
    id,
    ref: id,
    name: 'Vetting',
    table: null,
    tolerance: null,
    owner: 'DCC',
    mitigation: 'Two more officers',
    assessments,
  }
  return { id, drop, knownFrom: `${knownFrom}T09:00:00.000Z`, body }
}

function plan(id: string, change: Partial<PlanAction>, drop: string, knownFrom: string) {
  const body: PlanAction = {
    ...{
      id,
      plan: null,
      theme: 'Victims',
      number: id,
      action: 'Offer help.',
      lead: 'Chief Executive',
      deliveryLead: null,
    },
    ...{ update: null, updateDate: null, status: 'in-progress', targetDate: '2018-06-29', forecastDate: null },
    ...{ frameEnds: '2018-09-28', decisionNeeded: null, registerRating: null, registerDirection: null },
    ...change,
  }
  return { id, drop, knownFrom: `${knownFrom}T09:00:00.000Z`, body }
}

const SETTINGS = { numbering: 'decimal', risks: FIVE_BY_FIVE, responses: { duty: 'The response', days: 56 } } as const

/** Runs the checks of each day over what was known by then, keeping episodes as the store does. */
function runChecks(stored: StoredRegisters, days: readonly string[]): Episode[] {
  const episodes = new Map<string, Episode>()
  for (const day of days) {
    const now = `${day}T12:00:00.000Z`
    const known = Object.fromEntries(
      Object.entries(stored).map(([name, entries]) => [name, entries.filter(entry => entry.knownFrom <= now)]),
    ) as unknown as StoredRegisters
    const registers = buildRegisters(known, nobody)
    for (const episode of updateRegisterEpisodes(registers, 13, 'force', [...episodes.values()], now, LONDON, SETTINGS))
      episodes.set(episode.id, episode)
    expect(updateRegisterEpisodes(registers, 13, 'force', [...episodes.values()], now, LONDON, SETTINGS)).toEqual([])
  }
  return [...episodes.values()]
}

describe('a day that is run again after later ones', () => {
  const risks = [
    risk('R1', { '2017/18': 13 }, 'a', '2018-04-03'),
    risk('R1', { '2018/19': 14 }, 'b', '2018-05-03'),
    risk('R1', { '2018/19': 13 }, 'c', '2018-05-10'),
  ]

  it('leaves an alert that was not open yet on it', () => {
    const days = ['2018-05-02', '2018-05-04']
    const found = runChecks({ ...NOTHING, risks }, days)
    expect(found).toHaveLength(1)
    expect(runChecks({ ...NOTHING, risks }, [...days, '2018-05-02'])).toEqual(found)
  })

  it('opens none that was closed since', () => {
    const days = ['2018-05-02', '2018-05-04', '2018-05-08', '2018-05-11']
    const found = runChecks({ ...NOTHING, risks }, days)
    expect(found.map(({ closedBecause }) => closedBecause)).toEqual(['recovered'])
    for (const day of days) expect(runChecks({ ...NOTHING, risks }, [...days, day])).toEqual(found)
  })
})

describe('alerts about risks', () => {
  it('open when a score comes above tolerance, and close when it is back at it', () => {
    const risks = [
      risk('R1', { '2017/18': 13 }, 'a', '2018-04-03'),
      risk('R1', { '2018/19': 14 }, 'b', '2018-05-03'),
      risk('R1', { '2019/20': 13 }, 'c', '2019-05-03'),
    ]
    const stored = { ...NOTHING, risks }
    expect(runChecks(stored, ['2018-04-04', '2018-05-04', '2018-05-08'])).toMatchObject([
      {
        id: 'risk#R1#2018-05-04',
        kind: 'risk',
        openedMonth: '2018-05',
        closedAt: null,
        rule: '13 to 14, up 1; newly above tolerance (13)',
      },
    ])
    const [closed] = runChecks(stored, ['2018-05-04', '2018-06-01', '2019-05-07'])
    expect(closed).toMatchObject({ lastMonth: '2018-06', closedMonth: '2019-05', closedBecause: 'recovered' })
    expect(explainRegisterEpisode(closed!, buildRegisters(stored, nobody), LONDON)).toEqual({
      subject: 'Risk R1 Vetting',
      explanation:
        'Came above tolerance on 4 May 2018, back within it on 7 May 2019: 14 to 13, down 1; back within tolerance (13). Owner: DCC. What is being done: Two more officers.',
    })
  })

  it('do not open for what was above in the first register, but do for a risk added above later', () => {
    const risks = [
      risk('R1', { '2018/19': 20 }, 'a', '2018-04-03'),
      risk('R2', { '2017/18': 15, '2018/19': 16 }, 'a', '2018-04-03'),
      risk('R3', { '2018/19': 15 }, 'b', '2018-05-03'),
    ]
    expect(runChecks({ ...NOTHING, risks }, ['2018-04-04', '2018-05-04']).map(episode => episode.id)).toEqual([
      'risk#R3#2018-05-04',
    ])
  })

  it('open for a risk that had no score and is first scored above tolerance', () => {
    const risks = [risk('R1', {}, 'a', '2018-04-03'), risk('R1', { '2018/19': 15 }, 'b', '2018-05-03')]
    expect(runChecks({ ...NOTHING, risks }, ['2018-04-04', '2018-05-04']).map(({ id }) => id)).toEqual([
      'risk#R1#2018-05-04',
    ])
  })
})

describe('alerts about actions', () => {
  const action = (status: string, drop: string, knownFrom: string) => ({
    id: '4.0',
    drop,
    knownFrom: `${knownFrom}T09:00:00.000Z`,
    body: {
      ...{ id: '4.0', agendaItem: '5.0', raised: '2018-04-12', action: 'Review the custody plan.', owner: 'ACC' },
      ...{ ownerRole: null, targetDate: '2018-06-29', update: null, updateDate: null, statusText: status, status },
      ...{ reason: 'the plan is published', decidedOn: null, repairs: [] },
    },
  })

  it('open when an action is proposed for closure, and close when the board has decided', () => {
    const actions = [
      action('open', 'a', '2018-04-16'),
      action('proposed-for-closure', 'b', '2018-05-03'),
      action('closed', 'c', '2018-05-11'),
    ]
    const [episode, ...others] = runChecks({ ...NOTHING, actions }, ['2018-04-17', '2018-05-04', '2018-05-14'])
    expect(others).toEqual([])
    expect(episode).toMatchObject({ id: 'action#4.0#2018-05-04', kind: 'action', closedBecause: 'recovered' })
    const known = buildRegisters({ ...NOTHING, actions }, nobody)
    expect(explainRegisterEpisode(episode!, known, LONDON).explanation).toBe(
      'Proposed for closure on 4 May 2018, decided on 14 May 2018. Now closed. Action: ‘Review the custody plan’. Owner: ACC.',
    )
    const [open] = runChecks({ ...NOTHING, actions: actions.slice(0, 2) }, ['2018-05-04'])
    expect(explainRegisterEpisode(open!, known, LONDON).explanation).toBe(
      'Proposed for closure on 4 May 2018. Reason: the plan is published. Action: ‘Review the custody plan’. Owner: ACC. The board decides at its next meeting.',
    )
  })

  it('do not open for what was proposed when the log first came', () => {
    const actions = [action('proposed-for-closure', 'a', '2018-05-03')]
    expect(runChecks({ ...NOTHING, actions }, ['2018-05-04'])).toEqual([])
  })
})

describe('alerts about plans', () => {
  it('open for an action that was not rated and is first rated red', () => {
    const entries = [
      plan('V1', { status: null, targetDate: null, frameEnds: null }, 'a', '2018-05-03'),
      plan('V1', { decisionNeeded: 'who pays' }, 'b', '2018-06-03'),
    ]
    expect(
      runChecks({ ...NOTHING, 'delivery-plan': entries }, ['2018-05-04', '2018-06-04']).map(({ id }) => id),
    ).toEqual(['delivery-plan#V1#2018-06-04'])
  })

  it('open when an action turns red by its dates alone, close when it is done, and open again', () => {
    const entries = [
      plan('V1', {}, 'a', '2018-05-03'),
      plan('V1', { status: 'complete' }, 'b', '2018-10-10'),
      plan('V1', { decisionNeeded: 'who pays' }, 'c', '2018-11-10'),
    ]
    const days = ['2018-05-04', '2018-09-28', '2018-10-01', '2018-10-11', '2018-11-12']
    const episodes = runChecks({ ...NOTHING, 'delivery-plan': entries }, days)
    expect(episodes.map(({ id, closedAt }) => `${id} ${closedAt === null ? 'open' : 'closed'}`)).toEqual([
      'delivery-plan#V1#2018-10-01 closed',
      'delivery-plan#V1#2018-11-12 open',
    ])
    expect(
      explainRegisterEpisode(episodes[1]!, buildRegisters({ ...NOTHING, 'delivery-plan': entries }, nobody), LONDON),
    ).toEqual({
      subject: 'Delivery plan V1',
      explanation:
        'Turned red on 12 November 2018. A decision is needed: who pays. Action: ‘Offer help’. Lead: Chief Executive.',
    })
  })

  it('do not open for what was red from the first', () => {
    const entries = [plan('V1', { decisionNeeded: 'who pays' }, 'a', '2018-05-03')]
    expect(runChecks({ ...NOTHING, 'delivery-plan': entries }, ['2018-05-04', '2018-06-04'])).toEqual([])
  })
})

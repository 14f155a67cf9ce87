import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/document/text.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { runGate } from '../../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { documentsOf } from '../../../shared/packs/model/documents.ts'
import { linkedEntries } from '../../../shared/packs/sections/linked-entries.ts'
import { renderDocument } from '../../../templates/pack/pack.tsx'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { meetingBoard } from '../../given/meeting-board.ts'
import { anAction } from '../../registers/actions/examples.ts'

const board = meetingBoard()
const [indicator] = board.indicators
const own = indicator!.id
const known = { drop: 'a', knownFrom: '2018-04-01T09:00:00.000Z' }
const action = (id: string, changes: object) => ({
  id,
  versions: [{ action: anAction({ id, targetDate: '2018-05-01', ...changes }), ...known }],
})
const risk = (name: string, changes: object) => ({
  id: name,
  versions: [
    {
      risk: {
        ...{ id: name, ref: 'R1', name, table: null, tolerance: 13, owner: null, mitigation: null, indicators: [own] },
        assessments: [{ period: '2018-03', score: 20, label: null }],
        ...changes,
      },
      ...known,
    },
  ],
})
const recommendation = {
  ...{ id: 'HMI-4', report: 'PEEL', reportDate: '2018-02-01', recommendation: 'Train call takers', owner: null },
  ...{ ownerRole: null, responseDue: null, respondedOn: null, response: null, completedOn: null },
  ...{ indicators: [own], actions: ['7.0'], firstKnownFrom: known.knownFrom, ...known },
}
const input: PackInput = {
  ...{
    board,
    pack: { ...board.packs[0]!, indicators: [own] },
    meeting: board.meetings[0]!,
    edition: 'board',
    version: 1,
  },
  ...{ scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z' },
  ...{ revisions: new Map(), drops: new Map(), previous: null },
  registers: {
    ...EMPTY_REGISTERS,
    risks: [
      risk('Demand outgrows the control room', {}),
      risk('Gone', { retired: { on: '2018-04-01', because: 'Moved' } }),
      risk('Of another', { indicators: ['another'] }),
    ],
    recommendations: [recommendation, { ...recommendation, id: 'HMI-1', completedOn: '2017-06-01', actions: [] }],
    actions: [
      action('7.0', { action: 'Write the plan' }),
      action('8.0', { action: 'Patrols', proposal: `${own}/2018-03`, targetDate: null }),
      action('9.0', { action: 'Unrelated' }),
      action('6.0', { action: 'Closed', proposal: `${own}/2018-03`, status: 'closed' }),
    ],
    commentary: [
      {
        ...{
          id: `${own}/2018-03`,
          indicator: own,
          month: '2018-03',
          author: 'chief',
          audience: 'board',
          markdown: 'Why',
        },
        ...{ action: 'Patrols', actionDueDate: null, ...known },
      },
    ],
  },
}

describe('what registers hold on an indicator', () => {
  it('is a line each for risks, recommendations and open actions, linked to their registers', () => {
    const [block] = linkedEntries(input, indicator!)
    expect(block?.kind === 'table' && block.table.rows.map(row => row.map(cellText))).toEqual([
      ['Risk', 'R1: Demand outgrows the control room', 'Above tolerance, with no earlier score'],
      ['Recommendation', 'HMI-4: Train call takers', 'Open'],
      ['Action', '7.0: Write the plan', 'Overdue, target 1 May 2018'],
      ['Action', '8.0: Patrols', 'No date'],
    ])
    expect(JSON.stringify(block).match(/"href":"#[a-z-]+"/g)).toEqual([
      '"href":"#risks"',
      '"href":"#recommendations"',
      '"href":"#action-log"',
      '"href":"#action-log"',
    ])
  })

  it('leads to the sections of the meeting pack, and passes the gate', () => {
    const model = buildPackModel(input)
    expect(renderDocument(model, 'data-pack')).toContain('<a href="meeting.html#risks">Risk</a>')
    const held = (given: PackInput) => {
      const made = buildPackModel(given)
      const drawn = Object.fromEntries(documentsOf(made).map(each => [each, renderDocument(made, each)]))
      return runGate(given, made, drawn, []).findings.map(({ code }) => code)
    }
    const without = { ...input.registers, risks: [], recommendations: [], actions: [], commentary: [] }
    expect(held(input)).toEqual(held({ ...input, registers: without }))
  })

  it('is for the Board alone, and no table where there is nothing', () => {
    expect(linkedEntries({ ...input, edition: 'public' }, indicator!)).toEqual([])
    expect(linkedEntries({ ...input, registers: EMPTY_REGISTERS }, indicator!)).toEqual([])
    const [block] = linkedEntries(input, indicator!)
    expect(block).toMatchObject({ table: { audience: 'board' } })
  })
})

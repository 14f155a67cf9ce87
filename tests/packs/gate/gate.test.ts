import { describe, expect, it } from 'vitest'
import { declaredGaps } from '../../../shared/packs/gate/check-data.ts'
import type { GateFinding } from '../../../shared/packs/gate/finding.ts'
import { runGate } from '../../../shared/packs/gate/gate.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { indicator, storedObservation } from '../../indicators/indicator-fixtures.ts'
import { BOARD, GOOD, holdFinding, PACK, PAPER, page } from './small-paper.ts'

const [burglary, robbery] = [
  indicator({ id: 'burglary', name: 'Burglary' }),
  indicator({ id: 'robbery', name: 'Robbery' }),
]
const SERIES = [
  storedObservation('2018-02', 150, { indicator: 'burglary' }),
  storedObservation('2018-03', 139, { indicator: 'burglary' }),
]
const INPUT = {
  board: {
    ...BOARD,
    indicators: [burglary],
    areas: [{ id: 'force', name: 'Force', kind: 'whole' }],
    peers: [],
    tables: [],
  },
  pack: {
    sensitive: [],
    indicators: 'all',
    areas: ['force'],
    ...PACK,
  },
  meeting: { date: '2018-05-10' },
  revisions: new Map([['burglary', new Map([['force', SERIES]])]]),
  previous: null,
} as unknown as PackInput
/** With robbery, of which nothing has come. */
const LACKING: PackInput = { ...INPUT, board: { ...INPUT.board, indicators: [burglary, robbery] } }
const GAP = 'Robbery: no figure has been received.'
const gap: GateFinding = {
  code: 'indicator-absent',
  severity: 'gap',
  what: GAP,
  fix: 'Ask the owner of Robbery for its data.',
}
const declared: PackModel = { ...PAPER, gaps: [GAP], outcome: 'ready-with-gaps' }
const judge = (input: PackInput, model: PackModel) =>
  runGate(input, model, { report: page(GOOD), 'data-pack': page(GOOD) }, [])

describe('the gate, on a small paper', () => {
  it('lets one go that lacks nothing', () => {
    expect(judge(INPUT, PAPER)).toEqual({ outcome: 'ready', findings: [] })
    expect(declaredGaps(INPUT, '2018-03')).toEqual([])
  })

  it('lets one go that says what it lacks', () => {
    expect(judge(LACKING, declared)).toEqual({ outcome: 'ready-with-gaps', findings: [gap] })
    expect(declaredGaps(LACKING, '2018-03')).toEqual([gap])
  })

  it.each([
    [{ gaps: [], outcome: 'ready' }, [holdFinding('gap-undeclared', `The paper does not say what it lacks: ${GAP}`)]],
    [
      { gaps: [GAP, 'Arson is late.'] },
      [holdFinding('gap-undeclared', 'The paper says that it lacks what it has: Arson is late.')],
    ],
    [
      { outcome: 'ready' },
      [holdFinding('gap-undeclared', 'The paper calls itself whole and lists gaps, or the reverse.')],
    ],
  ] as [Partial<PackModel>, GateFinding[]][])('%#: holds one that says otherwise', (change, findings) => {
    expect(judge(LACKING, { ...declared, ...change })).toEqual({ outcome: 'held', findings: [gap, ...findings] })
  })

  it('tells no gap that would hold the pack', () => {
    const jumped = new Map([['burglary', new Map([['force', [SERIES[0]!, storedObservation('2018-03', 5)]]])]])
    expect(declaredGaps({ ...LACKING, revisions: jumped }, '2018-03')).toEqual([gap])
  })

  it('compares the board’s own edition with its data, and no other', () => {
    const wrong = {
      ...INPUT,
      revisions: new Map([['burglary', new Map([['force', [storedObservation('2018-03', 140)]]])]]),
    }
    const what = 'Burglary: the paper prints 139 for current, and its data gives 140.'
    expect(judge(wrong, PAPER).findings).toContainEqual(holdFinding('figure-contradicts', what))
    expect(judge(wrong, { ...PAPER, run: { ...PAPER.run, edition: 'public' } }).findings).toEqual([])
  })
})

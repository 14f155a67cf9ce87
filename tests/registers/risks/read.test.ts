import { describe, expect, it } from 'vitest'
import type { Episode } from '../../../shared/alerts/episode.ts'
import { updateRegisterEpisodes } from '../../../shared/alerts/register-episodes.ts'
import { cellText } from '../../../shared/document/text.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import { riskRegister } from '../../../shared/packs/sections/registers/risk-section.ts'
import { isRiskTable } from '../../../shared/registers/risks/columns.ts'
import { buildRiskHistories } from '../../../shared/registers/risks/history.ts'
import { readRisks } from '../../../shared/registers/risks/read.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { LONDON } from '../../given/london.ts'
import { makeBoard } from '../../reminders/boards.ts'
import { csvTable } from '../csv-table.ts'

const HEADINGS =
  'table,ref,function,score_2019_20,label_2019_20,score_2018_19,position_2018_19,tolerance,owner,mitigation'
const read = (...lines: string[]) => readRisks(csvTable([HEADINGS, ...lines].join('\n')), '2019', 13)
const faultsOf = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults
}

describe('a risk register', () => {
  it('is read cell by cell, its scores oldest first', () => {
    expect(read('Strategic,S1,Abuse,14,High,16,Above,15,ACC,Trained')).toEqual({
      ok: true,
      entries: [
        {
          id: 'S1',
          ref: 'S1',
          name: 'Abuse',
          table: 'Strategic',
          tolerance: 15,
          owner: 'ACC',
          mitigation: 'Trained',
          assessments: [
            { period: '2018/19', score: 16, label: null },
            { period: '2019/20', score: 14, label: 'High' },
          ],
        },
      ],
      notes: [],
    })
    expect(read(',,(Child) Abuse!,1,,25,,,ACC,a')).toMatchObject({
      entries: [{ id: 'child-abuse', ref: null, tolerance: null }],
    })
  })

  it('has each reference once, or each name', () => {
    expect(faultsOf(',S1,A,1,,1,,,a,a', ',S1,B,1,,1,,,a,a')).toMatchObject([
      { code: 'duplicate-id', row: 3, column: 'ref', found: 'S1' },
    ])
    expect(faultsOf(',,A b,1,,1,,,a,a', ',,a B,1,,1,,,a,a')).toMatchObject([
      { code: 'duplicate-id', row: 3, column: 'function', found: 'a-b' },
    ])
    expect(faultsOf(',,,1,,1,,,a,a', ',,,1,,1,,,a,a').map(({ code }) => code)).toEqual(['blank-cell', 'blank-cell'])
  })

  it('agrees with its own positions, by the tolerance of the risk or of the board', () => {
    const disagrees = (expected: string) => [
      {
        code: 'position-disagrees',
        sheet: null,
        row: 2,
        column: 'position_2018_19',
        found: 'above',
        expected,
        fix: 'Correct the score, the tolerance or the position.',
      },
    ]
    expect(faultsOf(',S1,A,,,14,above,,a,a')).toEqual([])
    expect(faultsOf(',S1,A,,,14,above,15,a,a')).toEqual(disagrees('below: the score is 14 and the tolerance 15'))
    expect(faultsOf(',S1,A,,,13,above,,a,a')).toEqual(disagrees('at: the score is 13 and the tolerance 13'))
  })

  it.each(['1', '25', '5.0', '5.00'])('has %s for a score', score => {
    expect(faultsOf(`,S1,A,${score},,,,,a,a`)).toEqual([])
  })
  it.each(['0', '26', '-5', '5.5', '1e1', '10e', '0x5'])('does not have %s for a score', score => {
    expect(faultsOf(`,S1,A,${score},,,,,a,a`)).toEqual([
      {
        code: 'not-a-whole-number',
        sheet: null,
        row: 2,
        column: 'score_2019_20',
        found: score,
        expected: 'a whole number from 1 to 25',
        fix: 'Type the number alone, without words or symbols.',
      },
    ])
  })
  it('has a tolerance from 1 to 25', () => {
    expect(faultsOf(',S1,A,1,,1,,26,a,a')).toMatchObject([{ column: 'tolerance', found: '26' }])
  })

  it.each([
    ['risk,owner,mitigation,score', true],
    ['function,owner,mitigation summary,score_2018_19', true],
    ['owner,score', false],
    ['risk,owner,mitigation,underscore', false],
    ['risk,owner,mitigation,score card', false],
    ['risk,owner,mitigation', false],
  ])('with the headings %s: %s', (headings, isOne) => {
    expect(isRiskTable(headings.split(','))).toBe(isOne)
  })
})

describe('the steps of a score', () => {
  const scales = { likelihood: ['Rare', 'Possible', 'Almost certain'], impact: ['Minor', 'Major'] }
  const board = makeBoard({ registers: { numbering: 'as-written', risks: scales } })
  const readSteps = (line: string, headings = 'ref,risk,likelihood,impact,owner,mitigation') =>
    readRisks(csvTable(`${headings}\n${line}\n`), '2025/26', 4, board)

  it.each([
    ['S1,Abuse,3,2,ACC,Trained', 6, 3, 2],
    ['S1,Abuse,Almost certain,Major,ACC,Trained', 6, 3, 2],
    ['S1,Abuse,2 - Possible,minor,ACC,Trained', 2, 2, 1],
  ])('multiply to it, given by number or in the words of the board’s scales: %s', (line, score, likelihood, impact) => {
    const assessments = [{ period: '2025/26', score, label: null, likelihood, impact }]
    expect(readSteps(line)).toMatchObject({ ok: true, entries: [{ assessments }] })
  })

  it('are no higher than the scales have steps, and no score is higher than both together', () => {
    expect(readSteps('S1,Abuse,4,2,ACC,Trained')).toMatchObject({
      faults: [{ code: 'not-a-whole-number', found: '4', expected: 'a whole number from 1 to 3' }],
    })
    expect(readSteps('S1,Abuse,7,ACC,Trained', 'ref,risk,score,owner,mitigation')).toMatchObject({
      faults: [{ code: 'not-a-whole-number', expected: 'a whole number from 1 to 6' }],
    })
  })

  it('are printed with their words, where a register gives them', () => {
    const reading = readSteps('S1,Abuse,3,1,ACC,Trained')
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const knownFrom = '2025-06-01T09:00:00.000Z'
    const entries = reading.entries.map(body => ({ id: body.id, drop: 'a', knownFrom, body }))
    const page = riskRegister(
      buildRiskHistories(entries),
      4,
      '2025-07-01T09:00:00.000Z',
      new FigureBook(),
      LONDON,
      board,
    )
    const table = page!.blocks.find(block => block.kind === 'table')!.table
    expect(table.columns.map(({ key }) => key)).toContain('likelihood')
    expect(table.rows[0]!.map(cellText)).toEqual(
      expect.arrayContaining(['3 (2025/26)', '3, Almost certain', '1, Minor']),
    )
  })
})

describe('a risk that is retired', () => {
  const CURRENT = 'ref,risk,score,owner,mitigation,retired_on,retired_because,indicators'
  const readNow = (line: string) => readRisks(csvTable(`${CURRENT}\n${line}\n`), '2019/20', 13, makeBoard())
  const stored = (line: string, knownFrom: string) => {
    const reading = readNow(line)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    return reading.entries.map(body => ({ id: body.id, drop: knownFrom, knownFrom, body }))
  }
  const LIVE = 'S1,Abuse,16,ACC,Trained,,,Burglary'
  const RETIRED = 'S1,Abuse,16,ACC,Trained,2019-05-01,The service has moved,Burglary'

  it('has its day and its reason, and neither without the other', () => {
    expect(readNow(RETIRED)).toMatchObject({
      entries: [{ retired: { on: '2019-05-01', because: 'The service has moved' }, indicators: ['burglary'] }],
    })
    const half = readNow('S1,Abuse,16,ACC,Trained,2019-05-01,,')
    expect(half.ok ? [] : half.faults.map(({ code, column }) => `${code} ${column}`)).toEqual([
      'half-retired retired_because',
    ])
  })

  it('is printed apart with its reason, without a score; one that is not has its indicators beside it', () => {
    const print = (...entries: ReturnType<typeof stored>) => {
      const at = '2019-06-01T09:00:00.000Z'
      const page = riskRegister(buildRiskHistories(entries), 13, at, new FigureBook(), LONDON, makeBoard())
      return page!.blocks.flatMap(block =>
        block.kind === 'table' ? [block.table.id, ...block.table.rows.flat().map(cellText)] : [],
      )
    }
    const live = stored(LIVE, '2019-04-01T09:00:00.000Z')
    expect(print(...live).at(-1)).toBe('Burglary')
    expect(print(...live, ...stored(RETIRED, '2019-05-02T09:00:00.000Z'))).toEqual([
      'risks-retired',
      ...['Abuse', 'S1', '1 May 2019', 'The service has moved'],
    ])
  })

  it('ends its alert, which says why', () => {
    const settings = makeBoard().registers
    const check = (now: string, episodes: readonly Episode[], ...entries: ReturnType<typeof stored>) =>
      updateRegisterEpisodes(
        { ...EMPTY_REGISTERS, risks: buildRiskHistories(entries) },
        ...([13, 'force', episodes, now, LONDON, settings] as const),
      )
    const first = stored('S1,Abuse,9,ACC,Trained,,,', '2019-03-01T09:00:00.000Z')
    const live = stored(LIVE, '2019-04-01T09:00:00.000Z')
    const open = check('2019-04-02T09:00:00.000Z', [], ...first, ...live)
    expect(open).toMatchObject([{ kind: 'risk', closedAt: null }])
    const retired = stored(RETIRED, '2019-05-02T09:00:00.000Z')
    expect(check('2019-05-03T09:00:00.000Z', open, ...first, ...live, ...retired)).toMatchObject([
      { closedBecause: 'recovered', rule: 'retired on 1 May 2019: The service has moved' },
    ])
  })
})

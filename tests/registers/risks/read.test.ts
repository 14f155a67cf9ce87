import { describe, expect, it } from 'vitest'
import { isRiskTable, readRisks } from '../../../shared/registers/risks/read.ts'
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

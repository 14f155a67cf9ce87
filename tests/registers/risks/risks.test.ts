import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { isRiskTable } from '../../../shared/registers/risks/columns.ts'
import type { Risk } from '../../../shared/registers/risks/entry.ts'
import { mergeRisk } from '../../../shared/registers/risks/history.ts'
import { describeMovement } from '../../../shared/registers/risks/movement.ts'
import { readRisks } from '../../../shared/registers/risks/read.ts'
import { csvTable } from '../csv-table.ts'

const aRisk = (...scores: number[]): Risk => ({
  id: 'S1',
  ref: 'S1',
  name: 'Domestic Abuse',
  table: null,
  tolerance: null,
  owner: 'ACC',
  mitigation: 'Safeguarding sergeant appointed',
  assessments: scores.map((score, i) => ({ period: `201${8 + i}/${19 + i}`, score, label: null })),
})

describe('the movement of a risk against a tolerance of 13', () => {
  it.each([
    [[], null, null, 'not-scored', 'not scored'],
    [[12], 'below', null, 'within', '12; within tolerance (13)'],
    [[13], 'at', null, 'within', '13; within tolerance (13)'],
    [[14], 'above', null, 'above-at-first-score', '14; above tolerance, with no earlier score (13)'],
    [[13, 14], 'above', '↑', 'newly-above', '13 to 14, up 1; newly above tolerance (13)'],
    [[14, 14], 'above', '↔', 'still-above', '14, unchanged; still above tolerance (13)'],
    [[25, 14], 'above', '↓', 'still-above', '25 to 14, down 11; still above tolerance (13)'],
    [[16, 13], 'at', '↓', 'returned-within', '16 to 13, down 3; back within tolerance (13)'],
    [[20, 20, 7], 'below', '↓', 'returned-within', '20 to 7, down 13; back within tolerance (13)'],
    [[13, 12], 'below', '↓', 'within', '13 to 12, down 1; within tolerance (13)'],
  ] as const)('with scores %j is %s %s %s: %s', (scores, position, arrow, toleranceChange, summary) => {
    expect(describeMovement(aRisk(...scores), 13)).toMatchObject({ position, arrow, toleranceChange, summary })
  })

  it('is judged by the risk’s own tolerance where it has one', () => {
    expect(describeMovement({ ...aRisk(14), tolerance: 15 }, 13)).toMatchObject({ position: 'below', tolerance: 15 })
  })

  it('continues from earlier drops', () => {
    const later = {
      ...aRisk(),
      mitigation: 'Done',
      assessments: [{ period: '2019/20', score: 16, label: 'Substantial' }],
    }
    const merged = mergeRisk(aRisk(13), later)
    expect(merged.mitigation).toBe('Done')
    expect(describeMovement(merged, 13).toleranceChange).toBe('newly-above')
    expect(mergeRisk(merged, later)).toEqual(merged)
  })
})

describe('reading a risk register', () => {
  it('takes one score to be of the period given', () => {
    const table = csvTable('id,risk,score,label,owner,mitigation\nF1,Custody,16,Substantial,ACC,Refit\n')
    expect(isRiskTable(table.headings)).toBe(true)
    expect(readRisks(table, '2019-06-11', 13)).toMatchObject({
      ok: true,
      entries: [{ id: 'F1', assessments: [{ period: '2019-06-11', score: 16, label: 'Substantial' }] }],
    })
  })

  it.each([
    ['F1,Custody,26,13,,ACC,Refit', 'not-a-whole-number', 'score', '26', 'a whole number from 1 to 25'],
    ['F1,Custody,high,13,,ACC,Refit', 'not-a-whole-number', 'score', 'high', 'a whole number from 1 to 25'],
    [
      'F1,Custody,13,13,above,ACC,Refit',
      'position-disagrees',
      'position',
      'above',
      'at: the score is 13 and the tolerance 13',
    ],
    ['F1,,13,13,at,ACC,Refit', 'blank-cell', 'risk', 'nothing', 'what is at risk'],
  ])('%s is refused as %s', (line, code, column, found, expected) => {
    const reading = readRisks(csvTable(`id,risk,score,tolerance,position,owner,mitigation\n${line}\n`), '2019', 13)
    expect(reading.ok ? [] : reading.faults).toMatchObject([{ code, row: 2, column, found, expected }])
  })

  it('asks for the score of a risk that has none, and accepts the register', () => {
    const table = csvTable('id,risk,owner,mitigation,score\nF1,Custody,ACC,Refit,12\n,Fleet,DCC,Sell,\n')
    expect(readRisks(table, '2019/20', 13)).toMatchObject({
      ok: true,
      notes: ['No score is given for Fleet, so the paper cannot compare it with the tolerance. Please send a score.'],
    })
    const two = csvTable('id,risk,owner,mitigation,score\nF1,Custody,ACC,Refit,\n,Fleet,DCC,Sell,\n')
    expect(readRisks(two, '2019/20', 13)).toMatchObject({
      notes: [
        'No score is given for F1, Fleet, so the paper cannot compare them with the tolerance. Please send a score.',
      ],
    })
  })

  it('needs a score', () => {
    const table = csvTable('id,risk,owner,mitigation\nF1,Custody,ACC,Refit\n')
    expect(isRiskTable(table.headings)).toBe(false)
    expect(readRisks(table, '2019', 13)).toMatchObject({ faults: [{ code: 'missing-column', expected: 'score' }] })
  })
})

const file = path.resolve('../shared/papers/risks-2019.csv')
const isHere = existsSync(file)

describe.skipIf(!isHere)(`the risks of 2019${isHere ? '' : ' (skipped: ../shared/papers is not here)'}`, () => {
  it('are where the paper’s table has them', () => {
    const text = readFileSync(file, 'utf8')
    const reading = readRisks(csvTable(text), '', 13)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    expect(reading.notes).toEqual([
      'No score is given for P1, so the paper cannot compare it with the tolerance. Please send a score.',
    ])
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(reading.entries.map(risk => describeMovement(risk, 13).position ?? '')).toEqual(
      rows.map(row => row['position_2019_20']),
    )
    const changes = reading.entries.map(risk => describeMovement(risk, 13).toleranceChange)
    const count = (toleranceChange: string) => changes.filter(one => one === toleranceChange).length
    expect([count('returned-within'), count('above-at-first-score'), count('within'), count('not-scored')]).toEqual([
      6, 10, 3, 1,
    ])
    expect(reading.entries[0]).toMatchObject({
      id: 'authorities-and-standards-authorities',
      assessments: [{ period: '2018/19', score: 20 }, { period: '2019/20' }],
    })
    expect(describeMovement(reading.entries[0]!, 13).summary).toBe('20 to 7, down 13; back within tolerance (13)')
  })
})

it('assessments are kept in the order of their periods, whichever drop brought them', () => {
  const of = (...periods: string[]): Risk => ({
    ...aRisk(),
    assessments: periods.map(period => ({ period, score: 5, label: null })),
  })
  const periods = (risk: Risk) => risk.assessments.map(({ period }) => period)
  expect(periods(mergeRisk(of('2019/20'), of('2018/19', '2017/18')))).toEqual(['2017/18', '2018/19', '2019/20'])
  expect(periods(mergeRisk(of('2017/18', '2018/19'), of('2019/20')))).toEqual(['2017/18', '2018/19', '2019/20'])
})

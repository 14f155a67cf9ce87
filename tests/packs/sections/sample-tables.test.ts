import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../shared/document/text.ts'
import { listTables } from '../../../shared/document/walk.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { checkModel } from '../../../shared/packs/gate/check-model.ts'
import { checkNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import { checkOtherTables } from '../../../shared/packs/gate/check-other-tables.ts'
import { checkStructure } from '../../../shared/packs/gate/check-structure.ts'
import { checkText } from '../../../shared/packs/gate/check-text.ts'
import { latestTables } from '../../../shared/registers/other-tables/history.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { expectAccepted, readBytes } from '../../intake/drop-fixtures.ts'
import { samplePack } from '../sample-pack.ts'

async function readSample(folder: string, today: string) {
  const root = new URL(`../../given/${folder}/tables/`, import.meta.url)
  const entries = []
  for (const file of readdirSync(root).sort()) {
    const reading = expectAccepted(await readBytes('tables', file, readFileSync(new URL(file, root)), { today }))
    expect(reading.questions, file).toEqual([])
    entries.push(
      ...reading.entries.map(({ id, body }) => ({ id, drop: file, knownFrom: `${today}T09:00:00.000Z`, body })),
    )
  }
  return latestTables(entries)
}

describe('the sample tables', () => {
  it('stand in the data pack of May 2018 and pass the gate in every edition', async () => {
    const tables = await readSample('samples', '2018-05-03')
    const sample = await samplePack('performance')
    const pack = { ...sample.pack, indicators: ['all-recorded-crime'], priorities: [] }
    const input = { ...sample, pack, registers: { ...EMPTY_REGISTERS, tables } }
    for (const model of buildEditions(input, ['board', 'public'])) {
      const printed = listTables(model.sections).filter(({ id }) => id.startsWith('table-'))
      expect(printed.map(({ id }) => id)).toEqual([
        'table-arrests',
        'table-search-nationality',
        'table-road-collisions',
        'table-road-casualties',
      ])
      const found = [checkModel, checkStructure, checkText].flatMap(check => check(model))
      expect([...found, ...checkNumerals(model, input.board), ...checkOtherTables(input, model)]).toEqual([])
      expect(model.report.flatMap(section => listTables([section])).map(({ id }) => id)).not.toContain('table-arrests')
    }
  })

  it('of June 2019 are the workforce, the grants, what the budget rises by and the reserve', async () => {
    const tables = await readSample('meeting-2019-06', '2019-06-04')
    expect(tables.map(({ id }) => id)).toEqual([
      'reserves/2019-03-31',
      'workforce/2019-03/P12M',
      'budget-changes/2020-03/P12M',
      'grants/2020-03/P12M',
      'workforce/2020-03/P12M',
    ])
  })

  it('of a financial plan stand beside each other, four years ahead, each year checked against its total', async () => {
    const years = ['2018/19', '2019/20', '2020/21', '2021/22']
    const rows = years.flatMap((year, i) => [
      `budget-changes,${year},Pay and pensions,${4600 + i}`,
      `budget-changes,${year},Less income,-200`,
      `budget-changes,${year},All causes,${4400 + i}`,
    ])
    const read = async (lines: readonly string[]) =>
      readBytes('tables', 'plan.csv', ['table,period,Cause,Change', ...lines, ''].join('\n'), { today: '2018-05-03' })
    const { entries } = expectAccepted(await read(rows))
    expect(await read([...rows.slice(0, -1), 'budget-changes,2021/22,All causes,4400'])).toMatchObject({
      outcome: 'rejected',
    })
    const knownFrom = '2018-05-02T09:00:00.000Z'
    const tables = latestTables(entries.map(({ id, body }) => ({ id, drop: 'plan', knownFrom, body })))
    const sample = await samplePack('performance')
    const pack = { ...sample.pack, indicators: ['all-recorded-crime'], priorities: [] }
    const [model] = buildEditions({ ...sample, pack, registers: { ...EMPTY_REGISTERS, tables } }, ['board'])
    const printed = listTables(model!.meeting).find(({ id }) => id === 'table-budget-changes')!
    expect(printed.columns.map(({ heading }) => heading)).toEqual(['Cause', ...years])
    expect(printed.rows.map(row => row.map(cellText))).toEqual([
      ['Pay and pensions', '4,600', '4,601', '4,602', '4,603'],
      ['Less income', '−200', '−200', '−200', '−200'],
      ['All causes', '4,400', '4,401', '4,402', '4,403'],
    ])
  })
})

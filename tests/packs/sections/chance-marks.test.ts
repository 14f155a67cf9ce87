import { describe, expect, test } from 'vitest'
import type { Table } from '../../../shared/document/table.ts'
import { CHANCE_RATES } from '../../../shared/indicators/chance-rates.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { measureChance } from '../../benchmarks/measure-chance.ts'
import { samplePack } from '../sample-pack.ts'

async function chanceTable(change: (input: Awaited<ReturnType<typeof samplePack>>) => typeof input = input => input) {
  const model = buildPackModel(change(await samplePack('performance')))
  const section = model.appendices.find(({ id }) => id === 'chance-marks')
  const table = section?.blocks.flatMap(block => (block.kind === 'table' ? [block.table] : []))[0]
  return { model, rows: table === undefined ? [] : rowsOf(table) }
}

function rowsOf(table: Table): { what: string; judged: number; marked: number; byChance: number }[] {
  return table.rows.map(([what, ...cells]) => {
    const [judged, marked, byChance] = cells.map(cell =>
      cell.kind === 'figure' ? Number(cell.figure.printed.replaceAll(',', '')) : Number.NaN,
    )
    return { what: what?.kind === 'text' ? what.text : '', judged: judged!, marked: marked!, byChance: byChance! }
  })
}

describe('the data pack counts its marks and those that chance alone would make', () => {
  test('as many as the published judgements have, of the board’s own number of series', async () => {
    const { model, rows } = await chanceTable()
    const judgements = model.data.find(({ id }) => id === 'judgements')!
    const at = (key: string) => judgements.columns.findIndex(column => column.key === key)
    const ofForce = judgements.rows.filter(row => row[at('area')] === 'force')
    for (const [what, question] of [
      ['The month', 'month'],
      ['The year', 'year'],
    ] as const) {
      const words = ofForce
        .filter(row => row[at('question')] === question)
        .map(row => row[at('word')]!)
        .filter(word => word !== 'n/a')
      expect(rows.find(row => row.what === what)).toMatchObject({
        judged: words.length,
        marked: words.filter(word => word !== 'Comparable').length,
      })
    }
    const month = rows.find(row => row.what === 'The month')!
    const rates = Object.values(CHANCE_RATES.month['expected-range']).map(({ whole }) => whole)
    expect(month.byChance).toBeGreaterThan(Math.min(...rates) * month.judged)
    expect(month.byChance).toBeLessThan(Math.max(...rates) * month.judged)
  })

  test('half of the indicators: half of the marks by chance', async () => {
    const all = (await chanceTable()).rows.find(({ what }) => what === 'The month')!
    const some = await chanceTable(input => ({
      ...input,
      pack: {
        ...input.pack,
        priorities: [],
        sensitive: [],
        indicators: input.board.indicators
          .filter(({ breakdownOf }) => breakdownOf === undefined)
          .slice(0, 4)
          .map(({ id }) => id),
      },
    }))
    const fewer = some.rows.find(({ what }) => what === 'The month')!
    expect(fewer.judged).toBeLessThan(all.judged / 2)
    expect(fewer.byChance).toBeLessThan(all.byChance / 2)
  })
})

/** Four standard errors of a share of so many, and a third of a per cent. */
const tolerance = (rate: number, judged: number) => 4 * Math.sqrt((rate * (1 - rate)) / judged) + 0.003

describe('the rates in use are those of the methods as they are', () => {
  test.each([
    ['month', 'expected-range', 'count'],
    ['month', 'expected-range', 'percentage'],
    ['month', 'expected-range', 'average'],
    ['month', 'expected-range', 'headcount'],
    ['month', 'making-data-count', 'count'],
    ['year', 'expected-range', 'count'],
    ['year', 'expected-range', 'percentage'],
  ] as const)('%s, %s, %s', (question, method, kind) => {
    for (const isPart of [false, true]) {
      const { word, judged } = measureChance(question, kind, method, isPart, 30)
      const rate = CHANCE_RATES[question][method][kind][isPart ? 'part' : 'whole']
      expect(Math.abs(word - rate)).toBeLessThan(tolerance(rate, judged))
    }
  })
})

import { expect, test } from 'vitest'
import { addMonths } from '../../../shared/calendar/month.ts'
import { renderChart } from '../../../shared/charts/trend-chart.ts'
import type { Chart } from '../../../shared/document/chart.ts'
import type { Block } from '../../../shared/document/document.ts'
import type { Table } from '../../../shared/document/table.ts'
import { decimalsToTell } from '../../../shared/figures/decimals-to-tell.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import { dashboardRow } from '../../../shared/indicators/dashboard-row.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { rareEvents } from '../../../shared/packs/sections/rare-events.ts'
import { funnelLimits } from '../../../shared/statistics/funnel-limits.ts'
import { indicator, seriesOf, storedObservation } from '../../indicators/indicator-fixtures.ts'
import { samplePack } from '../sample-pack.ts'

const tablesOf = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap(block => (block.kind === 'table' ? [block.table] : []))
const chartsOf = (blocks: readonly Block[]): Chart[] =>
  blocks.flatMap(block => (block.kind === 'chart' ? [block.chart] : []))
const COUNT = 'all-recorded-crime'

/** The sample with two years of a count in every peer and part, each at a level of its own. */
async function withOthers() {
  const input = await samplePack('performance')
  const own = [...(input.revisions.get(COUNT)?.get('force') ?? [])]
  const last = [...new Set(own.map(({ period }) => period))].sort().at(-1)!
  const parts = input.board.areas.filter(({ kind }) => kind === 'part').map(({ id }) => id)
  const areas = [...input.board.peers.map(({ id }) => `peer-${id}`), ...parts]
  const others = areas.map(
    (area, a) =>
      [
        area,
        Array.from({ length: 24 }, (_, i) =>
          storedObservation(addMonths(last, i - 23), 300 + 97 * a + ((i * 7) % 11), { indicator: COUNT, area }),
        ),
      ] as const,
  )
  const revisions = new Map(input.revisions).set(COUNT, new Map([['force', own] as const, ...others]))
  return { ...input, revisions, pack: { ...input.pack, areas: ['force', ...parts] } }
}

const cells = (table: Table) =>
  table.rows.map(row =>
    row.map(cell => (cell.kind === 'figure' ? cell.figure.printed : cell.kind === 'text' ? cell.text : '')),
  )

test('rates are printed to as many decimals as tell them apart, four at most', () => {
  expect(decimalsToTell([0.06, 0.04, 1.2], 1)).toBe(2)
  expect(decimalsToTell([5.1, 5.2], 1)).toBe(1)
  expect(decimalsToTell([0.5, 0.5], 1)).toBe(1)
  expect(decimalsToTell([1 / 3, 1 / 3 + 1e-9], 1)).toBe(4)
})

test('an indicator with peers has a table of them with rank, interval and mean, and a chart of the same', async () => {
  const model = buildPackModel(await withOthers())
  const pages = model.appendices[0]!.sections
  const page = pages.find(({ blocks }) => tablesOf(blocks).some(({ id }) => id.endsWith('-peers')))!
  const table = tablesOf(page.blocks).find(({ id }) => id.endsWith('-peers'))!
  const rows = cells(table)
  const rates = rows.slice(0, -1).map(([, , rate]) => Number(rate!.replaceAll(/[,%]/g, '')))
  expect(rates).toEqual([...rates].sort((a, b) => a - b))
  expect(new Set(rates).size).toBe(rates.length)
  for (const [, , rate, from, to] of rows.slice(0, -1).filter(row => row[3] !== '[z]')) {
    expect(Number(from)).toBeLessThanOrEqual(Number(rate))
    expect(Number(to)).toBeGreaterThanOrEqual(Number(rate))
  }
  expect(rows.at(-1)![0]).toBe('Mean of the others')
  const chart = chartsOf(page.blocks).find(({ id }) => id.startsWith('peers-'))!
  expect(chart.bodies!.rows.map(({ printed }) => printed)).toEqual(rows.slice(0, -1).map(row => row[2]))
  for (const form of ['wide', 'narrow', 'mail', 'beside'] as const) {
    const svg = renderChart(chart, { form })
    expect(svg.match(/<circle/g)).toHaveLength(rates.length)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  }
})

test('rates of other bodies are not printed one by one for the public', async () => {
  const model = buildPackModel({ ...(await withOthers()), edition: 'public' })
  const tables = model.appendices.flatMap(({ sections }) => sections.flatMap(({ blocks }) => tablesOf(blocks)))
  expect(tables.filter(({ id }) => id.endsWith('-peers'))).toEqual([])
})

test('areas stand beside one another by the average of all, their size and how unlike they are', async () => {
  const model = buildPackModel(await withOthers())
  const tables = model.appendices.flatMap(({ sections }) => sections.flatMap(({ blocks }) => tablesOf(blocks)))
  const funnels = tables.filter(({ id }) => id.endsWith('-area-rates'))
  expect(funnels.length).toBeGreaterThan(0)
  for (const table of funnels)
    for (const [, rate, from, to, reading] of cells(table)) {
      const [value, lower, upper] = [rate, from, to].map(text => Number(text!.replaceAll(/[,%]/g, '')))
      expect(value! > upper! ? 'Higher' : value! < lower! ? 'Lower' : 'Comparable').toBe(reading)
    }
})

test('a funnel: limits of chance alone where areas are alike, wider where they are unlike beyond it', () => {
  const places = (events: readonly number[]) =>
    events.map((count, i) => ({ area: String(i), events: count, base: 1000 }))
  const alike = funnelLimits('rate', places([100, 104, 98, 97, 101]), 0.95)!
  expect(alike.overdispersion).toBe(0)
  expect(alike.areas[0]!.range.upper).toBeCloseTo(0.1 + 1.959964 * Math.sqrt(0.1 / 1000), 6)
  const unlike = funnelLimits('rate', places([100, 120, 80, 300]), 0.95)!
  // by hand: z scores -4.0825, -2.4495, -5.7155, 12.2474; sum of squares 205.33; weights 1 / 0.00015
  expect(unlike.overdispersion ** 2).toBeCloseTo((205.3333 - 3) / ((4 - 1) / 0.00015), 6)
  expect(unlike.areas.every(({ value, range }) => value <= range.upper && value >= range.lower)).toBe(true)
  const one = places([...Array.from({ length: 19 }, (_, i) => 90 + i), 260])
  const { areas } = funnelLimits('rate', one, 0.998)!
  expect(areas.filter(({ value, range }) => value > range.upper).map(({ area }) => area)).toEqual(['19'])
  expect(funnelLimits('rate', places([1, 2, 3]), 0.95)).toBeNull()
  expect(funnelLimits('proportion', places([0, 0, 0, 0]), 0.95)).toBeNull()
})

test('rare events have a chart of the months since the last one, marked where it has been longer than chance explains', () => {
  const kind = indicator({ name: 'Escapes', unit: 'escapes' })
  const subjectWith = (eventMonths: readonly number[], length: number) => {
    const series = seriesOf(
      ...Array.from({ length }, (_, i) => storedObservation(addMonths('2012-01', i), eventMonths.includes(i) ? 1 : 0)),
    )
    const row = dashboardRow(kind, 'force', series)
    return { indicator: kind, area: 'force', areaName: 'County', isWhole: true, series, row }
  }
  const events = [0, 5, 9, 14, 17, 23]
  const [usual] = chartsOf(rareEvents(subjectWith(events, 28), new FigureBook()))
  expect(usual!.points.slice(0, 7).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 0, 1])
  expect(usual!.points.every(({ mark }) => mark === 'none')).toBe(true)
  // gaps without an event 4, 3, 4, 2, 5: mean 3.6, limit 3.6 + 3 x sqrt(3.6 x 4.6)
  expect(usual!.lines.find(({ kind: line }) => line === 'upper-limit')!.values[0]).toBeCloseTo(
    3.6 + 3 * Math.sqrt(3.6 * 4.6),
    9,
  )
  const [long] = chartsOf(rareEvents(subjectWith(events, 48), new FigureBook()))
  expect(long!.points.at(-1)).toMatchObject({ value: 24, mark: 'filled', signal: 'improvement' })
  expect(
    rareEvents(
      subjectWith(
        Array.from({ length: 20 }, (_, i) => i),
        30,
      ),
      new FigureBook(),
    ),
  ).toEqual([])
})

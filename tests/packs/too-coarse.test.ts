import { beforeAll, describe, expect, it } from 'vitest'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { sentencesText } from '../../shared/document/text.ts'
import { listCharts, listTables } from '../../shared/document/walk.ts'
import { judgementsExport } from '../../shared/indicators/exports.ts'
import { judgeMonth } from '../../shared/indicators/judge-month.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import { printExplanation } from '../../shared/indicators/print-explanation.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { samplePack } from './sample-pack.ts'

/* Days of sickness per officer: 0.7, 0.8 and 0.9 in the papers, whose last digit is larger than the months differ by. */

const ID = 'sickness-police-officer'
const COARSE = 'The figure is rounded too coarsely to be judged.'
const SECURE = 1000
const CLASH = 480

/** The sample's figures, or the counts that they were rounded from: days lost, the newest month far above the rest, by officers. */
function withCounts(input: PackInput): PackInput {
  const held = input.revisions.get(ID)!.get('force')!
  const counted = held.map((observation, i) => ({
    ...observation,
    value: null,
    numerator: i === held.length - 1 ? SECURE + CLASH : SECURE + (i % 5),
    denominator: 1400,
  }))
  return { ...input, revisions: new Map([...input.revisions, [ID, new Map([['force', counted]])]]) }
}

/** What each place says of the newest month. */
function placesOf(input: PackInput, model: PackModel) {
  const page = model.appendices
    .find(({ id }) => id === 'indicators')!
    .sections.find(({ id }) => id === `indicator-${ID}`)!
  const { board, revisions } = input
  const indicator = board.indicators.find(({ id }) => id === ID)!
  const series = latestByMonth(revisions.get(ID)!.get('force')!)
  const rules = judgingRules(board, indicator, 'force')
  const judged = judgeMonth(indicator, series, '2018-03', rules)
  const { columns, rows } = judgementsExport(board, revisions, { hasOpenAlert: () => false, headlines: [] })
  const row = rows.find(cells => cells[0] === ID && cells[columns.indexOf('period')] === '2018-03')!
  const line = listTables(model.report).find(({ id }) => id === 'indicators')!
  const at = line.columns.findIndex(({ key }) => key === 'month_verdict')
  return {
    page: page.blocks
      .flatMap(block => (block.kind === 'facts' ? block.facts.map(({ words }) => sentencesText([words])) : []))
      .join(' '),
    chart: listCharts([page])[0]!,
    report: line.rows.find(cells => JSON.stringify(cells[0]).includes('Sickness - Police Officer'))![at],
    explained: printExplanation(indicator, 'force', judged),
    csv: columns.flatMap((column, i) => (['word', 'chart_mark', 'lower'].includes(column) ? [row[i]] : [])),
    alerts: findFiringPeriods(indicator, series, rules),
  }
}

describe('a figure whose months differ by less than its last digit', { timeout: 240_000 }, () => {
  let input: PackInput
  let model: PackModel
  beforeAll(async () => {
    input = await samplePack('performance')
    model = buildPackModel(input)
  })

  it('is said to be rounded too coarsely to be judged on its page, in explain and judgements.csv, and has no mark, range or alert', () => {
    const { page, chart, report, explained, csv, alerts } = placesOf(input, model)
    expect(page).toContain(COARSE)
    expect(explained).toContain('No judgement: the figure is rounded too coarsely to be judged.')
    expect(csv).toEqual(['', 'n/a', 'none'])
    expect(report).toMatchObject({ kind: 'verdict', word: 'n/a' })
    expect(chart.points.map(({ mark }) => mark)).not.toContain('marked')
    expect(chart.alternative).not.toMatch(/expected|Level/)
    expect(alerts).toEqual([])
    expect(JSON.stringify(model)).not.toContain('never varied')
  })

  it('is judged by its numerator and denominator where they are known, everywhere', () => {
    const counted = withCounts(input)
    const { page, chart, report, explained, csv, alerts } = placesOf(counted, buildPackModel(counted))
    expect(page).not.toContain(COARSE)
    expect(explained).toContain('Significantly Higher: above its expected range')
    expect(csv.slice(1)).toEqual(['Higher', 'filled'])
    expect(report).toMatchObject({ word: 'Higher', significant: true })
    expect(chart.alternative).toContain('significantly higher than expected')
    expect(alerts.at(-1)).toMatchObject({ direction: 'Higher', closed: null })
  })

  it('is said to be so by control charts too, where every month is the same', () => {
    const indicator = input.board.indicators.find(({ id }) => id === ID)!
    const held = input.revisions.get(ID)!.get('force')!
    const same = latestByMonth(held.map(observation => ({ ...observation, value: 0.8 })))
    const rules = { ...judgingRules(input.board, indicator, 'force'), method: 'making-data-count' as const }
    expect(judgeMonth(indicator, same, '2018-03', rules).rule).toBe('the figure is rounded too coarsely to be judged')
  })
})

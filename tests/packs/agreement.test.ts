import { beforeAll, describe, expect, it } from 'vitest'
import { writeAlertDigest } from '../../shared/alerts/digest.ts'
import { findFiringPeriods } from '../../shared/alerts/firing-periods.ts'
import { reconcileEpisodes } from '../../shared/alerts/reconcile-episodes.ts'
import type { IndicatorUpdate } from '../../shared/alerts/updates.ts'
import { wholeArea } from '../../shared/config/areas.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import type { Cell, Table } from '../../shared/document/table.ts'
import { cellText, sentencesText } from '../../shared/document/text.ts'
import { listCharts, listTables } from '../../shared/document/walk.ts'
import { lastMonthWithFigure } from '../../shared/indicators/dashboard-row.ts'
import { judgementsExport } from '../../shared/indicators/exports.ts'
import { judgingRules } from '../../shared/indicators/judging-rules.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { randomBoard } from './gate/random-board.ts'
import { samplePack } from './sample-pack.ts'

const verdictOf = (cell: Cell) => {
  if (cell.kind !== 'verdict') throw new Error(`no verdict in ${JSON.stringify(cell)}`)
  return `${cell.word}${cell.significant ? ', significant' : ''}`
}

/** What each place of a finished pack says of the newest month of an indicator. */
function placesOf(model: PackModel, id: string, name: string): Map<string, string> {
  const page = model.appendices
    .find(section => section.id === 'indicators')!
    .sections.find(s => s.id === `indicator-${id}`)!
  const rowOf = (tables: readonly Table[], column: string): Cell | undefined =>
    tables.flatMap(({ columns, rows }) => {
      const at = columns.findIndex(({ key }) => key === column)
      return at < 0 ? [] : rows.filter(([first]) => cellText(first!) === name).map(row => row[at]!)
    })[0]
  const found = new Map<string, string>()
  const say = (place: string, verdict: string | undefined) => verdict !== undefined && found.set(place, verdict)
  const inReport = rowOf(listTables(model.report), 'month_verdict')
  if (inReport !== undefined) say('table of the report', verdictOf(inReport))
  const inDashboard = rowOf(listTables(model.sections), 'v_1yr_avg')
  if (inDashboard !== undefined) say('dashboard', verdictOf(inDashboard))
  const steps = listTables([page]).find(table => table.id.endsWith('judged-month'))
  say('steps of the page', steps === undefined ? 'n/a' : cellText(steps.rows.at(-1)![1]!))
  for (const chart of [...listCharts([page]), ...listCharts(model.report)].filter(
    ({ subject }) => subject === `${id}/force`,
  )) {
    const words = /, (significantly )?(higher|lower) than expected\./.exec(chart.alternative)
    const isWithin = chart.alternative.includes(', within its expected range.')
    const side = words?.[2] === 'higher' ? 'Higher' : 'Lower'
    say(
      `words of ${chart.id}`,
      words ? `${side}${words[1] === undefined ? '' : ', significant'}` : isWithin ? 'Comparable' : 'n/a',
    )
    const mark = chart.points.findLast(({ value }) => value !== null)!.mark
    const isOutside = found.get(`words of ${chart.id}`)!.match(/Higher|Lower/) !== null
    expect(mark).toBe(
      isOutside ? (found.get(`words of ${chart.id}`)!.endsWith('significant') ? 'filled' : 'marked') : 'none',
    )
  }
  const text = page.blocks
    .flatMap(block => (block.kind === 'paragraph' ? [sentencesText(block.sentences)] : []))
    .join(' ')
  const said = /(well )?(above|below|within) its expected range/.exec(text)
  if (said !== null)
    say(
      'sentence of the page',
      said[2] === 'within'
        ? 'Comparable'
        : `${said[2] === 'above' ? 'Higher' : 'Lower'}${said[1] === undefined ? '' : ', significant'}`,
    )
  return found
}

/** What the day's alert and the row of `judgements.csv` say of the same month, from what the pack knew. */
function otherPlaces({ board, revisions }: PackInput, indicator: Indicator): Map<string, string> {
  const found = new Map<string, string>()
  const area = wholeArea(board)
  const series = latestByMonth(revisions.get(indicator.id)?.get(area.id) ?? [])
  const month = lastMonthWithFigure(series)!
  const { columns, rows } = judgementsExport(board, revisions, { hasOpenAlert: () => false, headlines: [] })
  const row = rows.find(cells => cells[0] === indicator.id && cells[1] === area.id && cells[2] === month)!
  const cell = (column: (typeof columns)[number]) => row[columns.indexOf(column)]
  found.set('judgements.csv', `${cell('word')}${cell('significant') === 'yes' ? ', significant' : ''}`)
  expect(cell('chart_mark')).toBe(
    cell('word') === 'n/a' || cell('word') === 'Comparable'
      ? 'none'
      : cell('significant') === 'yes'
        ? 'filled'
        : 'marked',
  )
  const periods = findFiringPeriods(indicator, series, judgingRules(board, indicator, area.id))
  const open = periods.at(-1)
  if (open === undefined || open.closed !== null || open.lastFired !== month) return found
  const subject = { indicator: indicator.id, area: area.id }
  const [episode] = reconcileEpisodes(subject, [open], [], '2018-05-03T09:00:00.000Z')
  const update: IndicatorUpdate = {
    kind: 'indicator',
    episode: episode!,
    event: 'opening',
    indicator,
    areas: [{ id: area.id, name: area.name, isWhole: true, series }],
    chart: null,
  }
  const words = JSON.stringify(writeAlertDigest(board, '2018-05-03', [update], []).letter.blocks[0])
  const said = /(significantly )?(above|below|within) /.exec(words)
  if (said !== null)
    found.set(
      'alert',
      said[2] === 'within'
        ? 'Comparable'
        : `${said[2] === 'above' ? 'Higher' : 'Lower'}${said[1] === undefined ? '' : ', significant'}`,
    )
  return found
}

function expectOneVerdict(model: PackModel, input: PackInput): { readonly places: number; readonly alerts: number } {
  let [places, alerts] = [0, 0]
  for (const indicator of indicatorsOf(model, input.board.indicators)) {
    const { id, name } = indicator
    const said = new Map([...placesOf(model, id, name), ...otherPlaces(input, indicator)])
    alerts += said.has('alert') ? 1 : 0
    expect([...new Set(said.values())], `${id}: ${JSON.stringify([...said])}`).toHaveLength(1)
    const matrix = listTables(model.sections).find(table => table.id === 'variation-and-assurance')!
    const row = matrix.rows.filter(cells => cells.slice(1).some(cell => cellText(cell).split('; ').includes(name)))
    expect(row).toHaveLength(1)
    const isWithin = cellText(row[0]![0]!).startsWith('Within')
    expect(isWithin).toBe([...said.values()][0] === 'Comparable')
    places += said.size
  }
  return { places, alerts }
}

const indicatorsOf = <T extends { readonly id: string }>({ appendices }: PackModel, indicators: readonly T[]): T[] => {
  const pages = appendices.find(({ id }) => id === 'indicators')!.sections
  return indicators.filter(({ id }) => pages.some(page => page.id === `indicator-${id}`))
}

describe('every place of a pack says the same of a month', { timeout: 240_000 }, () => {
  let model: PackModel
  let input: Awaited<ReturnType<typeof samplePack>>
  beforeAll(async () => {
    input = await samplePack('performance')
    model = buildPackModel(input)
  })

  it('in the sample: table, dashboard, matrix, steps, charts with their marks and words, sentences, alerts, judgements.csv', () => {
    const { places, alerts } = expectOneVerdict(model, input)
    expect(places).toBeGreaterThan(240)
    expect(alerts).toBeGreaterThan(3)
  })

  it('in random boards', () => {
    let alerts = 0
    for (let seed = 1; seed <= 12; seed++) {
      const board = randomBoard(seed)
      alerts += expectOneVerdict(buildPackModel(board), board).alerts
    }
    expect(alerts).toBeGreaterThan(3)
  })

  it('and a board that judges by control charts has their words, and nothing of expected ranges', () => {
    const verdicts = { ...input.board.verdicts, method: 'making-data-count' } as const
    const other = buildPackModel({ ...input, board: { ...input.board, verdicts } })
    for (const { id } of indicatorsOf(other, input.board.indicators)) {
      const page = other.appendices.find(s => s.id === 'indicators')!.sections.find(s => s.id === `indicator-${id}`)!
      for (const chart of listCharts([page])) {
        const labels = chart.lines.map(({ label }) => label).join(' ')
        expect(labels).not.toMatch(/expected|range (from|to)/)
        expect(JSON.stringify([chart.rangeNote, chart.notes])).not.toContain('expected')
      }
      const month = listTables([page]).filter(table => table.id.endsWith('judged-month'))
      expect(JSON.stringify(month)).not.toMatch(/"Spread"|"Season factor"/)
      const said = page.blocks.flatMap(block =>
        block.kind === 'paragraph'
          ? block.sentences
          : block.kind === 'facts'
            ? block.facts.map(({ words }) => words)
            : [],
      )
      expect(sentencesText(said)).not.toContain('expected')
    }
  })
})

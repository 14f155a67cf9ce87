import { shortMonth } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { MEASURE_COLUMNS } from '../../indicators/dashboard-row.ts'
import { writeFact } from '../../narrative/fact.ts'
import { findVerdict } from '../../narrative/facts/verdicts.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { dashboardColumns, verdictCell } from './dashboard-table.ts'

type Areas = AssessedIndicator['areas']

/** An indicator by area: its figures and verdicts, and what defends each verdict that is not Comparable. Nothing where there is one area. */
export function areaBlocks(board: BoardFile, { areas }: AssessedIndicator, book: FigureBook): Block[] {
  if (areas.length < 2) return []
  const departures = areas.slice(1).flatMap(({ subject, judgement }): Sentence[] => {
    const verdict = judgement?.versusOneYear
    if (subject.row === null || (verdict?.word !== 'Higher' && verdict?.word !== 'Lower')) return []
    const fact = findVerdict(subject, subject.row.dataTo, 'vs_1yr_avg', verdict)
    return fact === null ? [] : [writeFact(fact, book)]
  })
  return [
    { kind: 'table', table: areaTable(board, areas, book) },
    ...(departures.length === 0 ? [] : [{ kind: 'list', items: departures } as const]),
  ]
}

const AREA_COLUMNS = MEASURE_COLUMNS.filter(column => column !== 'minus_2_years' && column !== 'minus_3_years')
const AREA_HEADINGS: Record<string, string> = {
  current: 'Current',
  minus_1_year: '1 year before',
  fytd: 'Year to date',
  fytd_minus_1_year: 'Same, last year',
  rolling_12_months: 'Rolling 12 months',
  baseline: 'Baseline',
}

/** The same figures for every area of the pack, the whole last. */
function areaTable(board: BoardFile, areas: Areas, book: FigureBook): Table {
  const { indicator } = areas[0]!.subject
  const shown = AREA_COLUMNS.filter(column =>
    areas.some(({ subject: { row } }) => row !== null && row.measures[column].kind !== 'not-applicable'),
  )
  const ordered = [...areas.slice(1), areas[0]!]
  const verdict = dashboardColumns(board).find(({ key }) => key === 'v_1yr_avg')!
  return {
    id: `${indicator.id}-areas`,
    caption: `${indicator.name} by area`,
    columns: [
      { key: 'area', heading: 'Area', kind: 'text' },
      { key: 'data_to', heading: 'Data to', kind: 'text' },
      ...shown.map(column => ({ key: column, heading: AREA_HEADINGS[column]!, kind: 'number' as const })),
      verdict,
    ],
    rows: ordered.map(({ subject: { area, areaName, row }, judgement }): Cell[] => [
      { kind: 'text', text: areaName },
      { kind: 'text', text: row === null ? 'no data yet' : shortMonth(row.dataTo) },
      ...shown.map((column): Cell => {
        const measure = row?.measures[column] ?? { kind: 'not-available' as const, reason: 'no data yet', missing: [] }
        return { kind: 'figure', figure: book.measure(indicator, area, column, measure) }
      }),
      verdictCell(judgement?.versusOneYear),
    ]),
    notes: [],
  }
}

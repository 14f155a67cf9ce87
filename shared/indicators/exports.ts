import type { BoardFile } from '../config/schema/index.ts'
import { latestByMonth } from '../observations/knowledge.ts'
import type { KnownObservation } from '../observations/observation.ts'
import { dashboardRow, type MeasureColumn } from './dashboard-row.ts'
import { judgeSubject } from './judge-subject.ts'
import type { JudgedVerdict } from './judgement.ts'
import { printMeasure } from './print-figure.ts'

/** Every revision known, by indicator and area. */
export type Knowledge = ReadonlyMap<string, ReadonlyMap<string, readonly KnownObservation[]>>

const OBSERVATION_COLUMNS = [
  'indicator',
  'area',
  'period',
  'value',
  'numerator',
  'denominator',
  'n',
  'status',
  'drop',
  'known_from',
] as const

/** Current knowledge, a row per indicator, area and month. Empty means not applicable, never zero. */
export function observationsExport(known: Knowledge) {
  const text = (value: number | null) => (value === null ? '' : String(value))
  const rows = [...known.values()].flatMap(areas =>
    [...areas.values()].flatMap(revisions =>
      [...latestByMonth(revisions).values()].map(o => [
        o.indicator,
        o.area,
        o.period,
        text(o.value),
        text(o.numerator),
        text(o.denominator),
        text(o.n),
        o.status,
        o.drop,
        o.knownFrom,
      ]),
    ),
  )
  return { columns: OBSERVATION_COLUMNS, rows }
}

const DASHBOARD_COLUMNS = [
  'indicator',
  'area',
  'data_to',
  'current',
  'minus_1_year',
  'minus_2_years',
  'minus_3_years',
  'v_1yr_avg',
  'v_1yr_significant',
  'v_3yr_avg',
  'v_3yr_significant',
  'fytd',
  'fytd_minus_1_year',
  'rolling_12_months',
  'baseline',
  'performance_v_benchmark',
  'benchmark_significant',
  'most_similar_forces',
] as const

/** The dashboard as a pack built now prints it, a row per indicator and area that has a figure. */
export function dashboardExport(board: BoardFile, known: Knowledge) {
  const rows = board.indicators.flatMap(indicator => {
    const areas = known.get(indicator.id) ?? new Map<string, readonly KnownObservation[]>()
    const peers = board.peers.map(peer => ({ peer, series: latestByMonth(areas.get(`peer-${peer.id}`) ?? []) }))
    return [...areas].flatMap(([area, revisions]) => {
      const series = latestByMonth(revisions)
      const row = dashboardRow(indicator, area, series)
      if (row === null) return []
      const printed = (column: MeasureColumn) => printMeasure(indicator, row.measures[column])
      const verdict = ({ word, significant }: JudgedVerdict) => [word, significant ? 'yes' : 'no']
      const judged = judgeSubject(board, indicator, area, series, row.dataTo, peers)
      return [
        [
          ...[indicator.id, area, row.dataTo],
          ...(['current', 'minus_1_year', 'minus_2_years', 'minus_3_years'] as const).map(printed),
          ...verdict(judged.versusOneYear),
          ...verdict(judged.versusThreeYears),
          ...(['fytd', 'fytd_minus_1_year', 'rolling_12_months', 'baseline'] as const).map(printed),
          ...verdict(judged.versusBenchmark),
          judged.versusPeers.printed,
        ],
      ]
    })
  })
  return { columns: DASHBOARD_COLUMNS, rows }
}

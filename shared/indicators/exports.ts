import { periodEnding } from '../calendar/period.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { formatMeasure } from '../figures/format-figure.ts'
import type { StoredObservation } from '../observations/observation.ts'
import { latestByMonth } from '../observations/revisions.ts'
import { dashboardRow, lastMonthWithFigure, type MeasureColumn } from './dashboard-row.ts'
import { judgeMonth } from './judge-month.ts'
import { judgeSubject } from './judge-subject.ts'
import { judgeYear } from './judge-year.ts'
import type { JudgedVerdict } from './judgement.ts'
import { judgementFields } from './judgement-fields.ts'
import { judgingRules } from './judging-rules.ts'

/** Every revision known, by indicator and area. */
export type RevisionsByIndicator = ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>

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

/** Current knowledge, a row per indicator, area and month, quarter (`2018-03/P3M`) or year (`2018-03/P12M`). Empty means not applicable, never zero. */
export function observationsExport(
  revisionsByIndicator: RevisionsByIndicator,
  { indicators }: Pick<BoardFile, 'indicators'>,
) {
  const frequencies = new Map(indicators.map(({ id, frequency }) => [id, frequency]))
  const formatNullable = (value: number | null) => (value === null ? '' : String(value))
  const rows = [...revisionsByIndicator.values()].flatMap(areas =>
    [...areas.values()].flatMap(revisions =>
      [...latestByMonth(revisions).values()].map(o => [
        o.indicator,
        o.area,
        periodEnding(frequencies.get(o.indicator) ?? 'month', o.period) ?? o.period,
        formatNullable(o.value),
        formatNullable(o.numerator),
        formatNullable(o.denominator),
        formatNullable(o.n),
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
export function dashboardExport(board: BoardFile, revisionsByIndicator: RevisionsByIndicator) {
  const rows = board.indicators.flatMap(indicator => {
    const areas = revisionsByIndicator.get(indicator.id) ?? new Map<string, readonly StoredObservation[]>()
    const peers = board.peers.map(peer => ({ peer, series: latestByMonth(areas.get(`peer-${peer.id}`) ?? []) }))
    return [...areas].flatMap(([area, revisions]) => {
      const series = latestByMonth(revisions)
      const row = dashboardRow(indicator, area, series)
      if (row === null) return []
      const formatColumn = (column: MeasureColumn) => formatMeasure(indicator, row.measures[column])
      const formatVerdict = ({ word, significant }: JudgedVerdict) => [word, significant ? 'yes' : 'no']
      const judged = judgeSubject(board, indicator, area, series, row.dataTo, peers)
      return [
        [
          ...[indicator.id, area, row.dataTo],
          ...(['current', 'minus_1_year', 'minus_2_years', 'minus_3_years'] as const).map(formatColumn),
          ...formatVerdict(judged.versusOneYear),
          ...formatVerdict(judged.versusThreeYears),
          ...(['fytd', 'fytd_minus_1_year', 'rolling_12_months', 'baseline'] as const).map(formatColumn),
          ...formatVerdict(judged.versusBenchmark),
          judged.versusPeers.displayText,
        ],
      ]
    })
  })
  return { columns: DASHBOARD_COLUMNS, rows }
}

const JUDGEMENT_COLUMNS = [
  'indicator',
  'area',
  'period',
  'method',
  'value',
  'expected',
  'lower',
  'upper',
  'significant_lower',
  'significant_upper',
  'word',
  'significant',
  'chart_mark',
  'variation',
  'assurance',
  'alert',
  'headline',
] as const

/** What else a row of judgements says: the places where an alert is open, and the order of the headlines. */
export interface JudgementContext {
  readonly hasOpenAlert: (indicator: string, area: string) => boolean
  /** Indicators on page one, in the order they are printed. */
  readonly headlines: readonly string[]
}

/** Every judgement as a pack built now prints it: a row for the month and one for the year, numbers unrounded. */
export function judgementsExport(
  board: BoardFile,
  revisionsByIndicator: RevisionsByIndicator,
  { hasOpenAlert, headlines }: JudgementContext,
) {
  const rows = board.indicators.flatMap(indicator =>
    [...(revisionsByIndicator.get(indicator.id) ?? [])].flatMap(([area, revisions]) => {
      const series = latestByMonth(revisions)
      const month = lastMonthWithFigure(series)
      if (month === null || area.startsWith('peer-')) return []
      const rules = judgingRules(board, indicator, area)
      const place = headlines.indexOf(indicator.id)
      const isHeadline = place >= 0 && !rules.isPart
      return [judgeMonth(indicator, series, month, rules), judgeYear(indicator, series, month, rules)].map(judged => {
        const isOfMonth = judged.question === 'month'
        const fields = {
          indicator: indicator.id,
          area,
          period: judged.period,
          ...judgementFields(judged),
          alert: isOfMonth && hasOpenAlert(indicator.id, area) ? 'open' : '',
          headline: isOfMonth && isHeadline ? String(place + 1) : '',
        }
        return JUDGEMENT_COLUMNS.map(column => fields[column])
      })
    }),
  )
  return { columns: JUDGEMENT_COLUMNS, rows }
}

import type { BoardFile } from '../config/schema/index.ts'
import { latestByMonth } from '../observations/knowledge.ts'
import type { KnownObservation } from '../observations/observation.ts'
import { dashboardRow, MEASURE_COLUMNS } from './dashboard-row.ts'
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

/** The dashboard as a pack built now prints it, a row per indicator and area that has a figure. */
export function dashboardExport(board: BoardFile, known: Knowledge) {
  const rows = board.indicators.flatMap(indicator =>
    [...(known.get(indicator.id) ?? [])].flatMap(([area, revisions]) => {
      const row = dashboardRow(indicator, area, latestByMonth(revisions))
      return row === null
        ? []
        : [
            [
              indicator.id,
              area,
              row.dataTo,
              ...MEASURE_COLUMNS.map(column => printMeasure(indicator, row.measures[column])),
            ],
          ]
    }),
  )
  return { columns: ['indicator', 'area', 'data_to', ...MEASURE_COLUMNS], rows }
}

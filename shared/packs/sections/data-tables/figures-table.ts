import { monthsIn } from '../../../calendar/period.ts'
import type { Column, DataTable } from '../../../document/table.ts'
import { plainNumber } from '../../../indicators/judgement-fields.ts'
import { hasFigure } from '../../../indicators/measure.ts'
import { latestByMonth } from '../../../observations/revisions.ts'
import type { PackInput } from '../../input/pack-input.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { numberColumn, textColumn } from './data-column.ts'

const FIGURE_COLUMNS: readonly Column[] = [
  textColumn('indicator', 'Indicator'),
  textColumn('area', 'Area'),
  textColumn('area_kind', 'Kind of area', 'whole, part or national'),
  textColumn('month', 'Month'),
  numberColumn('value', 'Value', 'As it was supplied; empty where numerator and denominator give it'),
  numberColumn('numerator', 'Numerator'),
  numberColumn('denominator', 'Denominator'),
  numberColumn('n', 'Number', 'How many people were asked, or how many cases a figure is of'),
  textColumn('status', 'Status', 'published, provisional, estimated, revised, missing, suppressed or unconfirmed'),
  textColumn('adds_up', 'How months add up', 'count, percentage, mean, per-head or headcount'),
  numberColumn('decimals', 'Decimals', 'To which the figure is printed'),
  numberColumn(
    'months_in_figure',
    'Months in a figure',
    'The months that it is of, the last of which it stands under: 1, 3 or 12',
  ),
]

/** Only where an indicator of the pack is a rate. */
const PER = numberColumn('per', 'Per', 'Numerator over denominator is multiplied by it: 1000 for a rate per 1,000')

export function figuresTable(input: PackInput, assessed: readonly AssessedIndicator[]): DataTable {
  const hasRates = assessed.some(({ subject }) => subject.indicator.per !== undefined)
  const rows = assessed.flatMap(({ areas, subject: { indicator } }) =>
    [
      ...areas.map(({ subject }) => ({ ...subject, kind: subject.isWhole ? 'whole' : 'part' })),
      ...nationalSubjects(input, indicator.id),
    ].flatMap(({ area, kind, series }) =>
      [...series.values()]
        .sort((a, b) => (a.period < b.period ? -1 : 1))
        .map(observation => {
          const { period, value, numerator, denominator, n, status } = observation
          // an unconfirmed figure is used by nothing and shown to nobody
          const figures = hasFigure(observation) ? [value, numerator, denominator, n] : [null, null, null, null]
          const { aggregation, decimals } = indicator
          const printed = [aggregation, String(decimals), String(monthsIn(indicator.frequency))]
          const per = hasRates ? [indicator.per === undefined ? '' : String(indicator.per)] : []
          return [indicator.id, area, kind, period, ...figures.map(plainNumber), status, ...printed, ...per]
        }),
    ),
  )
  return {
    id: 'figures',
    caption: 'Every month of every indicator and area of this pack',
    columns: hasRates ? [...FIGURE_COLUMNS, PER] : FIGURE_COLUMNS,
    rows,
  }
}

/** The country or region that an indicator is compared with. */
function nationalSubjects({ board, revisions }: PackInput, indicator: string) {
  return board.areas
    .filter(({ kind }) => kind === 'national')
    .map(({ id, kind }) => ({ area: id, kind, series: latestByMonth(revisions.get(indicator)?.get(id) ?? []) }))
}

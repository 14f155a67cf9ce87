import { longMonth, monthsEnding } from '../../calendar/month.ts'
import { partAreas } from '../../config/areas.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Cell } from '../../document/table.ts'
import { decimalsToTell } from '../../figures/decimals-to-tell.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { isAmount } from '../../indicators/judge.ts'
import { RATE_POPULATION } from '../../indicators/judge-peers.ts'
import { measureMonths } from '../../indicators/measure.ts'
import { type FunnelPlace, funnelLimits } from '../../statistics/funnel-limits.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** Of all areas of a page together. */
const CONFIDENCE = 0.998

/**
 * The areas of an indicator beside one another: the rate of each over the twelve months, and where it is expected by the average of all of
 * them, by its size and by how unlike they are. Nothing with fewer than four areas that have rates.
 */
export function areaFunnel(board: BoardFile, { subject, areas }: AssessedIndicator, book: FigureBook): Block[] {
  const { indicator, row } = subject
  const isShare = indicator.aggregation === 'percentage' && !indicator.mayExceed100 && !indicator.withoutCounts
  if (row === null || (!isShare && (indicator.aggregation !== 'count' || isAmount(indicator)))) return []
  const months = monthsEnding(row.dataTo, 12)
  const populations = new Map(partAreas(board).map(({ id, population }) => [id, population]))
  const places = areas.flatMap(({ subject: { area, isWhole, series } }): FunnelPlace[] => {
    const measure = measureMonths(indicator, series, months)
    if (isWhole || measure.kind !== 'value') return []
    const [events, base] = isShare ? [measure.numerator, measure.denominator] : [measure.value, populations.get(area)]
    return events === null || !base ? [] : [{ area, events, base }]
  })
  const funnel = funnelLimits(isShare ? 'proportion' : 'rate', places, CONFIDENCE)
  if (funnel === null) return []
  const scale = isShare ? 100 : RATE_POPULATION
  const decimals = decimalsToTell(
    funnel.areas.map(({ value }) => value * scale),
    1,
  )
  const period = { from: months[0]!, to: months.at(-1)! }
  const cell = (area: string, measure: string, exact: number): Cell => ({
    kind: 'figure',
    figure: book.derived({
      indicator: indicator.id,
      area,
      measure: `${measure} among the areas, ${period.from} to ${period.to}`,
      exact: exact * scale,
      decimals,
      suffix: isShare ? '%' : '',
      period,
    }),
  })
  const names = new Map(areas.map(({ subject: { area, areaName } }) => [area, areaName]))
  const unit = isShare ? indicator.unit : `${indicator.unit} for 1,000 people`
  return [
    {
      kind: 'table',
      table: {
        id: `${indicator.id}-area-rates`,
        caption: `${indicator.name}, areas beside one another: ${unit}, ${longMonth(period.from)} to ${longMonth(period.to)}`,
        columns: [
          { key: 'area', heading: 'Area', kind: 'text' },
          { key: 'rate', heading: 'Rate', kind: 'number', description: unit },
          { key: 'expected_from', heading: 'Expected from', kind: 'number' },
          { key: 'expected_to', heading: 'Expected to', kind: 'number' },
          { key: 'reading', heading: 'What it shows', kind: 'text' },
        ],
        rows: funnel.areas.map(({ area, value, range }): Cell[] => [
          { kind: 'text', text: names.get(area) ?? area },
          cell(area, 'rate', value),
          cell(area, 'expected from', range.lower),
          cell(area, 'expected to', range.upper),
          { kind: 'text', text: value > range.upper ? 'Higher' : value < range.lower ? 'Lower' : 'Comparable' },
        ]),
        notes: [
          'Expected of an area of its size, by the average of all areas and by how unlike they are beyond chance (a funnel at the stricter range).',
        ],
      },
    },
  ]
}

import type { Month } from '../../calendar/month.ts'
import { partAreas, wholeArea } from '../../config/areas.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'

/** Places outside the parts, which no edition prints: a reader knows of them what sums leave over. */
export const UNPRINTED_AREAS: readonly string[] = ['elsewhere', 'no-location']

/** A figure that sums lead to: one indicator in one area in one month. `value` is null where a supplier withheld it. */
export interface SuppressionCell {
  readonly id: string
  readonly indicator: string
  readonly area: string
  /** True for all that the board is for. */
  readonly isWhole: boolean
  readonly value: number | null
  /** Counts from 1 to this are withheld. */
  readonly largest: number
  readonly isSmall: boolean
}

/** Cells that are known to add up: the sum of value x coefficient is the same whatever the withheld cells are. */
export type Relation = readonly { readonly cell: string; readonly coefficient: 1 | -1 }[]

/** Everything of one month that a reader could add up. `relations` hold exactly or, in `atMost`, with something left over. */
export interface MonthCells {
  readonly month: Month
  readonly cells: ReadonlyMap<string, SuppressionCell>
  readonly relations: readonly Relation[]
  /** The total (coefficient 1) less its parts (−1) leaves `left`, of which a reader knows only that it is not negative. */
  readonly bounds: readonly { readonly relation: Relation; readonly remainder: number }[]
}

/** Name of a cell within its month. */
export function cellId(indicator: string, area: string): string {
  return `${indicator}/${area}`
}

/**
 * What adds up in a month: the whole is the sum of its parts and of what lies outside them, a total
 * the sum of its parts. Parts that leave something over bound their total from below only; parts that overlap do so
 * one by one.
 *
 * Sums over months, differences, rates and limits need no relation here: an edition without a month is built without it, so
 * a sum that has a withheld month in it is withheld itself, and everything else follows from months that are printed.
 *
 * @param cells of one month: those that editions print, and those of UNPRINTED_AREAS where there is anything in them (nothing
 *   there is as good as known)
 */
export function relateCells(board: BoardFile, month: Month, cells: readonly SuppressionCell[]): MonthCells {
  const byId = new Map(cells.map(cell => [cell.id, cell]))
  const relations: Relation[] = []
  const bounds: { relation: Relation; remainder: number }[] = []
  const areas = [...new Set(cells.map(cell => cell.area))]
  const indicators = [...new Set(cells.map(cell => cell.indicator))]
  const districts = partAreas(board).map(area => area.id)
  const whole = wholeArea(board).id
  const present = (indicator: string, places: readonly string[]) =>
    places.map(area => byId.get(cellId(indicator, area))).filter(cell => cell !== undefined)
  const relation = (total: string, parts: readonly string[]): Relation => [
    { cell: total, coefficient: 1 },
    ...parts.map(part => ({ cell: part, coefficient: -1 as const })),
  ]
  const addBound = (total: SuppressionCell, parts: readonly SuppressionCell[]): void => {
    const remainder = remainderOf(total, parts)
    if (remainder !== null && remainder >= 0) bounds.push({ relation: relation(total.id, idsOf(parts)), remainder })
    else if (parts.length > 1) for (const part of parts) addBound(total, [part])
  }
  for (const indicator of indicators) {
    const total = byId.get(cellId(indicator, whole))
    const parts = present(indicator, districts)
    if (total === undefined || parts.length === 0) continue
    if (parts.length === districts.length)
      relations.push(relation(total.id, idsOf([...parts, ...present(indicator, UNPRINTED_AREAS)])))
    else addBound(total, parts)
  }
  for (const [whole, members] of breakdowns(board)) {
    for (const area of areas) {
      const total = byId.get(cellId(whole, area))
      const parts = members.map(member => byId.get(cellId(member, area))).filter(cell => cell !== undefined)
      if (total === undefined || parts.length === 0) continue
      if (parts.length === members.length && remainderOf(total, parts) === 0)
        relations.push(relation(total.id, idsOf(parts)))
      else addBound(total, parts)
    }
  }
  return { month, cells: byId, relations, bounds }
}

const idsOf = (cells: readonly SuppressionCell[]) => cells.map(cell => cell.id)

/** What a total has beyond its parts; null where a supplier withheld one of them, 0 where exactly one: it is what is missing. */
function remainderOf(total: SuppressionCell, parts: readonly SuppressionCell[]): number | null {
  const unknown = [total, ...parts].filter(cell => cell.value === null).length
  if (unknown > 0) return unknown === 1 && total.value !== null ? 0 : null
  return total.value! - parts.reduce((sum, part) => sum + part.value!, 0)
}

/** Every total with its parts, a list for each way of dividing it: searches by ethnicity, and by age. */
function breakdowns(board: BoardFile): [string, readonly string[]][] {
  const dimension = new Map(board.groups.map(group => [group.indicator, group.dimension]))
  const members = new Map<string, { whole: string; parts: string[] }>()
  for (const indicator of board.indicators.filter(isAdditive)) {
    if (indicator.breakdownOf === undefined) continue
    const key = `${indicator.breakdownOf}#${dimension.get(indicator.id) ?? ''}`
    const breakdown = members.get(key) ?? { whole: indicator.breakdownOf, parts: [] }
    breakdown.parts.push(indicator.id)
    members.set(key, breakdown)
  }
  return [...members.values()].map(({ whole, parts }) => [whole, parts])
}

function isAdditive(indicator: Indicator): boolean {
  return indicator.aggregation === 'count' || indicator.aggregation === 'headcount'
}

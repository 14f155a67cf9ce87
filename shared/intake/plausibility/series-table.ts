import type { Month } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Observation } from '../../observations/observation.ts'
import { isFileTotal } from '../police-uk/totals.ts'
import type { KnownFigures } from './known-figures.ts'

/** What is known of every series of a drop, with what the drop itself says of the other months. */
export class SeriesTable {
  readonly #incoming = new Map<string, Map<Month, Observation>>()
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #areas: ReadonlyMap<string, { readonly name: string; readonly kind: string }>
  readonly #whole: string | undefined

  constructor(
    readonly known: KnownFigures,
    incoming: readonly Observation[],
    board: BoardFile,
  ) {
    this.#indicators = new Map(board.indicators.map(indicator => [indicator.id, indicator]))
    this.#areas = new Map(board.areas.map(area => [area.id, area]))
    this.#whole = board.areas.find(({ kind }) => kind === 'whole')?.id
    for (const observation of incoming) {
      const key = `${observation.indicator}|${observation.area}`
      const months = this.#incoming.get(key) ?? new Map<Month, Observation>()
      if (observation.status !== 'unconfirmed') this.#incoming.set(key, months.set(observation.period, observation))
    }
  }

  indicator(id: string): Indicator | undefined {
    return this.#indicators.get(id)
  }

  areaName(id: string): string {
    return this.#areas.get(id)?.name ?? id
  }

  /**
   * Whether a figure is judged: not those of the rest (elsewhere, no location), which move as the publisher's maps do, and of a publisher's
   * file not the many small ones of each type in each district.
   */
  isJudged(observation: Observation): boolean {
    const { indicator, area } = observation
    const isWhole = this.isWhole(observation)
    if (!isWhole && !this.#areas.has(area)) return false
    return isWhole || this.#indicators.get(indicator)?.feed === 'indicators' || this.isTotal(observation)
  }

  /** Whether a figure is of a whole body: ours, or a peer. */
  isWhole({ area }: Observation): boolean {
    return area === this.#whole || area.startsWith('peer-')
  }

  /** The figure that was known for the same month. */
  knownFigure({ indicator, area, period }: Observation): number | undefined {
    return this.known.get(indicator)?.get(area)?.get(period)?.value ?? undefined
  }

  /** Whether other months of the series have figures above zero: what a missing month is missed by. */
  hasHistory({ indicator, area }: Observation): boolean {
    return [...(this.known.get(indicator)?.get(area)?.values() ?? [])].some(({ value }) => (value ?? 0) > 0)
  }

  /** Every month's figure, known or in the drop. */
  series({ indicator, area }: Observation): Map<Month, number> {
    const months = new Map<Month, number>()
    for (const observation of this.#observations(indicator, area))
      if (observation.value !== null) months.set(observation.period, observation.value)
    return months
  }

  /** Numerator over denominator of the other months. */
  ratios({ indicator, area, period }: Observation): number[] {
    return this.#observations(indicator, area).flatMap(({ numerator, denominator, period: month }) =>
      month === period || numerator === null || denominator === null || denominator <= 0
        ? []
        : [numerator / denominator],
    )
  }

  /** What the figure is a part of: the whole, for a part; the wider indicator, for a breakdown. Undefined where that is not known. */
  whole({ indicator, area, period }: Observation): { readonly name: string; readonly value: number } | undefined {
    const { aggregation, breakdownOf, frequency } = this.#indicators.get(indicator) ?? {}
    if (aggregation !== 'count' && aggregation !== 'headcount') return undefined
    const parents = [
      this.#areas.get(area)?.kind === 'part' && this.#whole !== undefined ? ([indicator, this.#whole] as const) : null,
      // a quarter is no part of a month
      breakdownOf === undefined || this.#indicators.get(breakdownOf)?.frequency !== frequency
        ? null
        : ([breakdownOf, area] as const),
    ]
    for (const parent of parents) {
      if (parent === null) continue
      const value = this.#observations(...parent).find(({ period: month }) => month === period)?.value
      const isArea = parent[1] !== area
      const name = isArea ? this.areaName(parent[1]) : (this.#indicators.get(parent[0])?.name ?? parent[0])
      if (typeof value === 'number') return { name, value }
    }
    return undefined
  }

  /** The figure that a publisher's whole file comes to. */
  isTotal({ indicator }: Observation): boolean {
    return isFileTotal(indicator)
  }

  #observations(indicator: string, area: string): Observation[] {
    const months = new Map(this.known.get(indicator)?.get(area))
    for (const [month, observation] of this.#incoming.get(`${indicator}|${area}`) ?? []) months.set(month, observation)
    return [...months.values()]
  }
}

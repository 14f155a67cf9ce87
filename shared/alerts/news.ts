import type { Indicator } from '../config/schema/indicator.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import type { Told } from '../narrative/telling.ts'
import type { Episode } from './episode.ts'
import type { RegisterAlert } from './explain-registers.ts'

/** An episode of an indicator to be told, and what is known of it: the force first, then its districts. */
export interface IndicatorNews {
  readonly kind: 'indicator'
  readonly episode: Episode
  readonly told: 'opening' | 'closing'
  readonly indicator: Indicator
  readonly areas: readonly { readonly id: string; readonly name: string; readonly series: MonthlySeries }[]
}

/** An episode of a risk or of an action of a plan, in the words that its register gives it. */
export interface RegisterNews extends RegisterAlert {
  readonly kind: 'register'
  readonly episode: Episode
  readonly told: 'opening' | 'closing'
}

export type EpisodeNews = IndicatorNews | RegisterNews

/** The indicator in its areas, as sentences take it: the force first. */
export function toldOf({ indicator, areas }: IndicatorNews): Told[] {
  return areas.map(({ id, name, series }) => ({ indicator, area: id, areaName: name, series }))
}

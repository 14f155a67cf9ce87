import type { Indicator } from '../config/schema/indicator.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import type { Subject } from '../narrative/words/wording.ts'
import type { Episode } from './episode.ts'
import type { RegisterAlert } from './explain-registers.ts'

/** An episode of an indicator to report, with its judgements: the whole first, then its parts. */
export interface IndicatorUpdate {
  readonly kind: 'indicator'
  readonly episode: Episode
  readonly event: 'opening' | 'closing'
  readonly indicator: Indicator
  readonly areas: readonly { readonly id: string; readonly name: string; readonly series: MonthlySeries }[]
}

/** An episode of a risk or of an action of a plan, in its register's words. */
export interface RegisterUpdate extends RegisterAlert {
  readonly kind: 'register'
  readonly episode: Episode
  readonly event: 'opening' | 'closing'
}

export type AlertUpdate = IndicatorUpdate | RegisterUpdate

/** The indicator's areas as sentences need them: the whole first. */
export function updateSubjects({ indicator, areas }: IndicatorUpdate): Subject[] {
  return areas.map(({ id, name, series }, place) => ({
    indicator,
    area: id,
    areaName: name,
    isWhole: place === 0,
    series,
  }))
}

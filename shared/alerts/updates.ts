import type { Indicator } from '../config/schema/indicator.ts'
import type { Chart } from '../document/chart.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import type { Subject } from '../narrative/words/subject.ts'
import type { Episode } from './episode.ts'
import type { RegisterAlert } from './explain-registers.ts'

/** An episode of an indicator to report, with its figures. */
export interface IndicatorUpdate {
  readonly kind: 'indicator'
  readonly episode: Episode
  readonly event: 'opening' | 'closing'
  readonly indicator: Indicator
  /** The episode's own area first; where that is the whole, its parts after it. */
  readonly areas: readonly AlertArea[]
  /** The months of the episode's area, drawn; null where nothing is to be drawn. */
  readonly chart: Chart | null
}

interface AlertArea {
  readonly id: string
  readonly name: string
  readonly isWhole: boolean
  readonly series: MonthlySeries
}

/** An episode of a risk or of an action of a plan, in its register's words. */
export interface RegisterUpdate extends RegisterAlert {
  readonly kind: 'register'
  readonly episode: Episode
  readonly event: 'opening' | 'closing'
}

export type AlertUpdate = IndicatorUpdate | RegisterUpdate

/** The indicator's areas as sentences need them, in the same order. */
export function updateSubjects({ indicator, areas }: IndicatorUpdate): Subject[] {
  return areas.map(({ id, name, isWhole, series }) => ({
    indicator,
    area: id,
    areaName: name,
    isWhole,
    series,
  }))
}

/** The indicator, with its area where that is a part: `Complaints, North`. */
export function updateName(update: AlertUpdate): string {
  if (update.kind === 'register') return update.subject
  const [own] = update.areas
  return own === undefined || own.isWhole ? update.indicator.name : `${update.indicator.name}, ${own.name}`
}

/** What a letter reports, with the parts that one of its alerts speaks for. */
export interface GroupedUpdates {
  readonly updates: readonly AlertUpdate[]
  /** Names of the parts, by the update of their whole. */
  readonly partsIn: ReadonlyMap<AlertUpdate, readonly string[]>
}

/** The opening of a part is said in that of its whole, where both open the same way in one letter: one change is one alert. */
export function groupParts(updates: readonly AlertUpdate[]): GroupedUpdates {
  const partsIn = new Map<AlertUpdate, string[]>()
  const shown = updates.filter(update => {
    if (update.kind === 'register' || update.event === 'closing' || update.areas[0]?.isWhole !== false) return true
    const whole = updates.find(
      other =>
        other.kind === 'indicator' &&
        other.event === 'opening' &&
        other.areas[0]?.isWhole === true &&
        other.episode.indicator === update.episode.indicator &&
        other.episode.direction === update.episode.direction,
    )
    if (whole === undefined) return true
    partsIn.set(whole, [...(partsIn.get(whole) ?? []), update.areas[0].name])
    return false
  })
  return { updates: shown, partsIn }
}

import type { Month } from '../calendar/month.ts'
import type { PeerJudgement, SubjectJudgements } from '../indicators/judgement.ts'
import type { Subject } from './words/subject.ts'

/** An indicator in an area, what was judged of it, and what else may be set beside it. */
export interface IndicatorInput extends Subject {
  /** The month that was judged, the last with a figure; null where none is held. */
  readonly month: Month | null
  /** What the dashboard says of that month. */
  readonly judgement: SubjectJudgements
  /** The country or region, as an area of the same indicator. */
  readonly national?: readonly Subject[]
  /** The peers, each as an area of the same indicator. */
  readonly peers?: readonly Subject[]
  /** The place among them a year before. */
  readonly peersBefore?: PeerJudgement | null
  /** The month that the last pack reported; null for the first pack. */
  readonly previousMonth?: Month | null
  /** The areas that make up this one. */
  readonly areas?: readonly Subject[]
  /** The indicators that are parts of this one, in the same area. */
  readonly components?: readonly Subject[]
  /** The indicator that this one is a part of. */
  readonly overall?: Subject
}

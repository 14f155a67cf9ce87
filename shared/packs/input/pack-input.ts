import type { CalendarDate } from '../../calendar/date.ts'
import type { Month } from '../../calendar/month.ts'
import { wholeArea } from '../../config/areas.ts'
import type { Area } from '../../config/schema/area.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Meeting } from '../../config/schema/meeting.ts'
import type { Pack } from '../../config/schema/pack.ts'
import type { Sender } from '../../config/sender.ts'
import { type DashboardRow, dashboardRow, lastMonthWithFigure } from '../../indicators/dashboard-row.ts'
import type { MonthlySeries } from '../../indicators/measure.ts'
import type { Restatement, StoredObservation } from '../../observations/observation.ts'
import { latestByMonth, listRestatements } from '../../observations/revisions.ts'
import type { BoardRegisters } from '../../registers/board-registers.ts'
import type { PaperContent } from '../../registers/papers/paper.ts'
import type { Edition } from '../model/pack-model.ts'
import type { CorrectionOrder } from '../model/pack-run.ts'
import type { Supplement } from './supplement.ts'

/** A drop as the paper names it: its file, when it came and who sent it. */
export interface PackDrop {
  readonly file: string
  readonly feed: string
  readonly sentBy?: Sender
  readonly knownFrom: string
}

/** A version that was issued, and why another takes its place. */
export interface CorrectedVersion {
  readonly version: number
  readonly order: CorrectionOrder
  /** Instant that it was due. */
  readonly issuedAt: string
  /** Drops that it knew. */
  readonly drops: ReadonlySet<string>
}

/** All that a pack is made from: the board's file, and what was known when the pack was pinned. */
export interface PackInput {
  /** As it is on the day of the meeting, with the areas and peers of the month reported. */
  readonly board: BoardFile
  /** Areas that there are no more; absent where there are none. */
  readonly formerAreas?: readonly Area[]
  readonly pack: Pack
  readonly meeting: Meeting
  readonly edition: Edition
  readonly version: number
  readonly scheduledFor: string
  readonly asKnownAt: string
  /** Every revision brought by the pinned drops: indicator, then area. */
  readonly revisions: ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>
  /** Months of which nothing is known but a figure that waits to be confirmed: indicator, then area; absent where there is none. */
  readonly held?: ReadonlyMap<string, ReadonlyMap<string, readonly Month[]>>
  readonly drops: ReadonlyMap<string, PackDrop>
  /** Actions, meetings, plans and risks as the pinned drops brought them. */
  readonly registers: BoardRegisters
  /** What the papers by other authors say, by the drop that brought each; only those of this meeting. */
  readonly papers?: ReadonlyMap<string, PaperContent>
  /** The pack issued before this one: its run, the date of its meeting and the drops that it knew; null for the first. */
  readonly previous: {
    readonly run: string
    readonly meeting: CalendarDate
    readonly drops: ReadonlySet<string>
  } | null
  /** The version that this one corrects; absent for the first. */
  readonly corrects?: CorrectedVersion
  /** The one paper that is printed; absent for a pack. */
  readonly supplement?: Supplement
  /** A word for every page of a run that is not for a real board, such as a sample; absent for a real one. */
  readonly notice?: string
  /** Figures left out of the revisions so that nobody can be identified, as `indicator/area/month`; absent where nothing is. */
  readonly withheld?: ReadonlySet<string>
}

/** One indicator in one area, ready to be written about. */
export interface PackSubject {
  readonly indicator: Indicator
  readonly area: string
  readonly areaName: string
  readonly isWhole: boolean
  readonly series: MonthlySeries
  readonly row: DashboardRow | null
  /** Months whose figures wait to be confirmed, where nothing else is known of them; absent where there is none. */
  readonly held?: readonly Month[]
}

/** The indicators the pack prints, in the order of the board's file. */
export function packIndicators(board: BoardFile, pack: Pack): Indicator[] {
  if (pack.indicators === 'none') return []
  return pack.indicators === 'all'
    ? [...board.indicators]
    : board.indicators.filter(i => pack.indicators.includes(i.id))
}

/** Name of an area as the paper prints it; peers by their own. */
export function areaName(board: BoardFile, id: string): string {
  const own = board.areas.find(area => area.id === id)
  if (own) return own.name
  const peer = board.peers.find(p => `peer-${p.id}` === id)
  if (peer) return peer.name
  return id === 'elsewhere' ? 'Elsewhere' : id === 'no-location' ? 'No location' : id
}

/** What is known of each indicator in each area of the pack, as of the pinned drops. */
export function packSubjects(input: PackInput): Map<string, PackSubject[]> {
  const { board, pack, revisions, withheld, held } = input
  const whole = wholeArea(board).id
  return new Map(
    packIndicators(board, pack).map(indicator => [
      indicator.id,
      pack.areas.map(area => {
        const series = latestByMonth(revisions.get(indicator.id)?.get(area) ?? [])
        // a month that is withheld is known: the figure does not end before it
        const months = [...series.keys()].filter(month => withheld?.has(`${indicator.id}/${area}/${month}`))
        const last = [...months, lastMonthWithFigure(series) ?? ''].sort().at(-1)!
        const row = last === '' ? null : dashboardRow(indicator, area, series, last)
        const waiting = held?.get(indicator.id)?.get(area) ?? []
        return {
          indicator,
          area,
          areaName: areaName(board, area),
          isWhole: area === whole,
          series,
          row,
          ...(waiting.length > 0 && { held: waiting }),
        }
      }),
    ]),
  )
}

/** Figures of the pack's subjects that are not as the previous pack knew them. Empty for the first pack. */
export function restatedSincePrevious(input: PackInput): Restatement[] {
  const { board, pack, previous, revisions } = input
  if (previous === null) return []
  return packIndicators(board, pack).flatMap(indicator =>
    pack.areas.flatMap(area => {
      const all = revisions.get(indicator.id)?.get(area) ?? []
      const before = latestByMonth(all.filter(o => previous.drops.has(o.drop)))
      return listRestatements(before, latestByMonth(all))
    }),
  )
}

import type { CalendarDate } from '../../../calendar/date.ts'
import type { LocalCalendar } from '../../../calendar/local-calendar.ts'
import type { Instant } from '../../../calendar/local-time.ts'
import type { Block } from '../../../document/document.ts'
import type { Cell, IconName, Table } from '../../../document/table.ts'
import type { Direction } from '../../../registers/delivery-plan/entry.ts'
import type { PlanHistory } from '../../../registers/delivery-plan/history.ts'
import {
  type PlanProgress,
  quoteAction,
  reportProgress,
  summariseRatings,
} from '../../../registers/delivery-plan/progress.ts'
import { DIRECTION_KEY, RATING_KEY } from '../../../registers/delivery-plan/rating.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { textCell } from './cells.ts'
import { otherPlans } from './other-plans.ts'
import { registerDateNote } from './register-date-note.ts'

const DIRECTION_ICONS: Readonly<Record<Direction, IconName>> = { improved: 'up', same: 'level', deteriorated: 'down' }

/**
 * The delivery plan on the day of the meeting: a table of ratings and directions, then each action under a heading of its
 * own with its latest update; other plans summed up. Null when no plan is known.
 *
 * @param lastReport day of the last report, null for the first
 * @param heading what the board calls its plan
 */
export function deliveryPlan(
  histories: readonly PlanHistory[],
  date: CalendarDate,
  lastReport: CalendarDate | null,
  asKnownAt: Instant,
  heading: string,
  local: LocalCalendar,
): DraftSection | null {
  const progress = histories.flatMap(({ versions }) => reportProgress(versions, date, lastReport, local) ?? [])
  if (progress.length === 0) return null
  const own = progress.filter(({ action }) => action.plan === null)
  const others = progress.filter(({ action }) => action.plan !== null)
  const themes = [...new Set(own.map(themeOf))]
  const note = registerDateNote(histories, asKnownAt, local)
  return {
    id: 'delivery-plan',
    heading,
    blocks: [
      ...(own.length > 0
        ? [ratingsCallout(own), { kind: 'table', table: planTable(own, lastReport !== null, note) } as const]
        : []),
      ...(others.length > 0
        ? [{ kind: 'table', table: otherPlans(others, own.length > 0 ? [] : [note]) } as const]
        : []),
    ],
    sections: themes.map((theme, i) => ({
      id: `plan-theme-${i + 1}`,
      heading: theme,
      blocks: [],
      sections: own
        .filter(one => themeOf(one) === theme)
        .map(one => ({
          id: headingId(one),
          heading: quoteAction(one.action.action),
          blocks: updateBlocks(one),
        })),
    })),
  }
}

/** Not a numbered paragraph: the themes keep the first numbers of the section. */
const ratingsCallout = (own: readonly PlanProgress[]): Block => ({
  kind: 'callout',
  tone: 'note',
  heading: 'Delivery status',
  sentences: [[summariseRatings(own)]],
})

const headingId = ({ action }: PlanProgress) => `plan-${action.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
const themeOf = ({ action }: PlanProgress) => action.theme ?? 'Actions'

/** The number that the plan and its cross-references know the action by, its rating and why, then its latest update. */
function updateBlocks({ action, rating, direction, statement }: PlanProgress): Block[] {
  const words = [
    `Action ${action.number}.`,
    rating === null ? 'Not rated.' : `${RATING_KEY[rating.rating].label}: ${rating.reason}.`,
    ...(direction === null ? [] : [`Direction of travel: ${DIRECTION_KEY[direction].label}.`]),
  ]
  const { opportunities } = action
  return [
    paragraph(words.join(' ')),
    paragraph(statement),
    ...(opportunities === null || opportunities === undefined
      ? []
      : [paragraph(`Wider partnership opportunities: ${opportunities}${/[.!?]$/.test(opportunities) ? '' : '.'}`)]),
  ]
}

const paragraph = (words: string): Block => ({ kind: 'paragraph', sentences: [[words]] })

function planTable(progress: readonly PlanProgress[], isLater: boolean, note: string): Table {
  const without = isLater ? 'no update since the last report' : 'no update'
  const rows = progress.map(one => [
    { kind: 'text', text: one.action.number, href: `#${headingId(one)}` } as const,
    textCell(themeOf(one)),
    textCell(one.action.action),
    textCell(one.action.lead),
    textCell(one.action.deliveryLead),
    ratingCell(one),
    directionCell(one.direction),
    textCell(one.hasUpdateSinceLastReport ? 'updated' : without),
  ])
  const key = Object.values(RATING_KEY).map(({ label, meaning }) => `${label}: ${meaning}`)
  return {
    id: 'delivery-plan',
    caption: 'Each priority action of the delivery plan, its delivery status and direction of travel',
    columns: [
      { key: 'number', heading: 'No.', kind: 'text' },
      { key: 'theme', heading: 'Theme', kind: 'text' },
      { key: 'action', heading: 'Priority action', kind: 'text' },
      { key: 'lead', heading: 'Lead', kind: 'text' },
      { key: 'delivery_lead', heading: 'Delivery lead', kind: 'text' },
      { key: 'delivery_status', heading: 'Delivery status', kind: 'icon' },
      {
        key: 'direction_of_travel',
        heading: 'Direction of travel',
        kind: 'icon',
        description: 'Since the last report',
      },
      { key: 'update', heading: 'Update', kind: 'text' },
    ],
    rows,
    notes: [`${key.join('; ')}.`, note],
  }
}

function ratingCell({ rating }: PlanProgress): Cell {
  return rating === null
    ? textCell('not rated')
    : { kind: 'icon', icon: rating.rating, word: RATING_KEY[rating.rating].label }
}

function directionCell(direction: Direction | null): Cell {
  return direction === null
    ? textCell('first report')
    : { kind: 'icon', icon: DIRECTION_ICONS[direction], word: DIRECTION_KEY[direction].label }
}

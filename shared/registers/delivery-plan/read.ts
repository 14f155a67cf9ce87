import type { Fault } from '../../faults/fault.ts'
import { type ColumnDefinitions, createRowReaders } from '../tables/columns.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import type { Direction, PlanAction, PlanStatus, Rating } from './entry.ts'
import { canBeRated } from './rating.ts'

type Column =
  | 'plan'
  | 'theme'
  | 'number'
  | 'action'
  | 'lead'
  | 'deliveryLead'
  | 'update'
  | 'updateDate'
  | 'status'
  | 'targetDate'
  | 'forecastDate'
  | 'frameEnds'
  | 'decisionNeeded'
  | 'rating'
  | 'opportunities'
  | 'direction'

/** Headings of the delivery plan and of any plan in the same form, distinguished by the column `plan`. */
export const PLAN_COLUMNS: ColumnDefinitions<Column> = {
  plan: { headings: ['plan'], isRequired: false },
  theme: { headings: ['theme'], isRequired: false },
  number: { headings: ['id', 'ref', 'no'], isRequired: true },
  action: { headings: ['priority action', 'recommendation'], isRequired: true },
  lead: { headings: ['opcc lead', 'lead'], isRequired: false },
  deliveryLead: { headings: ['delivery lead'], isRequired: false },
  update: { headings: ['progress summary', 'progress', 'update'], isRequired: true },
  updateDate: { headings: ['update date'], isRequired: false },
  status: { headings: ['status'], isRequired: false },
  targetDate: { headings: ['target date'], isRequired: false },
  forecastDate: { headings: ['forecast date'], isRequired: false },
  frameEnds: { headings: ['frame ends'], isRequired: false },
  opportunities: { headings: ['wider partnership opportunities', 'opportunities'], isRequired: false },
  decisionNeeded: { headings: ['decision needed'], isRequired: false },
  rating: { headings: ['rag', 'delivery status'], isRequired: false },
  direction: { headings: ['direction of travel'], isRequired: false },
}

const STATUS_TEXTS: Readonly<Record<string, PlanStatus>> = {
  'not started': 'not-started',
  'in progress': 'in-progress',
  ongoing: 'in-progress',
  open: 'in-progress',
  started: 'in-progress',
  complete: 'complete',
  completed: 'complete',
  closed: 'complete',
  implemented: 'complete',
}

const RATING_TEXTS: Readonly<Record<string, Rating>> = {
  green: 'green',
  g: 'green',
  amber: 'amber',
  yellow: 'amber',
  a: 'amber',
  red: 'red',
  r: 'red',
  white: 'white',
  w: 'white',
}

const DIRECTION_TEXTS: Readonly<Record<string, Direction>> = {
  '↑': 'improved',
  improved: 'improved',
  '↔': 'same',
  'no change': 'same',
  same: 'same',
  '↓': 'deteriorated',
  deteriorated: 'deteriorated',
}

/** Reads a delivery plan, or other plans of actions, in the order of the register. */
export function readPlan(table: RegisterTable): RegisterReadResult<PlanAction> {
  const faults: Fault[] = []
  const ids = new UniqueIds<Column>()
  const entries = createRowReaders(table, PLAN_COLUMNS, faults).map(reader => {
    const entry = readPlanAction(reader)
    if (entry.number !== '') ids.add(entry.id, reader, 'number')
    return entry
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, entries, notes: askAboutRatings(entries) }
}

/** Asks for what a rating needs, when the plan gives none of it. */
function askAboutRatings(entries: readonly PlanAction[]): string[] {
  const unrated = entries.filter(entry => !canBeRated(entry)).length
  if (unrated === 0) return []
  const [verb, pronoun] = unrated === 1 ? ['has', 'it'] : ['have', 'them']
  return [
    `${unrated} of ${entries.length} actions ${verb} neither a colour (RAG) nor a status or dates, so the paper cannot rate ${pronoun}.`,
  ]
}

function slugify(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function readPlanAction(reader: RowReader<Column>): PlanAction {
  const plan = reader.text('plan')
  const number = reader.requiredText('number', 'the number of the action')
  return {
    id: plan === null ? number : `${slugify(plan)}-${number}`,
    plan,
    theme: reader.text('theme'),
    number,
    action: reader.requiredText('action', 'what is to be achieved'),
    lead: reader.text('lead'),
    deliveryLead: reader.text('deliveryLead'),
    update: reader.text('update'),
    updateDate: reader.date('updateDate'),
    status: reader.choice('status', STATUS_TEXTS),
    targetDate: reader.date('targetDate'),
    forecastDate: reader.date('forecastDate'),
    frameEnds: reader.date('frameEnds'),
    opportunities: reader.text('opportunities'),
    decisionNeeded: reader.text('decisionNeeded'),
    registerRating: reader.choice('rating', RATING_TEXTS),
    registerDirection: reader.choice('direction', DIRECTION_TEXTS),
  }
}

import * as z from 'zod'
import { AUDIENCES, type Commentary } from '../../commentary/commentary.ts'
import { FREE_SECTIONS, type FreeSection, type FreeSectionKind, SECTION_PLACES } from '../../commentary/free-section.ts'
import { SUPPLIED_STATUSES } from '../../observations/observation.ts'
import type { RegisterEntry } from '../../observations/register-entry.ts'
import { ACTION_STATUSES, type Action } from '../../registers/actions/entry.ts'
import { DECISION_STATUSES, type Decision } from '../../registers/decisions/entry.ts'
import { type Direction, type PlanAction, type PlanStatus, RATINGS } from '../../registers/delivery-plan/entry.ts'
import {
  type AgendaItem,
  type Meeting,
  MINUTES_STATES,
  type MinutedAction,
  type MinuteParagraph,
  type MinutesApproval,
  type MinutesRecord,
} from '../../registers/meetings/entry.ts'
import type { OtherTable, TableCell } from '../../registers/other-tables/entry.ts'
import type { Paper } from '../../registers/papers/paper.ts'
import type { Recommendation } from '../../registers/recommendations/entry.ts'
import type { Assessment, Risk } from '../../registers/risks/entry.ts'
import { oneOf, recordSchema } from './record-schema.ts'

const text = z.string()
const words = text.nullable()
const texts = z.array(text)

const action = recordSchema<Action>({
  id: text,
  agendaItem: words,
  raised: text,
  action: text,
  owner: words,
  ownerRole: words,
  targetDate: words,
  update: words,
  updateDate: words,
  statusText: text,
  status: z.enum(ACTION_STATUSES),
  reason: words,
  decidedOn: words,
  repairs: z.array(z.enum(['id', 'agenda-item'])),
  proposal: text.optional(),
})

const decision = recordSchema<Decision>({
  id: text,
  date: text,
  decision: text,
  options: words,
  reason: words,
  by: words,
  status: z.enum(DECISION_STATUSES),
  callInUntil: words,
  isOfPublicInterest: z.boolean(),
  publishedOn: words,
  agendaItem: words,
})

const planAction = recordSchema<PlanAction>({
  id: text,
  plan: words,
  theme: words,
  number: text,
  action: text,
  lead: words,
  deliveryLead: words,
  update: words,
  updateDate: words,
  status: oneOf<PlanStatus>({ 'not-started': true, 'in-progress': true, complete: true }).nullable(),
  targetDate: words,
  forecastDate: words,
  frameEnds: words,
  opportunities: words.optional(),
  decisionNeeded: words,
  registerRating: z.enum(RATINGS).nullable(),
  registerDirection: oneOf<Direction>({ improved: true, same: true, deteriorated: true }).nullable(),
})

const meeting = recordSchema<Meeting>({
  id: text,
  date: text,
  time: words,
  venue: words,
  items: z.array(recordSchema<AgendaItem>({ number: words, title: words, reportFrom: words, author: words })),
  members: texts,
  attendees: texts,
  apologies: texts,
  declarations: texts,
  paragraphs: z.array(recordSchema<MinuteParagraph>({ item: text, number: text, text, isDecision: z.boolean() })),
  actions: z.array(
    recordSchema<MinutedAction>({
      id: text,
      item: text,
      paragraph: text,
      numeral: text,
      text,
      owner: words,
      targetDate: words,
      proposal: text.optional(),
    }),
  ),
  // meetings of before minutes had a state
  approvals: z.array(recordSchema<MinutesApproval>({ paragraph: text, of: words })).default([]),
  minutes: recordSchema<MinutesRecord>({ state: z.enum(MINUTES_STATES), since: words })
    .nullable()
    .default(null),
  next: z.object({ date: text, time: words, venue: words }).nullable(),
})

const risk = recordSchema<Risk>({
  id: text,
  ref: words,
  name: text,
  table: words,
  tolerance: z.number().nullable(),
  owner: words,
  mitigation: words,
  assessments: z.array(
    recordSchema<Assessment>({
      ...{ period: text, score: z.number(), label: words },
      ...{ likelihood: z.number().optional(), impact: z.number().optional() },
    }),
  ),
  retired: z.object({ on: text, because: text }).optional(),
  indicators: texts.optional(),
})

const recommendation = recordSchema<Recommendation>({
  id: text,
  report: text,
  reportDate: text,
  recommendation: text,
  owner: words,
  ownerRole: words,
  responseDue: words,
  respondedOn: words,
  response: words,
  completedOn: words,
  indicators: texts,
  actions: texts,
})

const commentary = recordSchema<Commentary>({
  id: text,
  indicator: text,
  month: text,
  author: text,
  audience: z.enum(AUDIENCES),
  markdown: text,
  action: words,
  actionDueDate: words,
})

const paper = recordSchema<Paper>({
  id: text,
  format: oneOf<Paper['format']>({ word: true, markdown: true, pdf: true }),
  pages: z.number().nullable(),
  meeting: text,
  item: text,
  title: text,
  from: text,
  to: words,
  purpose: words,
  recommendation: words,
  marking: words,
})

const section = recordSchema<FreeSection>({
  id: text,
  kind: z.enum(Object.keys(FREE_SECTIONS) as [FreeSectionKind]),
  meeting: text,
  about: words,
  author: text,
  audience: z.enum(AUDIENCES),
  place: z.enum(SECTION_PLACES),
  markdown: text,
})

const cellStatus = z.enum([...SUPPLIED_STATUSES, 'not-applicable'])
const table = recordSchema<OtherTable>({
  id: text,
  table: text,
  period: text,
  rows: texts,
  across: texts,
  cells: z.array(
    recordSchema<TableCell>({
      row: text,
      across: words,
      measure: text,
      value: z.number().nullable(),
      status: z.union([cellStatus, z.literal('unconfirmed')]),
      statusOnceConfirmed: cellStatus.optional(),
    }),
  ),
})

/** What an entry of each register says. A register that is missing here does not compile. */
export const BODY_SCHEMAS: Readonly<Record<RegisterEntry['register'], z.ZodType>> = {
  actions: action,
  decisions: decision,
  'delivery-plan': planAction,
  meetings: meeting,
  risks: risk,
  recommendations: recommendation,
  commentary,
  papers: paper,
  sections: section,
  tables: table,
}

import type { Fault } from '../../faults/fault.ts'
import { type ColumnDefinitions, createRowReaders } from '../tables/columns.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import { DECISION_STATUSES, type Decision } from './entry.ts'

type Column =
  | 'id'
  | 'date'
  | 'decision'
  | 'options'
  | 'reason'
  | 'by'
  | 'status'
  | 'callInUntil'
  | 'isOfPublicInterest'
  | 'publishedOn'
  | 'agendaItem'

/** Headings of the register of decisions; the first of each is the one in our template. */
export const DECISION_COLUMNS: ColumnDefinitions<Column> = {
  id: { headings: ['decision no', 'decision number', 'decision reference'], isRequired: true },
  date: { headings: ['decision date', 'date'], isRequired: true },
  decision: { headings: ['decision', 'decision taken'], isRequired: true },
  options: { headings: ['options', 'options considered'], isRequired: false },
  reason: { headings: ['reason', 'reasons'], isRequired: false },
  by: { headings: ['decided by', 'decision maker'], isRequired: false },
  status: { headings: ['status'], isRequired: true },
  callInUntil: { headings: ['call in until', 'call in ends'], isRequired: false },
  isOfPublicInterest: { headings: ['significant public interest', 'public interest'], isRequired: false },
  publishedOn: { headings: ['published on', 'published'], isRequired: false },
  agendaItem: { headings: ['agenda item'], isRequired: false },
}

const STATUS_WORDS = Object.fromEntries(DECISION_STATUSES.map(status => [status, status]))
const YES_OR_NO: Readonly<Record<string, 'yes' | 'no'>> = { yes: 'yes', y: 'yes', no: 'no', n: 'no' }

/** Reads the register of decisions: those taken, and those of the forward plan. A planned one may not be published or called in. */
export function readDecisions(table: RegisterTable): RegisterReadResult<Decision> {
  const faults: Fault[] = []
  const ids = new UniqueIds<Column>()
  const entries = createRowReaders(table, DECISION_COLUMNS, faults).map(reader => {
    const decision = readDecision(reader)
    if (decision.id !== '') ids.add(decision.id, reader, 'id')
    return decision
  })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, entries, notes: entries.flatMap(questionsOf) }
}

function readDecision(reader: RowReader<Column>): Decision {
  reader.requiredText('status', 'planned, taken or withdrawn')
  const decision: Decision = {
    id: reader.requiredText('id', 'the number of the decision'),
    date: reader.requiredDate('date'),
    decision: reader.requiredText('decision', 'what is decided'),
    options: reader.text('options'),
    reason: reader.text('reason'),
    by: reader.text('by'),
    status: reader.choice('status', STATUS_WORDS) ?? 'taken',
    callInUntil: reader.date('callInUntil'),
    isOfPublicInterest: reader.choice('isOfPublicInterest', YES_OR_NO) === 'yes',
    publishedOn: reader.date('publishedOn'),
    agendaItem: reader.text('agendaItem'),
  }
  for (const [column, name] of [
    ['callInUntil', 'a last day to call it in'],
    ['publishedOn', 'a day of publication'],
  ] as const) {
    const day = decision[column]
    if (day === null) continue
    if (decision.status === 'planned')
      reader.addFault(
        'planned-and-done',
        column,
        day,
        `no ${name.slice(2)}: the decision is planned`,
        'Correct the status, or clear the cell.',
      )
    else if (day < decision.date)
      reader.addFault('before-decision', column, day, `${decision.date} or later`, 'Correct one of the two dates.')
  }
  return decision
}

/** What the law asks of a decision of significant public interest, and the row does not say. */
function questionsOf({ id, status, isOfPublicInterest, options, reason }: Decision): string[] {
  if (status !== 'taken' || !isOfPublicInterest) return []
  const lacks = [...(options === null ? ['the options considered'] : []), ...(reason === null ? ['the reason'] : [])]
  return lacks.length === 0
    ? []
    : [`Decision ${id} is of significant public interest and lacks ${lacks.join(' and ')}. Its record says so.`]
}

import type { RecordedDecision } from './entry.ts'

/** Columns of `exports/decisions.csv`, in order. An empty cell is not known or does not apply. */
const COLUMNS = [
  'id',
  'date',
  'decision',
  'options',
  'reason',
  'decided_by',
  'status',
  'call_in_until',
  'significant_public_interest',
  'published_on',
  'agenda_item',
  'source',
] as const

/** Every decision, taken and planned, in order of date. */
export function decisionsExport(decisions: readonly RecordedDecision[], board: string) {
  const rows = decisions.map(decision => [
    decision.id,
    decision.date,
    decision.decision,
    decision.options ?? '',
    decision.reason ?? '',
    decision.by ?? board,
    decision.status,
    decision.callInUntil ?? '',
    decision.isOfPublicInterest ? 'yes' : 'no',
    decision.publishedOn ?? '',
    decision.agendaItem ?? '',
    decision.source,
  ])
  return { columns: COLUMNS, rows }
}

import type { MailRecord } from './ledger.ts'

const COLUMNS = ['id', 'kind', 'recipient', 'subject', 'state', 'attempts', 'sent_at', 'message_id'] as const

/** The mail ledger, a row a message, in the order they were reserved. */
export function ledgerExport(records: readonly MailRecord[]) {
  const ordered = [...records].sort((a, b) => (a.reservedAt + a.id < b.reservedAt + b.id ? -1 : 1))
  const rows = ordered.map(r => [
    r.id,
    r.kind,
    r.recipient,
    r.subject,
    r.state,
    String(r.attempts),
    r.sentAt ?? '',
    r.messageId ?? '',
  ])
  return { columns: COLUMNS, rows }
}

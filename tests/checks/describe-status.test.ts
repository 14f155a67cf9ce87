import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeStatus } from '../../shared/checks/describe-status.ts'
import { type AuditTrail, auditTrail, findTampering } from '../../shared/store/audit.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let trail: AuditTrail
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  trail = auditTrail(table)
  for (const [i, what] of ['held', 'released', 'approved'].entries()) {
    await trail.record({
      at: `2018-05-0${i + 1}T09:00:00Z`,
      who: 'chief-executive',
      what,
      about: 'performance-2018-05-10',
      because: 'read and agreed',
    })
  }
})
afterAll(() => stop())

describe('the audit trail', () => {
  it('keeps decisions in order, each once', async () => {
    await trail.record({
      at: '2018-05-03T09:00:00Z',
      who: 'chief-executive',
      what: 'approved',
      about: 'performance-2018-05-10',
      because: 'again',
    })
    expect((await trail.list()).map(entry => [entry.sequence, entry.what])).toEqual([
      [1, 'held'],
      [2, 'released'],
      [3, 'approved'],
    ])
    expect(findTampering(await trail.list())).toBeNull()
  })

  it('keeps every one of decisions made at the same time', async () => {
    const at = '2018-06-01T09:00:00Z'
    await Promise.all(
      [1, 2, 3, 4].map(i => trail.record({ at, who: `role-${i}`, what: 'read', about: 'x', because: '' })),
    )
    expect(await trail.list()).toHaveLength(7)
    expect(findTampering(await trail.list())).toBeNull()
  })

  it('shows a changed reason, and an entry taken out', async () => {
    const entries = await trail.list()
    expect(
      findTampering(entries.map(e => (e.sequence === 2 ? { ...e, because: 'because I say so' } : e)))!.sequence,
    ).toBe(2)
    expect(findTampering(entries.filter(e => e.sequence !== 2))!.sequence).toBe(3)
    await table.set(keys.audit(2), { because: 'changed in the table' })
    const { lines, isClear } = describeStatus({ runs: [], mails: [], audit: await trail.list() })
    expect(isClear).toBe(false)
    expect(lines.at(-1)).toBe(
      'The audit trail is not as it was written from entry 2 on (released of performance-2018-05-10, 2018-05-02T09:00:00Z).',
    )
  })
})

describe('what waits for a person', () => {
  it('is said to be nothing when it is nothing', () => {
    expect(describeStatus({ runs: [], mails: [], audit: [] })).toEqual({
      lines: [
        '0 packs issued, 0 messages in the ledger, 0 decisions on the audit trail.',
        'Nothing waits for a person.',
      ],
      isClear: true,
    })
  })
})

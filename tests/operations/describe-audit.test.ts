import { expect, test } from 'vitest'
import { type AuditEntry, chainHash, GENESIS_HASH } from '../../shared/operations/audit-chain.ts'
import { describeAudit } from '../../shared/operations/describe-audit.ts'

const ARN = 'arn:aws:sts::123456789012:assumed-role/administrators/j.smith'
const held: AuditEntry = {
  ...{ at: '2018-05-03T15:00:00Z', who: 'publish-pack', what: 'held' },
  ...{ about: 'performance-2018-05-10', because: 'MISSING-FIGURES', caller: null },
}
const released: AuditEntry = {
  ...{ at: '2018-05-03T16:00:00Z', who: 'board-secretary', what: 'released' },
  ...{ about: 'performance-2018-05-10', because: 'the return has come', caller: ARN },
}
const renewed: AuditEntry = {
  ...{ at: '2018-05-04T09:00:00Z', who: 'board-secretary', what: 'links renewed' },
  ...{ about: 'links', because: 'a mailbox was broken into', caller: 'local' },
}

function chain(entries: readonly AuditEntry[]) {
  let previous = GENESIS_HASH
  return entries.map((entry, i) => {
    const chained = { ...entry, sequence: i + 1, previous, hash: chainHash(entry, i + 1, previous) }
    previous = chained.hash
    return chained
  })
}

test('the audit trail names the role that decided and whose credentials it used', () => {
  expect(describeAudit(chain([held, released, renewed]), null)).toEqual({
    lines: [
      '1  2018-05-03T15:00:00Z  publish-pack: held, performance-2018-05-10: MISSING-FIGURES',
      `2  2018-05-03T16:00:00Z  board-secretary (${ARN}): released, performance-2018-05-10: the return has come`,
      '3  2018-05-04T09:00:00Z  board-secretary (local): links renewed, links: a mailbox was broken into',
      '3 decisions of 3; the chain of all of them is whole.',
    ],
    isIntact: true,
  })
})

test('decisions about one thing are listed alone, and the whole chain is checked all the same', () => {
  const entries = chain([held, released, renewed])
  expect(describeAudit(entries, 'links').lines).toHaveLength(2)
  const changed = entries.map(entry => (entry.sequence === 2 ? { ...entry, caller: 'local' } : entry))
  expect(describeAudit(changed, 'links')).toMatchObject({ isIntact: false })
})

test('an entry from before callers were recorded keeps its hash', () => {
  expect(chainHash(held, 1, GENESIS_HASH)).toBe('750ee791960adf6ef9b3b7ea9fcddf6334ffa0e3da29dab64d205b50a20f0ffa')
})

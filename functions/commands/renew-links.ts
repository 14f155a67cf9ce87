import { Temporal } from 'temporal-polyfill'
import { auditTrail } from '../../shared/store/audit.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, requirePermission, withTable } from './decision.ts'
import { DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** Makes a new key for the links in mails; with `--end-old`, every link sent before stops working. */
export const renewLinks = defineCommand({
  name: 'renew-links',
  summary: 'Makes a new key for the links in mails, and ends those sent before if asked to.',
  arguments: [],
  options: {
    ...DECISION,
    ...TABLE,
    ...DECIDING_BOARD,
    'end-old': { summary: 'every link that was sent before stops working: for when one was stolen' },
  },
  example: 'renew-links --end-old --by board-secretary --because "a mailbox was broken into"',
  exits: { 0: 'renewed' },
  run: async ({ values: { by, because, table: name, board: file, 'end-old': endOld } }) => {
    const { board } = await loadGivenBoard(file)
    const role = findRole(board, by, '--by')
    requirePermission(role, 'renew the links', board.lists[board.board.administrators] ?? [])
    const at = Temporal.Now.instant().toString()
    const what = endOld ? 'links renewed, those sent before ended' : 'links renewed'
    const caller = await readCaller()
    return withTable(name, async table => {
      await linkKeyRepository(table).renew(endOld)
      await auditTrail(table).record({ at, who: role.id, what, about: 'links', because, caller })
      return `${what} by ${role.title}: ${because}`
    })
  },
})

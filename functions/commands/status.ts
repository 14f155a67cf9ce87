import { Temporal } from 'temporal-polyfill'
import { toLocalDate } from '../../shared/calendar/local-time.ts'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { describeChoices } from '../../shared/links/preferences.ts'
import { describeAwaited } from '../../shared/operations/awaited.ts'
import type { DeadLetterStatus } from '../../shared/operations/dead-letter-queues.ts'
import { describeStatus } from '../../shared/operations/describe-status.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { preferenceRepository } from '../../shared/store/preferences.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { readRegisters } from '../edge/read-registers.ts'
import { defineCommand } from './command.ts'
import { listDeadLetterQueues, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import { withTable } from './decision.ts'
import { BOARD, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** What needs an operator. The board's file names the queues. */
export const status = defineCommand({
  name: 'status',
  summary:
    'Lists what needs an operator: held packs, messages in doubt or not delivered, failed messages, an audit trail that was changed; and the papers and minutes that are awaited.',
  arguments: [],
  options: { ...TABLE, ...BOARD },
  example: 'status',
  exits: { 0: 'nothing needs anybody', 3: 'something waits for a person, or this cannot be known' },
  run: async ({ values: { table, board } }) => {
    const { lines, isClear } = await readStatus(table, (await loadGivenBoard(board)).board)
    process.stdout.write(`${lines.join('\n')}\n`)
    return isClear ? 0 : 3
  },
})

async function readStatus(tableName: string, file: BoardFile) {
  const now = Temporal.Now.instant().toString()
  return withTable(tableName, async table => {
    const accepted = dropsById(await dropRepository(table).listAccepted())
    const known = await readRegisters(registerRepository(table), file, accepted)
    return describeStatus({
      runs: await packRunRepository(table).list(),
      mails: await mailLedger(table).list(),
      audit: await auditTrail(table).list(),
      deadLetters: await readDeadLetters(file),
      warnings: [
        ...describeAwaited(file, known, toLocalDate(now, file.board)),
        ...boardWarnings(file, now),
        ...describeChoices(file, await preferenceRepository(table).list()),
      ],
      now,
    })
  })
}

/** Somebody who may read the table may lack permission on the queues: everything else is printed all the same. */
async function readDeadLetters(board: BoardFile): Promise<DeadLetterStatus> {
  try {
    const queues = await withSqsClient(client => listDeadLetterQueues(client, board))
    return queues.length === 0 ? { unknown: noQueuesMessage(board.board.id) } : { queues }
  } catch (error) {
    const { message, name } = error as Error
    return { unknown: message.split('\n')[0] || name }
  }
}

import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { workQueueName } from '../../shared/operations/dead-letter-queues.ts'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { InvalidArgumentsError, parseArguments } from './arguments.ts'
import { findQueueUrls, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import {
  findRole,
  readDecisionBoard,
  readReason,
  requirePermission,
  rolesAllowedToRelease,
  runCommand,
  withTable,
} from './decision.ts'

const USAGE = 'usage: boardpack make PACK MEETING --by ROLE --because WORDS --table NAME [--board FILE]'

/**
 * `boardpack make`: makes a pack now that no schedule makes any more, by the same way as the schedule. Exit code 0
 * requested, 2 with a line that says why not.
 */
export const make = (args: string[]) => runCommand('make', () => requestPack(args))

async function requestPack(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { by: text, because: text, table: text, board: text }
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true, strict: true })
  const [packId, meetingDate, ...more] = positionals
  const tableName = values.table ?? process.env.TABLE_NAME
  if (packId === undefined || meetingDate === undefined || more.length > 0 || values.by === undefined || !tableName)
    throw new InvalidArgumentsError(USAGE)
  const because = readReason(values.because, 'audit trail')
  const board = await readDecisionBoard(values.board)
  const role = findRole(board, values.by, '--by')
  const run = findRunId(board, packId, meetingDate)
  requirePermission(role, `have ${run} made`, rolesAllowedToRelease(board, packId))
  return withTable(tableName, async table => {
    const existing = await packRunRepository(table).find(run)
    if (existing !== null)
      throw new InvalidArgumentsError(`${run} has been made already (${existing.state}); see boardpack status`)
    const at = Temporal.Now.instant().toString()
    const body = JSON.stringify({ kind: 'pack', pack: packId, meeting: meetingDate, scheduledTime: at })
    await auditTrail(table).record({ at, who: role.id, what: 'had made', about: run, because })
    await withSqsClient(async client => {
      const url = (await findQueueUrls(client, board.board.id)).get(workQueueName(board.board.id, 'publish-pack'))
      if (url === undefined) throw new InvalidArgumentsError(noQueuesMessage(board.board.id))
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))
    })
    return `${run} is being made, for ${role.title}: ${because}`
  })
}

function findRunId(board: BoardFile, packId: string, date: string): string {
  const packs = board.packs.map(({ id }) => id)
  if (!packs.includes(packId))
    throw new InvalidArgumentsError(`there is no pack "${packId}" in the board’s file${suggestNearest(packId, packs)}`)
  const meeting = board.meetings.find(one => one.date === date)
  if (meeting === undefined || (meeting.packs !== undefined && !meeting.packs.includes(packId)))
    throw new InvalidArgumentsError(
      `the board’s file has no meeting on ${date} with the pack ${packId}; add it and deploy first`,
    )
  return packRunId(packId, date)
}

import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { Temporal } from 'temporal-polyfill'
import { longDateWithWeekday } from '../../shared/calendar/date.ts'
import type { Instant } from '../../shared/calendar/local-time.ts'
import { plannedPacks } from '../../shared/config/plan.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { workQueueName } from '../../shared/operations/dead-letter-queues.ts'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findQueueUrls, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import { findRole, requirePermission, rolesAllowedToRelease, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** Makes a pack now, by the same way as its schedule. */
export const make = defineCommand({
  name: 'make',
  summary:
    'Makes a pack now and sends it to its readers: one that no schedule makes any more, because its time was past when it was deployed, or one that is wanted before its time.',
  arguments: [
    { name: 'PACK', summary: 'the pack’s id in the board’s file' },
    { name: 'MEETING', summary: 'the date of the meeting' },
  ],
  options: { ...DECISION, ...TABLE, ...DECIDING_BOARD },
  example: 'make performance 2018-05-10 --by board-secretary --because "the meeting was added late"',
  exits: { 0: 'requested' },
  run: ({ words: [pack, meeting], values }) => requestPack(pack!, meeting!, values),
})

interface Decision {
  readonly by: string
  readonly because: string
  readonly table: string
  readonly board: string | undefined
}

async function requestPack(packId: string, meetingDate: string, given: Decision): Promise<string> {
  const { because } = given
  const { board } = await loadGivenBoard(given.board)
  const role = findRole(board, given.by, '--by')
  const run = findRunId(board, packId, meetingDate)
  requirePermission(role, `have ${run} made`, rolesAllowedToRelease(board, packId))
  const caller = await readCaller()
  return withTable(given.table, async table => {
    const existing = await packRunRepository(table).find(run)
    if (existing !== null)
      throw new InvalidArgumentsError(`${run} has been made already (${existing.state}); see boardpack status`)
    const at = Temporal.Now.instant().toString()
    const body = JSON.stringify({ kind: 'pack', pack: packId, meeting: meetingDate, scheduledFor: at })
    await auditTrail(table).record({ at, who: role.id, what: 'had made', about: run, because, caller })
    await withSqsClient(async client => {
      const url = (await findQueueUrls(client, board.board.id)).get(workQueueName(board.board.id, 'publish-pack'))
      if (url === undefined) throw new InvalidArgumentsError(noQueuesMessage(board.board.id))
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))
    })
    return `${run} is being made, for ${role.title}: ${because}${describeOwnTime(board, { packId, meetingDate, at })}`
  })
}

/** When its schedule would have made it, where that is still to come. */
function describeOwnTime(
  board: BoardFile,
  { packId, meetingDate, at }: { packId: string; meetingDate: string; at: Instant },
): string {
  const own = plannedPacks(board).find(({ pack, meeting }) => pack === packId && meeting === meetingDate)
  if (own === undefined || Date.parse(own.instant) <= Date.parse(at)) return ''
  return `\nIts own time is ${longDateWithWeekday(own.at.date)} at ${own.at.time}; it is not made again then.`
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

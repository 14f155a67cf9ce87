import { Temporal } from 'temporal-polyfill'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import type { PreviewRequest } from '../edge/issue-manifest.ts'
import { defineCommand } from './command.ts'
import { findRole, withBucket } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, PACKS_BUCKET } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** The whole pack as it would be made at this moment, to one role, marked as a preview; nothing counts it as sent. */
export const preview = defineCommand({
  name: 'preview',
  summary: 'Sends one role the whole pack as it would be now, marked as a preview and counted as nothing.',
  arguments: [
    { name: 'PACK', summary: 'the pack’s id in the board’s file' },
    { name: 'MEETING', summary: 'the date of the meeting' },
  ],
  options: {
    to: { value: 'ROLE', summary: 'the role it is sent to', isRequired: true },
    ...PACKS_BUCKET,
    ...DECIDING_BOARD,
  },
  example: 'preview performance 2018-05-10 --to chief-executive',
  exits: { 0: 'requested' },
  run: ({ words: [pack, meeting], values }) => requestPreview(pack!, meeting!, values),
})

interface PreviewOptions {
  readonly to: string
  readonly 'packs-bucket': string
  readonly board: string | undefined
}

async function requestPreview(packId: string, date: string, given: PreviewOptions): Promise<string> {
  const { board } = await loadGivenBoard(given.board)
  const role = findRole(board, given.to, '--to')
  const packs = board.packs.map(({ id }) => id)
  if (!packs.includes(packId))
    throw new InvalidArgumentsError(`there is no pack "${packId}" in the board’s file; there are: ${packs.join(', ')}`)
  if (!board.meetings.some(meeting => meeting.date === date))
    throw new InvalidArgumentsError(`the board’s file has no meeting on ${date}`)
  const stamp = Temporal.Now.instant()
    .toString()
    .replace(/[^0-9TZ]/g, '')
  const request: PreviewRequest = {
    id: `preview-${packRunId(packId, date)}-${stamp}`,
    pack: packId,
    meeting: date,
    to: role.id,
  }
  await withBucket(given['packs-bucket'], bucket => bucket.putJson(`packs/${request.id}/preview.json`, request))
  return `${request.id}: being made for ${role.title} alone`
}

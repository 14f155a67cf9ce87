import { Temporal } from 'temporal-polyfill'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import type { PreviewRequest } from '../edge/issue-manifest.ts'
import { InvalidArgumentsError, parseArguments } from './arguments.ts'
import { findRole, readDecisionBoard, runCommand, withBucket } from './decision.ts'

const USAGE = 'usage: boardpack preview PACK MEETING --to ROLE --packs-bucket NAME [--board FILE]'

/**
 * `boardpack preview`: sends one role the whole pack as it would be made at this moment, marked as a preview; nothing counts it
 * as sent. Exit code 0 requested, 2 with a line that says why not.
 */
export const preview = (args: string[]) => runCommand('preview', () => requestPreview(args))

async function requestPreview(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { to: text, 'packs-bucket': text, board: text }
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true, strict: true })
  const [packId, date, ...more] = positionals
  const bucketName = values['packs-bucket'] ?? process.env.PACKS_BUCKET
  if (packId === undefined || date === undefined || more.length > 0 || values.to === undefined || !bucketName)
    throw new InvalidArgumentsError(USAGE)
  const board = await readDecisionBoard(values.board)
  const role = findRole(board, values.to, '--to')
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
  await withBucket(bucketName, bucket => bucket.putJson(`packs/${request.id}/preview.json`, request))
  return `${request.id}: being made for ${role.title} alone`
}

import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { isOver, type PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import type { PackDecision } from '../edge/pack-decision.ts'
import { InvalidArgumentsError } from './arguments.ts'
import {
  findRole,
  readDecisionBoard,
  readFlags,
  readReason,
  requirePermission,
  rolesAllowedToRelease,
  runCommand,
  withBucket,
  withTable,
} from './decision.ts'

/** What a person can do with a pack: before it is sent, approve or release it; afterwards, correct or withdraw it. */
type PackAction = PackDecision['action']

const USAGE: Record<PackAction, string> = {
  approve: 'usage: boardpack approve RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--board FILE]',
  correct: 'usage: boardpack correct RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--board FILE]',
  withdraw: 'usage: boardpack withdraw RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--board FILE]',
  release:
    'usage: boardpack release RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--override] [--board FILE]',
}

/**
 * `boardpack approve`: records an approver's sign-off, and the pack is sent. Gives the exit code: 0 when recorded, 2
 * with a line that says why not. The names of table and bucket may come from TABLE_NAME and PACKS_BUCKET instead.
 */
export const approve = (args: string[]) => decideOnPack('approve', args)
/**
 * `boardpack release`: a held pack is rebuilt, and is sent if it now passes the gate; with `--override` it is sent
 * whatever the gate finds.
 */
export const release = (args: string[]) => decideOnPack('release', args)
/**
 * `boardpack correct`: the next version of an issued pack is made from what is known now, with a list of what differs, and is
 * sent to every reader once; the version before is marked as superseded.
 */
export const correct = (args: string[]) => decideOnPack('correct', args)
/** `boardpack withdraw`: the readers of an issued pack are told not to use it, and its pages say so. */
export const withdraw = (args: string[]) => decideOnPack('withdraw', args)

const DONE: Record<PackAction, string> = {
  approve: 'approved',
  release: 'released',
  correct: 'corrected',
  withdraw: 'withdrawn',
}

interface Request {
  readonly run: string
  readonly by: string
  readonly because: string
  readonly override: boolean
  readonly table: string
  readonly bucket: string
  readonly board: BoardFile
}

const decideOnPack = (action: PackAction, args: string[]) =>
  runCommand(action, async () => decide(action, await readRequest(action, args)))

async function readRequest(action: PackAction, args: string[]): Promise<Request> {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { by: text, because: text, table: text, 'packs-bucket': text, board: text, override: flag }
  const { subject: run, values } = readFlags(args, options, USAGE[action])
  const { by, override = false } = values
  const table = values.table ?? process.env.TABLE_NAME
  const bucket = values['packs-bucket'] ?? process.env.PACKS_BUCKET
  if (run === undefined || by === undefined || !table || !bucket) throw new InvalidArgumentsError(USAGE[action])
  const because = readReason(values.because, 'pack')
  if (override && action !== 'release')
    throw new InvalidArgumentsError('--override is for release: a held pack cannot be approved as it is')
  return { run, by, because, override, table, bucket, board: await readDecisionBoard(values.board) }
}

async function decide(action: PackAction, request: Request): Promise<string> {
  const { board, by, because, override } = request
  const run = await withTable(request.table, async table => {
    const runs = packRunRepository(table)
    const found = await findRun(request, runs)
    checkState(action, found, await runs.list())
    return found
  })
  const role = findRole(board, by, '--by')
  const approvers = board.packs.find(({ id }) => id === run.pack)?.approvers ?? []
  requirePermission(
    role,
    `${action} ${run.run}`,
    action === 'approve' ? approvers : rolesAllowedToRelease(board, run.pack),
  )
  const decision: PackDecision = { action, run: run.run, by, because, at: Temporal.Now.instant().toString(), override }
  await withBucket(request.bucket, bucket => bucket.putJson(`packs/${run.run}/decision.json`, decision))
  return `${run.run}: ${DONE[action]} by ${role.title}: ${because}`
}

async function findRun({ run }: Request, runs: ReturnType<typeof packRunRepository>): Promise<PackRunRecord> {
  const found = await runs.find(run)
  if (found !== null) return found
  const waiting = (await runs.list()).filter(other => !isOver(other)).map(other => other.run)
  const others = waiting.length === 0 ? 'none are waiting' : `waiting: ${waiting.join(', ')}`
  throw new InvalidArgumentsError(`unknown pack "${run}"; ${others}${suggestNearest(run, waiting)}`)
}

function checkState(action: PackAction, { run, state }: PackRunRecord, runs: readonly PackRunRecord[]): void {
  if (action === 'correct' || action === 'withdraw') {
    if (state !== 'issued')
      throw new InvalidArgumentsError(`${run} is ${state}: only an issued pack can be ${DONE[action]}`)
    const next = runs.find(({ corrects }) => corrects?.run === run)
    if (next !== undefined)
      throw new InvalidArgumentsError(`${next.run} corrects ${run} already and is ${next.state}: boardpack status`)
    return
  }
  if (state === 'issued') throw new InvalidArgumentsError(`${run} has already been sent`)
  if (isOver({ state })) throw new InvalidArgumentsError(`${run} is ${state}: nothing more can be decided on it`)
  if (state === 'building') throw new InvalidArgumentsError(`${run} is still being made; try again in a minute`)
  if (action === 'approve' && state === 'held')
    throw new InvalidArgumentsError(`${run} is held, not awaiting approval; once its cause is fixed: boardpack release`)
  if (action === 'release' && state === 'awaiting-approval')
    throw new InvalidArgumentsError(`${run} is not held; it awaits approval: boardpack approve`)
}

import { Temporal } from 'temporal-polyfill'
import { boardAtInstant } from '../../shared/config/board-at.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { isOver, type PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { type PackDecision, writeDecision } from '../edge/pack-decision.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import type { Given } from './command-spec.ts'
import { findRole, requirePermission, rolesAllowedToRelease, withBucket, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, PACKS_BUCKET, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** What a person can do with a pack: before it is sent, approve or release it; afterwards, correct or withdraw it. */
type PackAction = PackDecision['action']

const RUN = {
  name: 'RUN',
  summary: 'the pack’s run, such as performance-2018-05-10; boardpack status lists those that wait',
}
const OPTIONS = { ...DECISION, ...TABLE, ...PACKS_BUCKET, ...DECIDING_BOARD }

/** Records an approver's sign-off, and the pack is sent. */
export const approve = defineCommand({
  name: 'approve',
  summary: 'Records an approver’s sign-off, and the pack is sent.',
  arguments: [RUN],
  options: OPTIONS,
  example: 'approve performance-2018-05-10 --by chief-executive --because "read and agreed"',
  exits: { 0: 'recorded' },
  run: async ({ words: [run], values }) => decide('approve', await readRequest(run!, values)),
})

/** An approver wants it changed: it is held, and the administrators get the words. */
export const sendBack = defineCommand({
  name: 'send-back',
  summary: 'Holds a pack that awaits approval, and sends the administrators what should change.',
  arguments: [RUN],
  options: OPTIONS,
  example: 'send-back performance-2018-05-10 --by chief-executive --because "the rise of complaints needs its reason"',
  exits: { 0: 'recorded' },
  run: async ({ words: [run], values }) => decide('send-back', await readRequest(run!, values)),
})

/** A held pack is rebuilt, and is sent if it now passes the gate; with `--override` it is sent whatever the gate finds. */
export const release = defineCommand({
  name: 'release',
  summary: 'Rebuilds a held pack from the data held now, and sends it if it passes the gate.',
  arguments: [RUN],
  options: { ...OPTIONS, override: { summary: 'send it whatever the gate finds' } },
  example: 'release performance-2018-05-10 --by board-secretary --because "the March return has arrived"',
  exits: { 0: 'recorded' },
  run: async ({ words: [run], values }) => decide('release', await readRequest(run!, values, values.override)),
})

/** The next version of an issued pack is made from what is known now; the version before is marked as superseded. */
export const correct = defineCommand({
  name: 'correct',
  summary: 'Makes the next version of an issued pack, with a list of what differs, and sends it to every reader once.',
  arguments: [RUN],
  options: OPTIONS,
  example: 'correct performance-2018-05-10 --by board-secretary --because "the March return was restated"',
  exits: { 0: 'recorded' },
  run: async ({ words: [run], values }) => decide('correct', await readRequest(run!, values)),
})

/** The readers of an issued pack are asked not to use it, and its pages say so. */
export const withdraw = defineCommand({
  name: 'withdraw',
  summary: 'Asks the readers of an issued pack not to use it, and marks its pages.',
  arguments: [RUN],
  options: OPTIONS,
  example: 'withdraw performance-2018-05-10 --by board-secretary --because "it was made for another month"',
  exits: { 0: 'recorded' },
  run: async ({ words: [run], values }) => decide('withdraw', await readRequest(run!, values)),
})

const DONE: Record<PackAction, string> = {
  approve: 'approved',
  'send-back': 'sent back',
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

async function readRequest(run: string, values: Given<typeof OPTIONS>['values'], override = false): Promise<Request> {
  const { by, because, table, 'packs-bucket': bucket } = values
  const { board } = await loadGivenBoard(values.board)
  const current = boardAtInstant(board, Temporal.Now.instant().toString())
  return { run, by, because, override, table, bucket, board: current }
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
    action === 'approve' || action === 'send-back' ? approvers : rolesAllowedToRelease(board, run.pack),
  )
  const at = Temporal.Now.instant().toString()
  const caller = await readCaller()
  const decision: PackDecision = { action, run: run.run, by, because, at, override, caller }
  await withBucket(request.bucket, bucket => writeDecision(bucket, decision))
  return `${run.run}: ${DONE[action]} by ${role.title}: ${because}`
}

async function findRun({ run }: Request, runs: ReturnType<typeof packRunRepository>): Promise<PackRunRecord> {
  const found = await runs.find(run)
  if (found !== null) return found
  const waiting = (await runs.list()).filter(other => !isOver(other)).map(other => other.run)
  const others = waiting.length === 0 ? 'none are waiting' : `waiting: ${waiting.join(', ')}`
  throw new InvalidArgumentsError(`unknown pack "${run}"; ${others}${suggestNearest(run, waiting)}`)
}

function checkState(
  action: PackAction,
  { run, state, supplement }: PackRunRecord,
  runs: readonly PackRunRecord[],
): void {
  if (action === 'correct' && supplement !== undefined)
    throw new InvalidArgumentsError(`${run} is a supplement: send the corrected paper, and it goes out as the next one`)
  if (action === 'correct' || action === 'withdraw') {
    if (state !== 'issued' && !(action === 'correct' && state === 'withdrawn'))
      throw new InvalidArgumentsError(`${run} is ${state}: only an issued pack can be ${DONE[action]}`)
    const next = runs.find(({ corrects }) => corrects?.run === run)
    if (next !== undefined)
      throw new InvalidArgumentsError(`${next.run} corrects ${run} already and is ${next.state}: boardpack status`)
    return
  }
  if (state === 'issued') throw new InvalidArgumentsError(`${run} has already been sent`)
  if (isOver({ state })) throw new InvalidArgumentsError(`${run} is ${state}: nothing more can be decided on it`)
  if (state === 'building') throw new InvalidArgumentsError(`${run} is still being made; try again in a minute`)
  if ((action === 'approve' || action === 'send-back') && state === 'held')
    throw new InvalidArgumentsError(`${run} is held, not awaiting approval; once its cause is fixed: boardpack release`)
  if (action === 'release' && state === 'awaiting-approval')
    throw new InvalidArgumentsError(`${run} is not held; it awaits approval: boardpack approve`)
}

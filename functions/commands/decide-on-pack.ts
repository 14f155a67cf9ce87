import { parseArgs } from 'node:util'
import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { NoSuchBucket, S3Client } from '@aws-sdk/client-s3'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/config/suggest.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { type PackRunRecord, packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import type { PackDecision } from '../publish-pack.ts'
import { readBoard, sampleBoardFile, UnreadableBoardFile } from './read-board.ts'

/** What a person can do about a pack that waits. */
type Deed = 'approve' | 'release'

const USAGE: Record<Deed, string> = {
  approve: 'usage: boardpack approve RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--board FILE]',
  release:
    'usage: boardpack release RUN --by ROLE --because WORDS --table NAME --packs-bucket NAME [--override] [--board FILE]',
}

/** Arguments that cannot be used; the message is one line for the person who typed them. */
class UnusableArguments extends Error {}

/**
 * `boardpack approve`: a named approver signs a pack off, and it goes out. Gives the exit code: 0 put down, 2 with a line that says why
 * not. The names of table and bucket may come from TABLE_NAME and PACKS_BUCKET instead.
 */
export const approve = (args: string[]) => decideOnPack('approve', args)
/** `boardpack release`: a held pack is built again, and goes out if it now passes, or whatever is found with `--override`. */
export const release = (args: string[]) => decideOnPack('release', args)

interface Request {
  readonly run: string
  readonly by: string
  readonly because: string
  readonly override: boolean
  readonly table: string
  readonly bucket: string
  readonly board: BoardFile
}

async function decideOnPack(deed: Deed, args: string[]): Promise<number> {
  try {
    process.stdout.write(`${await decide(deed, await readRequest(deed, args))}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof UnusableArguments) && !(error instanceof UnreadableBoardFile)) throw error
    process.stderr.write(`${deed}: ${error.message}\n`)
    return 2
  }
}

async function readRequest(deed: Deed, args: string[]): Promise<Request> {
  const { values, positionals } = readFlags(args)
  const [run] = positionals
  const { by, because = '', override = false } = values
  const table = values.table ?? process.env.TABLE_NAME
  const bucket = values['packs-bucket'] ?? process.env.PACKS_BUCKET
  if (run === undefined || positionals.length > 1 || by === undefined || !table || !bucket)
    throw new UnusableArguments(USAGE[deed])
  if (because.trim() === '') throw new UnusableArguments('say why, with --because "…": it is kept with the pack')
  if (override && deed === 'approve')
    throw new UnusableArguments('--override is for release: a pack that is held cannot be approved as it is')
  const file = values.board ?? sampleBoardFile
  const loaded = await readBoard(file)
  if (!loaded.ok) throw new UnusableArguments(`${file} has faults; to see every one: boardpack config ${file}`)
  return { run, by, because: because.trim(), override, table, bucket, board: loaded.board }
}

function readFlags(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { by: text, because: text, table: text, 'packs-bucket': text, board: text, override: flag }
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UnusableArguments((error as Error).message.split('. ')[0])
  }
}

async function decide(deed: Deed, request: Request): Promise<string> {
  const database = new DynamoDBClient({})
  const storage = new S3Client(storageSettings())
  try {
    const run = await findRun(request, packRunRepository(openTable(database, request.table)))
    checkState(deed, run)
    const title = checkRole(deed, request, run)
    const decision: PackDecision = {
      run: run.run,
      by: request.by,
      because: request.because,
      at: Temporal.Now.instant().toString(),
      override: request.override,
    }
    await openBucket(storage, request.bucket).putJson(`packs/${run.run}/released.json`, decision)
    return `${run.run}: ${deed === 'approve' ? 'approved' : 'released'} by ${title}: ${request.because}`
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw new UnusableArguments(`there is no table ${request.table}`)
    if (error instanceof NoSuchBucket) throw new UnusableArguments(`there is no bucket ${request.bucket}`)
    throw error
  } finally {
    database.destroy()
    storage.destroy()
  }
}

/** A server on this machine is told its bucket in the path, and does not take checksums that come in pieces. */
function storageSettings() {
  const isLocal = (process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL) !== undefined
  return isLocal ? { forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' as const } : {}
}

async function findRun({ run }: Request, runs: ReturnType<typeof packRunRepository>): Promise<PackRunRecord> {
  const found = await runs.find(run)
  if (found !== null) return found
  const waiting = (await runs.list()).filter(({ state }) => state !== 'issued').map(other => other.run)
  const others = waiting.length === 0 ? 'none waits' : `waiting: ${waiting.join(', ')}`
  throw new UnusableArguments(`there is no pack "${run}"; ${others}${suggestNearest(run, waiting)}`)
}

function checkState(deed: Deed, { run, state }: PackRunRecord): void {
  if (state === 'issued') throw new UnusableArguments(`${run} has gone out already`)
  if (state === 'building') throw new UnusableArguments(`${run} is still being made; try again in a minute`)
  if (deed === 'approve' && state === 'held')
    throw new UnusableArguments(`${run} is held, not waiting for approval; when its cause is mended: boardpack release`)
  if (deed === 'release' && state === 'awaiting-approval')
    throw new UnusableArguments(`${run} is not held; it waits for an approver: boardpack approve`)
}

/** Title of the role that decides. Throws UnusableArguments where it may not. */
function checkRole(deed: Deed, { by, board }: Request, run: PackRunRecord): string {
  const ids = board.roles.map(({ id }) => id)
  const role = board.roles.find(({ id }) => id === by)
  if (role === undefined)
    throw new UnusableArguments(`--by is "${by}", which is no role of the board’s file${suggestNearest(by, ids)}`)
  const approvers = board.packs.find(({ id }) => id === run.pack)?.approvers ?? []
  const allowed = deed === 'approve' ? approvers : [...(board.lists[board.board.administrators] ?? []), ...approvers]
  if (!allowed.includes(by))
    throw new UnusableArguments(`${role.title} may not ${deed} ${run.run}; allowed: ${allowed.join(', ') || 'nobody'}`)
  return role.title
}

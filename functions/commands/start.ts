import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorEnvironment, operatorSettings } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { type ReceptionServer, serveReception } from '../../infra/local/reception-server.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { serveViewer, type Viewer } from '../../infra/local/viewer/serve-viewer.ts'
import { summariseDeadLetters } from '../../infra/local/viewer/summaries.ts'
import { endOfDay, type Instant, startOfDay } from '../../shared/calendar/local-time.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { defineCommand } from './command.ts'
import { type DropWatcher, watchDrops } from './drop-watcher.ts'
import { checkPortIsFree } from './free-port.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import type { Drop } from './list-drops.ts'
import { BOARD } from './options.ts'
import { readDateOption } from './read-dates.ts'
import { findRehearsal, listSamples, type Rehearsal } from './rehearsal.ts'
import { rehearseDecisions } from './rehearse-decisions.ts'
import { timeStages } from './run.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const DEFAULT_PORT = 4180
/** Between two looks at the folder: a file is read once it has not changed from one to the next. */
const POLL_INTERVAL_MILLISECONDS = 200

/**
 * The whole system on this machine with the samples of the board, then with whatever is put into `drops/`, until it is
 * interrupted. Its page can be read from the start, and the pack as soon as it is made.
 */
export const start = defineCommand({
  name: 'start',
  summary: 'Runs the main job on this machine with the sample files, stays up, and reads what is put into drops/.',
  arguments: [],
  options: {
    ...BOARD,
    'as-at': {
      value: 'DATE',
      summary: 'the day it is; the day of the next pack (for the sample board its own day) unless it is given',
    },
    port: {
      value: 'PORT',
      summary: `the port of its page; ${DEFAULT_PORT} unless it is given, 0 for any that is free`,
    },
    drops: { value: 'DIR', summary: 'the folder that is watched; drops/ unless it is given' },
    rehearse: {
      summary:
        'leave the figures out, so that the pack is held, and print how to release, approve and correct it from another terminal',
    },
  },
  example: 'start --board boards/mine/board.yaml',
  exits: { 0: 'ended by Ctrl-C' },
  run: async ({ values: { board, port, drops, rehearse, 'as-at': day } }) => {
    const asAt = day === undefined ? undefined : readDateOption('as-at', day)
    if (rehearse && drops !== undefined)
      throw new InvalidArgumentsError(
        '--rehearse has a folder of its own, so that it begins from nothing: leave --drops out',
      )
    const options = { port: readPort(port), drops: resolve(drops ?? join(PROJECT, 'drops')) }
    await checkPortIsFree(options.port)
    const rehearsal = await findRehearsal(board, asAt)
    if (!rehearse) await startSamples({ ...options, rehearsal, samples: listSamples(rehearsal.samples), steps: [] })
    else {
      const decisions = await rehearseDecisions(rehearsal)
      try {
        await startSamples({ ...options, ...decisions })
      } finally {
        decisions.dispose()
      }
    }
    return 0
  },
})

interface StartOptions {
  readonly rehearsal: Rehearsal
  readonly samples: readonly Drop[]
  readonly port: number
  readonly drops: string
  /** What to do in another terminal, a line each. */
  readonly steps: readonly string[]
}

function readPort(given = String(DEFAULT_PORT)): number {
  if (/^\d+$/.test(given) && Number(given) <= 65_535) return Number(given)
  throw new InvalidArgumentsError('--port takes a number from 0 to 65535')
}

async function startSamples({ rehearsal, samples, port, drops, steps }: StartOptions): Promise<void> {
  const startedAt = performance.now()
  const stages = timeStages()
  const { source, day } = rehearsal
  const prepared = await stages.time('bundle and synthesize', () => prepareBoard(source, day))
  const firstPack = awaitFirstPack()
  const stack = await stages.time('start the servers', () =>
    startLocalStack({ board: prepared, clock: startOfDay(day, source.board.board), onCall: firstPack.onCall }),
  )
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  process.once('SIGTERM', () => interrupted.abort())
  const reception = source.board.mail.receiving === undefined ? null : await serveReception(stack)
  const table = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const viewer = await serveViewer(stack, source.board, port, () =>
    packRunRepository(openTable(table, stack.tableName)).list(),
  )
  try {
    process.stdout.write(`Packs, inbox and receipts as they are made: ${viewer.url}\n`)
    void firstPack.made.then(() => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      process.stdout.write(
        `The first pack can be read there, ${seconds} s after the start; its PDF and mails follow.\n`,
      )
    })
    await dropSamples(stack, viewer, stages, samples, endOfDay(day, source.board.board))
    const dropWatcher = watchDrops(drops, source.board.feeds)
    printAddresses(stack, viewer.url, drops, steps, reception)
    printFailedMessages(stack, source.board)
    await runUntilStopped(stack, source.board, dropWatcher, interrupted.signal)
  } finally {
    await reception?.close()
    await viewer.close()
    table.destroy()
    await stack.stop()
    await prepared.dispose()
  }
}

/** A pack is handed to the typesetter once every page of it can be read. */
function awaitFirstPack() {
  let markMade: () => void = () => undefined
  const made = new Promise<void>(resolve => {
    markMade = resolve
  })
  return {
    made,
    onCall: ({ action, resource }: ServiceCall) => {
      if (action === 's3:PutObject' && resource.endsWith('/typeset.json')) markMade()
      return undefined
    },
  }
}

async function dropSamples(
  stack: LocalStack,
  viewer: Viewer,
  stages: ReturnType<typeof timeStages>,
  samples: readonly Drop[],
  until: Instant,
): Promise<void> {
  const show = (stage: string, work: () => Promise<void>) => {
    viewer.showStage(stage)
    return stages.time(stage, work)
  }
  await show(`read ${samples.length} sample files`, async () => {
    for (const { feed, path, file } of samples) await stack.putDrop(feed, path, { file })
    await stack.drain()
  })
  await show('run what is due', () => stack.fireSchedulesUntil(until))
  viewer.showStage(null)
}

function printAddresses(
  stack: LocalStack,
  url: string,
  drops: string,
  steps: readonly string[],
  reception: ReceptionServer | null,
): void {
  const mailIn = reception === null ? {} : { BOARDPACK_MAIL_IN: reception.url }
  const settings = Object.entries({ ...operatorEnvironment(stack), ...mailIn }).map(
    ([name, value]) => `${name}=${value}`,
  )
  process.stdout.write(`
Packs, inbox and receipts: ${url}
${stack.sentMail().length} messages were sent; none left this machine.
Put files of your own into ${join(drops, 'FEED')}/ and they are read straight away.
To see what needs an operator, and to approve, release, correct, resend or replay, use another terminal:
  export ${settings.join(' ')}
  npm run --silent boardpack -- status
${steps.map(step => `${step}\n`).join('')}${steps.length > 0 ? 'Ctrl-C ends it, and nothing is kept.' : 'Ctrl-C ends it; only the files in that folder are kept.'}
`)
}

/** Who is affected by failed messages, how to replay them, and why each one failed. */
function printFailedMessages(stack: LocalStack, board: BoardFile): void {
  const letters = stack.deadLetters()
  for (const line of summariseDeadLetters(board, letters)) process.stdout.write(`Failed: ${line}\n`)
  for (const { queue, error } of letters) process.stdout.write(`  ${queue}: ${error ?? 'no reason given'}\n`)
}

/**
 * Moves the clock with the machine's, fires what falls due, reads new files and runs what commands ask for, until
 * stopped.
 */
async function runUntilStopped(
  stack: LocalStack,
  board: BoardFile,
  dropWatcher: DropWatcher,
  stop: AbortSignal,
): Promise<void> {
  const base = Date.parse(stack.now())
  const started = performance.now()
  while (!stop.aborted) {
    const before = stack.deadLetters().length
    await stack.fireSchedulesUntil(new Date(base + performance.now() - started).toISOString())
    await stack.drain()
    for (const drop of dropWatcher.listStable()) await processDrop(stack, drop)
    if (stack.deadLetters().length > before) printFailedMessages(stack, board)
    await wait(POLL_INTERVAL_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined)
  }
}

async function processDrop(stack: LocalStack, { feed, path, file }: Drop): Promise<void> {
  const sentBefore = stack.sentMail().length
  const start = performance.now()
  await stack.putDrop(feed, path, { file })
  await stack.drain()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const sent = stack.sentMail().length - sentBefore
  process.stdout.write(`${feed}/${path}: done in ${seconds} s, ${countNoun(sent, 'message')} sent; see the receipt\n`)
}

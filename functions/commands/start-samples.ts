import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { serveReception } from '../../infra/local/reception-server.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { serveViewer, type Viewer } from '../../infra/local/viewer/serve-viewer.ts'
import { endOfDay, type Instant, startOfDay } from '../../shared/calendar/local-time.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { watchDrops } from './drop-watcher.ts'
import type { Drop } from './list-drops.ts'
import type { Rehearsal } from './rehearsal.ts'
import { timeStages } from './run.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { printAddresses, printFailedMessages } from './start-output.ts'

interface StartOptions {
  readonly rehearsal: Rehearsal
  readonly samples: readonly Drop[]
  readonly port: number
  readonly drops: string
  /** What to do in another terminal, a line each. */
  readonly steps: readonly string[]
}

/** The samples first, so that there is a pack to look at; then whatever is put into the folder, until it is interrupted. */
export async function startSamples({ rehearsal, samples, port, drops, steps }: StartOptions): Promise<void> {
  const startedAt = performance.now()
  const stages = timeStages()
  const { source, day } = rehearsal
  const prepared = await stages.time('bundle and synthesize', () => prepareBoard(source, day))
  const firstPack = awaitFirstPack()
  const stack = await stages.time('start the servers', () =>
    startLocalStack({
      board: prepared,
      clock: startOfDay(day, source.board.board),
      onCall: firstPack.onCall,
      // what the samples lead to: loaded while they are read
      loadFirst: ['compute-indicators', 'track-delivery', 'publish-site', 'daily-checks', 'publish-pack'],
    }),
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

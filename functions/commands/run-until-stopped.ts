import { setTimeout as wait } from 'node:timers/promises'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import type { DropWatcher } from './drop-watcher.ts'
import type { Drop } from './list-drops.ts'
import { printFailedMessages } from './start-output.ts'

/** Between two looks at the folder: a file is read once it has not changed from one to the next. */
const POLL_INTERVAL_MILLISECONDS = 200

/**
 * Moves the clock with the machine's, fires what falls due, reads new files and runs what commands ask for, until
 * stopped.
 */
export async function runUntilStopped(
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

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { endOfDay, startOfDay } from '../../shared/calendar/local-time.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { defineCommand } from './command.ts'
import { BOARD } from './options.ts'
import { type RunOptions, readRunOptions } from './run-options.ts'
import { type ResultCounts, writeResults } from './write-results.ts'

/** Runs the whole system once on this machine. */
export const run = defineCommand({
  name: 'run',
  summary:
    'Runs the whole system once on this machine: reads the drops, fires the schedules, writes everything to a folder.',
  arguments: [],
  options: {
    drops: { value: 'DIR', summary: 'the files to drop, in a folder for each feed', isRequired: true },
    'as-at': { value: 'DATE', summary: 'the day to begin, such as 2018-05-03', isRequired: true },
    until: { value: 'DATE', summary: 'the last day; the first unless it is given' },
    pack: { value: 'PACK', summary: 'a pack to build and send at the end whether due or not, such as performance' },
    ...BOARD,
    out: { value: 'DIR', summary: 'the folder that everything is written to', isRequired: true },
  },
  example: 'run --drops tests/given/samples --as-at 2018-05-03 --out out',
  exits: {
    0: 'done, also where drops were rejected or a pack was held',
    1: 'a fault: a message failed after three attempts',
  },
  run: async ({ values }) => runBoard(await readRunOptions(values)),
})

async function runBoard({ board, drops, asAt, until, pack, out }: RunOptions): Promise<number> {
  const stages = timeStages()
  const prepared = await stages.time('bundle and synthesize', () => prepareBoard(board, asAt))
  const stack = await stages.time('start the servers', () =>
    startLocalStack({ board: prepared, clock: startOfDay(asAt, board.board.board), onLog: debugLog }),
  )
  try {
    await stages.time(`put ${countNoun(drops.length, 'drop')}`, async () => {
      for (const { feed, path, file } of drops) await stack.putDrop(feed, path, { file })
    })
    await stages.time('process the drops', () => stack.drain())
    await stages.time(`schedules to the end of ${until}`, () =>
      stack.fireSchedulesUntil(endOfDay(until, board.board.board)),
    )
    if (pack)
      await stages.time(`pack ${pack.pack} for ${pack.meeting}`, () => {
        stack.invoke('publish-pack', { kind: 'pack', ...pack, scheduledFor: stack.now() })
        return stack.drain()
      })
    mkdirSync(out, { recursive: true })
    const counts = await stages.time('write the results', () => writeResults(out, stack, board.board, until))
    const report = { as_at: asAt, until, board: board.board.board.id, ...countAll(drops.length, counts) }
    const failedMessages = stack.deadLetters().length
    writeFileSync(
      join(out, 'run.json'),
      `${JSON.stringify({ ...report, failed_messages: failedMessages, seconds: stages.seconds }, null, 2)}\n`,
    )
    return reportFailedMessages(stack)
  } finally {
    await stack.stop()
    await prepared.dispose()
  }
}

function countAll(dropped: number, counts: ResultCounts) {
  const sum = Object.values(counts.mails).reduce((total, count) => total + count, 0)
  return {
    drops: { put: dropped, ...counts.drops },
    packs: { issued: Object.keys(counts.packs).length, editions: counts.packs },
    mails: { sent: sum, ...counts.mails },
  }
}

/** One line for each message that failed after every attempt. That is a fault; a rejected drop is not. */
function reportFailedMessages(stack: LocalStack): number {
  const letters = stack.deadLetters()
  for (const { queue, attempts, error } of letters) {
    const reason = (error ?? 'no reason given').split('\n')[0]
    process.stderr.write(`run: ${queue} holds a message that failed after ${attempts} attempts: ${reason}\n`)
  }
  return letters.length > 0 ? 1 : 0
}

/** The functions' log is for debugging, not for the person who runs the command. */
function debugLog(functionName: string, line: string): void {
  if (process.env.BOARDPACK_DEBUG) process.stderr.write(`${functionName}: ${line}\n`)
}

/** Times the stages, with a line on standard error at the end of each. */
export function timeStages() {
  const seconds: Record<string, number> = {}
  return {
    seconds,
    async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
      const start = performance.now()
      const result = await work()
      seconds[stage] = Math.round(performance.now() - start) / 1000
      process.stderr.write(`${stage}: ${seconds[stage].toFixed(1)} s\n`)
      return result
    },
  }
}

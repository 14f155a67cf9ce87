import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { operatorSettings } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { startOfDay } from '../../shared/calendar/local-time.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'

/*
 * How long a small file that is put into the folder of `npm start` waits for its receipt: `npx tsx tests/benchmarks/local-receipt.ts`.
 * The whole program runs as a user starts it; a receipt is there once it stands in the bucket that the viewer shows it from. The first
 * file of a stack of its own, whose function was never called, is timed after it.
 */

const FILES = 8
const smallFile = (value: number) => `indicator,area,period,value\nhate-crime,force,2018-03,${value}\n`
const LOOK_EVERY_MILLISECONDS = 10

const folder = mkdtempSync(join(tmpdir(), 'boardpack-receipt-'))
const drops = join(folder, 'drops')
const program = spawn(
  process.execPath,
  ['--import', 'tsx', 'functions/cli.ts', 'start', '--port', '0', '--drops', drops],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const lines = createInterface(program.stdout)[Symbol.asyncIterator]()

/** Reads what the program prints until a line matches. */
async function readUntil(pattern: RegExp): Promise<string> {
  for (;;) {
    const read: IteratorResult<string, unknown> = await lines.next()
    if (read.done) throw new Error(`it ended before it printed ${String(pattern)}`)
    if (pattern.test(read.value)) return read.value
  }
}

try {
  const settings = new Map(
    (await readUntil(/^ {2}export /))
      .trim()
      .split(' ')
      .map(part => part.split('=') as [string, string]),
  )
  await readUntil(/^Ctrl-C/)
  const objects = new S3Client({ ...operatorSettings(settings.get('AWS_ENDPOINT_URL_S3')!), forcePathStyle: true })
  const list = new ListObjectsV2Command({ Bucket: settings.get('DROPS_BUCKET')!, Prefix: 'receipts/' })
  const countReceipts = async () => (await objects.send(list)).KeyCount ?? 0
  mkdirSync(join(drops, 'indicators'), { recursive: true })
  const seconds: number[] = []
  for (let i = 0; i < FILES; i++) {
    const before = await countReceipts()
    const file = join(folder, `${i}.csv`)
    writeFileSync(file, smallFile(110 + i))
    const start = performance.now()
    renameSync(file, join(drops, 'indicators', `return-${i}.csv`))
    while ((await countReceipts()) === before) await wait(LOOK_EVERY_MILLISECONDS)
    seconds.push((performance.now() - start) / 1000)
    console.log(`receipt after ${seconds.at(-1)!.toFixed(2)} s; ${await readUntil(/: done in/)}`)
    // not always at the same point between two looks at the folder
    await wait(1000 + 170 * i)
  }
  const sorted = [...seconds].sort((a, b) => a - b)
  console.log(
    `a small file put into the folder of npm start has its receipt after ${sorted[FILES / 2]!.toFixed(2)} s (median of ${FILES}), at most ${sorted.at(-1)!.toFixed(2)} s; load ${loadavg()[0]!.toFixed(1)}`,
  )
  objects.destroy()
} finally {
  program.kill('SIGINT')
  rmSync(folder, { recursive: true, force: true })
}

const prepared = await prepareBoard({ file: sampleBoardFile, board: sampleBoard() }, '2018-05-10')
let answered = 0
const stack = await startLocalStack({
  board: prepared,
  clock: startOfDay('2018-05-10', LONDON),
  onCall({ action, resource }) {
    if (action === 's3:PutObject' && resource.includes('/receipts/')) answered ||= performance.now()
    return undefined
  },
})
try {
  const begun = performance.now()
  await stack.putDrop('indicators', 'first.csv', Buffer.from(smallFile(109)))
  await stack.drain()
  console.log(
    `the first file of a stack has its receipt ${((answered - begun) / 1000).toFixed(2)} s after it is in the bucket; load ${loadavg()[0]!.toFixed(1)}`,
  )
} finally {
  await stack.stop()
  await prepared.dispose()
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listDrops } from '../../functions/commands/list-drops.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { startOfDay } from '../../shared/calendar/local-time.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'

/*
 * What a month of the sample board uses of each service, counted on the embedded stack: its history is there, then a month's
 * files arrive, every schedule of a month fires and its pack is issued. `npx tsx tests/benchmarks/month-of-use.ts`; the
 * table in docs/aws.md is worked out from what this prints.
 */

const SAMPLES = join(import.meta.dirname, '../given/samples')
/** Files that come with a new month; the others are history, which comes once. */
const MONTHLY = /2018-03|^(?:actions|commentary|risks|delivery-plan)\//

const calls = new Map<string, number>()
const billed = new Map<string, { calls: number; gigabyteSeconds: number }>()
let logBytes = 0
let isMeasured = false

const prepared = await prepareBoard({ file: sampleBoardFile, board: sampleBoard() }, '2018-04-12')
const stack = await startLocalStack({
  board: prepared,
  clock: startOfDay('2018-04-12', LONDON),
  onCall({ caller, action }) {
    if (isMeasured && caller !== 'operator') calls.set(action, (calls.get(action) ?? 0) + 1)
    return undefined
  },
  onInvoke(name, milliseconds, megabytes) {
    if (!isMeasured) return
    const so = billed.get(name) ?? { calls: 0, gigabyteSeconds: 0 }
    so.calls += 1
    so.gigabyteSeconds += (milliseconds / 1000) * (megabytes / 1024)
    billed.set(name, so)
  },
  onLog(_, line) {
    if (isMeasured) logBytes += line.length
  },
})
try {
  const files = listDrops(SAMPLES)
  const isMonthly = ({ feed, path }: { feed: string; path: string }) => MONTHLY.test(`${feed}/${path}`)
  for (const { feed, path, file } of files.filter(one => !isMonthly(one))) await stack.putDrop(feed, path, { file })
  await stack.drain()
  isMeasured = true
  const mailsBefore = stack.sentMail().length
  for (const { feed, path, file } of files.filter(isMonthly)) await stack.putDrop(feed, path, readFileSync(file))
  await stack.drain()
  await stack.fireSchedulesUntil('2018-05-11T22:00:00Z')
  const mails = stack.sentMail().slice(mailsBefore)
  const bytes = mails.reduce((sum, { raw }) => sum + raw.length, 0)
  console.log(`mails\t${mails.length}\t${(bytes / 1e6).toFixed(1)} MB`)
  console.log(`log\t${(logBytes / 1e6).toFixed(2)} MB`)
  for (const [name, so] of billed) console.log(`${name}\t${so.calls} calls\t${so.gigabyteSeconds.toFixed(1)} GB-s`)
  for (const [action, count] of [...calls].sort()) console.log(`${action}\t${count}`)
} finally {
  await stack.stop()
  await prepared.dispose()
}

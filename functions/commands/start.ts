import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readBoard } from '../../infra/load-boards.ts'
import { operatorEnvironment } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { type LocalStack, startLocalStack } from '../../infra/local/start-local-stack.ts'
import { serveViewer } from '../../infra/local/viewer/serve-viewer.ts'
import { summarizeAside } from '../../infra/local/viewer/summaries.ts'
import { endOfDay, startOfDay } from '../../shared/calendar/london-time.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { type Drop, listDrops } from './list-drops.ts'
import { sampleBoardFile } from './read-board.ts'
import { timeStages } from './run.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const SAMPLES = join(PROJECT, 'tests/given/samples')
const DROPS = join(PROJECT, 'drops')
/** The day the samples are dropped on: that on which the pack for the meeting of 10 May 2018 was due. */
const SAMPLE_DAY = '2018-05-03'
const DEFAULT_PORT = 4180
const LOOK_EVERY_MILLISECONDS = 500

/**
 * `npm start`: the whole system on this machine with the sample files, then whatever is put into `drops/`, until it is
 * interrupted. Exit code 0; 2 for unusable arguments.
 */
export async function start(args: string[]): Promise<number> {
  const port = readPort(args)
  if (port === null) {
    process.stderr.write('start: --port takes a number from 0 to 65535\n')
    return 2
  }
  const stages = timeStages()
  const source = await readBoard(sampleBoardFile)
  const prepared = await stages.time('bundle and synthesize', () => prepareBoard(source, SAMPLE_DAY))
  const stack = await stages.time('start the servers', () =>
    startLocalStack({ board: prepared, clock: startOfDay(SAMPLE_DAY) }),
  )
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  process.once('SIGTERM', () => interrupted.abort())
  try {
    const samples = listDrops(SAMPLES)
    await stages.time(`take in ${samples.length} sample files`, async () => {
      for (const { feed, path, file } of samples) await stack.putDrop(feed, path, { file })
      await stack.drain()
    })
    await stages.time(`what is due on ${SAMPLE_DAY}`, () => stack.fireSchedulesUntil(endOfDay(SAMPLE_DAY)))
    const viewer = await serveViewer(stack, source.board, port)
    makeDropsFolder(source.board.feeds)
    tellWhereToLook(stack, viewer.url)
    tellGivenUp(stack, source.board)
    await keepUp(stack, source.board, interrupted.signal)
    await viewer.close()
  } finally {
    await stack.stop()
    await prepared.dispose()
  }
  return 0
}

function readPort(args: string[]): number | null {
  try {
    const { port = String(DEFAULT_PORT) } = parseArgs({
      args,
      options: { port: { type: 'string' } },
      strict: true,
    }).values
    const number = Number(port)
    return /^\d+$/.test(port) && number <= 65_535 ? number : null
  } catch {
    return null
  }
}

function makeDropsFolder(feeds: readonly { readonly id: string; readonly format: string }[]): void {
  for (const { id } of feeds) mkdirSync(join(DROPS, id), { recursive: true })
  const lines = feeds.map(({ id, format }) => `- \`${id}/\`: ${format}\n`)
  writeFileSync(
    join(DROPS, 'README.md'),
    `# Drops\n\nWhile \`npm start\` runs, a file put into one of these folders is taken in at once, and answered with a receipt.\n\n${lines.join('')}`,
  )
}

function tellWhereToLook(stack: LocalStack, url: string): void {
  const settings = Object.entries(operatorEnvironment(stack)).map(([name, value]) => `${name}=${value}`)
  process.stdout.write(`
Packs, inbox and receipts: ${url}
${stack.sentMail().length} messages were sent, none of them further than this machine.
Put files of your own into ${DROPS}/FEED/ and they are taken in at once.
What waits for a person, and every other decision (approve, release, resend, replay), in another terminal:
  export ${settings.join(' ')}
  npm run --silent boardpack -- status
Ctrl-C ends it, and forgets everything but what is in that folder.
`)
}

/** Who is affected by what lies aside, how to have it done again, and why each message was given up. */
function tellGivenUp(stack: LocalStack, board: BoardFile): void {
  const letters = stack.deadLetters()
  for (const line of summarizeAside(board, letters)) process.stdout.write(`Given up: ${line}\n`)
  for (const { queue, error } of letters) process.stdout.write(`  ${queue}: ${error ?? 'no reason given'}\n`)
}

/** Moves the clock with the machine's, fires what falls due, takes in new files and does what commands ask for, until told to stop. */
async function keepUp(stack: LocalStack, board: BoardFile, stop: AbortSignal): Promise<void> {
  const base = Date.parse(stack.now())
  const started = performance.now()
  const seen = new Map<string, string>()
  while (!stop.aborted) {
    const before = stack.deadLetters().length
    await stack.fireSchedulesUntil(new Date(base + performance.now() - started).toISOString())
    await stack.drain()
    for (const drop of findSettled(seen)) await takeIn(stack, drop)
    if (stack.deadLetters().length > before) tellGivenUp(stack, board)
    await wait(LOOK_EVERY_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** Files that are new or changed, and had the same size and time at the last look too: nobody is still writing them. */
function findSettled(seen: Map<string, string>): Drop[] {
  return listOwnDrops().filter(({ file }) => {
    const { size, mtimeMs } = statSync(file)
    const now = `${size} ${mtimeMs}`
    const before = seen.get(file)
    if (before === `${now} taken`) return false
    seen.set(file, before === now ? `${now} taken` : now)
    return before === now
  })
}

function listOwnDrops(): Drop[] {
  if (!existsSync(DROPS)) return []
  return listDrops(DROPS, { misplaced: 'pass over' })
}

async function takeIn(stack: LocalStack, { feed, path, file }: Drop): Promise<void> {
  const sentBefore = stack.sentMail().length
  const start = performance.now()
  await stack.putDrop(feed, path, { file })
  await stack.drain()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const sent = stack.sentMail().length - sentBefore
  process.stdout.write(
    `${feed}/${path}: done in ${seconds} s, ${sent} ${sent === 1 ? 'message' : 'messages'} sent; see the receipt\n`,
  )
}

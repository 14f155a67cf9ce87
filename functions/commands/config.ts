import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import { findCollisions, type NamedBoard } from '../../shared/config/check-collisions.ts'
import { formatConfigFaults } from '../../shared/config/format-config-faults.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { defineCommand } from './command.ts'
import { readBoard } from './read-board.ts'

const WATCH_INTERVAL_MILLISECONDS = 300

/** Checks a board's file and prints every fault with its line. */
export const config = defineCommand({
  name: 'config',
  summary: 'Checks a board’s file and lists every fault by line, with what was found and what is allowed.',
  arguments: [{ name: 'FILE', summary: 'the board’s file' }],
  options: { watch: { summary: 'stays up and checks the file again whenever it is saved, until Ctrl-C' } },
  example: 'config boards/cambridgeshire.yaml',
  exits: { 0: 'the file is fit', 3: 'it is not' },
  run: ({ words: [file], values: { watch } }) => (watch ? watchBoardFile(file!) : checkBoardFile(file!)),
})

async function checkBoardFile(file: string): Promise<number> {
  const loaded = await readBoard(file)
  if (!loaded.ok) {
    process.stdout.write(formatConfigFaults(file, loaded.faults))
    return 3
  }
  const collisions = findCollisions({ file, board: loaded.board }, await readNeighbours(file))
  for (const collision of collisions) console.log(`${file}: ${collision}`)
  if (collisions.length > 0) return 3
  const { indicators, packs, meetings } = loaded.board
  const size = [
    countNoun(indicators.length, 'indicator'),
    countNoun(packs.length, 'pack'),
    countNoun(meetings.length, 'meeting'),
  ].join(', ')
  console.log(`${file}: valid (${size})`)
  const now = Temporal.Now.instant().toString()
  for (const line of boardWarnings(loaded.board, now)) console.log(`warning: ${line}`)
  return 0
}

/** Checks the file now and after every save, until it is interrupted. Gives the exit code of the last check. */
async function watchBoardFile(file: string): Promise<number> {
  let code = await checkBoardFile(file)
  let text = await readFile(file, 'utf8')
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  console.log('Watching; Ctrl-C ends it.')
  while (!interrupted.signal.aborted) {
    await wait(WATCH_INTERVAL_MILLISECONDS, undefined, { signal: interrupted.signal }).catch(() => undefined)
    // an editor may take the file away for a moment while it saves
    const now = await readFile(file, 'utf8').catch(() => text)
    if (now === text) continue
    text = now
    console.log(`\n${Temporal.Now.plainTimeISO().toString().slice(0, 'hh:mm:ss'.length)}`)
    code = await checkBoardFile(file)
  }
  return code
}

/** The other boards of the folder, which one app deploys together; those with faults are left out. */
async function readNeighbours(file: string): Promise<NamedBoard[]> {
  const folder = dirname(file)
  const neighbours: NamedBoard[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!name.endsWith('.yaml') || path === join(file)) continue
    const loaded = await readBoard(path)
    if (loaded.ok) neighbours.push({ file: path, board: loaded.board })
  }
  return neighbours
}

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { start } from '../../functions/commands/start.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const RETURN = join(PROJECT, 'tests/given/samples/indicators/monthly-return-2018-03.csv')

const drops = mkdtempSync(join(tmpdir(), 'boardpack-own-drops-'))
let child: ChildProcessByStdio<null, Readable, Readable>
let output = ''
const outputListeners = new Set<() => void>()

/** The words of the command that match, as soon as it has said them. Throws when it ends before that. */
async function waitForOutput(words: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = words.exec(output)
    if (match) return match
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}; it had said:\n${output}`)
    await new Promise<void>(resume => outputListeners.add(resume))
  }
}

function onOutput(chunk: string): void {
  output += chunk
  for (const resume of outputListeners) resume()
  outputListeners.clear()
}

beforeAll(() => {
  child = spawn(process.execPath, ['functions/boardpack.mjs', 'start', '--port', '0', '--drops', drops], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput)
  child.on('exit', () => onOutput(''))
})
afterAll(() => {
  child.kill('SIGKILL')
  rmSync(drops, { recursive: true, force: true })
})

describe('npm start', () => {
  test('prints an address immediately, where the page says what is in progress', async () => {
    const [, url = ''] = await waitForOutput(/Packs, inbox and receipts as they are made: (\S+)/)
    expect(await (await fetch(url)).text()).toContain('<strong>In progress: read ')
  })

  test('shows the first pack before its PDF and its mails are made', async () => {
    await waitForOutput(/The first pack can be read there, [\d.]+ s after the start; its PDF and mails follow\./)
    const [, url = ''] = /as they are made: (\S+)/.exec(output)!
    const page = await (await fetch(url)).text()
    const [, pack = ''] = /href="\/(packs\/performance-2018-05-10\/board\/index\.html)"/.exec(page)!
    const report = await (await fetch(new URL(pack, url))).text()
    expect(report).toContain('10 May 2018')
    expect(report).toMatch(/All Recorded Crime[\s\S]*4,988/)
    expect(report).toMatch(/Missing: figures in time for Satisfaction with Service Delivery - Domestic\s+Abuse/)
    const table = await fetch(new URL(pack.replace('index.html', 'tables/dashboard-victims.csv'), url))
    expect([table.status, await table.text()]).toEqual([200, expect.stringContaining('Domestic')])
  })

  test('says where everything is, and no message failed', async () => {
    await waitForOutput(/Ctrl-C ends it; only the files in that folder are kept\./)
    expect(output).toMatch(/\d+ messages were sent; none left this machine\./)
    expect(output).toContain(`Put files of your own into ${join(drops, 'FEED')}/ and they are read straight away.`)
    expect(output).not.toContain('Failed messages')
    expect(readFileSync(join(drops, 'README.md'), 'utf8')).toContain('- `indicators/`: ')
  })

  test('reads a file of the user’s own, and sends a receipt', async () => {
    copyFileSync(RETURN, join(drops, 'indicators', 'again.csv'))
    await waitForOutput(/indicators\/again\.csv: done in [\d.]+ s, 1 message sent; see the receipt/)
    const [, url = ''] = /as they are made: (\S+)/.exec(output)!
    expect(await (await fetch(url)).text()).toContain('indicators/again.csv</a>: duplicate')
  })

  test('ends quietly when it is interrupted', async () => {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(output).not.toMatch(/Error|at .*\.ts:/)
  })
})

describe('arguments that cannot be used are answered in one line', () => {
  test.each([
    [['--port', '65536'], 'start: --port takes a number from 0 to 65535\n'],
    [['--port', 'web'], 'start: --port takes a number from 0 to 65535\n'],
    [['--prot', '80'], 'start: unknown option "--prot"; did you mean "--port"?\n'],
  ])('%j', async (args, line) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await start(args)).toBe(2)
    expect(write.mock.calls.map(([text]) => text)).toEqual([line])
    write.mockRestore()
  })
})

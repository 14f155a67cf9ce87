import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeResults } from '../../functions/commands/write-results.ts'
import type { InjectedFault, ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { actionsDrop, historyDrop, loadTestBoard, monthDrop } from '../given/two-indicators.ts'
import { readExports } from './read-exports.ts'

/* A run while servers are killed and come back, are slow, and answer that there are too many calls: it ends as one without. */

const source = { file: 'two-indicators', ...loadTestBoard({ approval: false }) }
const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
let prepared: PreparedBoard
beforeAll(async () => {
  prepared = await prepareBoard(source, '2018-05-01')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await prepared.dispose()
})

/** What went wrong, by name, and how often. */
type FaultCounts = Map<string, number>

/** Faults by what is called, and the servers to kill. Nothing is left to chance: the same calls have the same outcome. */
function makeFaultInjector(counts: FaultCounts, stackOf: () => LocalStack) {
  let calls = 0
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1).get(name)!
  /** Cuts every connection of a server in the middle of a call, and brings it back. */
  const kill = (service: 's3' | 'dynamodb') => {
    count(`${service} killed`)
    const server = stackOf().servers[service]
    void server.stop().then(() => server.restart())
  }
  const isFirst = (name: string, matches: boolean) => matches && !counts.has(name) && count(name) === 1

  return ({ caller, action, resource }: ServiceCall): InjectedFault | undefined => {
    if (caller === 'operator') return undefined
    // the mail server was down when the first drop came: it is back for the second attempt
    if (caller === 'receive-drop' && resource.includes('/incoming/indicators/history.csv') && count('arrivals') === 4)
      void stackOf().servers.ses.restart()
    if (isFirst('killed while figures are read', caller === 'compute-indicators' && action === 'dynamodb:Query'))
      kill('dynamodb')
    if (isFirst('killed while a pack is typeset', caller === 'typeset-pack' && resource.endsWith('/model.json')))
      kill('s3')
    if (isFirst('crashed amid a batch', caller === 'receive-drop' && action === 'dynamodb:BatchWriteItem'))
      return 'crash-after'
    if (isFirst('mail throttled', caller === 'send-pack' && resource.includes(':identity/'))) return 'throttle'
    calls += 1
    if (action.startsWith('ses:')) return undefined
    if (calls % 20 === 0 && count('throttled') > 0) return 'throttle'
    return calls % 33 === 0 && count('slow') > 0 ? 'slow' : undefined
  }
}

/** A board's fortnight; gives the folder with all that came of it. */
async function runFortnight(name: string, faultCounts: FaultCounts | null): Promise<string> {
  let stack: LocalStack | null = null
  const onCall = faultCounts && makeFaultInjector(faultCounts, () => stack!)
  stack = await startLocalStack({ board: prepared, clock: '2018-05-02T23:00:00Z', ...(onCall && { onCall }) })
  try {
    if (faultCounts) await stack.servers.ses.stop()
    await stack.putDrop('indicators', 'history.csv', historyDrop())
    await stack.drain()
    await stack.putDrop('indicators', 'march.csv', monthDrop('2018-03', { burglary: 210, robbery: 61 }))
    await stack.putDrop('actions', 'log.csv', actionsDrop())
    await stack.putDrop('indicators', 'bad.csv', monthDrop('2018-03', { burgalry: 1 }))
    await stack.drain()
    await stack.fireSchedulesUntil('2018-05-04T12:00:00Z')
    expect(stack.deadLetters()).toEqual([])
    const out = join(folder, name)
    await writeResults(out, stack, source.board, '2018-05-04')
    return out
  } finally {
    await stack.stop()
  }
}

async function readMail(out: string): Promise<string[]> {
  const mails = readdirSync(join(out, 'mail')).map(async file => {
    const { subject, text, attachments } = await simpleParser(readFileSync(join(out, 'mail', file)))
    // the key of links, and the port they lead to, are different for every stack
    const words = text?.replaceAll(/http:\/\/127[^\s]+/g, link => `a link to ${new URL(link).pathname.split('/')[1]}`)
    return [file.slice(4), subject, words, ...attachments.map(({ filename }) => filename)].join('\n')
  })
  return (await Promise.all(mails)).sort()
}

const readPaper = (out: string) =>
  ['model.json', 'index.html'].map(name => readFileSync(join(out, 'packs/paper-2018-05-10/board', name), 'utf8'))

describe('a run under faults', () => {
  const struck: FaultCounts = new Map()
  let calm: string
  let troubled: string
  beforeAll(async () => {
    ;[calm, troubled] = await Promise.all([runFortnight('calm', null), runFortnight('troubled', struck)])
  })

  test('met them', () => {
    const once = ['dynamodb killed', 's3 killed', 'crashed amid a batch', 'mail throttled']
    expect(once.map(name => [name, struck.get(name)])).toEqual(once.map(name => [name, 1]))
    for (const name of ['throttled', 'slow', 'arrivals']) expect(struck.get(name), name).toBeGreaterThan(1)
  })

  test('ends in the same exports', () => {
    const exports = readExports(calm)
    expect(Object.keys(exports)).toContain('ledger.csv')
    // this board has no register of decisions and no tables
    const filled = Object.entries(exports).filter(([name]) => name !== 'decisions.csv' && name !== 'tables.csv')
    expect(filled.every(([, rows]) => rows.length > 0)).toBe(true)
    expect(readExports(troubled)).toEqual(exports)
  })

  test('in the same mails, each as often', async () => {
    expect(await readMail(troubled)).toEqual(await readMail(calm))
  })

  test('and in the same paper, byte for byte', () => {
    expect(readPaper(troubled)).toEqual(readPaper(calm))
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as decisions from '../../functions/commands/decide-on-pack.ts'
import * as previews from '../../functions/commands/preview.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { localInstant } from '../../shared/calendar/local-time.ts'
import { WORD_FILE } from '../../shared/packs/model/documents.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { editMain, mainPart, wordParagraph, writeInto } from '../given/edit-word.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { LONDON } from '../given/london.ts'
import { captureCommandOutput, restoreCommandOutput } from './operator-session.ts'
import { expectServedAddresses } from './served-addresses.ts'

/*
 * A pack before it is due and once its readers have it: a preview, version 2, and version 2 withdrawn. One pack goes through all of it
 * in this order, so that it is made no more often than its readers get it.
 */

const RUN = 'performance-2018-05-10'
const RETURN = join(import.meta.dirname, '../given/samples/indicators/monthly-return-2018-03.csv')
const RESTATED = new TextEncoder().encode(
  'indicator,area,period,numerator,denominator,status,reason\nall-crime-outcome-rate,force,2018-03,812,4988,revised,Outcomes were counted twice\n',
)

const WEBHOOK = 'webhook: { format: slack, parameter: /boardpack/test/webhook, sends: [packs], edition: board }'

const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
const boardFile = join(folder, 'board.yaml')
const run = (command: (args: string[]) => Promise<number>, ...args: string[]) =>
  command([...args, '--board', boardFile])

let prepared: PreparedBoard
let stack: LocalStack
let output: string[]
beforeAll(async () => {
  const source = boardWithFewIndicators(text => text.replace('\npublication:', `\n${WEBHOOK}\npublication:`))
  writeFileSync(boardFile, source.text)
  prepared = await prepareBoard(source, '2018-05-01')
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await prepared.dispose()
})

async function start(): Promise<void> {
  stack = await startLocalStack({ board: prepared, clock: '2018-05-03T08:00:00Z' })
  output = captureCommandOutput(stack)
}
async function stop(): Promise<void> {
  restoreCommandOutput()
  await expectServedAddresses(stack, prepared.source.board)
  await stack.stop()
}

async function mails() {
  const sent = await Promise.all(stack.sentMail().map(({ raw }) => simpleParser(Buffer.from(raw))))
  return sent.map((mail, i) => ({ to: stack.sentMail()[i]!.destinations.join(), subject: mail.subject!, mail }))
}

async function states(): Promise<Record<string, string>> {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const runs = await packRunRepository(openTable(client, stack.tableName)).list()
  client.destroy()
  return Object.fromEntries(runs.map(({ run: id, state }) => [id, state]))
}

const packObject = async (key: string) => new TextDecoder().decode(await packBytes(key))

async function packBytes(key: string): Promise<Uint8Array> {
  const client = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
  const bytes = await openBucket(client, stack.packsBucket).getBytes(key)
  client.destroy()
  return bytes!
}

/** Its author sends a text, and somebody who has not seen it the report in Word with other words in the same box. */
async function sendBackReport(words: string): Promise<void> {
  const report = await packBytes(`packs/${RUN}/board/${WORD_FILE}`)
  const [tag, indicator, , month] = /commentary\/([a-z-]+)\/([a-z-]+)\/(\d{4}-\d\d)#text/.exec(mainPart(report))!
  const heading = ['---', `indicator: ${indicator}`, `month: ${month}`, 'author: head-of-performance', '---']
  const text = [...heading, 'Words that the report does not have.', ''].join('\n')
  await stack.putDrop('commentary', 'later.md', new TextEncoder().encode(text))
  await stack.drain()
  await stack.putDrop('commentary', 'report.docx', editMain(report, writeInto(tag, wordParagraph(words))))
  await stack.drain()
}

describe('a pack', () => {
  beforeAll(start)
  afterAll(stop)

  test('as a preview goes to one person, marked, and counts as nothing', async () => {
    await stack.putDrop('indicators', 'return.csv', { file: RETURN })
    await stack.drain()
    expect(await run(previews.preview, 'performance', '2018-05-10', '--to', 'chief-executive')).toBe(0)
    await stack.drain()
    const sent = (await mails()).filter(({ subject }) => subject.startsWith('PREVIEW'))
    expect(sent.map(({ to }) => to)).toEqual(['chief-executive@cambridgeshire-pcc.example'])
    expect(sent[0]!.mail.attachments.map(({ filename }) => filename?.split(' ').at(-1))).toEqual([
      'report.pdf',
      'data-pack.pdf',
    ])
    expect(await states()).toEqual({})
    await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
    expect(await states()).toMatchObject({ [RUN]: 'issued' })
    expect(stack.deadLetters()).toEqual([])
  })

  test('that is issued is corrected by a second version with a change list, sent once to each reader of the first', async () => {
    const isFirst = ({ subject }: { subject: string }) =>
      subject.endsWith('version 1') && !subject.startsWith('PREVIEW')
    const first = (await mails()).filter(isFirst).map(({ to }) => to)
    expect(first.length).toBeGreaterThan(5)
    await sendBackReport('Officers were trained in January.')
    const receipt = (await mails()).find(({ subject }) => subject.includes('report.docx'))!
    expect(receipt.mail.text!.replaceAll(/\s+/g, ' ')).toContain(
      'takes the place of a text that the report did not have',
    )
    await stack.putDrop('indicators', 'restated.csv', RESTATED)
    await stack.fireSchedulesUntil(localInstant('2018-05-04', '23:59', LONDON))
    const proposals = (await mails()).filter(({ subject }) => subject.includes('can be corrected'))
    expect(proposals.map(({ to }) => to)).toEqual([
      'head-of-business-development@cambridgeshire-pcc.example',
      'executive-support-officer@cambridgeshire-pcc.example',
    ])
    expect(proposals[0]!.mail.text!.replaceAll(/\s+/g, ' ')).toContain('Outcomes were counted twice')
    expect(proposals[0]!.mail.text!.replaceAll(/\s+/g, ' ')).toContain(`boardpack correct ${RUN}`)

    expect(await run(decisions.correct, RUN, '--by', 'chief-constable', '--because', 'I want to')).toBe(2)
    const because = 'The outcome rate for March was restated'
    expect(await run(decisions.correct, RUN, '--by', 'executive-support-officer', '--because', because)).toBe(0)
    expect(output.at(-1)).toBe(`${RUN}: corrected by Executive Support Officer: ${because}\n`)
    await stack.drain()
    const second = (await mails()).filter(({ subject }) => subject.endsWith('version 2'))
    expect(second.map(({ to }) => to).sort()).toEqual(first.sort())
    expect(second[0]!.mail.text).toContain(because)
    const invitation = second[0]!.mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
    expect(invitation!.content.toString()).toContain('SEQUENCE:1')
    expect(await states()).toMatchObject({ [RUN]: 'superseded', [`${RUN}-v2`]: 'issued' })
    expect(stack.channel.posts).toHaveLength(2)
    expect(JSON.stringify(stack.channel.posts[1])).toContain(
      `Corrected: it takes the place of version 1, issued on 3 May 2018. ${because}.`,
    )
    expect(await packObject(`packs/${RUN}/public/index.html`)).toContain('Superseded by version 2')
    const corrected = await packObject(`packs/${RUN}-v2/public/index.html`)
    expect(corrected).toContain('What this version corrects')
    // page one tells it from the one that its readers have
    expect(corrected.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).toContain(
      'Version 2, in place of version 1 of 3 May 2018',
    )
    expect(corrected).not.toContain('Superseded')
    const reasons = await packObject(`packs/${RUN}-v2/board/index.html`)
    expect(reasons).toContain('Officers were trained in January.')
    expect(reasons).not.toContain('Words that the report does not have.')

    expect(await run(decisions.correct, RUN, '--by', 'executive-support-officer', '--because', 'again')).toBe(2)
    expect(output.at(-1)).toBe(`correct: ${RUN} is superseded: only an issued pack can be corrected\n`)
    const count = stack.sentMail().length
    stack.invoke('daily-checks', { kind: 'daily-checks', scheduledFor: localInstant('2018-05-04', '08:00', LONDON) })
    await stack.drain()
    expect(stack.sentMail().length).toBe(count)
    expect(stack.deadLetters()).toEqual([])
  })

  test('that is issued is withdrawn: every reader is notified once, and its pages say so', async () => {
    const version2 = `${RUN}-v2`
    const readers = (await mails()).filter(({ subject }) => subject.endsWith('version 2')).map(({ to }) => to)
    expect(readers.length).toBeGreaterThan(5)
    const because = 'The file was of another force'
    expect(await run(decisions.withdraw, version2, '--by', 'executive-support-officer', '--because', because)).toBe(0)
    await stack.drain()
    const told = (await mails()).filter(({ subject }) => subject.startsWith('Withdrawn:'))
    expect(told.map(({ to }) => to).sort()).toEqual(readers.sort())
    expect(told[0]!.mail.text).toContain(because)
    expect(stack.channel.posts).toHaveLength(3)
    expect(JSON.stringify(stack.channel.posts[2])).toContain(`Why: ${because}.`)
    expect(await states()).toMatchObject({ [RUN]: 'superseded', [version2]: 'withdrawn' })
    expect(await packObject(`packs/${version2}/public/index.html`)).toContain(`Withdrawn on 4 May 2018: ${because}`)
    expect(await run(decisions.withdraw, version2, '--by', 'executive-support-officer', '--because', because)).toBe(2)
    const fixed = 'counted once'
    expect(await run(decisions.correct, version2, '--by', 'executive-support-officer', '--because', fixed)).toBe(0)
    await stack.drain()
    expect(await states()).toMatchObject({ [RUN]: 'superseded', [version2]: 'withdrawn', [`${RUN}-v3`]: 'issued' })
    await stack.fireSchedulesUntil(localInstant('2018-05-09', '23:59', LONDON))
    expect((await mails()).filter(({ subject }) => subject.includes('missed'))).toEqual([])
    expect(stack.channel.posts).toHaveLength(4)
    expect(stack.deadLetters()).toEqual([])
  })
})

test('a pack that is still held when its meeting is past closes by itself', async () => {
  await start()
  onTestFinished(stop)
  await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
  expect(await states()).toMatchObject({ [RUN]: 'held' })
  await stack.fireSchedulesUntil(localInstant('2018-05-11', '23:59', LONDON))
  expect(await states()).toMatchObject({ [RUN]: 'closed' })
})

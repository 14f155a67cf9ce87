import { readFileSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack, LocalStackOptions } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { startOfDay } from '../../shared/calendar/local-time.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { openTable, type Table } from '../../shared/store/table.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'
import { readCalendar } from '../registers/read-calendar.ts'

const source = { file: sampleBoardFile, board: sampleBoard() }
const prepared = await prepareBoard(source, '2018-05-03')
/** Enough for what happens to messages; the whole pack is made once, by `npm start`. */
const withFewIndicators = await prepareBoard(boardWithFewIndicators(), '2018-05-03')
const monthlyReturn = readFileSync('tests/given/samples/indicators/monthly-return-2018-03.csv')
const DUE = { kind: 'pack', pack: 'performance', meeting: '2018-05-10', scheduledFor: '2018-05-03T15:00:00Z' }

/** Every document of every edition. */
const TYPESET_ONCE = ['board/data-pack.pdf', 'board/report.pdf', 'public/data-pack.pdf', 'public/report.pdf']

let stack: LocalStack
let table: Table
afterEach(() => stack.stop())
afterAll(() => Promise.all([prepared.dispose(), withFewIndicators.dispose()]))

async function start(options: Partial<LocalStackOptions> = {}): Promise<void> {
  stack = await startLocalStack({ board: prepared, clock: startOfDay('2018-05-03', LONDON), ...options })
  table = openTable(new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb)), stack.tableName)
}

const tidy = (...rows: string[]) => Buffer.from(['indicator,area,period,value,status', ...rows].join('\n'))

async function drop(feed: string, file: string, content: Uint8Array): Promise<void> {
  await stack.putDrop(feed, file, content)
  await stack.drain()
}

/** The plain text of every message sent, with its kind and subject. */
async function readMail(kind?: string) {
  const all = await Promise.all(
    stack.sentMail().map(async ({ raw, destinations }) => {
      const mail = await simpleParser(Buffer.from(raw))
      const { subject = '', text = '', html, attachments } = mail
      return { kind: String(mail.headers.get('x-boardpack-kind')), to: destinations, subject, text, html, attachments }
    }),
  )
  return kind === undefined ? all : all.filter(mail => mail.kind === kind)
}

/** The value known now of an indicator for the force in a month. */
async function known(indicator: string, month: string): Promise<number | null | undefined> {
  const accepted = dropsById(await dropRepository(table).listAccepted())
  const areas = await observationRepository(table).read(indicator, accepted)
  return latestByMonth(areas.get('force') ?? []).get(month)?.value
}

describe('a drop', () => {
  test('that is valid is accepted, and its supplier learns what changed', async () => {
    await start()
    await drop(
      'indicators',
      'april.csv',
      tidy('hate-crime,force,2018-02,89,published', 'hate-crime,force,2018-03,69,published'),
    )
    expect(await known('hate-crime', '2018-03')).toBe(69)
    const [receipt] = await readMail('receipt')
    expect(receipt!.subject).toBe('april.csv: accepted')
    expect(receipt!.text).toContain('What changed: 2 new figures, 0 changed, 0 the same as before.')
    expect(stack.deadLetters()).toEqual([])
  })

  test('that has faults is rejected as a whole, with each cell and how to fix it, and the last good figures stay', async () => {
    await start()
    await drop('indicators', 'good.csv', tidy('hate-crime,force,2018-03,69,published'))
    await drop(
      'indicators',
      'bad.csv',
      tidy('hate-crime,force,2018-03,70,published', 'hate-crimes,force,2018-03,-3,published'),
    )
    expect(await known('hate-crime', '2018-03')).toBe(69)
    const receipt = (await readMail('receipt')).at(-1)!
    expect(receipt.subject).toBe('bad.csv: rejected')
    expect(receipt.text).toContain('Nothing in it was stored.')
    expect(receipt.text).toMatch(/row 3/i)
    expect(await dropRepository(table).list()).toHaveLength(2)
  })

  test('that comes again is a duplicate with no effect', async () => {
    await start()
    await drop('indicators', 'one.csv', tidy('hate-crime,force,2018-03,69,published'))
    await drop('indicators', 'copy.csv', tidy('hate-crime,force,2018-03,69,published'))
    expect((await readMail('receipt')).map(mail => mail.subject)).toEqual([
      'one.csv: accepted',
      'copy.csv: already received',
    ])
    expect((await dropRepository(table).listAccepted()).map(record => record.file)).toEqual(['one.csv'])
  })

  test('that re-issues a month adds a revision, and says what was there before', async () => {
    await start()
    await drop('indicators', 'first.csv', tidy('hate-crime,force,2018-03,69,provisional'))
    await drop('indicators', 'second.csv', tidy('hate-crime,force,2018-03,71,revised'))
    expect(await known('hate-crime', '2018-03')).toBe(71)
    const receipt = (await readMail('receipt')).at(-1)!
    expect(receipt.text).toContain('0 new figures, 1 changed')
    expect(receipt.text).toMatch(/69.*71/s)
  })
})

describe('a pack', () => {
  test('is built and mailed once to each member although every event is delivered twice', async () => {
    const typeset: string[] = []
    const onCall = ({ action, resource }: ServiceCall) => {
      if (action === 's3:PutObject' && /-packs-.*\.pdf$/.test(resource))
        typeset.push(resource.split('/').slice(-2).join('/'))
      return undefined
    }
    await start({ board: withFewIndicators, deliverTwice: true, onCall })
    await drop('indicators', 'monthly-return-2018-03.csv', monthlyReturn)
    stack.invoke('publish-pack', DUE)
    await stack.drain()
    const members = source.board.lists.members!.map(id => source.board.roles.find(role => role.id === id)!.email)
    const sent = await readMail('pack')
    expect(sent.map(mail => mail.to[0]).sort()).toEqual([...members].sort())
    expect((await readMail('receipt')).length).toBe(1)
    const states = (await mailLedger(table).list()).map(record => record.state)
    expect(states.every(state => state === 'delivered')).toBe(true)
    expect(stack.deadLetters()).toEqual([])
    // a notice that comes again finds that its files are there
    expect(typeset.sort()).toEqual(TYPESET_ONCE)

    const [mail] = sent
    expect(mail!.subject).toBe(
      'OFFICIAL: Business Coordination Board, Quarterly Performance Report, March 2018, version 1',
    )
    expect(mail!.attachments.map(a => a.contentType).sort()).toEqual([
      'application/pdf',
      'application/pdf',
      'text/calendar',
    ])
    const invitation = mail!.attachments.find(a => a.contentType === 'text/calendar')!
    expect(readCalendar(invitation.content.toString())).toMatchObject({
      method: 'PUBLISH',
      uid: 'meeting-2018-05-10@cambridgeshire-pcc.example',
      sequence: 0,
      summary: 'Business Coordination Board',
      location: 'Conference Room 2, Cambridgeshire Constabulary Headquarters',
      start: '2018-05-10T13:00:00.000Z',
      end: '2018-05-10T15:00:00.000Z',
      isAllDay: false,
    })
    const html = String(mail!.html).replaceAll(/src="data:[^"]*"/g, 'src=""')
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  })

  test('that would print something implausible is held: administrators learn why, members get nothing', async () => {
    await start()
    await drop('indicators', 'monthly-return-2018-03.csv', monthlyReturn)
    const zero = Buffer.from(
      'indicator,area,period,numerator,denominator,status\nsatisfaction-with-service-delivery-domestic-abuse,force,2018-03,0,269,published\n',
    )
    await drop('indicators', 'late.csv', zero)
    stack.invoke('publish-pack', DUE)
    await stack.drain()
    expect(await readMail('pack')).toEqual([])
    const [held] = (await readMail('administrators')).filter(mail => mail.subject.startsWith('Held'))
    expect(held!.subject).toBe('Held: Quarterly Performance Report for the meeting of 10 May 2018')
    expect(held!.text).toMatch(/0\.0% in\s+March 2018 after\s+83\.3%/)
  })
})

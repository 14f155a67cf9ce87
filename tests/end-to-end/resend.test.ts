import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { resend } from '../../functions/commands/resend.ts'
import { resolve } from '../../functions/commands/resolve.ts'
import { status } from '../../functions/commands/status.ts'
import type { MailOutcome } from '../../infra/local/delivery-notices.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { openTable } from '../../shared/store/table.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { captureCommandOutput, restoreCommandOutput } from './operator-session.ts'

const RUN = 'performance-2018-05-10'
const RETURN = join(import.meta.dirname, '../given/samples/indicators/monthly-return-2018-03.csv')
const BOUNCES = 'chief-constable@cambridgeshire-police.example'
const by = ['--by', 'executive-support-officer', '--because', 'the address was mistyped']

let prepared: PreparedBoard
let stack: LocalStack
let output: string[]
const outcomes = new Map<string, MailOutcome>()
let packsSent = 0
beforeAll(async () => {
  prepared = await prepareBoard(boardWithFewIndicators(), '2018-05-01')
})
afterEach(async () => {
  restoreCommandOutput()
  await stack.stop()
})
afterAll(() => prepared.dispose())

/** Addresses that a pack left for, in order. */
async function packsTo(): Promise<string[]> {
  const mails = await Promise.all(stack.sentMail().map(mail => simpleParser(Buffer.from(mail.raw))))
  return mails.flatMap((mail, i) =>
    mail.subject?.startsWith('OFFICIAL: Business Coordination Board') ? stack.sentMail()[i]!.destinations : [],
  )
}

async function known() {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const table = openTable(client, stack.tableName)
  const [mails, trail] = [await mailLedger(table).list(), await auditTrail(table).list()]
  client.destroy()
  return {
    packs: mails.filter(mail => mail.kind === 'pack'),
    trail: trail.filter(({ about }) => about === RUN).map(({ who, what, because }) => [who, what, because]),
  }
}

test('a pack is sent again to those who do not have it, and to nobody else unless named', async () => {
  outcomes.set(BOUNCES, 'bounce')
  stack = await startLocalStack({
    board: prepared,
    clock: '2018-05-03T08:00:00Z',
    // every event comes twice: nothing may be sent twice for that
    deliverTwice: true,
    // nor does the provider ever report what became of the third
    mailOutcome: address => (packsSent === 3 ? 'none' : (outcomes.get(address) ?? 'delivery')),
    // the third member's message is handed over, and the function ends before it hears so
    onCall: ({ caller, resource }) =>
      caller === 'send-pack' && resource.includes(':identity/') && ++packsSent === 3 ? 'crash-after' : undefined,
  })
  output = captureCommandOutput(stack)

  expect(await resend([RUN, '--undelivered', ...by])).toBe(2)
  expect(output.at(-1)).toBe(`resend: unknown pack "${RUN}"; none have been sent\n`)
  await stack.putDrop('indicators', 'return.csv', { file: RETURN })
  await stack.drain()
  await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
  const first = await packsTo()
  expect(new Set(first).size).toBe(first.length)
  const doubtful = (await known()).packs.find(({ state }) => state === 'uncertain')!
  expect([...first].sort()).toEqual((await known()).packs.map(({ recipient }) => recipient).sort())

  output.length = 0
  expect(await status(['--table', stack.tableName])).toBe(3)
  expect(output.join('')).toContain(
    `to ${BOUNCES} is bounced: smtp; 550 5.1.1 user unknown. Send again: boardpack resend ${RUN} --undelivered\n`,
  )
  expect(output.join('')).toContain(`to ${doubtful.recipient} may have been sent: boardpack resolve ${doubtful.id}\n`)

  // the one whose message bounced, and not the one of whose message nobody knows
  outcomes.delete(BOUNCES)
  expect(await resend([RUN, '--undelivered', ...by])).toBe(0)
  expect(output.at(-1)).toBe(
    `${RUN}: sent again to Chief Constable, by Executive Support Officer: the address was mistyped\n`,
  )
  await stack.drain()
  expect((await packsTo()).slice(first.length)).toEqual([BOUNCES])
  const again = stack
    .sentMail()
    .filter(({ destinations }) => destinations.includes(BOUNCES))
    .at(-1)!
  expect((await simpleParser(Buffer.from(again.raw))).text!.replace(/\s+/g, ' ')).toContain(
    'This pack is sent to you again. Nothing in it has changed since the board was first sent it.',
  )
  expect((await known()).trail).toContainEqual([
    'executive-support-officer',
    'sent again to chief-constable',
    'the address was mistyped',
  ])

  expect(await resend([RUN, '--undelivered', ...by])).toBe(2)
  expect(output.at(-1)).toMatch(
    /^resend: nobody is known to lack performance-2018-05-10; in doubt: .+; settle those first: boardpack status\n$/,
  )
  expect(await resolve([doubtful.id, '--as', 'lost', ...by])).toBe(0)
  expect(output.at(-1)).toBe(
    `${doubtful.id} is recorded as lost by Executive Support Officer: the address was mistyped\n`,
  )
  expect(await resend([RUN, '--undelivered', ...by])).toBe(0)
  await stack.drain()
  expect((await packsTo()).slice(first.length + 1)).toEqual([doubtful.recipient])
  // a replay of the first event sends nothing more
  stack.invoke('send-pack', {
    Records: [{ eventTime: '2018-05-04T08:00:00.000Z', s3: { object: { key: `packs/${RUN}/issue.json` } } }],
  })
  await stack.drain()
  expect(await packsTo()).toHaveLength(first.length + 2)

  expect(await resend([RUN, '--undelivered', ...by])).toBe(2)
  expect(output.at(-1)).toBe(`resend: nobody is known to lack ${RUN}; to send it to somebody all the same: --to ROLE\n`)
  expect(await resend([RUN, '--to', 'chief-constable', ...by])).toBe(0)
  await stack.drain()
  expect((await packsTo()).slice(first.length + 2)).toEqual([BOUNCES])
  output.length = 0
  expect(await status(['--table', stack.tableName])).toBe(0)
  expect(stack.deadLetters()).toEqual([])

  output.length = 0
  for (const args of [
    [RUN, ...by],
    [RUN, '--undelivered', '--to', 'chief-constable', ...by],
    [RUN, '--undelivered', '--by', 'chief-constable', '--because', 'mine was lost'],
    [RUN, '--to', 'chief-constible', ...by],
    [RUN, '--to', 'performance-analyst', ...by],
    ['performance-2018-05-11', '--undelivered', ...by],
    [RUN, '--undelivered', '--by', 'executive-support-officer', '--because', ''],
    ['--undelivered', ...by],
  ])
    expect(await resend(args)).toBe(2)
  const members = prepared.source.board.lists.members!
  expect(output).toEqual([
    'resend: give the recipients: either --to ROLE[,ROLE] or --undelivered\n',
    'resend: give the recipients: either --to ROLE[,ROLE] or --undelivered\n',
    `resend: Chief Constable may not send ${RUN} again; allowed: executive-support-officer, head-of-business-development\n`,
    'resend: --to is "chief-constible", which is not a role in the board’s file; did you mean "chief-constable"?\n',
    `resend: Performance Analyst is not a recipient of ${RUN}; recipients: ${members.join(', ')}\n`,
    `resend: unknown pack "performance-2018-05-11"; sent: ${RUN}; did you mean "${RUN}"?\n`,
    expect.stringMatching(/^resend: missing: --because WORDS; usage: boardpack resend RUN --by ROLE /),
    expect.stringMatching(/^resend: missing: RUN; usage: boardpack resend RUN /),
  ])
})

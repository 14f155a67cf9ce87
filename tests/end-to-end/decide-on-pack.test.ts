import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as commands from '../../functions/commands/decide-on-pack.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'
import { captureCommandOutput, restoreCommandOutput } from './operator-session.ts'

const RUN = 'performance-2018-05-10'
const RETURN = join(import.meta.dirname, '../given/samples/indicators/monthly-return-2018-03.csv')

/** The sample board, its performance pack signed off by the Chief Executive, and with an edition for partners. */
const boardWithApproval = () =>
  boardWithFewIndicators(text =>
    text
      .replace(
        "sendAt: '16:00'\n",
        "sendAt: '16:00'\n    approval: required\n    approvers: [chief-executive]\n    partners: partners\n",
      )
      .replace('editions: [board, public]', 'editions: [board, partner]')
      // who is a member as well gets the board's edition alone
      .replace('\nlists:\n', '\nlists:\n  partners: [head-of-performance, chief-constable]\n'),
  )

const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
const boardFile = join(folder, 'board.yaml')
const approve = (args: string[]) => commands.approve([...args, '--board', boardFile])
const release = (args: string[]) => commands.release([...args, '--board', boardFile])

let prepared: PreparedBoard
let stack: LocalStack
let output: string[]
beforeAll(async () => {
  const source = boardWithApproval()
  writeFileSync(boardFile, source.text)
  prepared = await prepareBoard(source, '2018-05-01')
})
afterEach(() => stack.stop())
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await prepared.dispose()
})

async function startBeforeMeeting(): Promise<void> {
  stack = await startLocalStack({ board: prepared, clock: '2018-05-03T08:00:00Z' })
  output = captureCommandOutput(stack)
}
afterEach(restoreCommandOutput)

async function subjects(): Promise<string[]> {
  const mails = await Promise.all(stack.sentMail().map(mail => simpleParser(Buffer.from(mail.raw))))
  return mails.map((mail, i) => `${stack.sentMail()[i]!.destinations.join()}: ${mail.subject ?? ''}`)
}

/** File names of the one pack that left for an address. */
async function attachmentsFor(address: string): Promise<(string | undefined)[]> {
  const packs = stack.sentMail().filter(({ destinations }) => destinations.includes(address))
  const mails = await Promise.all(packs.map(mail => simpleParser(Buffer.from(mail.raw))))
  const [pack, ...others] = mails.filter(({ subject }) => subject?.startsWith('OFFICIAL: Business Coordination Board'))
  expect(others).toEqual([])
  return pack!.attachments.filter(({ related }) => !related).map(({ filename }) => filename)
}

async function known() {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const table = openTable(client, stack.tableName)
  const [run, trail] = [await packRunRepository(table).find(RUN), await auditTrail(table).list()]
  client.destroy()
  return {
    state: run?.state,
    trail: trail.filter(entry => entry.about === RUN).map(({ who, what, because }) => [who, what, because]),
  }
}

describe('a pack that must be approved', () => {
  test('awaits a named approver, and is sent on their decision and nobody else’s', async () => {
    await startBeforeMeeting()
    await stack.putDrop('indicators', 'return.csv', { file: RETURN })
    await stack.drain()
    await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
    const before = (await subjects()).filter(subject => subject.includes('Quarterly Performance Report'))
    expect(before).toEqual([
      'chief-executive@cambridgeshire-pcc.example: For your approval: Quarterly Performance Report for the meeting of 10 May 2018, by 3 May 2018',
    ])
    const mail = await simpleParser(Buffer.from(stack.sentMail().at(-1)!.raw))
    expect(mail.attachments.filter(({ related }) => !related).map(({ filename }) => filename)).toEqual([
      `OFFICIAL ${RUN} report.pdf`,
      `OFFICIAL ${RUN} data-pack.pdf`,
    ])
    expect((await known()).state).toBe('awaiting-approval')

    expect(await approve([RUN, '--by', 'chief-constable', '--because', 'I wrote it'])).toBe(2)
    expect(await approve([RUN, '--by', 'chief-executiv', '--because', 'read'])).toBe(2)
    expect(await approve(['performance-2018-05-11', '--by', 'chief-executive', '--because', 'read'])).toBe(2)
    expect(await release([RUN, '--by', 'chief-executive', '--because', 'read'])).toBe(2)
    expect(await approve([RUN, '--by', 'chief-executive', '--because', ' '])).toBe(2)
    expect(await approve([RUN, '--by', 'chief-executive', '--because', 'read', '--override'])).toBe(2)
    expect(output).toEqual([
      `approve: Chief Constable may not approve ${RUN}; allowed: chief-executive\n`,
      'approve: --by is "chief-executiv", which is not a role in the board’s file; did you mean "chief-executive"?\n',
      `approve: unknown pack "performance-2018-05-11"; waiting: ${RUN}; did you mean "${RUN}"?\n`,
      `release: ${RUN} is not held; it awaits approval: boardpack approve\n`,
      expect.stringMatching(/^approve: missing: --because WORDS; usage: boardpack approve RUN --by ROLE /),
      'approve: unknown option "--override"; allowed: --by, --because, --table, --stack, --packs-bucket, --board\n',
    ])

    expect(await approve([RUN, '--by', 'chief-executive', '--because', 'read and agreed'])).toBe(0)
    await stack.drain()
    expect(output.at(-1)).toBe(`${RUN}: approved by Chief Executive: read and agreed\n`)
    const sent = (await subjects()).filter(subject => subject.includes('OFFICIAL: Business Coordination Board'))
    expect(sent.length).toBe(9)
    expect(await attachmentsFor('head-of-performance@cambridgeshire-police.example')).toEqual([
      `OFFICIAL ${RUN} partner report.pdf`,
      `OFFICIAL ${RUN} partner data-pack.pdf`,
    ])
    expect(await attachmentsFor('chief-constable@cambridgeshire-police.example')).toEqual([
      `OFFICIAL ${RUN} report.pdf`,
      `OFFICIAL ${RUN} data-pack.pdf`,
      'meeting-2018-05-10.ics',
    ])
    const { state, trail } = await known()
    expect(state).toBe('issued')
    expect(trail).toContainEqual(['chief-executive', 'approved', 'read and agreed'])
    expect(await approve([RUN, '--by', 'chief-executive', '--because', 'again'])).toBe(2)
    expect(output.at(-1)).toBe(`approve: ${RUN} has already been sent\n`)
    expect(stack.deadLetters()).toEqual([])
  })

  test('is held when the gate holds it; once released, it awaits its approver again', async () => {
    await startBeforeMeeting()
    await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
    expect((await known()).state).toBe('held')
    expect(await approve([RUN, '--by', 'chief-executive', '--because', 'read'])).toBe(2)
    expect(output.at(-1)).toBe(
      `approve: ${RUN} is held, not awaiting approval; once its cause is fixed: boardpack release\n`,
    )
    await stack.putDrop('indicators', 'return.csv', { file: RETURN })
    await stack.drain()
    expect(await release([RUN, '--by', 'executive-support-officer', '--because', 'the return has come'])).toBe(0)
    await stack.drain()
    expect((await known()).state).toBe('awaiting-approval')
    const client = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
    const object = await client.send(
      new GetObjectCommand({ Bucket: stack.packsBucket, Key: `packs/${RUN}/decision.json` }),
    )
    expect(JSON.parse(await object.Body!.transformToString())).toMatchObject({ run: RUN, override: false })
    client.destroy()
    expect(await approve([RUN, '--by', 'chief-executive', '--because', 'read and agreed'])).toBe(0)
    await stack.drain()
    expect((await known()).state).toBe('issued')
  })
})

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { sesTransport } from '../../shared/mail/transport.ts'
import { openTable } from '../../shared/store/table.ts'

/** Faults that no embedded server produces when asked. */
const documents = mockClient(DynamoDBDocumentClient)
const ses = mockClient(SESClient)
afterEach(() => {
  documents.reset()
  ses.reset()
})
// they replace the clients' own method, for every file that shares this process
afterAll(() => {
  documents.restore()
  ses.restore()
})

const items = [1, 2, 3].map(i => ({ pk: 'X', sk: String(i) }))
const put = (item: object) => ({ PutRequest: { Item: item } })

describe('a table that leaves items unprocessed', () => {
  it('is sent them again, and only them', async () => {
    documents
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { t: [put(items[2]!)] } })
      .resolves({})
    const waits: number[] = []
    const wait = (milliseconds: number) => Promise.resolve(waits.push(milliseconds))
    await openTable(new DynamoDBClient({ region: 'eu-west-2' }), 't', { wait, random: () => 0.5 }).putAll(items)
    expect(waits).toEqual([25])
    const sent = documents.commandCalls(BatchWriteCommand).map(call => call.args[0].input.RequestItems!.t!.length)
    expect(sent).toEqual([3, 1])
  })

  it('fails after eight attempts, with how many are left', async () => {
    documents.on(BatchWriteCommand).resolves({ UnprocessedItems: { t: [put(items[0]!)] } })
    const table = openTable(new DynamoDBClient({ region: 'eu-west-2' }), 't', {
      wait: () => Promise.resolve(),
      random: () => 1,
    })
    await expect(table.putAll(items)).rejects.toThrow('1 items were not written to t after 8 attempts')
  })
})

describe('a mail provider', () => {
  const fault = (status: number) =>
    new SESServiceException({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
      $fault: 'client',
      $metadata: { httpStatusCode: status },
    })
  const submit = () => transport().submit(new Uint8Array(), 'a@pcc.example', 'b@pcc.example', 'id')
  /** With a clock that waiting moves on, and waits of the longest. */
  let clock = 0
  const transport = () => {
    clock = 0
    const wait = (milliseconds: number) => Promise.resolve((clock += milliseconds))
    return sesTransport(new SESClient({ region: 'eu-west-2' }), 'set', { now: () => clock, wait, random: () => 1 })
  }

  it('that is asked too often is asked again, later each time, and after five times has refused', async () => {
    ses.on(GetSendQuotaCommand).resolves({ MaxSendRate: 14 })
    ses.on(SendRawEmailCommand).rejectsOnce(fault(400)).rejectsOnce(fault(400)).resolves({ MessageId: 'm1' })
    expect(await submit()).toEqual({ outcome: 'accepted', messageId: 'm1' })
    expect(clock).toBe(3000)
    ses.on(SendRawEmailCommand).rejects(fault(400))
    expect(await submit()).toEqual({ outcome: 'refused', reason: 'Throttling: Maximum sending rate exceeded.' })
    expect(clock).toBe(15_000)
  })

  it('is handed no more messages in a second than the account may send, and one where that is not known', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'm1' })
    ses.on(GetSendQuotaCommand).resolves({ MaxSendRate: 10 })
    const paced = transport()
    for (const id of ['1', '2', '3', '4']) await paced.submit(new Uint8Array(), 'a@pcc.example', 'b@pcc.example', id)
    expect(clock).toBe(300)
    ses.on(GetSendQuotaCommand).rejects(new Error('not allowed'))
    const slow = transport()
    for (const id of ['1', '2', '3']) await slow.submit(new Uint8Array(), 'a@pcc.example', 'b@pcc.example', id)
    expect(clock).toBe(2000)
  })

  it('that fails on its own side leaves the message in doubt', async () => {
    ses.on(SendRawEmailCommand).rejects(fault(503))
    await expect(submit()).rejects.toThrow('Maximum sending rate exceeded.')
  })
})

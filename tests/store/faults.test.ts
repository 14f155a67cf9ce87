import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
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
    await openTable(new DynamoDBClient({ region: 'eu-west-2' }), 't').putAll(items)
    const sent = documents.commandCalls(BatchWriteCommand).map(call => call.args[0].input.RequestItems!.t!.length)
    expect(sent).toEqual([3, 1])
  })

  it('fails after eight attempts, with how many are left', async () => {
    documents.on(BatchWriteCommand).resolves({ UnprocessedItems: { t: [put(items[0]!)] } })
    const table = openTable(new DynamoDBClient({ region: 'eu-west-2' }), 't')
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
  const submit = () =>
    sesTransport(new SESClient({ region: 'eu-west-2' }), 'set').submit(
      new Uint8Array(),
      'a@pcc.example',
      'b@pcc.example',
      'id',
    )

  it('that refuses is recorded with its reason', async () => {
    ses.on(SendRawEmailCommand).rejects(fault(400))
    expect(await submit()).toEqual({ outcome: 'refused', reason: 'Throttling: Maximum sending rate exceeded.' })
  })

  it('that fails on its own side leaves the message in doubt', async () => {
    ses.on(SendRawEmailCommand).rejects(fault(503))
    await expect(submit()).rejects.toThrow('Maximum sending rate exceeded.')
  })
})

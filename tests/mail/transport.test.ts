import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openMailClient, sesTransport } from '../../shared/mail/transport.ts'

const ACCEPTED =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>m1</MessageId></SendRawEmailResult></SendRawEmailResponse>'

const sockets = new Set<Socket>()
let server: Server
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(ACCEPTED))
  })
  server.on('connection', socket => sockets.add(socket))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('each message has a new connection, so that none is lost on one that the provider has closed', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_SES', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'send-pack')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  const transport = sesTransport(openMailClient(), 'set')
  for (const id of ['1', '2', '3'])
    expect(await transport.submit(new Uint8Array([1]), 'board@pcc.example', 'chief@police.example', id)).toEqual({
      outcome: 'accepted',
      messageId: 'm1',
    })
  // and one to ask how fast the account may send
  expect(sockets.size).toBe(4)
})

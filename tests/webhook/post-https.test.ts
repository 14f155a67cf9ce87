import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonPoster, UnfitAddressError } from '../../functions/edge/post-https.ts'
import { type ChannelServer, serveChannel } from '../../infra/local/channel-server.ts'

let channel: ChannelServer
beforeAll(async () => {
  channel = await serveChannel()
})
afterAll(() => channel.close())

describe('a post to a channel', () => {
  test('is the JSON that it was given, and accepted by any answer of the two hundreds', async () => {
    for (const status of [200, 202, 204]) {
      channel.answerWith(status)
      expect(await jsonPoster(channel.url)({ a: status })).toEqual({ outcome: 'accepted' })
      expect(channel.posts.at(-1)).toEqual({ a: status })
    }
  })

  test.each([
    [301, 'refused'],
    [400, 'refused'],
    [404, 'refused'],
    [429, 'refused'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('that is answered with %i is %s', async (status, outcome) => {
    channel.answerWith(status)
    expect(await jsonPoster(channel.url)({})).toEqual({ outcome, reason: `it answered ${status}` })
  })

  test('that nobody took is refused, one that was cut off is in doubt, and neither names the address', async () => {
    const server = createServer(socket => socket.once('data', () => socket.destroy()))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const cut = await jsonPoster(`http://127.0.0.1:${port}/secret`)({})
    await new Promise(resolve => server.close(resolve))
    const untaken = await jsonPoster(`http://127.0.0.1:${port}/secret`)({})
    expect([cut, untaken]).toEqual([
      { outcome: 'unknown', reason: 'ECONNRESET' },
      { outcome: 'refused', reason: 'ECONNREFUSED' },
    ])
  })

  test.each([
    'http://hooks.example/x',
    'http://127.0.0.1.bad.example/x',
    'http://localhost/x',
    'ftp://x.example',
    'x',
    '',
  ])('to %s is not begun: it has no TLS', address => {
    expect(() => jsonPoster(address)).toThrow(UnfitAddressError)
    try {
      jsonPoster(address)
    } catch (error) {
      if (address !== '' && address !== 'x') expect(String(error)).not.toContain(address)
    }
  })

  test('to an address that speaks no TLS is not accepted', async () => {
    const plain = createServer(socket => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        socket.end('HTTP/1.1 200 OK\r\n\r\n')
        socket.destroySoon()
      })
    })
    await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as { port: number }
    expect((await jsonPoster(`https://127.0.0.1:${port}/`)({})).outcome).toBe('refused')
    await new Promise(resolve => plain.close(resolve))
  })
})

import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { readChannelAddress } from '../../shared/webhook/channel-address.ts'
import type { PostOutcome } from '../../shared/webhook/post-once.ts'

const TIMEOUT_MILLISECONDS = 15_000

/** The address of a channel that is not one over https; what it is stays unsaid, since it is a secret. */
export class UnfitAddressError extends Error {
  constructor() {
    super('the address of the channel does not begin https://')
    this.name = 'UnfitAddressError'
  }
}

/**
 * Makes a function that posts JSON to an address, once each time; a redirection is not followed. Nothing that is returned or thrown
 * has the address. Throws UnfitAddressError.
 */
export function jsonPoster(address: string): (body: object) => Promise<PostOutcome> {
  const url = readChannelAddress(address)
  if (url === null) throw new UnfitAddressError()
  return body => postJson(url, body)
}

function postJson(url: URL, body: object): Promise<PostOutcome> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise(resolve => {
    const content = Buffer.from(JSON.stringify(body))
    const headers = { 'content-type': 'application/json', 'content-length': content.length }
    const sent = send(url, { method: 'POST', headers, timeout: TIMEOUT_MILLISECONDS, agent: false }, response => {
      const { statusCode = 0 } = response
      response.resume()
      if (statusCode >= 200 && statusCode < 300) resolve({ outcome: 'accepted' })
      // an answer below 500 says no; after one above it, it may have been taken
      else resolve({ outcome: statusCode < 500 ? 'refused' : 'unknown', reason: `it answered ${statusCode}` })
    })
    let isConnected = false
    sent.on('socket', socket => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isConnected = true
      })
    })
    sent.on('timeout', () => sent.destroy(new Error('timeout')))
    sent.on('error', error => {
      const { code = 'no answer' } = error as NodeJS.ErrnoException
      // nothing is sent before there is a connection, whose certificate is in order
      resolve({ outcome: isConnected ? 'unknown' : 'refused', reason: code })
    })
    sent.end(content)
  })
}

import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Link } from '../../shared/links/link.ts'
import { addressMaker, readLink, signLink } from '../../shared/links/sign-link.ts'

const KEY = { id: 'a1', secret: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I' }
const NOW = '2018-05-03T15:00:00Z'
const LINK: Link = { purpose: 'upload', role: 'head-of-performance', feed: 'indicators' }
const expected = { board: 'cambridgeshire', purpose: 'upload', keys: [KEY], now: NOW }
const token = signLink(LINK, 'cambridgeshire', KEY, NOW)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a personal link', () => {
  it('opens what it was made for', () => {
    expect(readLink(token, expected)).toEqual({ outcome: 'valid', link: LINK })
  })

  it('is the same for the same event, so that a letter sent twice is one letter', () => {
    expect(signLink(LINK, 'cambridgeshire', KEY, NOW)).toBe(token)
    expect(addressMaker('https://x.example/', 'cambridgeshire', KEY, NOW)(LINK)).toBe(
      `https://x.example/upload/${token}`,
    )
  })

  it.each([
    ['on its last day', '2018-06-17T14:59:59Z', 'valid'],
    ['after it', '2018-06-17T15:00:01Z', 'expired'],
  ])('%s is %s: %s', (_, now, outcome) => {
    expect(readLink(token, { ...expected, now }).outcome).toBe(outcome)
  })

  const [head = '', body = '', signature = ''] = token.split('.')
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  const forgedBody = encode({ ...payload, link: { ...LINK, role: 'chief-executive' } })
  const unsigned = `${encode({ alg: 'none', typ: 'JWT', kid: 'a1' })}.${body}.`
  const otherAlgorithm = encode({ alg: 'HS512', typ: 'JWT', kid: 'a1' })
  const signed512 = createHmac('sha512', KEY.secret).update(`${otherAlgorithm}.${body}`).digest('base64url')
  it.each([
    ['another role put into it', `${head}.${forgedBody}.${signature}`, expected],
    ['no signature', unsigned, expected],
    ['a signature by another method', `${otherAlgorithm}.${body}.${signed512}`, expected],
    ['the key of another board', signLink(LINK, 'cambridgeshire', { id: 'a1', secret: 'other' }, NOW), expected],
    ['a key that is no longer known', token, { ...expected, keys: [{ id: 'b2', secret: KEY.secret }] }],
    ['another board', token, { ...expected, board: 'auckland' }],
    ['another page', token, { ...expected, purpose: 'approve' }],
    ['nothing', '', expected],
    ['something that is no token', 'a.b.c', expected],
    ['a thousand characters more', token + 'a'.repeat(1000), expected],
  ])('with %s opens nothing', (_, forged, at) => {
    expect(readLink(forged, at)).toEqual({ outcome: 'forged' })
  })
})

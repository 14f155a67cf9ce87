import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LIFETIME_DAYS, type Link, linkSchema, type MakeAddress } from './link.ts'

/** A key that links are signed with; `id` tells which one, so that a new key can be added while links of the old one live on. */
export interface LinkKey {
  readonly id: string
  /** 32 random bytes, base64url. */
  readonly secret: string
}

export type LinkReading =
  | { readonly outcome: 'valid'; readonly link: Link }
  /** `expired`: genuine, and its time is over. `forged`: not signed by this board, or changed, or made for another use. */
  | { readonly outcome: 'expired' | 'forged' }

const ALGORITHM = 'HS256'
const DAY_SECONDS = 86_400
/** Longer than any link that is made; what is longer is not read at all. */
const MAX_TOKEN_LENGTH = 1000

/** As a key object: of text the library first tries whether it is a private key, which takes longer than to sign. */
const secretOf = ({ secret }: LinkKey): KeyObject => createSecretKey(Buffer.from(secret))

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)

/**
 * A link as a JSON Web Token (RFC 7519, HMAC with SHA-256), bound to the board and to its purpose.
 *
 * @param now ISO instant of the event that the link is sent for: the same event makes the same token
 */
export function signLink(link: Link, board: string, key: LinkKey, now: string): string {
  const expires = toSeconds(now) + LIFETIME_DAYS[link.purpose] * DAY_SECONDS
  return jwt.sign({ link, exp: expires }, secretOf(key), {
    algorithm: ALGORITHM,
    keyid: key.id,
    issuer: board,
    audience: link.purpose,
    noTimestamp: true,
  })
}

/**
 * Reads a token. The purpose that the address names must be the one it was made for, so that a link for one use opens
 * no other.
 */
export function readLink(
  token: string,
  expected: {
    readonly board: string
    readonly purpose: string
    readonly keys: readonly LinkKey[]
    readonly now: string
  },
): LinkReading {
  if (token.length > MAX_TOKEN_LENGTH) return { outcome: 'forged' }
  const keyId = jwt.decode(token, { complete: true })?.header.kid
  const key = expected.keys.find(({ id }) => id === keyId)
  if (key === undefined) return { outcome: 'forged' }
  try {
    const payload = jwt.verify(token, secretOf(key), {
      algorithms: [ALGORITHM],
      issuer: expected.board,
      audience: expected.purpose,
      clockTimestamp: toSeconds(expected.now),
    })
    const link = linkSchema.safeParse(typeof payload === 'string' ? null : payload.link)
    return link.success && link.data.purpose === expected.purpose
      ? { outcome: 'valid', link: link.data }
      : { outcome: 'forged' }
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) return { outcome: 'expired' }
    if (error instanceof jwt.JsonWebTokenError || error instanceof jwt.NotBeforeError) return { outcome: 'forged' }
    throw error
  }
}

/** Makes the addresses of links: `https://…/upload/TOKEN`. */
export function addressMaker(base: string, board: string, key: LinkKey, now: string): MakeAddress {
  return link => new URL(`${link.purpose}/${signLink(link, board, key, now)}`, base).href
}

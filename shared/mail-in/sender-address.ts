import { addressKey } from '../config/address.ts'
import type { MailHeader } from './received-mail.ts'

const QUOTED = /"(?:[^"\\]|\\.)*"/g
const COMMENT = /\([^()]*\)/g
/** ASCII alone: a letter that only looks like one of a known domain is no match for it. */
const ADDRESS = String.raw`[!#$%&'*+\-/=?^_\`{|}~A-Za-z0-9.]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?`
const NAMED = new RegExp(`^[^<>,;:@]*<(${ADDRESS})>\\s*$`)
const BARE = new RegExp(`^\\s*(${ADDRESS})\\s*$`)

/**
 * The one address of a From header, as it is compared; null for anything that two programs may read differently: several addresses,
 * a group, an address beside the address, an encoded address. Nothing is decoded, so that a name cannot become an address.
 */
export function soleAddress(value: string): string | null {
  const plain = value
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .replaceAll(QUOTED, '')
    .replaceAll(COMMENT, '')
  const found = NAMED.exec(plain)?.[1] ?? BARE.exec(plain)?.[1]
  return found === undefined ? null : addressKey(found)
}

/** The sender that the headers name; null unless there is one From header with one address. */
export function senderOf(headers: readonly MailHeader[]): string | null {
  const from = headers.filter(({ name }) => name.trim().toLowerCase() === 'from')
  return from.length === 1 ? soleAddress(from[0]!.value) : null
}

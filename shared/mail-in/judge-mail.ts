import { addressKey, isSameAddress } from '../config/address.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Role } from '../config/schema/role.ts'
import { whyAutomatic } from './automatic.ts'
import type { ReceivedMail, Verdicts } from './received-mail.ts'
import { senderOf } from './sender-address.ts'

/** Checks that a sender must pass, as letters name them. */
const SENDER_CHECKS = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' } as const

/**
 * What is done with a mail before a byte of it is read:
 * - `passed-over`: it is neither read nor answered, since it is not known whose it is or a machine sent it
 * - `unverified`: it names a person of the board's file and may be forged: it is not read, and that person is told
 * - `infected`: it is not read, and its sender is told
 * - `read`: by whom it was sent is proven
 */
export type Judged =
  | { readonly outcome: 'passed-over'; readonly why: string }
  | { readonly outcome: 'unverified'; readonly roles: readonly Role[]; readonly failed: readonly string[] }
  | { readonly outcome: 'infected'; readonly roles: readonly Role[] }
  | { readonly outcome: 'read'; readonly roles: readonly Role[] }

/** The checks of a sender that did not pass: `DMARC`. A check that SES could not make has not passed. */
export function failedChecks(verdicts: Verdicts): string[] {
  return (Object.keys(SENDER_CHECKS) as (keyof typeof SENDER_CHECKS)[])
    .filter(check => verdicts[check] !== 'PASS')
    .map(check => SENDER_CHECKS[check])
}

/** Whose mail it is and whether it may be read, by what SES says of it. */
export function judgeMail({ mail, roles }: Pick<BoardFile, 'mail' | 'roles'>, received: ReceivedMail): Judged {
  const address = senderOf(received.headers)
  if (address === null) return { outcome: 'passed-over', why: 'no single sender' }
  if (isOurs(mail, address)) return { outcome: 'passed-over', why: 'own address' }
  const automatic = whyAutomatic(received.envelopeFrom, received.headers)
  if (automatic !== null) return { outcome: 'passed-over', why: automatic }
  const senders = roles.filter(({ email }) => isSameAddress(email, address))
  if (senders.length === 0) return { outcome: 'passed-over', why: 'unknown sender' }
  const failed = failedChecks(received.verdicts)
  if (failed.length > 0) return { outcome: 'unverified', roles: senders, failed }
  return { outcome: received.verdicts.virus === 'PASS' ? 'read' : 'infected', roles: senders }
}

/** Addresses that this system itself writes from or answers at. */
function isOurs({ from, receiving }: BoardFile['mail'], address: string): boolean {
  return address === addressKey(from) || (receiving !== undefined && address.endsWith(`@${receiving.domain}`))
}

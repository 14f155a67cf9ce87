/** What SES may say of a check of a mail. `DISABLED` where scanning is switched off; a mail of before a check existed lacks it. */
export type VerdictStatus = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED'

/** Checks of the sender, and of the content. Null where SES says nothing. */
export interface Verdicts {
  readonly spf: VerdictStatus | null
  readonly dkim: VerdictStatus | null
  readonly dmarc: VerdictStatus | null
  readonly virus: VerdictStatus | null
}

export interface MailHeader {
  readonly name: string
  readonly value: string
}

/**
 * A mail as SES notifies of it. What is here was written by SES and not by the sender, but for the values of `headers`; the mail
 * itself is an object in the bucket.
 */
export interface ReceivedMail {
  /** SES's own id of it. */
  readonly id: string
  /** When it arrived: ISO instant in UTC. */
  readonly at: string
  /** Where its bytes are. */
  readonly key: string
  /** The addresses it was sent to (RCPT TO), whatever its headers say. */
  readonly recipients: readonly string[]
  /** The sender of the envelope (MAIL FROM); empty for a null return path. */
  readonly envelopeFrom: string
  /** In the order of the mail; the later ones may be missing where there are very many. */
  readonly headers: readonly MailHeader[]
  readonly verdicts: Verdicts
}

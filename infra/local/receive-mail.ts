import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
import type { Instant } from '../../shared/calendar/local-time.ts'
import type { Verdicts } from '../../shared/mail-in/received-mail.ts'
import type { DeclaredReceiptRule, DeclaredSubscription } from './declarations.ts'

/** A mail as it reaches SES: on this machine nobody checks it, so the results of the checks are given. */
export interface ArrivingMail {
  readonly raw: Uint8Array
  /** The addresses of the envelope. */
  readonly recipients: readonly string[]
  /** The sender of the envelope; empty for a null return path. */
  readonly envelopeFrom: string
  /** All pass where they are left out. */
  readonly verdicts?: Partial<Verdicts>
  readonly at: Instant
}

/** What SES does with a mail: the object that it writes, and the notices that reach queues. */
export interface Reception {
  readonly bucket: string
  readonly key: string
  readonly notices: readonly { readonly queueArn: string; readonly body: string }[]
}

/** Mail to a domain without a rule of the template is refused, as SES does: null. */
export async function receiveByRules(
  { raw, recipients, envelopeFrom, verdicts = {}, at }: ArrivingMail,
  {
    receiptRules,
    subscriptions,
  }: { receiptRules: readonly DeclaredReceiptRule[]; subscriptions: readonly DeclaredSubscription[] },
): Promise<Reception | null> {
  const matches = (address: string, rule: string) => address.toLowerCase().split('@').at(-1) === rule.toLowerCase()
  const rule = receiptRules.find(({ Rule }) => recipients.some(to => Rule.Recipients.some(one => matches(to, one))))
  if (rule === undefined) return null
  const { BucketName, ObjectKeyPrefix, TopicArn } = rule.Rule.Actions[0].S3Action
  const messageId = createHash('sha256').update(raw).update(at).digest('hex').slice(0, 40)
  const key = `${ObjectKeyPrefix}${messageId}`
  const status = (check: keyof Verdicts) => ({ status: verdicts[check] ?? 'PASS' })
  const message = {
    notificationType: 'Received',
    mail: {
      timestamp: at,
      source: envelopeFrom,
      messageId,
      destination: recipients,
      headersTruncated: false,
      headers: await readHeaders(raw),
    },
    receipt: {
      timestamp: at,
      processingTimeMillis: 1,
      recipients: recipients.filter(to => rule.Rule.Recipients.some(one => matches(to, one))),
      spamVerdict: { status: 'PASS' },
      virusVerdict: status('virus'),
      spfVerdict: status('spf'),
      dkimVerdict: status('dkim'),
      dmarcVerdict: status('dmarc'),
      action: {
        type: 'S3',
        topicArn: TopicArn,
        bucketName: BucketName,
        objectKeyPrefix: ObjectKeyPrefix,
        objectKey: key,
      },
    },
  }
  const body = JSON.stringify({
    Type: 'Notification',
    MessageId: messageId,
    TopicArn,
    Message: JSON.stringify(message),
    Timestamp: at,
  })
  const queues = subscriptions.filter(one => one.TopicArn === TopicArn && one.Protocol === 'sqs')
  return { bucket: BucketName, key, notices: queues.map(({ Endpoint }) => ({ queueArn: Endpoint, body })) }
}

async function readHeaders(raw: Uint8Array): Promise<{ name: string; value: string }[]> {
  const { headers } = await PostalMime.parse(raw)
  return headers.map(({ originalKey, value }) => ({ name: originalKey, value }))
}

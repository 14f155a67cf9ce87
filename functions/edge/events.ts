import * as z from 'zod'
import type { DeliveryOutcome, DeliveryReport } from '../../shared/mail/delivery-outcome.ts'
import { MESSAGE_TAG } from '../../shared/mail/message.ts'
import type { ReceivedMail } from '../../shared/mail-in/received-mail.ts'

/** The messages of the queues, parsed to what the functions use. */

const s3Record = z.object({
  eventTime: z.iso.datetime(),
  userIdentity: z.object({ principalId: z.string() }).optional(),
  s3: z.object({ object: z.object({ key: z.string(), versionId: z.string().optional() }) }),
})
const s3Notification = z.object({ Records: z.array(s3Record) })
/** S3 sends this once, when a notification is set up. */
const s3Test = z.object({ Event: z.literal('s3:TestEvent') })

export interface ObjectCreated {
  /** Decoded key. */
  readonly key: string
  /** When it was written: ISO instant in UTC. */
  readonly at: string
  /** S3's id of what was written: the key may have been overwritten since. Null in a bucket without versions. */
  readonly version: string | null
  /** Who wrote it, as S3 names them: `AWS:ROLE-ID:SESSION` for a role. Null where the event does not say. */
  readonly principal: string | null
}

/** Objects written, out of an S3 notification. Keys arrive as form-encoded text. */
export function parseObjectsCreated(body: unknown): ObjectCreated[] {
  if (s3Test.safeParse(body).success) return []
  return s3Notification.parse(body).Records.map(record => ({
    key: decodeURIComponent(record.s3.object.key.replaceAll('+', ' ')),
    at: record.eventTime,
    version: record.s3.object.versionId ?? null,
    principal: record.userIdentity?.principalId ?? null,
  }))
}

const packDue = z.object({
  kind: z.literal('pack'),
  pack: z.string(),
  meeting: z.iso.date(),
  scheduledFor: z.iso.datetime(),
})
const dailyChecksDue = z.object({ kind: z.literal('daily-checks'), scheduledFor: z.iso.datetime() })

export type DailyChecksDue = z.infer<typeof dailyChecksDue>

/**
 * A pack is due; or an object says what was decided on a run, that a later version has taken its place, that a preview is wanted, or
 * that a paper may have come after its pack had gone.
 */
export type PackRequest =
  | { readonly kind: 'due'; readonly pack: string; readonly meeting: string; readonly scheduledFor: string }
  | ({ readonly kind: 'decision' | 'superseded' | 'preview' | 'late-papers' } & ObjectCreated)

const KINDS_BY_FILE: Readonly<Record<string, 'superseded' | 'preview' | 'late-papers'>> = {
  'superseded.json': 'superseded',
  'preview.json': 'preview',
  'late-papers.json': 'late-papers',
}

export function parsePackRequest(body: unknown): PackRequest[] {
  const due = packDue.safeParse(body)
  if (due.success) return [{ ...due.data, kind: 'due' }]
  return parseObjectsCreated(body).map(object => ({
    kind: KINDS_BY_FILE[object.key.split('/').at(-1)!] ?? 'decision',
    ...object,
  }))
}

export const parseDailyChecksDue = (body: unknown): DailyChecksDue => dailyChecksDue.parse(body)

const recipients = z.array(z.object({ diagnosticCode: z.string().nullish() })).nullish()
const sesEvent = z.object({
  time: z.iso.datetime(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).optional() }),
    bounce: z
      .object({ bounceType: z.string(), bounceSubType: z.string().nullish(), bouncedRecipients: recipients })
      .nullish(),
    complaint: z
      .object({ complaintSubType: z.string().nullish(), complaintFeedbackType: z.string().nullish() })
      .nullish(),
    reject: z.object({ reason: z.string().nullish() }).nullish(),
    deliveryDelay: z.object({ delayType: z.string().nullish(), delayedRecipients: recipients }).nullish(),
  }),
})

/** The outcome of a message, as the mail provider reports it. */
export interface DeliveryNotice extends DeliveryReport {
  /** The message's id in the ledger; null for a message that is not in the ledger. */
  readonly message: string | null
}

const EVENT_TYPES = z.enum(['Delivery', 'DeliveryDelay', 'Bounce', 'Complaint', 'Reject'])
/** Bounces and complaints of an address that the provider no longer writes to. */
const SUPPRESSED_SUBTYPES = ['Suppressed', 'OnAccountSuppressionList']

/**
 * Reports of other kinds (opened, clicked) are not asked for: they throw, and end in the dead-letter queue to be seen.
 */
export function parseDeliveryNotice(body: unknown): DeliveryNotice {
  const { time, detail } = sesEvent.parse(body)
  const { mail, bounce, complaint, reject, deliveryDelay } = detail
  const reasons = [
    bounce?.bouncedRecipients?.[0]?.diagnosticCode,
    deliveryDelay?.delayedRecipients?.[0]?.diagnosticCode,
    complaint?.complaintFeedbackType,
    reject?.reason,
    describeKind(bounce?.bounceType, bounce?.bounceSubType),
    complaint?.complaintSubType,
    deliveryDelay?.delayType,
  ]
  return {
    outcome: readOutcome(detail),
    message: mail.tags?.[MESSAGE_TAG]?.[0] ?? null,
    messageId: mail.messageId,
    at: time,
    reason: reasons.find(reason => typeof reason === 'string' && reason !== '') ?? '',
  }
}

function readOutcome({ eventType, bounce, complaint }: z.infer<typeof sesEvent>['detail']): DeliveryOutcome {
  const type = EVENT_TYPES.parse(eventType)
  const subtype = bounce?.bounceSubType ?? complaint?.complaintSubType ?? ''
  if (SUPPRESSED_SUBTYPES.includes(subtype)) return 'suppressed'
  // a reader took a message out of the folder of spam
  if (complaint?.complaintFeedbackType === 'not-spam') return 'delivery'
  if (bounce?.bounceType === 'Transient' && subtype === 'General') return 'soft-bounce'
  const outcomes = {
    Delivery: 'delivery',
    DeliveryDelay: 'delay',
    Bounce: 'bounce',
    Complaint: 'complaint',
    Reject: 'reject',
  } as const
  return outcomes[type]
}

const describeKind = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ')

const verdict = z.object({ status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']) }).optional()
const mailReceived = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    messageId: z.string(),
    source: z.string().nullish(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
  receipt: z.object({
    timestamp: z.iso.datetime(),
    recipients: z.array(z.string()),
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    virusVerdict: verdict,
    action: z.object({ type: z.literal('S3'), objectKey: z.string() }),
  }),
})
const snsNotification = z.object({ Type: z.literal('Notification'), Message: z.string() })

/** A mail that SES has put into the bucket. Null for what SES writes to a topic in words, when the topic is set up. */
export function parseMailReceived(body: unknown): ReceivedMail | null {
  const { Message } = snsNotification.parse(body)
  if (!Message.trimStart().startsWith('{')) return null
  const { mail, receipt } = mailReceived.parse(JSON.parse(Message))
  return {
    id: mail.messageId,
    at: receipt.timestamp,
    key: receipt.action.objectKey,
    recipients: receipt.recipients,
    envelopeFrom: mail.source ?? '',
    headers: mail.headers,
    verdicts: {
      spf: receipt.spfVerdict?.status ?? null,
      dkim: receipt.dkimVerdict?.status ?? null,
      dmarc: receipt.dmarcVerdict?.status ?? null,
      virus: receipt.virusVerdict?.status ?? null,
    },
  }
}

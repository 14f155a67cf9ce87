import * as z from 'zod'
import { MESSAGE_TAG } from '../../shared/mail/message.ts'

/** What the queues carry, parsed down to what the functions use. */

const s3Record = z.object({
  eventTime: z.iso.datetime(),
  s3: z.object({ object: z.object({ key: z.string() }) }),
})
const s3Notification = z.object({ Records: z.array(s3Record) })
/** S3 sends this once, when a notification is set up. */
const s3Test = z.object({ Event: z.literal('s3:TestEvent') })

export interface ObjectCreated {
  /** Decoded key. */
  readonly key: string
  /** When it was written: ISO instant in UTC. */
  readonly at: string
}

/** Objects written, out of an S3 notification. Keys arrive as form-encoded text. */
export function parseObjectsCreated(body: unknown): ObjectCreated[] {
  if (s3Test.safeParse(body).success) return []
  return s3Notification.parse(body).Records.map(record => ({
    key: decodeURIComponent(record.s3.object.key.replaceAll('+', ' ')),
    at: record.eventTime,
  }))
}

const packDue = z.object({
  kind: z.literal('pack'),
  pack: z.string(),
  meeting: z.iso.date(),
  scheduledTime: z.iso.datetime(),
})
const dailyChecksDue = z.object({ kind: z.literal('daily-checks'), scheduledTime: z.iso.datetime() })

export type DailyChecksDue = z.infer<typeof dailyChecksDue>

/** A pack is due; or a person's decision on a run was written down as an object. */
export type PackRequest =
  | { readonly kind: 'due'; readonly pack: string; readonly meeting: string; readonly scheduledTime: string }
  | ({ readonly kind: 'decision' } & ObjectCreated)

export function parsePackRequest(body: unknown): PackRequest[] {
  const due = packDue.safeParse(body)
  if (due.success) return [{ ...due.data, kind: 'due' }]
  return parseObjectsCreated(body).map(object => ({ kind: 'decision', ...object }))
}

export const parseDailyChecksDue = (body: unknown): DailyChecksDue => dailyChecksDue.parse(body)

const recipients = z.array(z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() }))
const sesEvent = z.object({
  time: z.iso.datetime(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).optional() }),
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: z.object({ complaintFeedbackType: z.string().optional() }).optional(),
    reject: z.object({ reason: z.string() }).optional(),
  }),
})

/** What became of a message, as the mail provider reports it. */
export interface DeliveryNotice {
  readonly outcome: 'delivery' | 'bounce' | 'complaint' | 'reject'
  /** The message's id in the ledger; null for one that the ledger never heard of. */
  readonly message: string | null
  /** The provider's name for it. */
  readonly messageId: string
  readonly at: string
  readonly isPermanent: boolean
  readonly reason: string
}

/** Reports of other kinds (opened, clicked) are none of ours: they throw, and lie in the dead-letter queue to be seen. */
export function parseDeliveryNotice(body: unknown): DeliveryNotice {
  const { time, detail } = sesEvent.parse(body)
  const outcome = z.enum(['delivery', 'bounce', 'complaint', 'reject']).parse(detail.eventType.toLowerCase())
  const { mail, bounce, complaint, reject } = detail
  const reason =
    bounce?.bouncedRecipients[0]?.diagnosticCode ?? complaint?.complaintFeedbackType ?? reject?.reason ?? ''
  const message = mail.tags?.[MESSAGE_TAG]?.[0] ?? null
  const isPermanent = bounce?.bounceType === 'Permanent'
  return { outcome, message, messageId: mail.messageId, at: time, isPermanent, reason }
}

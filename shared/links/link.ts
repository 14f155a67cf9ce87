import * as z from 'zod'
import { FEEDS } from '../observations/feeds.ts'

/**
 * What a personal link in a mail lets its holder do: one thing, for one role of the board's file, until it expires.
 *
 * - `approve`: read one pack that awaits approval, and approve it or send it back
 * - `comment`: give the reason and the action for one indicator and month
 * - `update`: update one action of the log
 * - `upload`: put files into one feed, and see their receipts
 * - `documents`: read the documents of one edition of one issued pack
 * - `preferences`: choose which mails one role gets, and who answers in its absence
 */
const roleId = z.string().min(1).max(100)
const runId = z.string().min(1).max(100)

export const linkSchema = z.discriminatedUnion('purpose', [
  z.strictObject({
    purpose: z.literal('approve'),
    role: roleId,
    run: runId,
    asKnownAt: z.iso.datetime({ offset: true }),
  }),
  z.strictObject({
    purpose: z.literal('comment'),
    role: roleId,
    indicator: z.string().min(1).max(100),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  }),
  z.strictObject({ purpose: z.literal('update'), role: roleId, action: z.string().min(1).max(100) }),
  z.strictObject({ purpose: z.literal('upload'), role: roleId, feed: z.enum(FEEDS) }),
  z.strictObject({ purpose: z.literal('documents'), role: roleId, run: runId, edition: z.string().min(1).max(40) }),
  z.strictObject({ purpose: z.literal('preferences'), role: roleId }),
])

export type Link = z.infer<typeof linkSchema>
export type LinkPurpose = Link['purpose']
export const linkPurposes = linkSchema.options.map(option => option.shape.purpose.value)

/** The address that a link is sent as. */
export type MakeAddress = (link: Link) => string

/** Days for which a link works. A supplier's and a reader's outlast the months between two mails; a decision's do not. */
export const LIFETIME_DAYS: Readonly<Record<LinkPurpose, number>> = {
  approve: 30,
  comment: 45,
  update: 45,
  upload: 45,
  documents: 60,
  preferences: 400,
}

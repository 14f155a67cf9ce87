import * as z from 'zod'
import {
  emailAddress,
  httpsUrl,
  localDate,
  localTime,
  mailDomain,
  marking,
  slug,
  wholeNumber,
  words,
} from './common.ts'

/** A post, not a person: names of people are not configuration of this product. */
export const roleSchema = z.strictObject({
  id: slug,
  title: words,
  organisation: words,
  email: emailAddress,
  lead: slug.optional().describe('Role told when this one does not answer'),
  statutory: z.boolean().default(false).describe('A statutory member may leave alerts, never packs'),
  aliases: z.array(words).default([]).describe('As registers print the owner: Constabulary, OPCC'),
})

export const feedSchema = z.strictObject({
  id: z.enum(['indicators', 'police-uk', 'actions', 'meetings', 'delivery-plan', 'risks', 'commentary']),
  supplier: slug.describe('Role that gets the receipts'),
  format: words.describe('One sentence on what is accepted, printed in reminders'),
})

export const meetingSchema = z.strictObject({
  date: localDate,
  time: localTime.optional(),
  venue: words.optional(),
  packs: z.array(slug).optional().describe('Packs for this meeting; all packs when left out'),
  public: z.boolean().default(false),
})

export const packSchema = z.strictObject({
  // short enough for the name of a schedule
  id: slug.max(40),
  title: words,
  agendaItem: z
    .string()
    .regex(/^\d{1,2}\.\d{1,2}$/)
    .meta({ title: "an agenda item in quotation marks, such as '5.0'" }),
  from: slug,
  contact: slug,
  recipients: slug.describe('List of roles it is mailed to'),
  marking,
  markingReason: words.optional().describe('Why it is sensitive and who may see it'),
  purpose: words,
  recommendation: words,
  background: z.array(words).default([]),
  indicators: z.union([z.literal('all'), z.array(slug).min(1)]),
  areas: z.array(slug).min(1).describe('Areas on the dashboard; force first'),
  historyMonths: wholeNumber(13, 120).default(48).describe('Months on the charts'),
  dataMonthsBehind: wholeNumber(1, 6).default(2).describe('The month reported is this many before the meeting'),
  sendWorkingDaysBefore: wholeNumber(1, 30),
  sendAt: localTime,
  editions: z.array(z.enum(['board', 'partner', 'public'])).min(1),
  approval: z.enum(['none', 'required']).default('none'),
  approvers: z.array(slug).default([]),
})

export const boardSchema = z.strictObject({
  id: slug,
  name: words,
  body: words.describe('The office the board belongs to'),
  force: words,
  legalBasis: words,
  timeZone: z.literal('Europe/London'),
  website: httpsUrl,
  secretariat: slug,
  administrators: slug.describe('List of roles told when something needs a person'),
})

export const mailSchema = z.strictObject({
  from: emailAddress,
  fromName: words,
  replyTo: emailAddress,
  domain: mailDomain,
  unsubscribeUrl: httpsUrl,
  unsubscribeAddress: emailAddress,
  packsUrl: httpsUrl.describe('Where packs too large to attach can be fetched'),
  sensitiveDomains: z.array(mailDomain).default([]).describe('Domains that may receive OFFICIAL-SENSITIVE'),
})

export const chasingSchema = z.strictObject({
  remindWorkingDaysBefore: wholeNumber(1, 20),
  repeatEveryWorkingDays: wholeNumber(1, 20),
  escalateToLeadAfterWorkingDays: wholeNumber(1, 60),
  escalateToChairAfterWorkingDays: wholeNumber(1, 120),
  chairList: slug,
  dueSoonCalendarDays: wholeNumber(1, 120),
  riskTolerance: wholeNumber(1, 25),
})

export type Role = z.infer<typeof roleSchema>
export type Meeting = z.infer<typeof meetingSchema>
export type Pack = z.infer<typeof packSchema>
export type Feed = z.infer<typeof feedSchema>

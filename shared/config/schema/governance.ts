import * as z from 'zod'
import { HOLIDAY_LISTS } from '../../calendar/bank-holidays.ts'
import { FEEDS, REGISTER_KINDS } from '../../observations/feeds.ts'
import {
  emailAddress,
  httpsUrl,
  localDate,
  localTime,
  mailDomain,
  marking,
  singleLineText,
  slug,
  timeZone,
  wholeNumber,
} from './common.ts'
import { logoSchema } from './logo.ts'

/** A post, not a person: names of people are not configuration of this product. */
export const roleSchema = z.strictObject({
  id: slug,
  title: singleLineText,
  organisation: singleLineText,
  email: emailAddress,
  lead: slug.optional().describe('Role notified when this one does not answer'),
  statutory: z.boolean().default(false).describe('A statutory member may opt out of alerts, never of packs'),
  aliases: z.array(singleLineText).default([]).describe('As registers print the owner: Finance, Estates team'),
  absences: z
    .array(z.strictObject({ from: localDate, until: localDate }))
    .default([])
    .describe('Days, the first and the last included, on which the lead answers for this role'),
})

export const feedSchema = z.strictObject({
  id: z.enum(FEEDS),
  supplier: z
    .union([slug, z.array(slug).min(1)])
    .describe('Role that supplies the feed, or several: each is reminded and gets the receipts'),
  format: singleLineText.describe('One sentence on what is accepted, printed in reminders'),
  system: z
    .strictObject({
      account: z
        .string()
        .regex(/^\d{12}$/)
        .meta({ title: 'the number of an AWS account, 12 digits in quotation marks' }),
      externalId: z
        .string()
        .regex(/^[\w+=,.@:/-]{8,200}$/)
        .meta({ title: 'an agreed word of 8 letters or more' }),
    })
    .optional()
    .describe('A supplier’s own system in AWS: the stack has a role for it that may put files into this feed alone'),
})

/** A paper by another author that a meeting expects. */
const expectedPaperSchema = z.strictObject({
  item: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,2})?$/)
    .meta({ title: "the number of an agenda item in quotation marks, such as '8.1'" }),
  title: singleLineText.optional().describe('As on the agenda; left out, the agenda says'),
  author: slug
    .optional()
    .describe(
      'Role that is reminded; left out, the post that the agenda names as author of the item, or as whom the report is from',
    ),
})

export const meetingSchema = z.strictObject({
  date: localDate,
  time: localTime.optional(),
  venue: singleLineText.optional(),
  movedFrom: z
    .array(localDate)
    .optional()
    .describe(
      'Dates it was called for before, the first one first: its calendar entry moves instead of standing twice',
    ),
  packs: z.array(slug).optional().describe('Packs for this meeting; all packs when left out'),
  papers: z
    .array(expectedPaperSchema)
    .optional()
    .describe(
      'Papers by other authors that are expected: each author is reminded before the paper deadline, and after it',
    ),
  public: z.boolean().default(false),
})

const REDUCED_EDITIONS = ['partner', 'public'] as const
const withheldFields = {
  why: singleLineText.describe('Printed in its place: why it is withheld and who may see it'),
  withheldFrom: z
    .array(z.enum(REDUCED_EDITIONS))
    .min(1)
    .default([...REDUCED_EDITIONS]),
  reviewOn: localDate.optional().describe('The day on which it is asked whether it must still be withheld'),
}

/** A part of a pack that not every edition has. The board's edition carries it in an annex that can be detached. */
const sensitiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('section'), section: slug.describe('Id of a section'), ...withheldFields }),
  z.strictObject({ kind: z.literal('register'), register: z.enum(REGISTER_KINDS), ...withheldFields }),
  z.strictObject({ kind: z.literal('indicator'), indicator: slug, ...withheldFields }),
  z.strictObject({
    kind: z.literal('column'),
    table: slug.describe('Id of a table, which is the name of its CSV: action-log'),
    column: z
      .string()
      .regex(/^[a-z0-9_]+$/)
      .meta({ title: 'a heading of the CSV, such as owner' }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('row'),
    table: slug.describe('Id of a table, which is the name of its CSV: risks'),
    row: singleLineText.describe('The first cell of the row, as printed: the number of an action, the name of a risk'),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('words'),
    words: singleLineText
      .min(6)
      .describe('A sentence or the words of a cell, as printed; taken out wherever they stand'),
    ...withheldFields,
  }),
])

/** Where something that a duty asks for is published, when it is not in the pack. */
export const publicationSchema = z.strictObject({
  paragraph: singleLineText.describe('The paragraph of a duty of this board'),
  where: singleLineText.describe('What it is called and who publishes it'),
  publishedOn: localDate.optional().describe('The day it was last published; it is chased when it is overdue'),
  url: httpsUrl,
})

export const packSchema = z.strictObject({
  // short enough for the name of a schedule
  id: slug.max(40),
  title: singleLineText,
  agendaItem: z
    .string()
    .max(40)
    .regex(/^(?:[\p{L}\p{N}]|\{(?:yyyy|yy|mm|dd)\})(?:[\p{L}\p{N}./ -]|\{(?:yyyy|yy|mm|dd)\})*$/u)
    .optional()
    .meta({ title: "an agenda item in quotation marks, such as '5.0' or 'PUB{yy}/{mm}/3.2'" })
    .describe(
      'As the board numbers its items; {yyyy}, {yy}, {mm} and {dd} stand for the day of the meeting; left out where it has no numbers',
    ),
  from: slug,
  contact: slug,
  recipients: slug.describe('List of roles it is mailed to'),
  partners: slug
    .optional()
    .describe('List of roles that the edition for partners is mailed to; needs partner among the editions'),
  marking: marking.optional(),
  markingReason: singleLineText.optional().describe('Why it is sensitive and who may see it'),
  purpose: singleLineText,
  recommendation: singleLineText,
  background: z.array(singleLineText).default([]),
  implications: z
    .array(z.strictObject({ of: singleLineText.describe('Financial, legal, equality, risk'), words: singleLineText }))
    .default([])
    .describe('What the paper means for money, the law, equality or risk, as the Board’s papers say it'),
  indicators: z
    .union([z.literal('all'), z.literal('none'), z.array(slug).min(1)])
    .describe('none: a meeting pack of papers and registers alone, without a performance report'),
  priorities: z
    .array(z.array(slug).min(1))
    .default([])
    .describe(
      'What matters most to the plan, in order: indicators by subject. The report leads with at most one of each',
    ),
  areas: z.array(slug).min(1).describe('Areas on the dashboard; the whole first'),
  historyMonths: wholeNumber(13, 120).default(48).describe('Months on the charts'),
  dataMonthsBehind: wholeNumber(1, 6).default(2).describe('The month reported is this many before the meeting'),
  sendWorkingDaysBefore: wholeNumber(1, 30),
  sendAt: localTime,
  editions: z.array(z.enum(['board', 'partner', 'public'])).min(1),
  approval: z.enum(['none', 'required']).default('none'),
  approvers: z.array(slug).default([]),
  sensitive: z
    .array(sensitiveSchema)
    .default([])
    .describe('What goes into the annex, and which editions do not have it'),
  partnerMarking: marking.optional().describe('Marking of the edition for partners; the pack’s own when left out'),
})

/** Buckets are named after the board, and have 63 characters at most, 34 of them for purpose, account and region. */
export const MAX_BOARD_ID_LENGTH = 29

export const boardSchema = z.strictObject({
  id: slug
    .max(MAX_BOARD_ID_LENGTH)
    .meta({ title: `an id of at most ${MAX_BOARD_ID_LENGTH} characters, because buckets are named after it` }),
  name: singleLineText,
  body: singleLineText.describe('The office the board belongs to'),
  oversees: singleLineText.optional().describe('The body that it holds to account, where that is not its own'),
  legalBasis: singleLineText,
  timeZone: timeZone.default('Europe/London'),
  holidays: z.enum(HOLIDAY_LISTS).default('england-and-wales').describe('Whose bank holidays are not working days'),
  website: httpsUrl,
  logo: logoSchema.optional().describe('Shown beside the name on papers and on the public site, never in place of it'),
  accessibilityContact: emailAddress
    .optional()
    .describe('Mailbox that the public edition names for asking for another format; a shared one, not an officer’s'),
  secretariat: slug,
  administrators: slug.describe('List of roles notified when something needs a person'),
})

/** Headers that the product, the provider or every mail program sets: a label takes the place of none of them. */
const TAKEN_HEADERS =
  /^(?:from|to|cc|bcc|sender|reply-to|return-path|received|subject|date|message-id|in-reply-to|references|auto-submitted|mime-version|(?:content|list|dkim|arc|authentication|resent|x-boardpack|x-ses)-.*)$/i

const labelText = z
  .string()
  .max(900)
  .regex(/^[!-~](?:[ -~]*[!-~])?$/)
  .meta({ title: 'letters, digits and signs of ASCII on one line' })

/** A header by which a mail system knows how a message is marked. */
const labelSchema = z.strictObject({
  header: z
    .string()
    .max(76)
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
    .refine(name => !TAKEN_HEADERS.test(name))
    .meta({ title: 'the name of a header that nothing else sets, such as X-Protective-Marking' }),
  values: z.record(marking, labelText).describe('What it says for each marking of this board'),
  unmarked: labelText
    .optional()
    .describe('What it says on mails without a marking, such as receipts; left out, they do not have the header'),
})

/** Files that suppliers mail in. It takes a domain that nobody else gets mail at. */
const receivingSchema = z.strictObject({
  domain: mailDomain.describe(
    'Domain for files alone, such as in.board.example; its MX record is in the stack’s outputs',
  ),
  identity: z
    .enum(['create', 'existing'])
    .default('create')
    .describe('existing: the domain is verified in SES already, by hand or by another board'),
  ruleSet: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
    .optional()
    .meta({ title: 'the name of a receipt rule set in SES' })
    .describe(
      'A receipt rule set that is there already: an account has one that is active. Left out, the stack makes one',
    ),
})

export const mailSchema = z.strictObject({
  from: emailAddress,
  fromName: singleLineText,
  replyTo: emailAddress,
  domain: mailDomain,
  identity: z
    .enum(['create', 'existing'])
    .default('create')
    .describe('existing: the domain is verified in SES already, by hand or by another board, and is left as it is'),
  receiving: receivingSchema
    .optional()
    .describe('Suppliers may mail files too, by replying to receipts and reminders; left out, no mail is received'),
  sensitiveDomains: z.array(mailDomain).default([]).describe('Domains that may receive restricted markings'),
  labels: z
    .array(labelSchema)
    .default([])
    .describe('Headers that say how a mail is marked, where mail systems on the way read one'),
})

/** A channel of Teams or Slack that is told of packs and alerts. Its address is a secret, and is not here. */
export const webhookSchema = z.strictObject({
  format: z
    .enum(['teams', 'slack'])
    .describe('teams: an Adaptive Card, as a workflow takes it; slack: text and blocks'),
  parameter: z
    .string()
    .regex(/^\/[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+){0,10}$/)
    .meta({ title: 'the name of a parameter such as /boardpack/town/webhook' })
    .describe('Name of the SecureString in the Parameter Store that holds the address'),
  sends: z
    .array(z.enum(['packs', 'alerts']))
    .min(1)
    .describe('What is posted'),
  edition: z
    .enum(['board', ...REDUCED_EDITIONS])
    .describe('The edition that everybody in the channel may read; packs without it are not posted'),
})

/** The public site's own address, where it is not to be CloudFront's. */
export const publicSiteSchema = z.strictObject({
  domain: mailDomain.describe('Such as papers.board.example; its DNS points to the address in the stack’s outputs'),
  certificateArn: z
    .string()
    .regex(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/)
    .meta({ title: 'the ARN of a certificate in us-east-1, where CloudFront reads them' }),
})

/** How long what is in the bucket of packs cannot be deleted, by the body's own records schedule. */
export const retentionSchema = z.strictObject({
  class: slug.describe('The class of the records schedule, such as board-papers; the bucket is tagged with it'),
  years: wholeNumber(1, 100),
})

export const chasingSchema = z.strictObject({
  remindWorkingDaysBefore: wholeNumber(1, 20).describe(
    'Working days before something is due that its owner is reminded',
  ),
  repeatEveryWorkingDays: wholeNumber(1, 20),
  escalateToLeadAfterWorkingDays: wholeNumber(1, 60),
  escalateToChairAfterWorkingDays: wholeNumber(1, 120),
  chairList: slug,
  dueSoonCalendarDays: wholeNumber(1, 120),
  riskTolerance: wholeNumber(1, 100).describe(
    'The score, likelihood times impact, above which a risk is out of tolerance',
  ),
  minutesWithinWorkingDays: wholeNumber(1, 60)
    .default(10)
    .describe(
      'After a meeting its minutes are to be sent, and after it approved those before, they are to be published',
    ),
})

export type Role = z.infer<typeof roleSchema>
export type Meeting = z.infer<typeof meetingSchema>
export type Sensitive = z.infer<typeof sensitiveSchema>
export type Publication = z.infer<typeof publicationSchema>
export type Pack = z.infer<typeof packSchema>
export type Feed = z.infer<typeof feedSchema>

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
  id: slug.meta({ description: 'Id by which the rest of the file names the post', examples: ['head-of-finance'] }),
  title: singleLineText.meta({
    description: 'The post, as papers and mails name it; never a person’s name',
    examples: ['Head of Finance'],
  }),
  organisation: singleLineText.meta({ description: 'The body the post belongs to', examples: ['Northshire Council'] }),
  email: emailAddress.meta({
    description: 'Where its mails go; best a mailbox of the post',
    examples: ['finance@northshire.example'],
  }),
  lead: slug
    .optional()
    .meta({ description: 'Role notified when this one does not answer', examples: ['chief-executive'] }),
  statutory: z.boolean().default(false).describe('A statutory member may opt out of alerts, never of packs'),
  aliases: z
    .array(singleLineText)
    .default([])
    .meta({ description: 'As registers print the owner', examples: [['Finance', 'Estates team']] }),
  absences: z
    .array(
      z.strictObject({
        from: localDate.meta({ description: 'First day of the absence', examples: ['2026-08-03'] }),
        until: localDate.meta({ description: 'Last day of the absence', examples: ['2026-08-21'] }),
      }),
    )
    .default([])
    .describe('Days, the first and the last included, on which the lead answers for this role'),
})

export const feedSchema = z.strictObject({
  id: z.enum(FEEDS).describe('What kind of file is sent in: its folder in the bucket of drops'),
  supplier: z.union([slug, z.array(slug).min(1)]).meta({
    description: 'Role that supplies the feed, or several: each is reminded and gets the receipts',
    examples: ['performance-team', ['performance-team', 'finance']],
  }),
  format: singleLineText.meta({
    description: 'One sentence on what is accepted, printed in reminders',
    examples: ['CSV or Excel with the columns indicator, area, period, value, numerator, denominator, status.'],
  }),
  system: z
    .strictObject({
      account: z
        .string()
        .regex(/^\d{12}$/)
        .meta({
          title: 'the number of an AWS account, 12 digits in quotation marks',
          description: 'The supplier’s account in AWS',
          examples: ['123456789012'],
        }),
      externalId: z
        .string()
        .regex(/^[\w+=,.@:/-]{8,200}$/)
        .meta({
          title: 'an agreed word of 8 letters or more',
          description:
            'Agreed with the supplier, whose system gives it each time, so that nobody else’s can borrow the role',
          examples: ['northshire-figures-7f3a'],
        }),
    })
    .optional()
    .describe('A supplier’s own system in AWS: the stack has a role for it that may put files into this feed alone'),
})

/** A paper by another author that a meeting expects. */
const expectedPaperSchema = z.strictObject({
  item: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,2})?$/)
    .meta({
      title: "the number of an agenda item in quotation marks, such as '8.1'",
      description: 'Agenda item that the paper is for',
      examples: ['8.1'],
    }),
  title: singleLineText
    .optional()
    .meta({ description: 'As on the agenda; left out, the agenda says', examples: ['Annual treasury report'] }),
  author: slug.optional().meta({
    description:
      'Role that is reminded; left out, the post that the agenda names as author of the item, or as whom the report is from',
    examples: ['treasurer'],
  }),
})

export const meetingSchema = z.strictObject({
  date: localDate.meta({ description: 'The day of the meeting', examples: ['2026-09-10'] }),
  time: localTime
    .optional()
    .meta({ description: 'When it begins, where it is not as in meetingDefaults', examples: ['14:00'] }),
  venue: singleLineText.optional().meta({
    description: 'Where it is held, where it is not as in meetingDefaults',
    examples: ['Town Hall, Committee Room 2'],
  }),
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
  public: z.boolean().default(false).describe('True where the public may attend'),
})

const REDUCED_EDITIONS = ['partner', 'public'] as const
const withheldFields = {
  why: singleLineText.meta({
    description: 'Printed in its place: why it is withheld and who may see it',
    examples: ['It names people: members of the Board may see it.'],
  }),
  withheldFrom: z
    .array(z.enum(REDUCED_EDITIONS))
    .min(1)
    .default([...REDUCED_EDITIONS])
    .describe('Editions that do not have it'),
  reviewOn: localDate.optional().describe('The day on which it is asked whether it must still be withheld'),
}

/** A part of a pack that not every edition has. The board's edition carries it in an annex that can be detached. */
const sensitiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('section').describe('A section of the pack'),
    section: slug.meta({ description: 'Id of a section', examples: ['risks'] }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('register').describe('A whole register'),
    register: z.enum(REGISTER_KINDS).describe('Which register'),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('indicator').describe('An indicator, wherever it stands'),
    indicator: slug.meta({ description: 'Id of an indicator', examples: ['grievances'] }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('column').describe('A column of a table'),
    table: slug.meta({ description: 'Id of a table, which is the name of its CSV', examples: ['action-log'] }),
    column: z
      .string()
      .regex(/^[a-z0-9_]+$/)
      .meta({
        title: 'a heading of the CSV, such as owner',
        description: 'Heading of the column in the CSV',
        examples: ['owner'],
      }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('row').describe('A row of a table'),
    table: slug.meta({ description: 'Id of a table, which is the name of its CSV', examples: ['risks'] }),
    row: singleLineText.meta({
      description: 'The first cell of the row, as printed: the number of an action, the name of a risk',
      examples: ['12.3'],
    }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('words').describe('Words, wherever they stand'),
    words: singleLineText.min(6).meta({
      description: 'A sentence or the words of a cell, as printed; taken out wherever they stand',
      examples: ['The site at Mill Road has no alarm.'],
    }),
    ...withheldFields,
  }),
])

/** Where something that a duty asks for is published, when it is not in the pack. */
export const publicationSchema = z.strictObject({
  paragraph: singleLineText.meta({ description: 'The paragraph of a duty of this board', examples: ['1(a)'] }),
  where: singleLineText.meta({
    description: 'What it is called and who publishes it',
    examples: ['Register of interests, published by the Monitoring Officer'],
  }),
  publishedOn: localDate.optional().describe('The day it was last published; it is chased when it is overdue'),
  url: httpsUrl.meta({ description: 'Where it can be read', examples: ['https://www.northshire.example/interests'] }),
})

export const packSchema = z.strictObject({
  // short enough for the name of a schedule
  id: slug.max(40).meta({ description: 'Id of the pack, in the names of its files', examples: ['performance'] }),
  title: singleLineText.meta({ description: 'Title of the report', examples: ['Performance report'] }),
  agendaItem: z
    .string()
    .max(40)
    .regex(/^(?:[\p{L}\p{N}]|\{(?:yyyy|yy|mm|dd)\})(?:[\p{L}\p{N}./ -]|\{(?:yyyy|yy|mm|dd)\})*$/u)
    .optional()
    .meta({ title: "an agenda item in quotation marks, such as '5.0' or 'PUB{yy}/{mm}/3.2'" })
    .meta({
      description:
        'As the board numbers its items; {yyyy}, {yy}, {mm} and {dd} stand for the day of the meeting; left out where it has no numbers',
      examples: ['5.0', 'PUB{yy}/{mm}/3.2'],
    }),
  from: slug.meta({ description: 'Role that the report is from', examples: ['chief-executive'] }),
  contact: slug.meta({ description: 'Role that answers questions on it', examples: ['head-of-performance'] }),
  recipients: slug.meta({ description: 'List of roles it is mailed to', examples: ['members'] }),
  partners: slug.optional().meta({
    description: 'List of roles that the edition for partners is mailed to; needs partner among the editions',
    examples: ['partners'],
  }),
  marking: marking.optional().meta({
    description: 'Marking of the edition for the Board; left out where papers carry none',
    examples: ['Confidential'],
  }),
  markingReason: singleLineText.optional().meta({
    description: 'Why it is sensitive and who may see it',
    examples: ['It names suppliers whose prices are not public.'],
  }),
  purpose: singleLineText.meta({
    description: 'Why the report is before the Board',
    examples: ['To show the Board how services perform and which changes are real.'],
  }),
  recommendation: singleLineText.meta({
    description: 'What the Board is asked to do',
    examples: ['The Board is asked to note the report.'],
  }),
  background: z
    .array(
      singleLineText.refine(words => !/\{(?!(?:meeting|month)\})[^}]*\}/.test(words), {
        error: 'only {meeting} and {month} may stand in braces',
      }),
    )
    .default([])
    .meta({
      description:
        'What a reader has to know beforehand; {meeting} stands for the day of the meeting, {month} for the month that the pack reports',
      examples: [['It reports {month} to the meeting of {meeting}, by the Corporate plan 2025 to 2029.']],
    }),
  implications: z
    .array(
      z.strictObject({
        of: singleLineText.meta({ description: 'What they are for', examples: ['Financial', 'Legal'] }),
        words: singleLineText.meta({
          description: 'What the paper means for it',
          examples: ['None beyond the budget.'],
        }),
      }),
    )
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
  sendWorkingDaysBefore: wholeNumber(1, 30).meta({
    description: 'Working days before the meeting that it is sent',
    examples: [5],
  }),
  sendAt: localTime.meta({ description: 'Time of that day at which it is made and sent', examples: ['16:00'] }),
  editions: z
    .array(z.enum(['board', 'partner', 'public']))
    .min(1)
    .describe('Which are made: for the Board, for partners, for the public'),
  approval: z
    .enum(['none', 'required'])
    .default('none')
    .describe('required: nothing is sent until an approver has agreed'),
  approvers: z
    .array(slug)
    .default([])
    .meta({ description: 'Roles that may agree to it', examples: [['chief-executive']] }),
  sensitive: z
    .array(sensitiveSchema)
    .default([])
    .describe('What goes into the annex, and which editions do not have it'),
  partnerMarking: marking.optional().describe('Marking of the edition for partners; the pack’s own when left out'),
})

/** Buckets are named after the board, and have 63 characters at most, 34 of them for purpose, account and region. */
export const MAX_BOARD_ID_LENGTH = 29

export const boardSchema = z.strictObject({
  id: slug.max(MAX_BOARD_ID_LENGTH).meta({
    title: `an id of at most ${MAX_BOARD_ID_LENGTH} characters, because buckets are named after it`,
    description: 'Id of the board, in the names of everything in AWS; never changed after the first deploy',
    examples: ['northshire'],
  }),
  name: singleLineText.meta({ description: 'What the board is called', examples: ['Cabinet'] }),
  body: singleLineText.meta({ description: 'The office the board belongs to', examples: ['Northshire Council'] }),
  oversees: singleLineText.optional().meta({
    description: 'The body that it holds to account, where that is not its own',
    examples: ['Northshire Fire and Rescue Service'],
  }),
  legalBasis: singleLineText.meta({
    description: 'The law or document that the board sits by, as papers print it',
    examples: ['Local Government Act 2000, section 9D'],
  }),
  timeZone: timeZone
    .default('Europe/London')
    .meta({ description: 'Whose clock the times of this file are by', examples: ['Europe/London'] }),
  holidays: z.enum(HOLIDAY_LISTS).default('england-and-wales').describe('Whose bank holidays are not working days'),
  website: httpsUrl.meta({
    description: 'Where the body’s papers are found',
    examples: ['https://www.northshire.example/cabinet'],
  }),
  logo: logoSchema.optional().describe('Shown beside the name on papers and on the public site, never in place of it'),
  accessibilityContact: emailAddress
    .optional()
    .describe('Mailbox that the public edition names for asking for another format; a shared one, not an officer’s'),
  secretariat: slug.meta({
    description: 'Role that prepares the meetings and answers their questions',
    examples: ['democratic-services'],
  }),
  administrators: slug.meta({
    description: 'List of roles notified when something needs a person',
    examples: ['administrators'],
  }),
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
    .meta({
      title: 'the name of a header that nothing else sets, such as X-Protective-Marking',
      description: 'Name of the header',
      examples: ['X-Protective-Marking'],
    }),
  values: z.record(marking, labelText).describe('What it says for each marking of this board'),
  unmarked: labelText.optional().meta({
    description: 'What it says on mails without a marking, such as receipts; left out, they do not have the header',
    examples: ['NOT MARKED'],
  }),
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
    .meta({
      description:
        'A receipt rule set that is there already: an account has one that is active. Left out, the stack makes one',
      examples: ['default-rule-set'],
    }),
})

export const mailSchema = z.strictObject({
  from: emailAddress.meta({
    description: 'The address that mails come from, in the domain below',
    examples: ['papers@northshire.example'],
  }),
  fromName: singleLineText.meta({ description: 'The name beside it', examples: ['Cabinet papers'] }),
  replyTo: emailAddress.meta({
    description: 'Where replies go: a mailbox that somebody reads',
    examples: ['democratic.services@northshire.example'],
  }),
  domain: mailDomain.meta({ description: 'The domain that SES sends for', examples: ['northshire.example'] }),
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
    .meta({
      description: 'Name of the SecureString in the Parameter Store that holds the address',
      examples: ['/boardpack/town/webhook'],
    }),
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
    .meta({
      title: 'the ARN of a certificate in us-east-1, where CloudFront reads them',
      description: 'Certificate of the domain',
      examples: ['arn:aws:acm:us-east-1:123456789012:certificate/0b1e5a6c-1111-2222-3333-444455556666'],
    }),
})

/** How long what is in the bucket of packs cannot be deleted, by the body's own records schedule. */
export const retentionSchema = z.strictObject({
  class: slug.meta({
    description: 'The class of the records schedule, such as board-papers; the bucket is tagged with it',
    examples: ['board-papers'],
  }),
  years: wholeNumber(1, 100).meta({
    description: 'Years that nothing of an issued pack can be deleted',
    examples: [7],
  }),
})

export const chasingSchema = z.strictObject({
  remindWorkingDaysBefore: wholeNumber(1, 20).describe(
    'Working days before something is due that its owner is reminded',
  ),
  repeatEveryWorkingDays: wholeNumber(1, 20).describe(
    'Working days between one reminder of an overdue action and the next',
  ),
  escalateToLeadAfterWorkingDays: wholeNumber(1, 60).describe(
    'Working days overdue after which the owner’s lead is told',
  ),
  escalateToChairAfterWorkingDays: wholeNumber(1, 120).describe(
    'Working days overdue after which the list of the chair is told',
  ),
  chairList: slug.meta({ description: 'List of roles that is told then', examples: ['chair'] }),
  dueSoonCalendarDays: wholeNumber(1, 120).describe(
    'Calendar days before its date that the action log marks an action as due soon',
  ),
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

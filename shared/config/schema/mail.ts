import * as z from 'zod'
import { emailAddress, mailDomain, marking, singleLineText } from './common.ts'

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

import * as z from 'zod'
import { emailAddress, localDate, singleLineText, slug } from './common.ts'

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

export type Role = z.infer<typeof roleSchema>

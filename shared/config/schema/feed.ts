import * as z from 'zod'
import { FEEDS } from '../../observations/feeds.ts'
import { singleLineText, slug } from './common.ts'

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

export type Feed = z.infer<typeof feedSchema>

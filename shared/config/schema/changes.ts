import * as z from 'zod'
import { boardSchema } from './board.ts'
import { localDate, singleLineText, slug } from './common.ts'
import { roleSchema } from './role.ts'

/** What holds of a board from a day on, where it was otherwise before. */
export const changeSchema = z.strictObject({
  from: localDate.describe('The first day on which it holds: meetings on it and after it, and the mails of those days'),
  because: singleLineText.meta({
    description: 'What changes and by what authority, as the first pack after it prints it',
    examples: ['The mayor takes over the functions, by order of 12 March 2028.'],
  }),
  board: boardSchema
    .pick({
      name: true,
      body: true,
      oversees: true,
      legalBasis: true,
      website: true,
      logo: true,
      accessibilityContact: true,
    })
    .extend({
      secretariat: slug.meta({
        description: 'Role that prepares the meetings from then on',
        examples: ['democratic-services'],
      }),
      administrators: slug.meta({ description: 'List of roles notified from then on', examples: ['administrators'] }),
    })
    .partial()
    .default({})
    .describe('What the board is called, which office it belongs to, the law that it is by'),
  lists: z
    .record(slug, z.array(slug).min(1))
    .default({})
    .describe('Lists of roles as they are from then on: members, chair; the whole list each time'),
  roles: z
    .array(
      roleSchema
        .pick({ title: true, organisation: true, email: true, lead: true })
        .partial()
        .extend({ id: slug.meta({ description: 'Id of the post', examples: ['head-of-finance'] }) }),
    )
    .default([])
    .describe('Posts of this file with another title, organisation, address or lead from then on'),
})

export type Change = z.infer<typeof changeSchema>

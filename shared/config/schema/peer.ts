import * as z from 'zod'
import { calendarMonth, gssCode, singleLineText, slug, wholeNumber } from './common.ts'

export const peerSchema = z.strictObject({
  id: slug.meta({ description: 'The area of its figures is peer- and this', examples: ['southshire'] }),
  name: singleLineText.meta({ description: 'Its name, as papers print it', examples: ['Southshire'] }),
  aliases: z.array(singleLineText).default([]).describe('Other names that its own files and others’ give it'),
  gss: gssCode
    .optional()
    .meta({ description: 'Its code of the Government Statistical Service, where it has one', examples: ['E07000008'] }),
  population: wholeNumber(1, 100_000_000).optional().describe('Without it counts are not compared, only rates'),
  populationSource: singleLineText
    .optional()
    .meta({ description: 'Where the population is from', examples: ['ONS mid-2024 estimates'] }),
  from: calendarMonth.optional().describe('First month that it is compared with, where it was not always'),
  until: calendarMonth.optional().describe('Last month that it is compared with'),
})

export type Peer = z.infer<typeof peerSchema>

import * as z from 'zod'
import { calendarMonth, gssCode, singleLineText, slug, wholeNumber } from './common.ts'

export const areaSchema = z.strictObject({
  id: slug.meta({ description: 'Id of the area, in files and addresses', examples: ['north'] }),
  name: singleLineText.meta({ description: 'Its name, as papers print it', examples: ['North district'] }),
  kind: z
    .enum(['whole', 'part', 'national'])
    .describe(
      'whole: all that the board is for; part: a place or unit in it; national: a country or region, only compared with',
    ),
  gss: gssCode
    .optional()
    .meta({ description: 'Its code of the Government Statistical Service, where it has one', examples: ['E07000008'] }),
  aliases: z
    .array(singleLineText)
    .default([])
    .meta({ description: 'Other names that suppliers use', examples: [['Northern', 'N district']] }),
  population: wholeNumber(1, 100_000_000).optional().describe('People who live there or are served, for rates'),
  populationSource: singleLineText
    .optional()
    .meta({ description: 'Where the population is from', examples: ['ONS mid-2024 estimates'] }),
  from: calendarMonth.optional().describe('First month of its own figures, where it was not always there'),
  until: calendarMonth.optional().describe('Last month of its figures, where it is there no more'),
  madeOf: z
    .array(slug)
    .min(2)
    .optional()
    .describe(
      'Areas that were merged into it: what it has no figure for is worked out from theirs (counts added, rates divided again)',
    ),
  splitFrom: slug.optional().meta({
    description: 'Area that it was a part of: figures before stay with that one, and its own begin where they are sent',
    examples: ['north'],
  }),
})

export type Area = z.infer<typeof areaSchema>

import * as z from 'zod'
import { singleLineText, slug, wholeNumber } from './common.ts'

/** A group of people that an indicator is counted for, by ethnicity or by age: what disproportionality is worked out of. */
export const groupSchema = z.strictObject({
  name: singleLineText.meta({ description: 'As tables print it: Black, 18 to 24', examples: ['18 to 24'] }),
  people: singleLineText.meta({
    description: 'As sentences say it: Black people, people aged 18 to 24',
    examples: ['people aged 18 to 24'],
  }),
  dimension: singleLineText.meta({ description: 'What people are grouped by: ethnicity, age', examples: ['age'] }),
  indicator: slug.meta({
    description: 'The indicator that counts the group, a breakdown of another',
    examples: ['applicants-18-to-24'],
  }),
  population: wholeNumber(1, 100_000_000)
    .optional()
    .describe('People of the group who live in the whole area; without it shares are compared, not rates'),
  populationSource: singleLineText
    .optional()
    .meta({ description: 'Where the population is from', examples: ['Census 2021'] }),
  reference: z.boolean().default(false).describe('True for the group that others of its dimension are compared with'),
  notStated: z
    .boolean()
    .default(false)
    .describe('True for those who gave no answer: they are in no comparison of rates'),
})

export type Group = z.infer<typeof groupSchema>

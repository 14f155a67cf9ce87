import * as z from 'zod'
import { singleLineText } from './common.ts'
import { recordedCrimeSchema } from './recorded-crime.ts'

/**
 * Where an indicator's series stands in files that public bodies publish. What is left out may be anything, as long as the rows of one
 * area and period are then one.
 */
export const publishedSchema = z.discriminatedUnion('table', [
  z.strictObject({
    table: z.literal('fingertips').describe('CSV of Fingertips: public health indicators of England by area'),
    indicatorId: z
      .string()
      .regex(/^\d+$/, 'a number such as "91414", in quotation marks')
      .meta({ description: 'Indicator ID', examples: ['91414'] }),
    sex: singleLineText
      .optional()
      .meta({ description: 'As the column Sex has it: Persons, Male, Female', examples: ['Persons'] }),
    age: singleLineText
      .optional()
      .meta({ description: 'As the column Age has it: All ages, 18+ yrs', examples: ['All ages'] }),
    category: singleLineText.optional().meta({
      description: 'As the column Category has it, for a part of the people; left out for all of them',
      examples: ['Most deprived decile'],
    }),
  }),
  recordedCrimeSchema,
])

export type PublishedSeries = z.infer<typeof publishedSchema>

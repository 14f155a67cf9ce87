import * as z from 'zod'
import { singleLineText } from './common.ts'

/** Where a series stands in the Home Office's tables; of what is left out every row is added up. */
export const recordedCrimeSchema = z.strictObject({
  table: z
    .literal('recorded-crime')
    .describe('Open data tables of the Home Office: offences recorded by force and quarter'),
  group: singleLineText
    .optional()
    .meta({ description: 'As the column Offence Group has it', examples: ['Theft offences'] }),
  subgroup: singleLineText
    .optional()
    .meta({ description: 'As the column Offence Subgroup has it', examples: ['Shoplifting'] }),
  codes: z.array(singleLineText).min(1).optional().describe('As the column Offence Code has them'),
})

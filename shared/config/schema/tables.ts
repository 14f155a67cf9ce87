import * as z from 'zod'
import { PERIOD_KINDS } from '../../calendar/period.ts'
import { singleLineText, slug, wholeNumber } from './common.ts'

/** What the numbers of a table are. `£000`: thousands of pounds, as they are sent and printed. */
export const UNITS = ['count', 'people', 'hours', '%', '£', '£000'] as const
export type Unit = (typeof UNITS)[number]

/** Where a table is printed. */
export const TABLE_PLACES = ['report', 'data-pack', 'meeting-pack'] as const

const label = singleLineText.max(120)

/** One of the rows, or of the headings across, of a table. */
const memberSchema = z.strictObject({
  name: label.meta({ description: 'As it is printed', examples: ['Full-time staff'] }),
  aliases: z.array(label).default([]).describe('Other names that suppliers use'),
})

/** Which members another is the total of. Only a table whose total is right is accepted. */
const totalSchema = z.strictObject({
  total: label.meta({ description: 'Name of the member that is a total', examples: ['All staff'] }),
  of: z
    .union([z.literal('others'), z.array(label).min(1)])
    .describe('Its parts by name; others: all that are no totals'),
})

const dimensionSchema = z.strictObject({
  heading: label.meta({ description: 'Heading of its column: Group, Reason, Year of birth', examples: ['Department'] }),
  members: z
    .array(memberSchema)
    .optional()
    .describe('Its members in the order they are printed; left out where each file says which there are'),
  totals: z.array(totalSchema).default([]).describe('Members that others add up to'),
})

const measureSchema = z.strictObject({
  id: slug.meta({ description: 'Id of the measure', examples: ['posts'] }),
  heading: label.meta({ description: 'Heading of its column', examples: ['Posts filled'] }),
  unit: z.enum(UNITS).describe('What its numbers are'),
  decimals: wholeNumber(0, 3).default(0).describe('Decimals that are printed'),
  adds: z.boolean().default(true).describe('False for what does not add up to the totals, such as a rate'),
  mayBeNegative: z.boolean().default(false).describe('True for what can fall below zero'),
  mayExceed100: z.boolean().default(false).describe('Only of a %'),
})

/** A table that is no indicator: what it counts, over what, for which periods, and where it is printed. */
export const tableSchema = z.strictObject({
  id: slug.max(60).meta({ description: 'Id of the table, the name of its CSV', examples: ['staffing'] }),
  title: singleLineText
    .max(160)
    .meta({ description: 'Its caption, without period and unit', examples: ['Posts filled by department'] }),
  theme: slug.meta({ description: 'Theme that it stands under', examples: ['staffing'] }),
  owner: slug.meta({ description: 'Role that answers for the figures', examples: ['head-of-people'] }),
  source: singleLineText.meta({
    description: 'The system or document the figures come from',
    examples: ['Payroll system'],
  }),
  period: z.enum(PERIOD_KINDS).describe('The span that a column of figures is of'),
  forecast: z.boolean().default(false).describe('True where periods that are not over may be given: a budget, a plan'),
  rows: dimensionSchema.describe('What stands down its side'),
  across: dimensionSchema.optional().describe('A second dimension, whose members stand beside each other'),
  measures: z.array(measureSchema).min(1).describe('What is given for each: one column or more'),
  show: wholeNumber(1, 8).default(1).describe('How many periods are printed, the latest last'),
  compare: z
    .enum(['none', 'previous', 'year-before'])
    .default('none')
    .describe('Prints the period before, or the one twelve months before, beside the latest, with the change'),
  printed: z.enum(TABLE_PLACES).default('data-pack').describe('The document that has it'),
  packs: z.array(slug).optional().describe('Packs that print it; all of the meeting when left out'),
  audience: z.enum(['board', 'partner', 'public']).default('board').describe('The widest edition that has it'),
  suppression: z
    .enum(['none', 'small-counts'])
    .default('none')
    .describe('Whether counts of 1 to 4, and what would give them away, are withheld from the public edition'),
  expectedWorkingDay: wholeNumber(1, 60).describe(
    'Working day the figures are expected by, after the end of the period',
  ),
  allowedLagMonths: wholeNumber(0, 24).default(0).describe('Months later that they are expected'),
  notes: z.array(singleLineText).default([]).describe('What a reader must know, printed below it'),
})

export type TableSpec = z.infer<typeof tableSchema>
export type TableDimension = z.infer<typeof dimensionSchema>
export type TableMeasure = z.infer<typeof measureSchema>

import * as z from 'zod'
import { REGISTER_KINDS } from '../../observations/feeds.ts'
import { localDate, singleLineText, slug } from './common.ts'

/** Editions that may have less than the one for the Board. */
export const REDUCED_EDITIONS = ['partner', 'public'] as const

const withheldFields = {
  why: singleLineText.meta({
    description: 'Printed in its place: why it is withheld and who may see it',
    examples: ['It names people: members of the Board may see it.'],
  }),
  withheldFrom: z
    .array(z.enum(REDUCED_EDITIONS))
    .min(1)
    .default([...REDUCED_EDITIONS])
    .describe('Editions that do not have it'),
  reviewOn: localDate.optional().describe('The day on which it is asked whether it must still be withheld'),
}

/** A part of a pack that not every edition has. The board's edition carries it in an annex that can be detached. */
export const sensitiveSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('section').describe('A section of the pack'),
    section: slug.meta({ description: 'Id of a section', examples: ['risks'] }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('register').describe('A whole register'),
    register: z.enum(REGISTER_KINDS).describe('Which register'),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('indicator').describe('An indicator, wherever it stands'),
    indicator: slug.meta({ description: 'Id of an indicator', examples: ['grievances'] }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('column').describe('A column of a table'),
    table: slug.meta({ description: 'Id of a table, which is the name of its CSV', examples: ['action-log'] }),
    column: z
      .string()
      .regex(/^[a-z0-9_]+$/)
      .meta({
        title: 'a heading of the CSV, such as owner',
        description: 'Heading of the column in the CSV',
        examples: ['owner'],
      }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('row').describe('A row of a table'),
    table: slug.meta({ description: 'Id of a table, which is the name of its CSV', examples: ['risks'] }),
    row: singleLineText.meta({
      description: 'The first cell of the row, as printed: the number of an action, the name of a risk',
      examples: ['12.3'],
    }),
    ...withheldFields,
  }),
  z.strictObject({
    kind: z.literal('words').describe('Words, wherever they stand'),
    words: singleLineText.min(6).meta({
      description: 'A sentence or the words of a cell, as printed; taken out wherever they stand',
      examples: ['The site at Mill Road has no alarm.'],
    }),
    ...withheldFields,
  }),
])

export type Sensitive = z.infer<typeof sensitiveSchema>

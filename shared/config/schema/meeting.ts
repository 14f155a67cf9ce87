import * as z from 'zod'
import { localDate, localTime, singleLineText, slug } from './common.ts'

/** A paper by another author that a meeting expects. */
const expectedPaperSchema = z.strictObject({
  item: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,2})?$/)
    .meta({
      title: "the number of an agenda item in quotation marks, such as '8.1'",
      description: 'Agenda item that the paper is for',
      examples: ['8.1'],
    }),
  title: singleLineText
    .optional()
    .meta({ description: 'As on the agenda; left out, the agenda says', examples: ['Annual treasury report'] }),
  author: slug.optional().meta({
    description:
      'Role that is reminded; left out, the post that the agenda names as author of the item, or as whom the report is from',
    examples: ['treasurer'],
  }),
})

export const meetingSchema = z.strictObject({
  date: localDate.meta({ description: 'The day of the meeting', examples: ['2026-09-10'] }),
  time: localTime
    .optional()
    .meta({ description: 'When it begins, where it is not as in meetingDefaults', examples: ['14:00'] }),
  venue: singleLineText.optional().meta({
    description: 'Where it is held, where it is not as in meetingDefaults',
    examples: ['Town Hall, Committee Room 2'],
  }),
  movedFrom: z
    .array(localDate)
    .optional()
    .describe(
      'Dates it was called for before, the first one first: its calendar entry moves instead of standing twice',
    ),
  packs: z.array(slug).optional().describe('Packs for this meeting; all packs when left out'),
  papers: z
    .array(expectedPaperSchema)
    .optional()
    .describe(
      'Papers by other authors that are expected: each author is reminded before the paper deadline, and after it',
    ),
  public: z.boolean().default(false).describe('True where the public may attend'),
})

export type Meeting = z.infer<typeof meetingSchema>

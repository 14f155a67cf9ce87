import * as z from 'zod'
import { localTime, marking, singleLineText, slug, wholeNumber } from './common.ts'
import { sensitiveSchema } from './sensitive.ts'

export const packSchema = z.strictObject({
  // short enough for the name of a schedule
  id: slug.max(40).meta({ description: 'Id of the pack, in the names of its files', examples: ['performance'] }),
  title: singleLineText.meta({ description: 'Title of the report', examples: ['Performance report'] }),
  agendaItem: z
    .string()
    .max(40)
    .regex(/^(?:[\p{L}\p{N}]|\{(?:yyyy|yy|mm|dd)\})(?:[\p{L}\p{N}./ -]|\{(?:yyyy|yy|mm|dd)\})*$/u)
    .optional()
    .meta({ title: "an agenda item in quotation marks, such as '5.0' or 'PUB{yy}/{mm}/3.2'" })
    .meta({
      description:
        'As the board numbers its items; {yyyy}, {yy}, {mm} and {dd} stand for the day of the meeting; left out where it has no numbers',
      examples: ['5.0', 'PUB{yy}/{mm}/3.2'],
    }),
  from: slug.meta({ description: 'Role that the report is from', examples: ['chief-executive'] }),
  contact: slug.meta({ description: 'Role that answers questions on it', examples: ['head-of-performance'] }),
  recipients: slug.meta({ description: 'List of roles it is mailed to', examples: ['members'] }),
  partners: slug.optional().meta({
    description: 'List of roles that the edition for partners is mailed to; needs partner among the editions',
    examples: ['partners'],
  }),
  marking: marking.optional().meta({
    description: 'Marking of the edition for the Board; left out where papers carry none',
    examples: ['Confidential'],
  }),
  markingReason: singleLineText.optional().meta({
    description: 'Why it is sensitive and who may see it',
    examples: ['It names suppliers whose prices are not public.'],
  }),
  purpose: singleLineText.meta({
    description: 'Why the report is before the Board',
    examples: ['To show the Board how services perform and which changes are real.'],
  }),
  recommendation: singleLineText.meta({
    description: 'What the Board is asked to do',
    examples: ['The Board is asked to note the report.'],
  }),
  background: z
    .array(
      singleLineText.refine(words => !/\{(?!(?:meeting|month)\})[^}]*\}/.test(words), {
        error: 'only {meeting} and {month} may stand in braces',
      }),
    )
    .default([])
    .meta({
      description:
        'What a reader has to know beforehand; {meeting} stands for the day of the meeting, {month} for the month that the pack reports',
      examples: [['It reports {month} to the meeting of {meeting}, by the Corporate plan 2025 to 2029.']],
    }),
  implications: z
    .array(
      z.strictObject({
        of: singleLineText.meta({ description: 'What they are for', examples: ['Financial', 'Legal'] }),
        words: singleLineText.meta({
          description: 'What the paper means for it',
          examples: ['None beyond the budget.'],
        }),
      }),
    )
    .default([])
    .describe('What the paper means for money, the law, equality or risk, as the Board’s papers say it'),
  indicators: z
    .union([z.literal('all'), z.literal('none'), z.array(slug).min(1)])
    .describe('none: a meeting pack of papers and registers alone, without a performance report'),
  priorities: z
    .array(z.array(slug).min(1))
    .default([])
    .describe(
      'What matters most to the plan, in order: indicators by subject. The report leads with at most one of each',
    ),
  areas: z.array(slug).min(1).describe('Areas on the dashboard; the whole first'),
  historyMonths: wholeNumber(13, 120).default(48).describe('Months on the charts'),
  dataMonthsBehind: wholeNumber(1, 6).default(2).describe('The month reported is this many before the meeting'),
  sendWorkingDaysBefore: wholeNumber(1, 30).meta({
    description: 'Working days before the meeting that it is sent',
    examples: [5],
  }),
  sendAt: localTime.meta({ description: 'Time of that day at which it is made and sent', examples: ['16:00'] }),
  editions: z
    .array(z.enum(['board', 'partner', 'public']))
    .min(1)
    .describe('Which are made: for the Board, for partners, for the public'),
  approval: z
    .enum(['none', 'required'])
    .default('none')
    .describe('required: nothing is sent until an approver has agreed'),
  approvers: z
    .array(slug)
    .default([])
    .meta({ description: 'Roles that may agree to it', examples: [['chief-executive']] }),
  sensitive: z
    .array(sensitiveSchema)
    .default([])
    .describe('What goes into the annex, and which editions do not have it'),
  partnerMarking: marking.optional().describe('Marking of the edition for partners; the pack’s own when left out'),
})

export type Pack = z.infer<typeof packSchema>

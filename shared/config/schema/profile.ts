import * as z from 'zod'
import { dayOfYear, httpsUrl, marking, singleLineText, slug, wholeNumber } from './common.ts'

/** The kinds of body that there is a profile for. */
export const PROFILE_NAMES = ['police', 'nhs-trust', 'fire', 'council', 'academy-trust', 'charity'] as const
export type ProfileName = (typeof PROFILE_NAMES)[number]

const heading = (description: string, example: string) =>
  singleLineText.max(80).meta({ description, examples: [example] })

/** What things are called in this board's papers, messages and receipts. The profile gives all of them. */
export const wordsSchema = z.strictObject({
  whole: heading('All that the board is for, as in “the whole trust”', 'the whole trust'),
  part: heading('One of its areas: district, site, school', 'district'),
  parts: heading('Its areas: districts, sites, schools', 'districts'),
  peer: heading('One body that it is compared with: trust, council', 'council'),
  peers: heading('Such bodies: trusts, councils', 'councils'),
  similarPeers: heading('Such bodies that are like it: similar trusts', 'similar councils'),
  mostSimilarPeers: heading('Those most like it, as headings print them: most similar trusts', 'most similar councils'),
  plan: heading('The plan whose actions the delivery plan lists, as its section is headed', 'Corporate plan'),
  weakness: heading(
    'What the treatment of a risk could give away, as in “where security is weak”',
    'where security is weak',
  ),
})

/** The protective markings of a board's papers, from the least restricted up. */
export const markingsSchema = z.strictObject({
  levels: z.array(marking).describe('Least restricted first; none where papers carry no marking'),
  restricted: z.array(marking).describe('Those that need a reason, and go only to mail.sensitiveDomains'),
  public: marking.optional().describe('What the public edition carries'),
})

/** How a board numbers its agenda items and actions. `decimal`: 5 is 5.0; `as-written`: 5, AC-12, PUB25/05/3.2. */
export const ITEM_NUMBERINGS = ['decimal', 'as-written'] as const
export type ItemNumbering = (typeof ITEM_NUMBERINGS)[number]

const steps = (of: string) =>
  z.array(singleLineText.max(60)).min(2).max(10).describe(`Steps of ${of}, the lowest first: the first counts 1`)

/** How risks are scored: likelihood times impact. */
const riskScalesSchema = z.strictObject({
  likelihood: steps('likelihood, such as Rare, Unlikely, Possible, Likely, Almost certain'),
  impact: steps('impact, such as Negligible, Minor, Moderate, Major, Catastrophic'),
})

/** How the registers of this board are kept. */
export const registersSchema = z.strictObject({
  numbering: z
    .enum(ITEM_NUMBERINGS)
    .describe('Numbers of agenda items and actions. decimal: 5 is read as 5.0; as-written: 5, AC-12, PUB25/05/3.2'),
  risks: riskScalesSchema.describe('The scales that risks are scored by, 5 by 5 in every profile'),
  responses: z
    .strictObject({
      duty: singleLineText.meta({
        description: 'What is to be given, and the law that asks for it, as tables and mails print it',
        examples: ['Response to the inspectorate'],
      }),
      days: wholeNumber(1, 365).describe('Calendar days from the day of the report'),
    })
    .optional()
    .describe('By when a recommendation of an inspection is answered; left out, only where the register gives a day'),
})

/** A part of a meeting pack in which a duty to publish is met. */
const MET_IN = ['meeting', 'agenda', 'minutes', 'decisions', 'statement'] as const

/** What a statement of contribution to priorities that others set is about: the priorities, and the measures of each. */
const statementSchema = z.strictObject({
  heading: singleLineText.meta({
    description: 'As its section is headed',
    examples: ['Contribution to national priorities'],
  }),
  priorities: z
    .array(
      z.strictObject({
        id: slug.meta({ description: 'Id of the priority', examples: ['better-outcomes'] }),
        name: singleLineText.meta({
          description: 'Its name, as the statement heads it',
          examples: ['Better outcomes'],
        }),
        measures: z
          .array(
            z.strictObject({
              id: slug.meta({ description: 'Id of the measure', examples: ['satisfaction'] }),
              name: singleLineText.meta({ description: 'Its name', examples: ['Satisfaction with the service'] }),
            }),
          )
          .min(1)
          .describe('Measures by which it is judged'),
      }),
    )
    .min(1)
    .describe('Priorities that others set'),
})

/** What this board’s own statement is written from. */
export const ownStatementSchema = z.strictObject({
  packs: z.array(slug).min(1).describe('Packs whose data pack has the statement'),
  months: z
    .array(wholeNumber(1, 12))
    .min(1)
    .optional()
    .describe(
      'Months of the year, 1 to 12, whose packs have it, by the month reported; 3, 6, 9, 12 for quarters; left out, all',
    ),
  measures: z.record(slug, slug).default({}).describe('The indicator of this file that shows each measure'),
  notApplicable: z
    .record(slug, singleLineText)
    .default({})
    .describe('Priorities that do not apply in the area, each with the reason, which is printed'),
})

/** What the law asks the body to publish. */
export const dutiesSchema = z.strictObject({
  order: singleLineText.optional().meta({
    description: 'The law that asks for it, as a note prints it',
    examples: ['Local Government Transparency Code 2015'],
  }),
  statement: statementSchema
    .optional()
    .describe('Priorities that a statement of contribution is written on, where the law asks for one'),
  manner: singleLineText.meta({
    description: 'How it must be published, as in “must publish what is listed here on its website”',
    examples: ['must publish what is listed here on its website'],
  }),
  items: z
    .array(
      z.strictObject({
        paragraph: singleLineText
          .max(40)
          .meta({ description: 'Where the law or guidance asks for it', examples: ['1(a)'] }),
        requirement: singleLineText.meta({
          description: 'What is to be published',
          examples: ['Register of interests of members'],
        }),
        source: httpsUrl.optional().describe('Where the law or the guidance that asks for it can be read'),
        inPacks: z
          .boolean()
          .default(true)
          .describe('False for what no paper has to do with, such as salaries: on the site and chased, in no pack'),
        metIn: z.enum(MET_IN).optional().describe('The part of the meeting pack that meets it'),
        publishedBy: singleLineText
          .optional()
          .meta({ description: 'Who publishes it: Chief Finance Officer', examples: ['Monitoring Officer'] }),
        dueOn: z
          .array(dayOfYear)
          .default([])
          .describe('Days of each year by which it must be published again, month first: 01-31'),
      }),
    )
    .describe('What is to be published, one by one'),
})

export type Words = z.infer<typeof wordsSchema>
export type Duties = z.infer<typeof dutiesSchema>
/** As a profile writes them: days left out are none. */
export type DutiesInput = z.input<typeof dutiesSchema>
export type Registers = z.infer<typeof registersSchema>
export type RiskScales = z.infer<typeof riskScalesSchema>
export type Markings = z.infer<typeof markingsSchema>

import * as z from 'zod'
import { areaSchema } from './area.ts'
import { boardSchema } from './board.ts'
import { changeSchema } from './changes.ts'
import { chasingSchema } from './chasing.ts'
import { localTime, singleLineText, slug, wholeNumber } from './common.ts'
import { feedSchema } from './feed.ts'
import { groupSchema } from './group.ts'
import { indicatorSchema } from './indicator.ts'
import { exceptionalSpell, METHODS, RULE_SETS } from './judging.ts'
import { logoPictureSchema } from './logo.ts'
import { mailSchema } from './mail.ts'
import { meetingSchema } from './meeting.ts'
import { packSchema } from './pack.ts'
import { peerSchema } from './peer.ts'
import { policeUkSchema } from './police-uk.ts'
import {
  dutiesSchema,
  markingsSchema,
  ownStatementSchema,
  PROFILE_NAMES,
  registersSchema,
  wordsSchema,
} from './profile.ts'
import { publicSiteSchema } from './public-site.ts'
import { publicationSchema } from './publication.ts'
import { retentionSchema } from './retention.ts'
import { roleSchema } from './role.ts'
import { tableSchema } from './tables.ts'
import { webhookSchema } from './webhook.ts'

/** A whole board's file. Cross-references are checked by `checkReferences`. */
export const boardFileSchema = z.strictObject({
  profile: z.enum(PROFILE_NAMES).describe('The kind of body: what the file leaves out is taken from it'),
  words: wordsSchema.describe('What things are called in papers and mails, where it is not as the profile has it'),
  markings: markingsSchema.describe('Protective markings, where they are not the profile’s'),
  duties: dutiesSchema.describe('What the law asks the body to publish, where it is not as the profile has it'),
  registers: registersSchema.describe('How registers are kept, where it is not as the profile has it'),
  board: boardSchema.describe('The board, its office and its law'),
  mail: mailSchema.describe('How mails are sent, and whether any are received'),
  roles: z.array(roleSchema).min(1).describe('Posts that send, answer for or read something'),
  lists: z.record(slug, z.array(slug).min(1)).meta({
    description: 'Lists of roles: members, administrators, chair',
    examples: [{ members: ['leader', 'deputy-leader'], administrators: ['democratic-services'] }],
  }),
  themes: z
    .array(
      z.strictObject({
        id: slug.meta({ description: 'Id of the theme', examples: ['housing'] }),
        name: singleLineText.meta({ description: 'Heading of the theme', examples: ['Housing and homes'] }),
      }),
    )
    .min(1)
    .describe('Subjects that indicators stand under, in the order of the papers'),
  areas: z.array(areaSchema).min(1).describe('What the board is for as a whole, first, and its parts'),
  peers: z.array(peerSchema).default([]).describe('Bodies of the same kind that it is compared with'),
  groups: z
    .array(groupSchema)
    .default([])
    .describe('Groups of people that a breakdown of an indicator counts, whose rates are compared'),
  policeUk: policeUkSchema.optional().describe('Needed by the feed police-uk'),
  indicators: z.array(indicatorSchema).min(1).describe('What is measured each period, and how it is judged'),
  tables: z.array(tableSchema).default([]).describe('Tables of the feed tables: figures that are no indicators'),
  feeds: z.array(feedSchema).min(1).describe('What is sent in, and by whom'),
  meetingDefaults: z
    .strictObject({
      time: localTime.meta({ description: 'When meetings begin', examples: ['10:00'] }),
      venue: singleLineText.meta({ description: 'Where they are held', examples: ['Town Hall'] }),
      paperDeadlineWorkingDays: wholeNumber(1, 30).describe('Working days before a meeting by which its papers are in'),
    })
    .describe('What holds of every meeting that does not say otherwise'),
  meetings: z.array(meetingSchema).describe('Meetings by date'),
  packs: z.array(packSchema).min(1).describe('Reports that are made for meetings, and who gets them'),
  publication: z
    .array(publicationSchema)
    .default([])
    .describe('Where what the duties ask for is published, beside the public edition'),
  statement: ownStatementSchema
    .optional()
    .describe('What the statement of contribution to the priorities of duties.statement is written from'),
  webhook: webhookSchema
    .optional()
    .describe('A channel of Teams or Slack that is told of packs and alerts; left out, nothing is posted'),
  publicSite: publicSiteSchema
    .optional()
    .describe('An address of the board’s own for its public site; left out for the one that CloudFront gives'),
  retention: retentionSchema
    .optional()
    .describe(
      'Locks every version of an issued pack (S3 Object Lock, governance mode); chosen before the first deploy',
    ),
  schedules: z
    .strictObject({
      dailyChecksAt: localTime.meta({
        description: 'Each working day: reminders, alerts, late data, missed sends',
        examples: ['07:30'],
      }),
    })
    .describe('When the daily work is done'),
  verdicts: z
    .strictObject({
      reference: z
        .enum(['12 months before', 'previous financial year'])
        .describe(
          'What percentages, averages and headcounts are held against; counts are forecast from the months before',
        ),
      method: z.enum(METHODS).default('expected-range').describe('How months are judged and drawn'),
      ruleSet: z.enum(RULE_SETS).default('nhs-2023-11').describe('The rules of the method making-data-count'),
      exceptional: z.array(exceptionalSpell).default([]).describe('Spells exceptional for every indicator'),
      alertList: slug.meta({
        description: 'List of roles mailed when an indicator changes significantly',
        examples: ['alerts'],
      }),
      alertAreas: z
        .array(slug)
        .default([])
        .describe(
          'Parts whose own changes the alert list is mailed too; owners, and lists that name a part, get them in any case',
        ),
      alertLists: z
        .array(
          z.strictObject({
            list: slug.meta({ description: 'List of roles', examples: ['housing-leads'] }),
            themes: z
              .array(slug)
              .min(1)
              .optional()
              .meta({ description: 'Themes whose alerts it gets; left out, all', examples: [['housing']] }),
            areas: z
              .array(slug)
              .min(1)
              .optional()
              .meta({
                description: 'Areas whose alerts it gets; left out, all that are mailed',
                examples: [['north']],
              }),
          }),
        )
        .default([])
        .describe('More lists, each mailed only the alerts of the themes and areas it names'),
    })
    .describe('How changes are judged, and who is told'),
  chasing: chasingSchema.describe('When owners are reminded, and who is told after them'),
  changes: z
    .array(changeSchema)
    .default([])
    .describe(
      'What is otherwise from a day on: the body, its law, its members; the rest of the file is what holds before',
    ),
})

/** The settings as they are deployed: with the pictures that the file names, by their names. */
export const deployedBoardSchema = boardFileSchema.extend({
  logoPictures: z.record(z.string(), logoPictureSchema).optional(),
})

/** A board's file as loaded, defaults filled in. Nothing in the product changes it. */
export type BoardFile = z.infer<typeof deployedBoardSchema>

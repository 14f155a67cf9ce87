import * as z from 'zod'
import { HOLIDAY_LISTS } from '../../calendar/bank-holidays.ts'
import { emailAddress, httpsUrl, singleLineText, slug, timeZone } from './common.ts'
import { logoSchema } from './logo.ts'

/** Buckets are named after the board, and have 63 characters at most, 34 of them for purpose, account and region. */
export const MAX_BOARD_ID_LENGTH = 29

export const boardSchema = z.strictObject({
  id: slug.max(MAX_BOARD_ID_LENGTH).meta({
    title: `an id of at most ${MAX_BOARD_ID_LENGTH} characters, because buckets are named after it`,
    description: 'Id of the board, in the names of everything in AWS; never changed after the first deploy',
    examples: ['northshire'],
  }),
  name: singleLineText.meta({ description: 'What the board is called', examples: ['Cabinet'] }),
  body: singleLineText.meta({ description: 'The office the board belongs to', examples: ['Northshire Council'] }),
  oversees: singleLineText.optional().meta({
    description: 'The body that it holds to account, where that is not its own',
    examples: ['Northshire Fire and Rescue Service'],
  }),
  legalBasis: singleLineText.meta({
    description: 'The law or document that the board sits by, as papers print it',
    examples: ['Local Government Act 2000, section 9D'],
  }),
  timeZone: timeZone
    .default('Europe/London')
    .meta({ description: 'Whose clock the times of this file are by', examples: ['Europe/London'] }),
  holidays: z.enum(HOLIDAY_LISTS).default('england-and-wales').describe('Whose bank holidays are not working days'),
  website: httpsUrl.meta({
    description: 'Where the body’s papers are found',
    examples: ['https://www.northshire.example/cabinet'],
  }),
  logo: logoSchema.optional().describe('Shown beside the name on papers and on the public site, never in place of it'),
  accessibilityContact: emailAddress
    .optional()
    .describe('Mailbox that the public edition names for asking for another format; a shared one, not an officer’s'),
  secretariat: slug.meta({
    description: 'Role that prepares the meetings and answers their questions',
    examples: ['democratic-services'],
  }),
  administrators: slug.meta({
    description: 'List of roles notified when something needs a person',
    examples: ['administrators'],
  }),
})

import * as z from 'zod'
import { httpsUrl, localDate, singleLineText } from './common.ts'

/** Where something that a duty asks for is published, when it is not in the pack. */
export const publicationSchema = z.strictObject({
  paragraph: singleLineText.meta({ description: 'The paragraph of a duty of this board', examples: ['1(a)'] }),
  where: singleLineText.meta({
    description: 'What it is called and who publishes it',
    examples: ['Register of interests, published by the Monitoring Officer'],
  }),
  publishedOn: localDate.optional().describe('The day it was last published; it is chased when it is overdue'),
  url: httpsUrl.meta({ description: 'Where it can be read', examples: ['https://www.northshire.example/interests'] }),
})

export type Publication = z.infer<typeof publicationSchema>

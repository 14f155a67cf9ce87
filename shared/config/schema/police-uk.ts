import * as z from 'zod'
import { singleLineText, slug } from './common.ts'

/** What the reader of data.police.uk needs to know of a force: one indicator is counted for each crime type, outcome type or group. */
export const policeUkSchema = z.strictObject({
  forceName: singleLineText.meta({
    description: 'As the column Falls within prints it',
    examples: ['Cambridgeshire Constabulary'],
  }),
  forceSlug: slug.meta({ description: 'As data.police.uk names the files', examples: ['cambridgeshire'] }),
  crimeTypes: z.array(singleLineText).min(1).describe('A type listed here and not in a file counts as none recorded'),
})

export type PoliceUkSettings = z.infer<typeof policeUkSchema>

/** Names that the publisher gives to all that the board is for; none where its files are not read. */
export function publishedNames({ policeUk }: { readonly policeUk?: PoliceUkSettings | undefined }): string[] {
  return policeUk === undefined ? [] : [policeUk.forceName]
}

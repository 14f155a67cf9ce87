import * as z from 'zod'
import { slug, wholeNumber } from './common.ts'

/** How long what is in the bucket of packs cannot be deleted, by the body's own records schedule. */
export const retentionSchema = z.strictObject({
  class: slug.meta({
    description: 'The class of the records schedule, such as board-papers; the bucket is tagged with it',
    examples: ['board-papers'],
  }),
  years: wholeNumber(1, 100).meta({
    description: 'Years that nothing of an issued pack can be deleted',
    examples: [7],
  }),
})

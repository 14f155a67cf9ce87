import * as z from 'zod'
import type { PaperContent, PaperPart } from '../../registers/papers/paper.ts'
import { blockSchema } from './document-schema.ts'
import { recordSchema } from './record-schema.ts'

const texts = z.array(z.string())
const part: z.ZodType<PaperPart> = recordSchema<PaperPart>({
  heading: z.string().nullable(),
  blocks: z.array(blockSchema),
  parts: z.lazy(() => z.array(part)),
})

/** `papers/DROP.json` */
export const paperContentSchema = recordSchema<PaperContent>({
  parts: z.array(part),
  footnotes: texts,
  pageTexts: texts,
})

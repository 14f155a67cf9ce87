import * as z from 'zod'
import { recordSchema } from '../../shared/store/schemas/record-schema.ts'

/** What receive-drop hands on to compute-indicators: the drop, and what it has figures or entries of. */
export interface AcceptedManifest {
  readonly drop: string
  readonly indicators: readonly string[]
  readonly registers: readonly string[]
}

export const acceptedManifestSchema = recordSchema<AcceptedManifest>({
  drop: z.string(),
  indicators: z.array(z.string()),
  registers: z.array(z.string()),
})

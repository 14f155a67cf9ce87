import * as z from 'zod'
import { recordSchema } from '../../../shared/store/schemas/record-schema.ts'

/** Where the receipt of one sending is found, for the page that it was sent from. */
export interface UploadReceipt {
  /** Key of the receipt's text. */
  readonly receipt: string
}

export const uploadReceiptSchema = recordSchema<UploadReceipt>({ receipt: z.string() })

/** The key of an UploadReceipt by the id of its sending, 32 hexadecimal digits; null for anything else. */
export const uploadReceiptKey = (upload: string): string | null =>
  /^[0-9a-f]{32}$/.test(upload) ? `uploads/${upload}.json` : null

import * as z from 'zod'
import { boardFileSchema } from '../../shared/config/schema/index.ts'

/** The board's schema as editors read it: what may be typed, so with the settings that have defaults left optional. */
export function boardJsonSchema(): object {
  return { ...z.toJSONSchema(boardFileSchema, { io: 'input' }), title: 'A board’s file' }
}

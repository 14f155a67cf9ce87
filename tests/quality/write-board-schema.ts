/**
 * Writes shared/config/board.schema.json, by which editors check a board's file while it is typed.
 * Run it after a change to shared/config/schema: npx tsx tests/quality/write-board-schema.ts
 */
import { writeFileSync } from 'node:fs'
import { boardJsonSchema } from '../config/board-json-schema.ts'

writeFileSync(
  new URL('../../shared/config/board.schema.json', import.meta.url),
  `${JSON.stringify(boardJsonSchema(), null, 2)}\n`,
)

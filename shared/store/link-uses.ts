import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { CalendarDate } from '../calendar/date.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

const usesSchema = z.object({ uses: z.number() })

/** Times a day that one link may act: far more than a person needs, and few enough that a stolen link cannot flood a board. */
const MAX_USES_A_DAY = 100

/** One link that is used more often than this at one moment is not in a person's hands. */
const MAX_ATTEMPTS = 5

/** Counts a use of a link on a day; gives false where it has been used too often. */
export async function countLinkUse(table: Table, token: string, day: CalendarDate): Promise<boolean> {
  const key = keys.linkUses(createHash('sha256').update(token).digest('hex').slice(0, 32), day)
  if (await table.put({ ...key, uses: 1 }, ITEM_ABSENT)) return true
  // counted by compare and set: uses at the same moment are each counted
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const { uses = 0 } = (await table.get(key, usesSchema)) ?? {}
    if (uses >= MAX_USES_A_DAY) return false
    if (await table.set(key, { uses: uses + 1 }, { expression: 'uses = :uses', values: { ':uses': uses } })) return true
  }
  return false
}

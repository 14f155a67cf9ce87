import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { LinkKey } from '../links/sign-link.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

const stored = z.object({ keys: z.array(z.object({ id: z.string(), secret: z.string() })).min(1) })

export interface LinkKeyRepository {
  /** The keys that links are checked with, the newest first; one is made where there is none. */
  list(): Promise<readonly LinkKey[]>
  /** Adds a new key to sign with; with `endOld`, every link that was sent before stops working. */
  renew(endOld: boolean): Promise<void>
}

/**
 * The keys that links are signed with are in the table: it is encrypted, only functions and administrators read it, and
 * a key costs nothing there (decision 0040).
 */
export function linkKeyRepository(table: Table): LinkKeyRepository {
  const read = async () => {
    return (await table.get(keys.linkKeys(), stored))?.keys ?? null
  }
  const makeKey = (): LinkKey => ({ id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') })
  return {
    async list() {
      const known = await read()
      if (known !== null) return known
      // another function may make it at the same time: the first one holds
      await table.put({ ...keys.linkKeys(), keys: [makeKey()] }, ITEM_ABSENT)
      return (await read())!
    },
    async renew(endOld) {
      const known = endOld ? [] : ((await read()) ?? [])
      await table.put({ ...keys.linkKeys(), keys: [makeKey(), ...known].slice(0, 2) })
    },
  }
}

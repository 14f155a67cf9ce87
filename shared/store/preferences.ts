import { type Preferences, preferencesSchema } from '../links/preferences.ts'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

export interface PreferenceRepository {
  find(role: string): Promise<Preferences | null>
  list(): Promise<Preferences[]>
  save(preferences: Preferences): Promise<void>
}

/** What roles chose about their mails: one item a role, the newest choice. */
export function preferenceRepository(table: Table): PreferenceRepository {
  return {
    find: role => table.get(keys.preferences(role), preferencesSchema),
    list: () => table.query('PREFERENCES', preferencesSchema),
    async save(preferences) {
      await table.put({ ...keys.preferences(preferences.role), ...preferences })
    },
  }
}

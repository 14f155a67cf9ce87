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
    async find(role) {
      const item = await table.get<unknown>(keys.preferences(role))
      return item === null ? null : preferencesSchema.parse(item)
    },
    list: async () => (await table.query<unknown>('PREFERENCES')).map(item => preferencesSchema.parse(item)),
    async save(preferences) {
      await table.put({ ...keys.preferences(preferences.role), ...preferences })
    },
  }
}

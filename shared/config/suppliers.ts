import type { Feed } from './schema/governance.ts'

/** The roles that supply a feed, in the order of the board's file. */
export function suppliersOf({ supplier }: Pick<Feed, 'supplier'>): string[] {
  return typeof supplier === 'string' ? [supplier] : supplier
}

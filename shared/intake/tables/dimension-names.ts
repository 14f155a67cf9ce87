import { normaliseName } from '../../config/known-names.ts'
import type { TableDimension } from '../../config/schema/tables.ts'
import { findNearest } from '../../faults/suggest.ts'

/** The members of a dimension under every name that a supplier may use. A dimension without members takes any name as it is. */
export interface MemberNames {
  readonly isFree: boolean
  /** The name as it is printed; undefined where the dimension has no such member. */
  find(text: string): string | undefined
  nearest(text: string): string | undefined
  readonly names: readonly string[]
}

export function memberNames({ members }: TableDimension): MemberNames {
  const byName = new Map<string, string>()
  for (const { name, aliases } of members ?? [])
    for (const each of [name, ...aliases]) byName.set(normaliseName(each), name)
  const isFree = members === undefined
  return {
    isFree,
    find: text => (isFree ? text : byName.get(normaliseName(text))),
    nearest: text => findNearest(text, [...byName.values()]),
    names: (members ?? []).map(({ name }) => name),
  }
}

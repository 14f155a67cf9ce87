import { type Finding, invalidValue, type Path } from './config-fault.ts'
import { normaliseName } from './known-names.ts'
import { select } from './select.ts'

type Settings = Readonly<Record<string, unknown>>

/** A page has room for so many columns of figures. */
const MAX_COLUMNS = 12

/** Settings of a table that only make sense together: members across, totals of members that there are, columns that a page has room for. */
export function checkTables(settings: unknown): Finding[] {
  const tables = select(settings, 'tables.*').filter(({ value }) => isGroup(value))
  const isFed = select(settings, 'feeds.*.id').some(({ value }) => value === 'tables')
  const unfed =
    tables.length > 0 && !isFed && Array.isArray((settings as Settings)['feeds'])
      ? [invalidValue(['tables'], (settings as Settings)['tables'], 'none, unless tables is among the feeds')]
      : []
  return [...unfed, ...tables.flatMap(({ path, value }) => checkTable(path, value as Settings))]
}

function checkTable(path: Path, table: Settings): Finding[] {
  const across = table['across']
  const acrossCount = isGroup(across) ? membersOf(across)?.length : 1
  if (acrossCount === undefined)
    return [
      invalidValue([...path, 'across', 'members'], undefined, 'a list: what stands beside each other is declared'),
    ]
  const periods = table['compare'] !== undefined && table['compare'] !== 'none' ? 3 : 1
  const shown = Math.max(Number(table['show'] ?? 1), periods)
  const measures = Array.isArray(table['measures']) ? table['measures'].length : 1
  const columns = acrossCount * measures * shown
  return [
    ...['rows', 'across'].flatMap(side => (isGroup(table[side]) ? checkTotals([...path, side], table[side]) : [])),
    ...(columns > MAX_COLUMNS
      ? [
          invalidValue(
            [...path, 'show'],
            table['show'] ?? 1,
            `fewer periods, headings across or measures: ${columns} columns of figures, and a page has room for ${MAX_COLUMNS}`,
          ),
        ]
      : []),
  ]
}

/** The names of totals and of their parts are those of members, where members are listed. */
function checkTotals(path: Path, dimension: Settings): Finding[] {
  const members = membersOf(dimension)
  if (members === undefined) return []
  const known = new Set(members.map(normaliseName))
  return select(dimension, 'totals.*').flatMap(({ path: at, value }) => {
    if (!isGroup(value)) return []
    const parts = Array.isArray(value['of']) ? (value['of'] as unknown[]) : []
    return [value['total'], ...parts].flatMap(name =>
      typeof name === 'string' && !known.has(normaliseName(name))
        ? [
            invalidValue(
              [...path, ...at, name === value['total'] ? 'total' : 'of'],
              name,
              `one of its members: ${members.join(', ')}`,
            ),
          ]
        : [],
    )
  })
}

function membersOf(dimension: Settings): string[] | undefined {
  const members = dimension['members']
  if (!Array.isArray(members)) return undefined
  return members.flatMap((member: unknown) =>
    isGroup(member) && typeof member['name'] === 'string' ? [member['name']] : [],
  )
}

const isGroup = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

import type { Fault } from '../intake/fault.ts'
import { readWords } from './cells.ts'
import { RowReader } from './row-reader.ts'
import type { RegisterTable } from './table.ts'

/** The columns of a register: our name for each, and every heading it may stand under, the first one preferred. */
export type ColumnRules<Name extends string> = Readonly<
  Record<Name, { readonly headings: readonly string[]; readonly isRequired: boolean }>
>

/** Columns of the reference tables that say where a row comes from; read past. */
const PROVENANCE = ['seed file', 'location', 'basis', 'note']

/** `ACTION NO.` and `action_no` are the same heading, `action no`. */
export function normaliseHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Whether every required column of a register is among the headings: how a drop is recognised by its content. */
export function hasRequiredColumns<Name extends string>(
  headings: readonly string[],
  rules: ColumnRules<Name>,
): boolean {
  const given = new Set(headings.map(normaliseHeading))
  return Object.values<ColumnRules<Name>[Name]>(rules).every(
    rule => !rule.isRequired || rule.headings.some(heading => given.has(heading)),
  )
}

/**
 * Matches a table's headings with a register's columns and gives a reader for each row that is not blank. Faults are
 * added to `faults`: a required column that is missing, a heading nobody knows, two headings for one column.
 */
export function openTable<Name extends string>(
  table: RegisterTable,
  rules: ColumnRules<Name>,
  faults: Fault[],
): RowReader<Name>[] {
  const names = Object.keys(rules) as Name[]
  const headingOf = new Map<Name, string>()
  const addFault = (code: string, heading: string | null, found: string, expected: string, mend: string) => {
    const column = heading === null ? null : (table.columns?.[heading] ?? heading)
    faults.push({ code, sheet: table.sheet ?? null, row: 1, column, found, expected, mend })
  }
  for (const heading of table.headings) {
    const normal = normaliseHeading(heading)
    if (normal === '' || PROVENANCE.includes(normal)) continue
    const name = names.find(candidate => rules[candidate].headings.includes(normal))
    if (name === undefined) {
      const known = names.map(candidate => rules[candidate].headings[0]!).join(', ')
      addFault('unknown-column', heading, heading, `one of ${known}`, `Rename the column "${heading}" or take it out.`)
    } else if (headingOf.has(name)) {
      const mend = `Keep one of the columns "${headingOf.get(name)!}" and "${heading}".`
      addFault('column-twice', heading, heading, `one column for ${rules[name].headings[0]!}`, mend)
    } else headingOf.set(name, heading)
  }
  for (const name of names.filter(candidate => rules[candidate].isRequired && !headingOf.has(candidate))) {
    const wanted = rules[name].headings[0]!
    addFault('missing-column', null, 'no such heading', wanted, `Add a column headed "${wanted}".`)
  }
  return table.rows
    .filter(({ cells }) => Object.values(cells).some(cell => readWords(cell) !== null))
    .map(({ row, cells }) => new RowReader(table, row, cells, headingOf, faults))
}

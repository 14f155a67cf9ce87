import type { Fault } from '../../faults/fault.ts'
import { readText } from './cells.ts'
import { RowReader } from './row-reader.ts'
import type { RegisterTable } from './table.ts'

/** The columns of a register: our name for each, and every heading it may have, the preferred one first. */
export type ColumnDefinitions<Name extends string> = Readonly<
  Record<Name, { readonly headings: readonly string[]; readonly isRequired: boolean }>
>

/** Columns of the reference tables that give a row's source; ignored. */
const PROVENANCE_HEADINGS = ['seed file', 'location', 'basis', 'note']

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
  definitions: ColumnDefinitions<Name>,
): boolean {
  const normalisedHeadings = new Set(headings.map(normaliseHeading))
  return Object.values<ColumnDefinitions<Name>[Name]>(definitions).every(
    definition => !definition.isRequired || definition.headings.some(heading => normalisedHeadings.has(heading)),
  )
}

/**
 * Matches a table's headings with a register's columns and gives a reader for each row that is not blank. Faults are
 * added to `faults`: a required column that is missing, an unknown heading, two headings for one column.
 */
export function createRowReaders<Name extends string>(
  table: RegisterTable,
  definitions: ColumnDefinitions<Name>,
  faults: Fault[],
): RowReader<Name>[] {
  const names = Object.keys(definitions) as Name[]
  const headingOf = new Map<Name, string>()
  const addFault = (code: string, heading: string | null, found: string, expected: string, fix: string) => {
    const column = heading === null ? null : (table.columns?.[heading] ?? heading)
    faults.push({ code, sheet: table.sheet ?? null, row: table.headingRow ?? 1, column, found, expected, fix })
  }
  for (const heading of table.headings) {
    const normalised = normaliseHeading(heading)
    if (normalised === '' || PROVENANCE_HEADINGS.includes(normalised)) continue
    const name = names.find(candidate => definitions[candidate].headings.includes(normalised))
    if (name === undefined) {
      const known = names.map(candidate => definitions[candidate].headings[0]!).join(', ')
      addFault('unknown-column', heading, heading, `one of ${known}`, `Rename the column "${heading}" or remove it.`)
    } else if (headingOf.has(name)) {
      const fix = `Keep one of the columns "${headingOf.get(name)!}" and "${heading}".`
      addFault('duplicate-column', heading, heading, `one column for ${definitions[name].headings[0]!}`, fix)
    } else headingOf.set(name, heading)
  }
  for (const name of names.filter(candidate => definitions[candidate].isRequired && !headingOf.has(candidate))) {
    const expectedHeading = definitions[name].headings[0]!
    addFault('missing-column', null, 'no such heading', expectedHeading, `Add a column headed "${expectedHeading}".`)
  }
  return table.rows
    .filter(({ cells }) => Object.values(cells).some(cell => readText(cell) !== null))
    .map(({ row, cells }) => new RowReader(table, row, cells, headingOf, faults))
}

import type { KnownEntry } from '../../observations/register-entry.ts'
import { cellKey, type OtherTable, type StoredTable, type TableCell } from './entry.ts'

/**
 * The latest of each table and period, in the order of the periods. A figure that an earlier file gave otherwise is revised. A cell
 * that is held keeps what was known before it, where something was.
 *
 * @param entries in the order they became known
 */
export function latestTables(entries: readonly KnownEntry[]): StoredTable[] {
  const latest = new Map<string, StoredTable>()
  for (const { id, drop, knownFrom, body } of entries) {
    const table = body as OtherTable
    latest.set(id, { ...table, cells: mergeCells(table.cells, latest.get(id)?.cells ?? []), drop, knownFrom })
  }
  return [...latest.values()].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0))
}

function mergeCells(cells: readonly TableCell[], before: readonly TableCell[]): TableCell[] {
  const known = new Map(before.map(cell => [cellKey(cell), cell]))
  return cells.map(cell => {
    const earlier = known.get(cellKey(cell))
    if (earlier === undefined || earlier.status === 'unconfirmed' || earlier.value === null) return cell
    if (cell.status === 'unconfirmed') return earlier
    const isRevised = cell.value !== null && cell.status === 'published'
    return isRevised && (cell.value !== earlier.value || earlier.status === 'revised')
      ? { ...cell, status: 'revised' }
      : cell
  })
}

/** The tables of one kind, in the order of their periods. */
export const periodsOf = (tables: readonly StoredTable[], table: string): StoredTable[] =>
  tables.filter(each => each.table === table)

/** How many figures of a table wait to be confirmed. */
export const countHeld = ({ cells }: OtherTable): number =>
  cells.filter(({ status }) => status === 'unconfirmed').length

/** The same table once what it holds is confirmed. */
export function releaseTable(table: OtherTable): OtherTable {
  return {
    ...table,
    cells: table.cells.map(({ statusOnceConfirmed, ...cell }) =>
      statusOnceConfirmed === undefined ? cell : { ...cell, status: statusOnceConfirmed },
    ),
  }
}

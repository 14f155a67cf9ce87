import { normaliseName } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { TableDimension, TableSpec } from '../../config/schema/tables.ts'
import { cellKey, type StoredTable, type TableCell } from '../../registers/other-tables/entry.ts'
import type { MonthCells, Relation, SuppressionCell } from './cells.ts'
import { chooseSecondarySuppression } from './secondary-suppression.ts'
import { LARGEST_SMALL_COUNT } from './small-counts.ts'

/**
 * What of the tables may be published: of those that the board's file protects, without counts of 1 to 4 and without what these could be
 * worked out from. Where a count is withheld, every other measure of its place is.
 */
export function publishableTables(board: BoardFile, tables: readonly StoredTable[]): StoredTable[] {
  return tables.map(table => {
    const spec = board.tables.find(({ id }) => id === table.table)
    return spec?.suppression === 'small-counts' ? withoutSmallCounts(spec, table) : table
  })
}

function withoutSmallCounts(spec: TableSpec, table: StoredTable): StoredTable {
  const counted = spec.measures.filter(({ unit }) => unit === 'count' || unit === 'people').map(({ id }) => id)
  const withheld = new Set(counted.flatMap(measure => [...withheldPlaces(spec, table, measure)]))
  return {
    ...table,
    cells: table.cells.map(cell =>
      withheld.has(placeOf(cell)) && cell.value !== null ? { ...cell, value: null, status: 'suppressed' } : cell,
    ),
  }
}

const placeOf = ({ row, across }: Pick<TableCell, 'row' | 'across'>) => cellKey({ row, across, measure: '' })

/** Places of which a measure must be withheld: those of small counts, and enough others that sums do not give them away. */
function withheldPlaces(spec: TableSpec, { cells, period }: StoredTable, measure: string): Set<string> {
  const ofMeasure = cells.filter(cell => cell.measure === measure)
  const totals = new Set(totalNames(spec.rows))
  const known = new Map<string, SuppressionCell>(
    ofMeasure.map(cell => {
      const isSmall = cell.value !== null && cell.value > 0 && cell.value <= LARGEST_SMALL_COUNT
      const id = placeOf(cell)
      const place = { id, indicator: cell.across ?? '', area: cell.row, isWhole: totals.has(normaliseName(cell.row)) }
      return [id, { ...place, value: cell.value, largest: LARGEST_SMALL_COUNT, isSmall }]
    }),
  )
  const small = new Set([...known.values()].filter(({ isSmall }) => isSmall).map(({ id }) => id))
  if (small.size === 0) return small
  const month: MonthCells = { month: period, cells: known, relations: relationsOf(spec, ofMeasure), bounds: [] }
  return chooseSecondarySuppression(month, small)
}

const totalNames = ({ totals }: TableDimension) => totals.map(({ total }) => normaliseName(total))

/** Every total with its parts, along both dimensions. */
function relationsOf(spec: TableSpec, cells: readonly TableCell[]): Relation[] {
  const along = (dimension: TableDimension, side: 'row' | 'across', other: 'row' | 'across'): Relation[] =>
    [...new Set(cells.map(cell => cell[other]))].flatMap(line =>
      dimension.totals.flatMap(({ total, of }): Relation[] => {
        const inLine = cells.filter(cell => cell[other] === line)
        const is = (cell: TableCell, name: string) => normaliseName(cell[side] ?? '') === normaliseName(name)
        const sum = inLine.find(cell => is(cell, total))
        const totals = totalNames(dimension)
        const parts = inLine.filter(cell =>
          of === 'others' ? !totals.includes(normaliseName(cell[side] ?? '')) : of.some(name => is(cell, name)),
        )
        if (sum === undefined || parts.length === 0) return []
        return [
          [
            { cell: placeOf(sum), coefficient: 1 },
            ...parts.map(part => ({ cell: placeOf(part), coefficient: -1 as const })),
          ],
        ]
      }),
    )
  return [
    ...along(spec.rows, 'row', 'across'),
    ...(spec.across === undefined ? [] : along(spec.across, 'across', 'row')),
  ]
}

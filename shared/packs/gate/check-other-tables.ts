import { cellFigureName, changeBetween, changeFigureName, printedTableId } from '../../figures/table-figures.ts'
import type { StoredTable } from '../../registers/other-tables/entry.ts'
import { periodsOf } from '../../registers/other-tables/history.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** Every figure of a table that is no indicator is that of one cell that was received, or the change between two. */
export function checkOtherTables({ board, registers }: PackInput, model: PackModel): GateFinding[] {
  const ids = new Set(board.tables.map(printedTableId))
  const printed = Object.values(model.figures).filter(({ indicator }) => ids.has(indicator))
  if (printed.length === 0) return []
  const known = new Map<string, number | null>()
  for (const spec of board.tables) {
    const tables = periodsOf(registers.tables, spec.id)
    for (const table of tables)
      for (const cell of table.cells) {
        const measure = spec.measures.find(({ id }) => id === cell.measure)
        if (measure === undefined) continue
        const value = cell.status === 'unconfirmed' ? null : cell.value
        known.set(refOf(cellFigureName(spec, cell, measure, table.period)), value)
        for (const earlier of tables.filter(({ period }) => period < table.period)) {
          const before = valueIn(earlier, cell)
          const change = before === null || value === null ? null : changeBetween(before, value)
          known.set(refOf(changeFigureName(spec, cell, measure, [earlier.period, table.period])), change)
        }
      }
  }
  return printed.flatMap(({ ref, printed: words, value }) =>
    (known.has(ref) && known.get(ref) === value) || (value === null && !known.has(ref))
      ? []
      : [holdFinding('figure-contradicts', `${ref} is printed as ${words} and was not received so.`, SYSTEM_FAULT_FIX)],
  )
}

const refOf = (name: ReturnType<typeof cellFigureName>) => `${name.indicator}/${name.area}/${name.measure}`

function valueIn(table: StoredTable, { row, across, measure }: StoredTable['cells'][number]): number | null {
  const cell = table.cells.find(each => each.row === row && each.across === across && each.measure === measure)
  return cell === undefined || cell.status === 'unconfirmed' ? null : cell.value
}

import { type NameLookup, normaliseName } from '../../../config/known-names.ts'
import { describeCellProblem } from '../../cells/figure-cell.ts'
import type { Cell, GridRow } from '../../containers/grid.ts'
import { areFinancialYears, financialYearFault } from './month-heading.ts'
import { type Column, hasPeriod, roleColumn, rolesOf } from './table-layout.ts'
import { readValueHeading } from './value-heading.ts'

/** Headings that say what they are only beside each other. */
export function completeHeadings(columns: readonly Column[], row: GridRow, names: NameLookup): readonly Column[] {
  const roles = rolesOf(columns)
  if (!roles.has('indicator')) return columns
  const isCode = (column: Column) =>
    roles.has('area') && column.kind === 'unknown' && normaliseName(column.text) === 'code'
  const withCodes = columns.map(column =>
    isCode(column)
      ? roleColumn('area', column)
      : hasPeriod(roles)
        ? column
        : withProblem(column, row.cells[column.index]),
  )
  return withoutYears(withValue(withCodes, names), row)
}

/** A formula without its result where a month may be meant. */
function withProblem(column: Column, cell: Cell | undefined): Column {
  const problem = cell && describeCellProblem(cell)
  return problem ? { kind: 'unclear', ...problem, span: null, label: column.label, index: column.index } : column
}

/** Where no heading is one for figures, the only one that may be is: `Incidents`, or `Rolling 12 months`, which is asked about. */
function withValue(columns: readonly Column[], names: NameLookup): readonly Column[] {
  const roles = rolesOf(columns)
  if (!hasPeriod(roles) || (['value', 'numerator', 'status'] as const).some(role => roles.has(role))) return columns
  const found = columns.flatMap(column => {
    const heading =
      column.kind === 'unknown' || column.kind === 'summary'
        ? readValueHeading(column.text, names.headings.value)
        : undefined
    return heading ? [{ column, heading }] : []
  })
  const [only] = found
  if (only === undefined || found.length > 1) return columns
  const { isPercent, isRate, kind } = only.heading
  const value: Column = {
    ...{ kind: 'role', role: 'value', isPercent, isRate, label: only.column.label, index: only.column.index },
    ...(kind && { figuresAre: kind }),
  }
  return columns.map(column => (column === only.column ? value : column))
}

/** `2009-10`, `2010-11`, `2011-12` as headings are financial years. */
function withoutYears(columns: readonly Column[], row: GridRow): readonly Column[] {
  const textOf = ({ index }: Column) => row.cells[index]?.text ?? ''
  const months = columns.filter(({ kind }) => kind === 'month')
  if (!areFinancialYears(months.map(textOf))) return columns
  return columns.map(column =>
    column.kind === 'month'
      ? {
          ...{ kind: 'unclear', ...financialYearFault(textOf(column)), span: column.span },
          ...{ label: column.label, index: column.index },
        }
      : column,
  )
}

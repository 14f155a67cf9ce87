import type * as XLSX from '@e965/xlsx'
import { BLANK_CELL, type Cell, columnLetters, type Grid, type GridRow } from '../grid.ts'
import { findInvisible, withoutInvisible } from '../invisible-characters.ts'
import { datePartsOf, isGrey, isPercentFormat, toDate } from './cell-format.ts'
import { beyondGridError, LAST_COLUMN, LAST_ROW } from './grid-extent.ts'
import { hasNoResult } from './never-calculated.ts'
import { filledCells, sheetJs } from './sheet-js.ts'
import type { SheetMarks } from './workbook.ts'

/** What is known of a sheet besides its cells. `wasNeverCalculated`: no formula of the workbook was. */
interface SheetContext {
  readonly is1904: boolean
  readonly marks: SheetMarks
  readonly wasNeverCalculated: boolean
}

/** A sheet of SheetJS as a grid, with what its audit found of each cell. */
export function toGrid(
  { name, isHidden }: { readonly name: string; readonly isHidden: boolean },
  sheet: XLSX.WorkSheet | undefined,
  context: SheetContext,
): Grid {
  const cellsByRow = new Map<number, (Cell | undefined)[]>()
  for (const [row, column, cell] of filledCells(sheet)) {
    const reference = `${columnLetters(column)}${row + 1}`
    if (row >= LAST_ROW || column >= LAST_COLUMN) throw beyondGridError(name, `the cell ${reference}`)
    const readCell = toCell(cell, context, reference)
    if (!readCell) continue
    const cells = cellsByRow.get(row) ?? []
    cellsByRow.set(row, cells)
    cells[column] = readCell
  }
  const rows: GridRow[] = [...cellsByRow]
    .sort(([one], [other]) => one - other)
    .map(([row, cells]) => ({ row: row + 1, cells: Array.from(cells) }))
  const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
    firstRow: s.r,
    lastRow: e.r,
    firstColumn: s.c,
    lastColumn: e.c,
  }))
  const hiddenRows = rows.filter(row => sheet?.['!rows']?.[row.row - 1]?.hidden === true).length
  const hiddenColumns = ((sheet?.['!cols'] ?? []) as (XLSX.ColInfo | undefined)[]).flatMap((column, i) =>
    column?.hidden === true ? [i] : [],
  )
  return { kind: 'workbook', sheet: name, isHidden, rows, merges, hiddenRows, hiddenColumns, isCommaDecimal: false }
}

function toCell(cell: XLSX.CellObject, context: SheetContext, reference: string): Cell | undefined {
  const marks = context.marks.get(reference)
  const formula = typeof cell.f === 'string' ? cell.f : null
  const base = {
    ...BLANK_CELL,
    isGrey: isGrey(cell.s),
    plainText: marks?.plainText ?? null,
    isStruck: marks?.isStruck === true,
  }
  if (marks?.problem === 'not-a-number') return { ...base, text: marks.rawText ?? '', problem: 'not-a-number' }
  if (marks?.isDate && marks.rawText !== null) return { ...base, text: marks.rawText }
  const isUncached =
    cell.t === 'z' ||
    cell.v === undefined ||
    marks?.problem === 'uncached-formula' ||
    (context.wasNeverCalculated && hasNoResult(cell))
  if (isUncached && (formula !== null || marks?.problem === 'uncached-formula'))
    return { ...base, text: `=${formula ?? ''}`, problem: 'uncached-formula' }
  const linkProblem = formula !== null && /\[[^\]]+\][^!]*!/.test(formula) ? ('external-link' as const) : null
  switch (cell.t) {
    case 'e':
      return { ...base, text: cell.w ?? '#ERROR!', problem: 'error-value' }
    case 'b':
      return { ...base, text: cell.v === true ? 'TRUE' : 'FALSE', boolean: cell.v === true, problem: linkProblem }
    case 'n': {
      const number = Number(cell.v)
      const format = typeof cell.z === 'string' ? cell.z : ''
      const date = marks?.isDate || sheetJs.SSF.is_date(format) ? toDate(number, context.is1904) : null
      return {
        ...base,
        // a format that shows nothing, or that a number does not fit, does not make the cell a blank one
        text: date ?? (cell.w?.trim() || String(number)),
        shownText: cell.w ?? null,
        number,
        isPercent: isPercentFormat(format),
        date,
        dateParts: date === null ? null : sheetJs.SSF.is_date(format) ? datePartsOf(format) : 'day',
        problem: linkProblem,
      }
    }
    default: {
      const text = cell.v === undefined ? '' : String(cell.v)
      const trimmed = withoutInvisible(text).trim()
      return trimmed === ''
        ? undefined
        : { ...base, text: trimmed, invisible: findInvisible(text), problem: linkProblem }
    }
  }
}

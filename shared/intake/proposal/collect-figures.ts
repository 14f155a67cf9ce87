import type { Month } from '../../calendar/month.ts'
import { type NameLookup, sectorHeadings } from '../../config/known-names.ts'
import { PROFILES } from '../../config/profiles/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { readFigureCell } from '../cells/figure-cell.ts'
import { gunzip, limitBytes } from '../containers/bytes.ts'
import type { DropSource } from '../containers/drop.ts'
import { type Cell, type Grid, type GridRow, isBlank, readCsvGrid } from '../containers/grid.ts'
import { MAX_TABLE_BYTES } from '../containers/limits.ts'
import { openWorkbook } from '../containers/workbook/open-workbook.ts'
import { findTable } from '../figures/headings/find-table.ts'
import { readMonthOfCell } from '../figures/headings/month-heading.ts'
import type { Table } from '../figures/headings/table-layout.ts'
import { recogniseFile } from '../recognition/recognise.ts'

/** A figure as a file has it, before there is a board that knows its names. */
export interface FoundFigure {
  readonly sheet: string | null
  readonly indicator: string
  /** Null where the row names none. */
  readonly area: string | null
  readonly month: Month
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly isPercent: boolean
  readonly decimals: number
}

/** What a file holds, and the sheets in which no table was found. */
export interface FoundFigures {
  readonly figures: readonly FoundFigure[]
  readonly unreadSheets: readonly string[]
}

/** Before there is a board any name may be an indicator's. */
const ANY_NAME: NameLookup = {
  findIndicator: name => ({ name }) as Indicator,
  findArea: () => undefined,
  nearestIndicator: () => undefined,
  nearestArea: () => undefined,
  areaNames: [],
  headings: sectorHeadings(Object.values(PROFILES)),
}

/**
 * Every figure of a CSV or a workbook: a row an indicator and month, months across, or months down with an indicator as each
 * heading. Cells that are no number are passed over: what is wrong with them is said when the file is sent in. Throws
 * UnreadableDropError.
 */
export async function collectFigures(source: DropSource): Promise<FoundFigures> {
  const grids = await readGrids(source)
  const found = grids.map(grid => ({ grid, figures: readGridFigures(grid) }))
  return {
    figures: found.flatMap(({ figures }) => figures),
    unreadSheets: found.flatMap(({ grid, figures }) =>
      figures.length === 0 && grid.sheet !== null ? [grid.sheet] : [],
    ),
  }
}

async function readGrids(source: DropSource): Promise<readonly Grid[]> {
  const recognised = await recogniseFile(source)
  if (recognised.container === 'workbook')
    return (await openWorkbook(source, recognised.format)).sheets.filter(sheet => !sheet.isHidden)
  if (recognised.container === 'zip') return []
  const bytes = source.stream()
  return [(await readCsvGrid(limitBytes(recognised.isGzip ? gunzip(bytes, {}) : bytes, MAX_TABLE_BYTES, {}))).grid]
}

function readGridFigures(grid: Grid): FoundFigure[] {
  const table = findTable(grid, ANY_NAME)
  if (!table) return []
  return table.columns.some(({ kind }) => kind === 'indicator') ? readTurnedTable(table) : readTable(table)
}

function readTable({ grid, columns, rows }: Table): FoundFigure[] {
  const index = (role: string) => columns.find(column => column.kind === 'role' && column.role === role)?.index
  const [nameIndex, areaIndex, periodIndex] = [index('indicator'), index('area'), index('period')]
  const monthColumns = columns.filter(column => column.kind === 'month')
  let indicator = ''
  return rows.flatMap((row): FoundFigure[] => {
    const own = textAt(row, nameIndex)
    // one name may stand over several rows of areas
    if (own !== '') indicator = own
    const name = { sheet: grid.sheet, indicator, area: textAt(row, areaIndex) || null }
    if (indicator === '') return []
    if (monthColumns.length > 0)
      return monthColumns.flatMap(({ index: at, month }) => figureOf(grid, name, month, row.cells[at]))
    const month = monthAt(row, periodIndex)
    const parts = ['value', 'numerator', 'denominator'].map(role => readNumber(grid, cellAt(row, index(role))))
    const [value, numerator, denominator] = parts.map(part => part?.value ?? null)
    if (month === null || (value === null && numerator === null)) return []
    const { isPercent = false, decimals = 0 } = parts[0] ?? {}
    return [{ ...name, month, value: value!, numerator: numerator!, denominator: denominator!, isPercent, decimals }]
  })
}

/** Months below each other, and every other heading an indicator. */
function readTurnedTable({ grid, columns, rows }: Table): FoundFigure[] {
  const index = (role: string) => columns.find(column => column.kind === 'role' && column.role === role)?.index
  const indicators = columns.filter(column => column.kind === 'indicator')
  return rows.flatMap(row => {
    const month = monthAt(row, index('period'))
    if (month === null) return []
    const area = textAt(row, index('area')) || null
    return indicators.flatMap(({ indicator: { name }, index: at }) =>
      figureOf(grid, { sheet: grid.sheet, indicator: name, area }, month, row.cells[at]),
    )
  })
}

function figureOf(
  grid: Grid,
  name: Pick<FoundFigure, 'sheet' | 'indicator' | 'area'>,
  month: Month,
  cell: Cell | undefined,
): FoundFigure[] {
  const number = readNumber(grid, cell)
  return number === null ? [] : [{ ...name, month, ...number, numerator: null, denominator: null }]
}

function readNumber(grid: Grid, cell: Cell | undefined) {
  const reading = readFigureCell(cell, grid.isCommaDecimal)
  return 'number' in reading ? reading.number : null
}

const cellAt = (row: GridRow, index: number | undefined) => (index === undefined ? undefined : row.cells[index])
const textAt = (row: GridRow, index: number | undefined) => cellAt(row, index)?.text.trim() ?? ''

function monthAt(row: GridRow, index: number | undefined): Month | null {
  const cell = cellAt(row, index)
  if (!cell || isBlank(cell)) return null
  const reading = readMonthOfCell(cell)
  return reading.outcome === 'month' ? reading.month : null
}

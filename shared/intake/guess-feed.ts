import type { BoardFile } from '../config/schema/index.ts'
import { FaultList, UnreadableDropError } from '../faults/fault-list.ts'
import type { DropSource } from './containers/drop.ts'
import type { Grid } from './containers/grid.ts'
import { type RecognisedFile, recogniseFile } from './recognition/recognise.ts'

/** Bytes of a workbook that is looked into: to read a larger one twice would take too long. */
const MAX_LOOKED_INTO = 1_000_000
/** How far down the headings of a register are looked for. */
const MAX_TITLE_ROWS = 30

/** The feed that a file seems meant for, by its content: what `check` uses when none is named. A large workbook is taken for a return. */
export async function guessFeed(source: DropSource, board: BoardFile): Promise<string> {
  try {
    const file = await recogniseFile(source)
    if (file.container === 'zip') return 'police-uk'
    if (file.container === 'workbook')
      return source.size > MAX_LOOKED_INTO ? 'indicators' : await feedOfWorkbook(source, file, board)
    if (file.policeUk) return 'police-uk'
    const { recogniseRegister } = await import('./registers/read-register.ts')
    const register = recogniseRegister(file.headings)
    if (register !== undefined || file.headings.some(heading => /^indicators?$/i.test(heading.trim())))
      return register ?? 'indicators'
    return (await isOtherTable(source, file, board)) ? 'tables' : 'indicators'
  } catch (error) {
    if (error instanceof UnreadableDropError) return 'indicators'
    throw error
  }
}

/** True where a sheet has all headings of one table of the board's file, or names one. */
async function isOtherTable(source: DropSource, file: RecognisedFile, { tables }: BoardFile): Promise<boolean> {
  if (tables.length === 0) return false
  const { readGrids } = await import('./containers/workbook/read-grids.ts')
  return hasOtherTable(await readGrids(source, file, []), tables)
}

/** A return where any sheet is one; otherwise the register, or the other tables, whose headings a sheet has. */
async function feedOfWorkbook(source: DropSource, file: RecognisedFile, board: BoardFile): Promise<string> {
  const [{ readGrids }, { findTable }, { buildNameLookup }, { recogniseRegister }] = await Promise.all([
    import('./containers/workbook/read-grids.ts'),
    import('./figures/headings/find-table.ts'),
    import('../config/known-names.ts'),
    import('./registers/read-register.ts'),
  ])
  const grids = (await readGrids(source, file, [])).filter(({ isHidden }) => !isHidden)
  const names = buildNameLookup(board)
  if (grids.some(grid => findTable(grid, names) !== undefined)) return 'indicators'
  const rows = grids.flatMap(grid => grid.rows.slice(0, MAX_TITLE_ROWS))
  for (const { cells } of rows) {
    const register = recogniseRegister(Array.from(cells, cell => cell?.text ?? ''))
    if (register !== undefined) return register
  }
  return (await hasOtherTable(grids, board.tables)) ? 'tables' : 'indicators'
}

/** True where a grid has all headings of one table, or names one. */
async function hasOtherTable(grids: readonly Grid[], tables: BoardFile['tables']): Promise<boolean> {
  if (tables.length === 0) return false
  const [{ chooseTable }, { countUnfit }] = await Promise.all([
    import('./tables/choose-table.ts'),
    import('./tables/table-layout.ts'),
  ])
  return grids.some(grid => {
    const layout = chooseTable(grid, tables, new FaultList())
    return layout !== null && countUnfit(layout) === 0
  })
}

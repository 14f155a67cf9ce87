import type { BoardFile } from '../config/schema/index.ts'
import { FaultList, UnreadableDropError } from '../faults/fault-list.ts'
import type { DropSource } from './containers/drop.ts'
import { type RecognisedFile, recogniseFile } from './recognition/recognise.ts'

/**
 * The feed that a file seems meant for, by its content: what `check` uses when none is named. A workbook is taken for a return:
 * to read it twice would take too long.
 */
export async function guessFeed(source: DropSource, board: BoardFile): Promise<string> {
  try {
    const file = await recogniseFile(source)
    if (file.container === 'zip') return 'police-uk'
    if (file.container === 'workbook') return 'indicators'
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
  const [{ readGrids }, { chooseTable }, { countUnfit }] = await Promise.all([
    import('./containers/workbook/read-grids.ts'),
    import('./tables/choose-table.ts'),
    import('./tables/table-layout.ts'),
  ])
  const grids = await readGrids(source, file, [])
  return grids.some(grid => {
    const layout = chooseTable(grid, tables, new FaultList())
    return layout !== null && countUnfit(layout) === 0
  })
}

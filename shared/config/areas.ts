import type { Area } from './schema/area.ts'
import type { BoardFile } from './schema/index.ts'

/** The area that stands for all that the board is for; every fit file has one. */
export function wholeArea(board: Pick<BoardFile, 'areas'>): Area {
  return board.areas.find(area => area.kind === 'whole')!
}

/** The areas that the whole is divided into, in the order of the board's file. */
export function partAreas(board: Pick<BoardFile, 'areas'>): Area[] {
  return board.areas.filter(area => area.kind === 'part')
}

import type { BoardFile } from './schema/index.ts'
import type { LogoPicture } from './schema/logo.ts'

/** A board's mark as pages show it. */
export interface Logo extends LogoPicture {
  readonly alternative: string
}

/** The logo of a board; null for a board without one. */
export function logoOf({ board, logoPictures }: BoardFile): Logo | null {
  const picture = board.logo && logoPictures?.[board.logo.file]
  return board.logo && picture ? { ...picture, alternative: board.logo.alternative } : null
}

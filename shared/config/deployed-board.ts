import { type BoardFile, boardFileSchema } from './schema/index.ts'

/**
 * A board's settings as they lie beside each function: its file was checked when it was synthesized, and JSON is read
 * twenty times as fast as YAML, each time a function starts.
 */
export function writeDeployedBoard(board: BoardFile): string {
  return JSON.stringify(board)
}

/** The settings back. Throws FaultyDeployedBoard where they are not what was deployed. */
export function readDeployedBoard(text: string): BoardFile {
  const parsed = boardFileSchema.safeParse(JSON.parse(text))
  if (!parsed.success) throw new InvalidDeployedBoardError(parsed.error.issues.map(issue => issue.path.join('.')))
  return parsed.data
}

export class InvalidDeployedBoardError extends Error {
  constructor(readonly paths: readonly string[]) {
    super(`The board's deployed settings are faulty, so nothing is done: ${paths.join(', ')}; deploy them again`)
    this.name = 'InvalidDeployedBoardError'
  }
}

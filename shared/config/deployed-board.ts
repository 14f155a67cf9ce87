import { type BoardFile, deployedBoardSchema } from './schema/index.ts'

/**
 * A board's settings as deployed beside each function: the file was checked at synthesis, and JSON is read twenty times
 * as fast as YAML at each cold start.
 */
export function writeDeployedBoard(board: BoardFile): string {
  return JSON.stringify(board)
}

/** Reads the settings back. Throws InvalidDeployedBoardError when they are not valid. */
export function readDeployedBoard(text: string): BoardFile {
  const parsed = deployedBoardSchema.safeParse(JSON.parse(text))
  if (!parsed.success) throw new InvalidDeployedBoardError(parsed.error.issues.map(issue => issue.path.join('.')))
  return parsed.data
}

export class InvalidDeployedBoardError extends Error {
  constructor(readonly paths: readonly string[]) {
    super(`The board's deployed settings have faults, so nothing was done: ${paths.join(', ')}; deploy them again`)
    this.name = 'InvalidDeployedBoardError'
  }
}

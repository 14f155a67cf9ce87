import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type LoadedBoard, loadBoard } from '../../shared/config/load-board.ts'

/** The board's file that is used when no other is named. */
export const sampleBoardFile = fileURLToPath(new URL('../../boards/cambridgeshire.yaml', import.meta.url))

/** A board's file that cannot be read from disk. The message is one line for the person who named it. */
export class UnreadableBoardFileError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`cannot read ${file}: ${reason}`)
    this.name = 'UnreadableBoardFileError'
  }
}

/** Reads and checks a board's file from disk. Throws UnreadableBoardFileError; faults in it are returned. */
export async function readBoard(file: string): Promise<LoadedBoard> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code ?? error)
    throw new UnreadableBoardFileError(file, reason)
  }
  return loadBoard(text)
}

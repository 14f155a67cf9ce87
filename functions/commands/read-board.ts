import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadedBoard } from '../../shared/config/load-board.ts'
import { loadWithLogos } from '../../shared/config/logo/load-with-logos.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** The board's file that is used when no other is named. */
export const sampleBoardFile = fileURLToPath(new URL('../../boards/cambridgeshire.yaml', import.meta.url))

/** Reads and checks a board's file from disk; faults in it are returned. Throws InvalidArgumentsError for no such file. */
export async function readBoard(file: string): Promise<LoadedBoard> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code ?? error)
    throw new InvalidArgumentsError(`cannot read ${file}: ${reason}`)
  }
  return loadWithLogos(text, name => readFile(join(dirname(file), name)).catch(() => null))
}

/** The board of the file that `--board` names, or the sample. Throws InvalidArgumentsError for one that cannot be read or has faults. */
export async function loadGivenBoard(file: string = sampleBoardFile): Promise<{ file: string; board: BoardFile }> {
  const loaded = await readBoard(file)
  if (loaded.ok) return { file, board: loaded.board }
  const count = countNoun(loaded.faults.length, 'fault')
  throw new InvalidArgumentsError(`${file} has ${count}; to see every one: boardpack config ${file}`)
}

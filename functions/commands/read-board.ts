import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadedBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { keptBoard } from './kept-board.ts'

/** The board's file that is used when no other is named. */
export const sampleBoardFile = fileURLToPath(new URL('../../boards/cambridgeshire.yaml', import.meta.url))

/** Reads and checks a board's file from disk; faults in it are returned. Throws InvalidArgumentsError for no such file. */
export async function readBoard(file: string): Promise<LoadedBoard> {
  return loadText(await readText(file), name => readFile(join(dirname(file), name)).catch(() => null))
}

/** The reader of YAML is loaded when it is needed. */
async function loadText(text: string, readBeside: (name: string) => Promise<Uint8Array | null>): Promise<LoadedBoard> {
  const { loadWithLogos } = await import('../../shared/config/logo/load-with-logos.ts')
  return loadWithLogos(text, readBeside)
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code ?? error)
    throw new InvalidArgumentsError(`cannot read ${file}: ${reason}`)
  }
}

/** The board of the file that `--board` names, or the sample. Throws InvalidArgumentsError for one that cannot be read or has faults. */
export async function loadGivenBoard(file: string = sampleBoardFile): Promise<{ file: string; board: BoardFile }> {
  const text = await readText(file)
  const board = await keptBoard(file, text, async readBeside => {
    const loaded = await loadText(text, readBeside)
    if (loaded.ok) return loaded.board
    const count = countNoun(loaded.faults.length, 'fault')
    throw new InvalidArgumentsError(`${file} has ${count}; to see every one: boardpack config ${file}`)
  })
  return { file, board }
}

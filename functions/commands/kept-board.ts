import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BoardFile } from '../../shared/config/schema/index.ts'

const hashOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** As it is written: a file that was cut off or changed has another hash, and is not read. */
interface KeptFile {
  readonly sha256: string
  readonly text: string
}

interface KeptBoard {
  /** What was read beside the board's file, by name; null for a file that was not there. */
  readonly beside: readonly (readonly [name: string, sha256: string | null])[]
  readonly board: BoardFile
}

/** Reads a file beside the board's; null where there is none. */
type ReadBeside = (name: string) => Promise<Uint8Array | null>
type Load = (readBeside: ReadBeside) => Promise<BoardFile>

/**
 * The board of a file's text, kept from the last command that read the very same text and logos with the very same sources: to read and check
 * the file takes longer than most commands do. Kept in the folder of the bundle that the command was started from, and nowhere where there
 * is none. A board with faults is never kept.
 */
export async function keptBoard(file: string, text: string, load: Load): Promise<BoardFile> {
  const readBeside: ReadBeside = name => readFile(join(dirname(file), name)).catch(() => null)
  const folder = process.env.BOARDPACK_BUNDLE
  if (folder === undefined) return load(readBeside)
  const path = join(folder, `board-${hashOf(text).slice(0, 32)}.json`)
  const kept = await readKept(path, readBeside)
  if (kept !== null) return kept
  const beside = new Map<string, string | null>()
  const board = await load(async name => {
    const bytes = await readBeside(name)
    beside.set(name, bytes && hashOf(bytes))
    return bytes
  })
  await keep(path, { beside: [...beside], board })
  return board
}

/** Null where none is kept, it cannot be read, or a file beside it changed. */
async function readKept(path: string, readBeside: ReadBeside): Promise<BoardFile | null> {
  try {
    const { sha256: hash, text } = JSON.parse(await readFile(path, 'utf8')) as KeptFile
    if (hash !== hashOf(text)) return null
    // these very sources found it valid
    const { beside, board } = JSON.parse(text) as KeptBoard
    for (const [name, sha256] of beside) {
      const bytes = await readBeside(name)
      if ((bytes && hashOf(bytes)) !== sha256) return null
    }
    return board
  } catch {
    return null
  }
}

/** A folder that cannot be written to keeps nothing. */
async function keep(path: string, kept: KeptBoard): Promise<void> {
  const text = JSON.stringify(kept)
  const draft = `${path}.${process.pid}`
  await writeFile(draft, JSON.stringify({ sha256: hashOf(text), text } satisfies KeptFile))
    .then(() => rename(draft, path))
    .catch(() => undefined)
}

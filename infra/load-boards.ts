import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { findCollisions } from '../shared/config/check-collisions.ts'
import { formatConfigFaults } from '../shared/config/format-config-faults.ts'
import { loadWithLogos } from '../shared/config/logo/load-with-logos.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'

/** A board's file that was read and found valid. */
export interface BoardSource {
  readonly file: string
  readonly board: BoardFile
}

/** Board files that may not be deployed; the message lists every fault of every file. */
export class InvalidBoardFilesError extends Error {
  constructor(readonly report: string) {
    super(`Nothing was built, because the board files have faults.\n${report}`)
    this.name = 'InvalidBoardFilesError'
  }
}

async function findFaults(file: string, text: string): Promise<{ board: BoardFile } | { report: string }> {
  const loaded = await loadWithLogos(text, name => readFile(join(dirname(file), name)).catch(() => null))
  return loaded.ok ? { board: loaded.board } : { report: formatConfigFaults(file, loaded.faults) }
}

/** Reads one board's file. Throws InvalidBoardFilesError, or the system's error when there is no such file. */
export async function readBoard(file: string): Promise<BoardSource> {
  const text = await readFile(file, 'utf8')
  const found = await findFaults(file, text)
  if ('report' in found) throw new InvalidBoardFilesError(found.report)
  return { file, board: found.board }
}

/** Reads every `.yaml` of a folder; ids must differ. Throws InvalidBoardFilesError with the faults of all of them. */
export async function readBoards(folder: string): Promise<BoardSource[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()
  const sources: BoardSource[] = []
  let report = ''
  for (const name of names) {
    const file = relative(process.cwd(), join(folder, name))
    const text = await readFile(join(folder, name), 'utf8')
    const found = await findFaults(file, text)
    if ('report' in found) report += found.report
    else {
      for (const collision of findCollisions({ file, board: found.board }, sources)) report += `${file}: ${collision}\n`
      sources.push({ file, board: found.board })
    }
  }
  if (report !== '') throw new InvalidBoardFilesError(report)
  return sources
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadBoard } from '../../shared/config/load-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'

const FILE = join(import.meta.dirname, '../../shared/config/boards/cambridgeshire.yaml')
const MAX_INDICATORS = 4

/** The sample board with the first few indicators of its performance pack alone: a pack of some pages, soon typeset. */
export function boardWithFewIndicators(change = (text: string) => text): { file: string; text: string; board: BoardFile } {
  const text = change(
    readFileSync(FILE, 'utf8').replace(
      /(\n {2}- id: performance\n[\s\S]*?\n {4}indicators:\n)((?: {6}- .+\n)+)/,
      (_, before: string, list: string) => before + list.split('\n').slice(0, MAX_INDICATORS).join('\n').concat('\n'),
    ),
  )
  const loaded = loadBoard(text)
  if (!loaded.ok) throw new Error(loaded.faults.map(fault => fault.message).join('; '))
  return { file: FILE, text, board: loaded.board }
}

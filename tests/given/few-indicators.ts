import type { BoardFile } from '../../shared/config/schema/index.ts'
import { loadOrThrow, sampleBoardFile, sampleBoardText } from './sample-board.ts'

const MAX_INDICATORS = 4

/** The sample board with the first few indicators of its performance pack alone: a pack of some pages, soon typeset. */
export function boardWithFewIndicators(change = (text: string) => text): { file: string; text: string; board: BoardFile } {
  const text = change(
    sampleBoardText.replace(
      /(\n {2}- id: performance\n[\s\S]*?\n {4}indicators:\n)((?: {6}- .+\n)+)/,
      (_, before: string, list: string) => before + list.split('\n').slice(0, MAX_INDICATORS).join('\n').concat('\n'),
    ),
  )
  return { file: sampleBoardFile, text, board: loadOrThrow(text) }
}

import { formatConfigFaults } from '../../shared/config/format-config-faults.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { readBoard, UnreadableBoardFileError } from './read-board.ts'

/**
 * `config FILE`: checks a board's file and prints every fault with its line. Exit code 0 when the file is valid, 3 when
 * it is not, 2 when there is no file to check.
 */
export async function config(args: string[]): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('-')) {
    console.error('config: name one board’s file, as in: config shared/config/boards/cambridgeshire.yaml')
    return 2
  }
  try {
    const loaded = await readBoard(file)
    if (!loaded.ok) {
      process.stdout.write(formatConfigFaults(file, loaded.faults))
      return 3
    }
    const { indicators, packs, meetings } = loaded.board
    const size = [
      countNoun(indicators.length, 'indicator'),
      countNoun(packs.length, 'pack'),
      countNoun(meetings.length, 'meeting'),
    ].join(', ')
    console.log(`${file}: valid (${size})`)
    return 0
  } catch (error) {
    if (!(error instanceof UnreadableBoardFileError)) throw error
    console.error(`config: ${error.message}`)
    return 2
  }
}

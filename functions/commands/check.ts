import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { DropSource } from '../../shared/intake/containers/drop.ts'
import { guessFeed } from '../../shared/intake/guess-feed.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { buildReceipt } from '../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../shared/intake/receipt/receipt-text.ts'
import { openFileSource } from '../edge/file-source.ts'
import { InvalidArgumentsError, parseArguments } from './arguments.ts'
import { readBoard, sampleBoardFile, UnreadableBoardFileError } from './read-board.ts'

const USAGE = 'usage: boardpack check FILE... [--board FILE] [--feed NAME]'

/**
 * `check FILE... [--board FILE] [--feed NAME]`: what a drop of each file would be answered today, without AWS. The feed is told by the content
 * unless it is named. Exit code 0 when all would be taken in, 3 when one would be refused, 2 for unusable arguments.
 */
export async function check(args: string[]): Promise<number> {
  try {
    const { files, board, feed } = await readArguments(args)
    let isRejected = false
    for (const file of files) {
      const source = await openSource(file)
      const receipt = await checkFile(file, source, board, feed)
      process.stdout.write(
        `${files.length > 1 ? `${file}\n` : ''}${receiptText(receipt, { isTrial: true })}${files.length > 1 ? '\n' : ''}`,
      )
      isRejected ||= receipt.outcome === 'rejected'
    }
    return isRejected ? 3 : 0
  } catch (error) {
    if (!(error instanceof InvalidArgumentsError) && !(error instanceof UnreadableBoardFileError)) throw error
    console.error(`check: ${error.message}`)
    return 2
  }
}

async function readArguments(args: string[]): Promise<{ files: string[]; board: BoardFile; feed: string | undefined }> {
  const option = { type: 'string' } as const
  const options = { board: option, feed: option }
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true, strict: true })
  if (positionals.length === 0) throw new InvalidArgumentsError(USAGE)
  const boardFile = values.board ?? sampleBoardFile
  const loaded = await readBoard(boardFile)
  if (!loaded.ok)
    throw new InvalidArgumentsError(`${boardFile} has faults; to see every one: boardpack config ${boardFile}`)
  return { files: positionals, board: loaded.board, feed: values.feed }
}

async function openSource(file: string): Promise<DropSource> {
  try {
    return await openFileSource(file)
  } catch (error) {
    throw new InvalidArgumentsError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown fault'}`,
    )
  }
}

async function checkFile(path: string, source: DropSource, board: BoardFile, feedNamed: string | undefined) {
  const now = Temporal.Now.instant()
  const today = now.toZonedDateTimeISO(board.board.timeZone).toPlainDate().toString()
  const feed = feedNamed ?? (await guessFeed(source))
  const file = basename(path)
  const reading = await readDrop({ feed, file, source, board, today })
  return buildReceipt({
    drop: await hashBytes(source),
    file,
    feed,
    receivedAt: now.toString(),
    board,
    reading,
    changes: null,
  })
}

async function hashBytes(source: DropSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of source.stream()) hash.update(part)
  return hash.digest('hex')
}

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { isDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { DropReadResult, DropSource } from '../../shared/intake/containers/drop.ts'
import { guessFeed } from '../../shared/intake/guess-feed.ts'
import { newKnownFigures } from '../../shared/intake/plausibility/known-figures.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { type CheckAnswer, checkAnswer } from '../../shared/intake/receipt/check-answer.ts'
import { buildReceipt } from '../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../shared/intake/receipt/receipt-text.ts'
import { openFileSource } from '../edge/file-source.ts'
import { InvalidArgumentsError, parseArguments, reportInvalidArguments } from './arguments.ts'
import { readBoard, sampleBoardFile } from './read-board.ts'

const USAGE = 'usage: boardpack check FILE... [--board FILE] [--feed NAME] [--as-at DATE] [--json]'

interface CheckOptions {
  readonly files: readonly string[]
  readonly board: BoardFile
  readonly feed: string | undefined
  /** When the files arrive. */
  readonly now: Temporal.ZonedDateTime
  readonly json: boolean
}

/**
 * `check FILE... [--board FILE] [--feed NAME] [--as-at DATE] [--json]`: the receipts these files would get if dropped
 * in this order, without AWS. The feed is recognised by content unless it is named. Exit code 0 when all would be
 * accepted, 3 when one would be
 * rejected or asked about, 2 for unusable arguments.
 */
export async function check(args: string[]): Promise<number> {
  try {
    const options = await readOptions(args)
    const answers: CheckAnswer[] = []
    const known = newKnownFigures()
    for (const path of options.files) {
      const source = await openSource(path)
      const feed = options.feed ?? (await guessFeed(source))
      const file = basename(path)
      const today = options.now.toPlainDate().toString()
      const reading = await readDrop({ feed, file, source, board: options.board, today, known: known.read })
      known.add(reading)
      answers.push(checkAnswer(file, feed, reading))
      if (!options.json) process.stdout.write(await printReceipt(options, path, feed, source, reading))
    }
    if (options.json) process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`)
    return answers.every(({ outcome, questions }) => outcome === 'accepted' && questions.length === 0) ? 0 : 3
  } catch (error) {
    return reportInvalidArguments('check', error)
  }
}

async function readOptions(args: string[]): Promise<CheckOptions> {
  const text = { type: 'string' } as const
  const options = { board: text, feed: text, 'as-at': text, json: { type: 'boolean' } } as const
  const { values, positionals } = parseArguments({ args, options, allowPositionals: true, strict: true })
  if (positionals.length === 0) throw new InvalidArgumentsError(USAGE)
  const boardFile = values.board ?? sampleBoardFile
  const loaded = await readBoard(boardFile)
  if (!loaded.ok)
    throw new InvalidArgumentsError(`${boardFile} has faults; to see every one: boardpack config ${boardFile}`)
  return {
    files: positionals,
    board: loaded.board,
    feed: values.feed,
    now: readInstant(values['as-at'], loaded.board.board.timeZone),
    json: values.json === true,
  }
}

/** The start of a day in the board's time zone; the present instant when no day is given. */
function readInstant(asAt: string | undefined, timeZone: string): Temporal.ZonedDateTime {
  if (asAt === undefined) return Temporal.Now.zonedDateTimeISO(timeZone)
  const isGiven: boolean = isDate(asAt)
  if (!isGiven) throw new InvalidArgumentsError(`--as-at is "${asAt}"; it is a date such as 2018-05-03`)
  return Temporal.PlainDate.from(asAt).toZonedDateTime(timeZone)
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

async function printReceipt(
  { files, board, now }: CheckOptions,
  path: string,
  feed: string,
  source: DropSource,
  reading: DropReadResult,
): Promise<string> {
  const receipt = buildReceipt({
    drop: await hashBytes(source),
    file: basename(path),
    feed,
    receivedAt: now.toInstant().toString(),
    board,
    reading,
    changes: null,
  })
  const text = receiptText(receipt, { isTrial: true })
  return files.length > 1 ? `${path}\n${text}\n` : text
}

async function hashBytes(source: DropSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of source.stream()) hash.update(part)
  return hash.digest('hex')
}

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { DropReadResult, DropSource } from '../../shared/intake/containers/drop.ts'
import { guessFeed } from '../../shared/intake/guess-feed.ts'
import { newKnownFigures } from '../../shared/intake/plausibility/known-figures.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { type CheckAnswer, checkAnswer } from '../../shared/intake/receipt/check-answer.ts'
import { buildReceipt } from '../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../shared/intake/receipt/receipt-text.ts'
import { openFileSource } from '../edge/file-source.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { AS_AT, BOARD } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

interface CheckOptions {
  readonly files: readonly string[]
  readonly board: BoardFile
  readonly feed: string | undefined
  /** When the files arrive. */
  readonly now: Temporal.ZonedDateTime
  readonly json: boolean
}

/** The receipts that files would get if dropped in this order, without AWS. The feed is recognised by content unless it is named. */
export const check = defineCommand({
  name: 'check',
  summary: 'Prints the receipts these files would get if dropped in this order, without AWS.',
  arguments: [{ name: 'FILE', summary: 'a file as it would be dropped', isRepeated: true }],
  options: {
    ...BOARD,
    feed: { value: 'NAME', summary: 'the feed of every file; recognised by its content unless it is given' },
    ...AS_AT,
    json: { summary: 'print an array, one object a file, for other programs' },
  },
  example: 'check my-return.xlsx --feed indicators',
  exits: { 0: 'all would be accepted', 3: 'one would be rejected or asked about' },
  run: async ({ words, values }) => {
    const { board } = await loadGivenBoard(values.board)
    const now = readInstant(values['as-at'], board.board.timeZone)
    return checkFiles({ files: words, board, feed: values.feed, now, json: values.json })
  },
})

async function checkFiles(options: CheckOptions): Promise<number> {
  const answers: CheckAnswer[] = []
  const known = newKnownFigures()
  for (const path of options.files) {
    const source = await openSource(path)
    const feed = options.feed ?? (await guessFeed(source, options.board))
    const file = basename(path)
    const today = options.now.toPlainDate().toString()
    const reading = await readDrop({ feed, file, source, board: options.board, today, known: known.read })
    known.add(reading)
    answers.push(checkAnswer(file, feed, reading))
    if (!options.json) process.stdout.write(await printReceipt(options, path, feed, source, reading))
  }
  if (options.json) process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`)
  return answers.every(({ outcome, questions }) => outcome === 'accepted' && questions.length === 0) ? 0 : 3
}

/** The start of a day in the board's time zone; the present instant when no day is given. */
function readInstant(asAt: string | undefined, timeZone: string): Temporal.ZonedDateTime {
  if (asAt === undefined) return Temporal.Now.zonedDateTimeISO(timeZone)
  return Temporal.PlainDate.from(readDateOption('as-at', asAt)).toZonedDateTime(timeZone)
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

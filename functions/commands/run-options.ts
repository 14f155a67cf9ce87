import { existsSync, statSync } from 'node:fs'
import { type BoardSource, InvalidBoardFilesError, readBoard } from '../../infra/load-boards.ts'
import { type CalendarDate, isDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { InvalidArgumentsError, parseArguments } from './arguments.ts'
import { type Drop, listDrops, MisplacedDropError } from './list-drops.ts'
import { sampleBoardFile } from './read-board.ts'

/** A pack and the meeting it is for. */
export interface PackChoice {
  readonly pack: string
  readonly meeting: CalendarDate
}

export interface RunOptions {
  readonly board: BoardSource
  readonly drops: readonly Drop[]
  readonly asAt: CalendarDate
  readonly until: CalendarDate
  readonly pack: PackChoice | null
  readonly out: string
}

/** Reads the arguments of `run` and the files they name. Throws InvalidArgumentsError. */
export async function readRunOptions(args: string[]): Promise<RunOptions> {
  const given = readFlags(args)
  const asAt = readDate('--as-at', given['as-at'])
  const until = given.until === undefined ? asAt : readDate('--until', given.until)
  if (until < asAt) throw new InvalidArgumentsError(`--until is ${until}, which is before --as-at ${asAt}`)
  const board = await readBoardSource(given.board ?? sampleBoardFile)
  return {
    board,
    drops: readDrops(given.drops),
    asAt,
    until,
    pack: given.pack === undefined ? null : choosePack(board.board, given.pack, until),
    out: readOut(given.out),
  }
}

function readFlags(args: string[]) {
  const text = { type: 'string' } as const
  const options = { board: text, drops: text, 'as-at': text, until: text, pack: text, out: text }
  return parseArguments({ args, options, strict: true }).values
}

function readDate(flag: string, given: string | undefined): CalendarDate {
  if (given === undefined) throw new InvalidArgumentsError(`${flag} is missing; it takes a date such as 2018-05-03`)
  // `isDate` narrows the type of a text it rejects, which is the text to quote
  const text: string = given
  if (isDate(given)) return given
  throw new InvalidArgumentsError(`${flag} is "${text}"; allowed: a date such as 2018-05-03`)
}

/** A board's file from disk. Throws InvalidArgumentsError for one that is faulty or cannot be read. */
export async function readBoardSource(file: string): Promise<BoardSource> {
  try {
    return await readBoard(file)
  } catch (error) {
    if (error instanceof InvalidBoardFilesError)
      throw new InvalidArgumentsError(`${file} is faulty; to see every fault: boardpack config ${file}`)
    const { code } = error as NodeJS.ErrnoException
    if (code !== undefined) throw new InvalidArgumentsError(`--board is "${file}", which cannot be read (${code})`)
    throw error
  }
}

function readDrops(folder: string | undefined): Drop[] {
  if (folder === undefined)
    throw new InvalidArgumentsError('--drops is missing; it takes a folder with a folder for each feed')
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InvalidArgumentsError(`--drops is "${folder}"; there is no such folder`)
  try {
    return listDrops(folder)
  } catch (error) {
    if (error instanceof MisplacedDropError) throw new InvalidArgumentsError(error.message)
    throw error
  }
}

function readOut(out: string | undefined): string {
  if (out === undefined)
    throw new InvalidArgumentsError('--out is missing; it takes the folder that everything is written to')
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new InvalidArgumentsError(`--out is "${out}", which is not a folder`)
  return out
}

/**
 * `performance` is the pack for its next meeting on or after `date`; `performance-2018-05-10` is that of one meeting.
 * Throws InvalidArgumentsError.
 */
export function choosePack(board: BoardFile, text: string, date: CalendarDate): PackChoice {
  const ids = board.packs.map(({ id }) => id)
  const meetingsOf = (pack: string) =>
    board.meetings.filter(({ packs }) => packs === undefined || packs.includes(pack)).map(meeting => meeting.date)
  if (ids.includes(text)) {
    const meeting = meetingsOf(text)
      .filter(day => day >= date)
      .sort()[0]
    if (meeting === undefined)
      throw new InvalidArgumentsError(`--pack is "${text}", which has no meeting on or after ${date}`)
    return { pack: text, meeting }
  }
  const pack = ids.find(id => text.startsWith(`${id}-`) && isDate(text.slice(id.length + 1)))
  if (pack === undefined)
    throw new InvalidArgumentsError(
      `--pack is "${text}"; allowed: ${ids.join(', ')}, or one with its meeting such as ${ids.at(0) ?? 'PACK'}-2018-05-10`,
    )
  const meeting = text.slice(pack.length + 1)
  if (!meetingsOf(pack).includes(meeting))
    throw new InvalidArgumentsError(`--pack is "${text}", but ${pack} has no meeting on ${meeting}`)
  return { pack, meeting }
}

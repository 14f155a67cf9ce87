import { existsSync, statSync } from 'node:fs'
import type { BoardSource } from '../../infra/load-boards.ts'
import { type CalendarDate, isDate } from '../../shared/calendar/date.ts'
import { packsOfMeeting } from '../../shared/config/packs-of-meeting.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { type Drop, listDrops, MisplacedDropError } from './list-drops.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

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

/** What `run` is given, as text. */
export interface RunArguments {
  readonly board: string | undefined
  readonly drops: string
  readonly 'as-at': string
  readonly until: string | undefined
  readonly pack: string | undefined
  readonly out: string
}

/** Checks the arguments of `run` and reads the files they name. Throws InvalidArgumentsError. */
export async function readRunOptions(given: RunArguments): Promise<RunOptions> {
  const asAt = readDateOption('as-at', given['as-at'])
  const until = given.until === undefined ? asAt : readDateOption('until', given.until)
  if (until < asAt) throw new InvalidArgumentsError(`--until is ${until}, which is before --as-at ${asAt}`)
  const board = await loadGivenBoard(given.board)
  return {
    board,
    drops: readDrops(given.drops),
    asAt,
    until,
    pack: given.pack === undefined ? null : choosePack(board.board, given.pack, until),
    out: checkOut(given.out),
  }
}

function readDrops(folder: string): Drop[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InvalidArgumentsError(`--drops is "${folder}"; there is no such folder`)
  try {
    return listDrops(folder)
  } catch (error) {
    if (error instanceof MisplacedDropError) throw new InvalidArgumentsError(error.message)
    throw error
  }
}

function checkOut(out: string): string {
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
    board.meetings
      .filter(meeting => packsOfMeeting(board.packs, meeting).some(({ id }) => id === pack))
      .map(meeting => meeting.date)
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

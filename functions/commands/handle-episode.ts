import { Temporal } from 'temporal-polyfill'
import type { EpisodeHandling } from '../../shared/alerts/handling.ts'
import { type CalendarDate, longDate } from '../../shared/calendar/date.ts'
import { localInstant } from '../../shared/calendar/local-time.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { findNextMeetingDate } from '../../shared/registers/meetings/next-meeting-date.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { type EpisodeRecord, episodeRepository } from '../../shared/store/episodes.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { readRegisters } from '../edge/read-registers.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import type { Given } from './command-spec.ts'
import { findRole, type Role, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { AS_AT, DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

/** What a person can do about an alert. */
type EpisodeAction = 'acknowledge' | 'snooze' | 'mute'

const EPISODE = { name: 'EPISODE', summary: 'the alert, by the id that its mail prints' }
const OPTIONS = { ...DECISION, ...TABLE, ...DECIDING_BOARD, ...AS_AT }
const UNTIL = {
  until: { value: 'DATE|next-meeting', summary: 'the first day on which mail is sent again', isRequired: true },
} as const
const EXITS = { 0: 'recorded' }

/** Somebody is dealing with an alert. */
export const acknowledge = defineCommand({
  name: 'acknowledge',
  summary: 'Records that somebody is dealing with an alert.',
  arguments: [EPISODE],
  options: OPTIONS,
  example: 'acknowledge complaints-north-2018-03 --by head-of-performance --because "asked the manager of the ward"',
  exits: EXITS,
  run: async ({ words: [episode], values }) => record('acknowledge', await readRequest(episode!, values, undefined)),
})

/** No mail about an alert before a date. */
export const snooze = defineCommand({
  name: 'snooze',
  summary: 'Sends no mail about an alert before a date.',
  arguments: [EPISODE],
  options: { ...UNTIL, ...OPTIONS },
  example:
    'snooze complaints-north-2018-03 --until next-meeting --by head-of-performance --because "it is on the agenda"',
  exits: EXITS,
  run: async ({ words: [episode], values }) => record('snooze', await readRequest(episode!, values, values.until)),
})

/** No mail about an alert or any later one of the same subject before a date. */
export const mute = defineCommand({
  name: 'mute',
  summary: 'Sends no mail about an alert, or a later one for the same indicator and area, before a date.',
  arguments: [EPISODE],
  options: { ...UNTIL, ...OPTIONS },
  example:
    'mute complaints-north-2018-03 --until 2018-09-01 --by head-of-performance --because "recording has changed"',
  exits: EXITS,
  run: async ({ words: [episode], values }) => record('mute', await readRequest(episode!, values, values.until)),
})

/** A day, or the words `next-meeting`. */
type Until = string

interface Request {
  readonly episode: string
  readonly by: Role
  readonly because: string
  readonly table: string
  /** The instant of the command. */
  readonly at: string
  /** Null for an acknowledgement. */
  readonly until: Until | null
  readonly today: CalendarDate
  readonly board: BoardFile
}

async function readRequest(
  episode: string,
  values: Given<typeof OPTIONS>['values'],
  givenUntil: string | undefined,
): Promise<Request> {
  const { board } = await loadGivenBoard(values.board)
  const by = findRole(board, values.by, '--by')
  const today = readToday(values['as-at'], board)
  const at =
    values['as-at'] === undefined ? Temporal.Now.instant().toString() : localInstant(today, '12:00', board.board)
  const until = givenUntil === undefined ? null : readUntil(givenUntil, today)
  return { episode, by, because: values.because, table: values.table, at, until, today, board }
}

/** The local day; `--as-at` is for a system on this machine whose clock shows another day. */
const readToday = (given: string | undefined, board: BoardFile): CalendarDate =>
  given === undefined ? Temporal.Now.plainDateISO(board.board.timeZone).toString() : readDateOption('as-at', given)

function readUntil(given: string, today: CalendarDate): Until {
  if (given === 'next-meeting') return given
  const until = readDateOption('until', given, ', or next-meeting')
  if (until <= today) throw new InvalidArgumentsError(`--until is ${until}; allowed: a day after today, ${today}`)
  return until
}

const record = async (action: EpisodeAction, request: Request): Promise<string> => {
  const caller = await readCaller()
  return withTable(request.table, async table => {
    const episodes = episodeRepository(table)
    const episode = findEpisode(action, request.episode, await episodes.list())
    const { by, because, at } = request
    const until = request.until === 'next-meeting' ? await nextMeeting(request, table) : request.until
    await episodes.handle(episode.id, makeHandling(action, { by: by.id, because, at }, until))
    const what = until === null ? 'acknowledged' : `${action === 'snooze' ? 'snoozed' : 'muted'} until ${until}`
    await auditTrail(table).record({ at, who: by.id, what, about: `alert ${episode.id}`, because, caller })
    return `${episode.id}: ${what} by ${by.title}: ${because}`
  })
}

/** By the board's file and the register of meetings, which may hold meetings that the file does not; as known at the instant of the command. */
async function nextMeeting({ board, today, at }: Request, table: Table): Promise<CalendarDate> {
  const known = (await dropRepository(table).listAccepted()).filter(drop => drop.knownFrom <= at)
  const { meetings } = await readRegisters(registerRepository(table), board, dropsById(known))
  const date = findNextMeetingDate(board.meetings, meetings, today)
  if (date !== null) return date
  throw new InvalidArgumentsError(
    `neither the board’s file nor its register of meetings has a meeting after ${longDate(today)}: give a date`,
  )
}

function findEpisode(action: EpisodeAction, id: string, episodes: readonly EpisodeRecord[]): EpisodeRecord {
  const open = episodes.filter(({ closedAt }) => closedAt === null).map(episode => episode.id)
  const openList = open.length === 0 ? 'none are open' : `open: ${open.join(', ')}`
  const found = episodes.find(episode => episode.id === id)
  if (found === undefined)
    throw new InvalidArgumentsError(`unknown alert "${id}"; ${openList}${suggestNearest(id, open)}`)
  // a mute also covers later alerts, so it may be set on one that is over
  if (found.closedAt !== null && action !== 'mute')
    throw new InvalidArgumentsError(`the alert ${id} is over; ${openList}`)
  return found
}

function makeHandling(
  action: EpisodeAction,
  entry: { by: string; because: string; at: string },
  until: CalendarDate | null,
): EpisodeHandling {
  if (until === null) return { acknowledged: entry }
  return action === 'snooze' ? { snoozedUntil: { ...entry, date: until } } : { mutedUntil: { ...entry, date: until } }
}

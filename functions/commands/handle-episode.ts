import { Temporal } from 'temporal-polyfill'
import type { EpisodeHandling } from '../../shared/alerts/handling.ts'
import { type CalendarDate, isDate, longDate } from '../../shared/calendar/date.ts'
import { localInstant } from '../../shared/calendar/local-time.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { findNextMeetingDate } from '../../shared/registers/meetings/next-meeting-date.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type EpisodeRecord, episodeRepository } from '../../shared/store/episodes.ts'
import { InvalidArgumentsError } from './arguments.ts'
import { findRole, type Role, readDecisionBoard, readFlags, readReason, runCommand, withTable } from './decision.ts'

/** What a person can do about an alert. */
type EpisodeAction = 'acknowledge' | 'snooze' | 'mute'

const USAGE: Record<EpisodeAction, string> = {
  acknowledge: 'usage: boardpack acknowledge EPISODE --by ROLE --because WORDS --table NAME',
  snooze: 'usage: boardpack snooze EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
  mute: 'usage: boardpack mute EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
}

/**
 * `boardpack acknowledge`: somebody is dealing with an alert. Gives the exit code: 0 when recorded, 2 with a line that
 * says why not.
 */
export const acknowledge = (args: string[]) => handleEpisode('acknowledge', args)
/** `boardpack snooze`: sends sends sends no mail about an alert before a date. Exit code as above. */
export const snooze = (args: string[]) => handleEpisode('snooze', args)
/** `boardpack mute`: no mail about an alert or any later one of the same subject before a date. Exit code as above. */
export const mute = (args: string[]) => handleEpisode('mute', args)

interface Request {
  readonly episode: string
  readonly by: Role
  readonly because: string
  readonly table: string
  /** The instant of the command. */
  readonly at: string
  /** Null for an acknowledgement. */
  readonly until: CalendarDate | null
}

const handleEpisode = (action: EpisodeAction, args: string[]) =>
  runCommand(action, async () => record(action, await readRequest(action, args)))

async function readRequest(action: EpisodeAction, args: string[]): Promise<Request> {
  const text = { type: 'string' } as const
  const options = { by: text, because: text, until: text, table: text, board: text, 'as-at': text }
  const { subject: episode, values } = readFlags(args, options, USAGE[action])
  const table = values.table ?? process.env.TABLE_NAME
  if (episode === undefined || values.by === undefined || !table) throw new InvalidArgumentsError(USAGE[action])
  const because = readReason(values.because, 'alert')
  const board = await readDecisionBoard(values.board)
  const by = findRole(board, values.by, '--by')
  const today = readToday(values['as-at'], board)
  const at =
    values['as-at'] === undefined ? Temporal.Now.instant().toString() : localInstant(today, '12:00', board.board)
  return { episode, by, because, table, at, until: readUntil(action, values.until, today, board) }
}

/** The local day; `--as-at` is for a system on this machine whose clock shows another day. */
function readToday(given: string | undefined, board: BoardFile): CalendarDate {
  if (given === undefined) return Temporal.Now.plainDateISO(board.board.timeZone).toString()
  if (!isValidDate(given)) throw new InvalidArgumentsError(`--as-at is "${given}"; allowed: a date such as 2018-05-03`)
  return given
}

/** Does not narrow the type, so that a rejected text can still be quoted. */
const isValidDate = (given: string): boolean => isDate(given)

function readUntil(
  action: EpisodeAction,
  given: string | undefined,
  today: CalendarDate,
  board: BoardFile,
): CalendarDate | null {
  if (action === 'acknowledge') {
    if (given !== undefined)
      throw new InvalidArgumentsError('--until is for snooze and mute: an acknowledgement does not end')
    return null
  }
  if (given === undefined) throw new InvalidArgumentsError(USAGE[action])
  if (given === 'next-meeting') {
    const meeting = findNextMeetingDate(board.meetings, today)
    if (meeting === null)
      throw new InvalidArgumentsError(`the board’s file has no meeting after ${longDate(today)}: give a date`)
    return meeting
  }
  if (!isValidDate(given))
    throw new InvalidArgumentsError(`--until is "${given}"; allowed: a date such as 2018-05-10, or next-meeting`)
  if (given <= today) throw new InvalidArgumentsError(`--until is ${given}; allowed: a day after today, ${today}`)
  return given
}

const record = (action: EpisodeAction, request: Request): Promise<string> =>
  withTable(request.table, async table => {
    const episodes = episodeRepository(table)
    const episode = findEpisode(action, request.episode, await episodes.list())
    const { by, because, at, until } = request
    await episodes.handle(episode.id, makeHandling(action, { by: by.id, because, at }, until))
    const what = until === null ? 'acknowledged' : `${action === 'snooze' ? 'snoozed' : 'muted'} until ${until}`
    await auditTrail(table).record({ at, who: by.id, what, about: `alert ${episode.id}`, because })
    return `${episode.id}: ${what} by ${by.title}: ${because}`
  })

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

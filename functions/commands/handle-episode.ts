import { Temporal } from 'temporal-polyfill'
import type { EpisodeHandling } from '../../shared/alerts/handling.ts'
import { type CalendarDate, isDate, longDate } from '../../shared/calendar/date.ts'
import { londonInstant } from '../../shared/calendar/london-time.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/config/suggest.ts'
import { findNextMeetingDate } from '../../shared/registers/meetings/next-meeting-date.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type EpisodeRecord, episodeRepository } from '../../shared/store/episodes.ts'
import { UnusableArguments } from './arguments.ts'
import { answer, findRole, type Role, readDecisionBoard, readFlags, readReason, withTable } from './decision.ts'

/** What a person can do about an alert. */
type Deed = 'acknowledge' | 'snooze' | 'mute'

const USAGE: Record<Deed, string> = {
  acknowledge: 'usage: boardpack acknowledge EPISODE --by ROLE --because WORDS --table NAME',
  snooze: 'usage: boardpack snooze EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
  mute: 'usage: boardpack mute EPISODE --until DATE|next-meeting --by ROLE --because WORDS --table NAME',
}

/** `boardpack acknowledge`: somebody has an alert in hand. Gives the exit code: 0 recorded, 2 with a line that says why not. */
export const acknowledge = (args: string[]) => handleEpisode('acknowledge', args)
/** `boardpack snooze`: no mail about an alert before a date. Exit code as above. */
export const snooze = (args: string[]) => handleEpisode('snooze', args)
/** `boardpack mute`: no mail about an alert or any later one of the same subject before a date. Exit code as above. */
export const mute = (args: string[]) => handleEpisode('mute', args)

interface Request {
  readonly episode: string
  readonly by: Role
  readonly because: string
  readonly table: string
  /** The instant it is said at. */
  readonly at: string
  /** Null for an acknowledgement. */
  readonly until: CalendarDate | null
}

const handleEpisode = (deed: Deed, args: string[]) =>
  answer(deed, async () => record(deed, await readRequest(deed, args)))

async function readRequest(deed: Deed, args: string[]): Promise<Request> {
  const text = { type: 'string' } as const
  const options = { by: text, because: text, until: text, table: text, board: text, 'as-at': text }
  const { subject: episode, values } = readFlags(args, options, USAGE[deed])
  const table = values.table ?? process.env.TABLE_NAME
  if (episode === undefined || values.by === undefined || !table) throw new UnusableArguments(USAGE[deed])
  const because = readReason(values.because, 'alert')
  const board = await readDecisionBoard(values.board)
  const by = findRole(board, values.by, '--by')
  const today = readToday(values['as-at'], board)
  const at = values['as-at'] === undefined ? Temporal.Now.instant().toString() : londonInstant(today, '12:00')
  return { episode, by, because, table, at, until: readUntil(deed, values.until, today, board) }
}

/** The local day; `--as-at` is for a system on this machine whose clock stands elsewhere. */
function readToday(given: string | undefined, board: BoardFile): CalendarDate {
  if (given === undefined) return Temporal.Now.plainDateISO(board.board.timeZone).toString()
  if (!isDay(given)) throw new UnusableArguments(`--as-at is "${given}"; allowed: a date such as 2018-05-03`)
  return given
}

/** Answers without narrowing, so that a refused text can still be quoted. */
const isDay = (given: string): boolean => isDate(given)

function readUntil(deed: Deed, given: string | undefined, today: CalendarDate, board: BoardFile): CalendarDate | null {
  if (deed === 'acknowledge') {
    if (given !== undefined)
      throw new UnusableArguments('--until is for snooze and mute: an acknowledgement does not end')
    return null
  }
  if (given === undefined) throw new UnusableArguments(USAGE[deed])
  if (given === 'next-meeting') {
    const meeting = findNextMeetingDate(board.meetings, today)
    if (meeting === null)
      throw new UnusableArguments(`the board’s file has no meeting after ${longDate(today)}; give a date`)
    return meeting
  }
  if (!isDay(given))
    throw new UnusableArguments(`--until is "${given}"; allowed: a date such as 2018-05-10, or next-meeting`)
  if (given <= today) throw new UnusableArguments(`--until is ${given}; allowed: a day after today, ${today}`)
  return given
}

const record = (deed: Deed, request: Request): Promise<string> =>
  withTable(request.table, async table => {
    const episodes = episodeRepository(table)
    const episode = findEpisode(deed, request.episode, await episodes.list())
    const { by, because, at, until } = request
    await episodes.handle(episode.id, handlingOf(deed, { by: by.id, because, at }, until))
    const what = until === null ? 'acknowledged' : `${deed === 'snooze' ? 'snoozed' : 'muted'} until ${until}`
    await auditTrail(table).record({ at, who: by.id, what, about: `alert ${episode.id}`, because })
    return `${episode.id}: ${what} by ${by.title}: ${because}`
  })

function findEpisode(deed: Deed, id: string, episodes: readonly EpisodeRecord[]): EpisodeRecord {
  const open = episodes.filter(({ closedAt }) => closedAt === null).map(episode => episode.id)
  const isOpen = open.length === 0 ? 'none is open' : `open: ${open.join(', ')}`
  const found = episodes.find(episode => episode.id === id)
  if (found === undefined)
    throw new UnusableArguments(`there is no alert "${id}"; ${isOpen}${suggestNearest(id, open)}`)
  // a mute also holds for what is to come, so that one may be set on an alert that is over
  if (found.closedAt !== null && deed !== 'mute') throw new UnusableArguments(`the alert ${id} is over; ${isOpen}`)
  return found
}

function handlingOf(
  deed: Deed,
  said: { by: string; because: string; at: string },
  until: CalendarDate | null,
): EpisodeHandling {
  if (until === null) return { acknowledged: said }
  return deed === 'snooze' ? { snoozedUntil: { ...said, date: until } } : { mutedUntil: { ...said, date: until } }
}

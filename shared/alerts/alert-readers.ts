import type { CalendarDate } from '../calendar/date.ts'
import { addressKey } from '../config/address.ts'
import { wholeArea } from '../config/areas.ts'
import { rolesOnList } from '../config/roles-on-list.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Role } from '../config/schema/role.ts'
import { type CommentaryRequest, requestCommentary } from './commentary-request.ts'
import type { AlertUpdate, IndicatorUpdate } from './updates.ts'

/** What one person is written on a day: one letter, with everything. */
export interface AlertReader {
  readonly address: string
  /** Role in whose name commentary is asked for; null when none are. */
  readonly author: string | null
  /** In the order of the day's updates. */
  readonly updates: readonly AlertUpdate[]
  readonly requests: readonly CommentaryRequest[]
}

/**
 * Who is written to, and what about: first those who own a change, with what is asked of them, then the lists of the
 * board's
 * file, each with the themes and areas that it wants. A person on several lists has one letter.
 *
 * @param withoutAlerts roles that chose to get none: they are still asked what only an owner can say
 * @param reminders commentary that is still awaited, and of which its author is reminded today
 */
export function listAlertReaders(
  board: BoardFile,
  updates: readonly AlertUpdate[],
  reminders: readonly CommentaryRequest[],
  day: CalendarDate,
  withoutAlerts: ReadonlySet<string> = new Set(),
): AlertReader[] {
  const readers = new Map<string, { author: string | null; updates: Set<AlertUpdate>; requests: CommentaryRequest[] }>()
  const readerAt = (email: string) => {
    const address = addressKey(email)
    const reader = readers.get(address) ?? { author: null, updates: new Set<AlertUpdate>(), requests: [] }
    readers.set(address, reader)
    return reader
  }
  const ask = (request: CommentaryRequest) => {
    const author = whoAnswersFor(board, request.indicator.owner, day)
    if (author === undefined) return undefined
    const reader = readerAt(author.email)
    reader.author ??= author.id
    reader.requests.push(request)
    return reader
  }
  for (const update of updates)
    if (update.kind === 'indicator') {
      const { indicator, episode, event } = update
      const owner =
        event === 'opening' && !isAskedForTheWhole(update, updates)
          ? ask(requestCommentary(board, indicator, episode, day))
          : readerOf(whoAnswersFor(board, indicator.owner, day), readerAt)
      owner?.updates.add(update)
    }
  for (const reminder of reminders) ask(reminder)
  for (const { list, themes, areas } of alertLists(board))
    for (const { email } of rolesOnList(board, list).filter(({ id }) => !withoutAlerts.has(id)))
      for (const update of updates) if (isWanted(board, update, themes, areas)) readerAt(email).updates.add(update)
  return [...readers]
    .map(([address, { author, updates: wanted, requests }]) => ({
      address,
      author,
      updates: updates.filter(update => wanted.has(update)),
      requests,
    }))
    .filter(reader => reader.updates.length + reader.requests.length > 0)
}

const readerOf = <T>(role: Role | undefined, readerAt: (email: string) => T) =>
  role === undefined ? undefined : readerAt(role.email)

/** The role itself, or its lead while it is absent. */
function whoAnswersFor(board: BoardFile, id: string, day: CalendarDate): Role | undefined {
  const role = board.roles.find(candidate => candidate.id === id)
  const isAbsent = role?.absences.some(({ from, until }) => from <= day && day <= until) === true
  return isAbsent ? (board.roles.find(candidate => candidate.id === role.lead) ?? role) : role
}

function alertLists({ verdicts }: BoardFile): BoardFile['verdicts']['alertLists'] {
  return [{ list: verdicts.alertList }, ...verdicts.alertLists]
}

/** A list that names no areas gets the whole, and the parts whose alerts the board's file wants. */
function isWanted(
  board: BoardFile,
  update: AlertUpdate,
  themes?: readonly string[],
  areas?: readonly string[],
): boolean {
  const isOfTheme = themes === undefined || (update.kind === 'indicator' && themes.includes(update.indicator.theme))
  const wanted = areas ?? [wholeArea(board).id, ...board.verdicts.alertAreas]
  return isOfTheme && wanted.includes(update.episode.area)
}

/** One reason is asked for an indicator: that of a part is in that of its whole, where both begin together. */
function isAskedForTheWhole({ episode, areas }: IndicatorUpdate, updates: readonly AlertUpdate[]): boolean {
  return (
    areas[0]?.isWhole === false &&
    updates.some(
      other =>
        other.kind === 'indicator' &&
        other.event === 'opening' &&
        other.areas[0]?.isWhole === true &&
        other.episode.indicator === episode.indicator,
    )
  )
}

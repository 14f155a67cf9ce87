import type { CalendarDate } from '../calendar/date.ts'
import { type Instant, toLocalDate } from '../calendar/local-time.ts'
import { addMonths, type Month, monthOf } from '../calendar/month.ts'
import type { Change } from './schema/changes.ts'
import type { BoardFile } from './schema/index.ts'
import type { Meeting } from './schema/meeting.ts'
import type { Pack } from './schema/pack.ts'

/** A board with the changes of its file that are in force on a day. */
export function boardAt(board: BoardFile, day: CalendarDate): BoardFile {
  return board.changes
    .filter(({ from }) => from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce(applyChange, board)
}

/** A board with the changes of its file that are in force at an instant, on the day that it is there. */
export const boardAtInstant = (board: BoardFile, at: Instant): BoardFile => boardAt(board, toLocalDate(at, board.board))

/**
 * A board as a pack of one of its meetings has it: body, law, chair and members as on the day of the meeting; areas and peers, which are
 * about figures, as in the month that the pack reports.
 */
export function boardOfPack(board: BoardFile, { dataMonthsBehind }: Pack, { date }: Meeting): BoardFile {
  const month = addMonths(monthOf(date), -dataMonthsBehind)
  const held = boardAt(board, date)
  const areas = held.areas.filter(area => isInForce(area, month))
  const peers = held.peers.filter(peer => isInForce(peer, month))
  if (areas.length === held.areas.length && peers.length === held.peers.length) return held
  const ids = new Set(areas.map(({ id }) => id))
  const packs = held.packs.map(pack => ({ ...pack, areas: pack.areas.filter(id => ids.has(id)) }))
  return { ...held, areas, peers, packs }
}

/** Whether figures of a month are those of an area or peer that there is from, or until, some month. */
export const isInForce = (
  { from, until }: { readonly from?: Month | undefined; readonly until?: Month | undefined },
  month: Month,
): boolean => (from === undefined || from <= month) && (until === undefined || month <= until)

function applyChange(board: BoardFile, { board: named, lists, roles }: Change): BoardFile {
  const changed = new Map<string, Partial<Change['roles'][number]>>(roles.map(role => [role.id, role]))
  return {
    ...board,
    board: { ...board.board, ...given(named) },
    lists: { ...board.lists, ...lists },
    roles: board.roles.map(role => ({ ...role, ...given(changed.get(role.id) ?? {}) })),
  }
}

/** Only what is given: what a change leaves out stays as it was. */
function given<T extends object>(settings: T) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

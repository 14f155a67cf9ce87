import { type CalendarDate, longDate } from '../calendar/date.ts'
import { type Instant, localInstant } from '../calendar/local-time.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { contactLine } from '../config/contact-line.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { capitalise } from '../document/count-words.ts'
import type { Ask } from '../links/ask.ts'
import type { Attachment } from '../mail/message.ts'
import type { Action } from '../registers/actions/entry.ts'
import { type ActionHistory, actionsKnownAt } from '../registers/actions/history.ts'
import { writeActionTemplate } from '../registers/actions/template.ts'
import { buildActionEntry } from '../registers/calendar-entries.ts'
import { actionBlocks, changeBlocks } from './action-blocks.ts'
import {
  calendarNote,
  escalationNote,
  type RecipientDigest,
  reasonForLetter,
  repeatNote,
  summarise,
  updateInstructions,
} from './action-wording.ts'
import { type CalendarChange, listCalendarChanges } from './calendar-changes.ts'
import { CHASE_KINDS, type ChaseDigest, type ChaseKind, listChaseDigests } from './chasing.ts'
import type { DayTask } from './day-task.ts'
import { type DueLetter, rolesByAddress } from './due-letter.ts'
import { listActionsToChase } from './to-chase.ts'
import { countedTo } from './when-due.ts'

const OWNER_KINDS: readonly ChaseKind[] = ['overdue', 'due-today', 'reminder']

/**
 * The letters of a day to the owners of actions, their leads and the chair: one for each person, whatever posts they
 * hold. Empty on a non-working day, and nothing for people with nothing due. `histories` may contain later versions.
 *
 * @param nextMeeting day of the next meeting of the board, null when none is scheduled
 * @param tasks what else is asked of people that day, put into the same letters
 */
export function chaseActions(
  board: BoardFile,
  histories: readonly ActionHistory[],
  day: CalendarDate,
  nextMeeting: CalendarDate | null,
  tasks: readonly DayTask[] = [],
): DueLetter[] {
  if (!isWorkingDay(day, board.board)) return []
  const { chasing, lists, roles, schedules } = board
  const checksAt = schedules.dailyChecksAt
  const leadOf = new Map(roles.flatMap(role => (role.lead === undefined ? [] : [[role.id, role.lead] as const])))
  const escalation = { leadOf, chairRoles: lists[chasing.chairList] ?? [] }
  const digests = listChaseDigests(
    day,
    listActionsToChase(histories, day, checksAt, board.board),
    escalation,
    chasing,
    board.board,
  )
  const changes = listCalendarChanges(histories, day, checksAt, chasing, board.board)
  const now = localInstant(day, checksAt, board.board)
  const known = new Map(actionsKnownAt(histories, now).map(action => [action.id, action]))
  const addresses = rolesByAddress(board, [
    ...digests.map(d => d.recipient),
    ...changes.map(c => c.role),
    ...tasks.map(t => t.role),
  ])
  return [...addresses].flatMap(([address, held]) => {
    const person = {
      ...buildDigest(address, held, digests, changes, known),
      tasks: tasks.filter(({ role }) => held.includes(role)),
    }
    return person.sections.length + person.changes.length + person.tasks.length === 0
      ? []
      : [writeLetter(board, person, histories, day, now, nextMeeting)]
  })
}

/**
 * One person's day from the digests of their posts. An action in two of them is listed once, under the first of its
 * kinds.
 */
function buildDigest(
  address: string,
  roleIds: readonly string[],
  digests: readonly ChaseDigest[],
  changes: readonly CalendarChange[],
  known: ReadonlyMap<string, Action>,
): Omit<RecipientDigest, 'tasks'> {
  const includedIds = new Set<string>()
  const sections = digests.filter(digest => roleIds.includes(digest.recipient)).flatMap(digest => digest.sections)
  return {
    address,
    sections: CHASE_KINDS.map(kind => {
      const ids = sections.filter(section => section.kind === kind).flatMap(section => section.actionIds)
      const newIds = [...new Set(ids)].filter(id => !includedIds.has(id))
      for (const id of newIds) includedIds.add(id)
      return { kind, actions: newIds.map(id => known.get(id)!) }
    }).filter(section => section.actions.length > 0),
    // a change between two posts of one person is not a change of owner
    changes: changes.filter(
      ({ role, kind, action }) =>
        roleIds.includes(role) &&
        !(kind === 'reassigned' && action.ownerRole !== null && roleIds.includes(action.ownerRole)),
    ),
  }
}

function writeLetter(
  board: BoardFile,
  digest: RecipientDigest,
  histories: readonly ActionHistory[],
  day: CalendarDate,
  now: Instant,
  nextMeeting: CalendarDate | null,
): DueLetter {
  const ownActions = digest.sections
    .filter(({ kind }) => OWNER_KINDS.includes(kind))
    .flatMap(section => section.actions)
  const template = `actions-${day}.csv`
  const summary = summarise(digest, day, board.board)
  const hasActions = digest.sections.length + digest.changes.length > 0
  const hasOverdueActions = digest.sections.some(({ kind }) => kind !== 'due-today' && kind !== 'reminder')
  const meeting = nextMeeting === null ? 'its next meeting' : `its meeting on ${longDate(nextMeeting)}`
  return {
    kind: hasOverdueActions ? 'action-overdue' : digest.sections.length > 0 ? 'action-reminder' : 'notice',
    cause: `chase ${day}`,
    recipient: digest.address,
    letter: {
      subject: `${board.board.name}: ${summary}`,
      preheader: ownActions.length > 0 ? `Update them by sending back ${template}, attached` : summary,
      marking: null,
      heading: hasActions ? `Actions of the ${board.board.name}` : `Asked of you by the ${board.board.name}`,
      headline: [[`${capitalise(summary)}.`]],
      blocks: [
        ...digest.sections.flatMap(({ kind, actions }) => actionBlocks(kind, actions, day, board.board)),
        ...escalationNote(digest, meeting),
        ...(digest.changes.length > 0 ? changeBlocks(digest.changes) : []),
        ...(ownActions.length > 0 ? updateInstructions(ownActions, template, meeting) : []),
        ...repeatNote(board, digest, day),
        ...calendarNote(ownActions, digest.changes),
        ...digest.tasks.flatMap(({ blocks }) => blocks),
      ],
      footer: [
        ...(hasActions ? [reasonForLetter(digest, ownActions.length > 0)] : []),
        ...new Set(digest.tasks.map(({ reason }) => reason)),
        // what is overdue in the action log says it where it stands
        ...(hasOverdueActions ? [] : [countedTo(day)]),
        contactLine(board),
      ],
    },
    attachments: [
      ...(ownActions.length > 0
        ? [{ filename: template, contentType: 'text/csv; charset=utf-8', content: writeActionTemplate(ownActions) }]
        : []),
      ...calendarFiles(board, ownActions, digest.changes, histories, now),
      ...digest.tasks.flatMap(({ attachments = [] }) => attachments),
    ],
    asks: [
      ...ownActions.flatMap(({ id, ownerRole }): Ask[] =>
        ownerRole === null
          ? []
          : [{ link: { purpose: 'update', role: ownerRole, action: id }, words: `Update action ${id}` }],
      ),
      ...digest.tasks.flatMap(({ asks = [] }) => asks),
    ],
  }
}

function calendarFiles(
  board: BoardFile,
  ownActions: readonly Action[],
  changes: readonly CalendarChange[],
  histories: readonly ActionHistory[],
  now: Instant,
): Attachment[] {
  const changed = new Map(changes.map(change => [change.action.id, change.history]))
  const ids = [...new Set([...ownActions.map(action => action.id), ...changed.keys()])]
  const { from, fromName, domain } = board.mail
  return ids.flatMap(id => {
    const history = changed.get(id) ?? histories.find(candidate => candidate.id === id)!
    const versions = history.versions.filter(version => version.knownFrom <= now)
    const file = buildActionEntry({ id, versions }, { name: fromName, email: from, domain, timestamp: now })
    if (file === null) return []
    const contentType = `text/calendar; charset=utf-8; method=${file.method}`
    return [{ filename: file.fileName, contentType, content: file.text }]
  })
}

import { type CalendarDate, longDate } from '../calendar/date.ts'
import { type Instant, londonInstant } from '../calendar/london-time.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Block } from '../document/document.ts'
import type { Attachment } from '../mail/message.ts'
import type { Action } from '../registers/actions/action.ts'
import { type CalendarChange, listCalendarChanges } from '../registers/actions/calendar-changes.ts'
import { type ActionHistory, actionsKnownAt } from '../registers/actions/history.ts'
import { writeActionTemplate } from '../registers/actions/template.ts'
import { listActionsToChase } from '../registers/actions/to-chase.ts'
import { writeActionEntry } from '../registers/calendar-entries.ts'
import { CHASE_KINDS, type ChaseDigest, type ChaseKind, listChaseDigests } from '../registers/chasing.ts'
import { actionBlocks, changeBlocks } from './action-blocks.ts'
import { count, type DueLetter, joinWords, paragraph, rolesByAddress, whoToAsk } from './due-letter.ts'

/** What one person hears of on one day. */
interface PersonsDay {
  readonly address: string
  readonly sections: readonly { readonly kind: ChaseKind; readonly actions: readonly Action[] }[]
  readonly changes: readonly CalendarChange[]
}

const OWN: readonly ChaseKind[] = ['overdue', 'due-today', 'reminder']

/**
 * The letters of a day to the owners of actions, their leads and the chair: one a person, whatever posts that person holds.
 * Empty on a day that nobody works, and for everybody to whom nothing is due. `histories` may know more than the day did.
 *
 * @param nextMeeting day of the next meeting of the board, null when none is arranged
 */
export function chaseActions(
  board: BoardFile,
  histories: readonly ActionHistory[],
  day: CalendarDate,
  nextMeeting: CalendarDate | null,
): DueLetter[] {
  if (!isWorkingDay(day)) return []
  const { chasing, lists, roles, schedules } = board
  const checksAt = schedules.dailyChecksAt
  const leadOf = new Map(roles.flatMap(role => (role.lead === undefined ? [] : [[role.id, role.lead] as const])))
  const escalation = { leadOf, chairRoles: lists[chasing.chairList] ?? [] }
  const digests = listChaseDigests(day, listActionsToChase(histories, day, checksAt), escalation, chasing)
  const changes = listCalendarChanges(histories, day, checksAt, chasing)
  const now = londonInstant(day, checksAt)
  const known = new Map(actionsKnownAt(histories, now).map(action => [action.id, action]))
  const addresses = rolesByAddress(board, [...digests.map(d => d.recipient), ...changes.map(c => c.role)])
  return [...addresses].flatMap(([address, held]) => {
    const person = gatherDay(address, held, digests, changes, known)
    return person.sections.length + person.changes.length === 0
      ? []
      : [writeLetter(board, person, histories, day, now, nextMeeting)]
  })
}

/** One person's day out of the digests of their posts. An action told of twice is told once, by the first of its kinds. */
function gatherDay(
  address: string,
  held: readonly string[],
  digests: readonly ChaseDigest[],
  changes: readonly CalendarChange[],
  known: ReadonlyMap<string, Action>,
): PersonsDay {
  const told = new Set<string>()
  const sections = digests.filter(digest => held.includes(digest.recipient)).flatMap(digest => digest.sections)
  return {
    address,
    sections: CHASE_KINDS.map(kind => {
      const ids = sections.filter(section => section.kind === kind).flatMap(section => section.actionIds)
      const fresh = [...new Set(ids)].filter(id => !told.has(id))
      for (const id of fresh) told.add(id)
      return { kind, actions: fresh.map(id => known.get(id)!) }
    }).filter(section => section.actions.length > 0),
    // between two posts of one person nothing is handed over
    changes: changes.filter(
      ({ role, kind, action }) =>
        held.includes(role) &&
        !(kind === 'handed-over' && action.ownerRole !== null && held.includes(action.ownerRole)),
    ),
  }
}

function writeLetter(
  board: BoardFile,
  person: PersonsDay,
  histories: readonly ActionHistory[],
  day: CalendarDate,
  now: Instant,
  nextMeeting: CalendarDate | null,
): DueLetter {
  const own = person.sections.filter(({ kind }) => OWN.includes(kind)).flatMap(section => section.actions)
  const template = `actions-${day}.csv`
  const summary = summarise(person, day)
  const isOverdue = person.sections.some(({ kind }) => kind !== 'due-today' && kind !== 'reminder')
  const meeting = nextMeeting === null ? 'its next meeting' : `its meeting on ${longDate(nextMeeting)}`
  return {
    kind: isOverdue ? 'action-overdue' : person.sections.length > 0 ? 'action-reminder' : 'notice',
    cause: `chase ${day}`,
    recipient: person.address,
    letter: {
      subject: `${board.board.name}: ${summary}`,
      preheader: own.length > 0 ? `Update them by sending back ${template}, attached` : summary,
      marking: null,
      heading: `Actions of the ${board.board.name}`,
      headline: [[`${capitalise(summary)}.`]],
      blocks: [
        ...person.sections.flatMap(({ kind, actions }) => actionBlocks(kind, actions, day)),
        ...escalationNote(person, meeting),
        ...(person.changes.length > 0 ? changeBlocks(person.changes) : []),
        ...(own.length > 0 ? howToUpdate(own, template, meeting) : []),
        ...calendarNote(own, person.changes),
      ],
      footer: [whyTold(person, own.length > 0), whoToAsk(board)],
    },
    attachments: [
      ...(own.length > 0
        ? [{ filename: template, contentType: 'text/csv; charset=utf-8', content: writeActionTemplate(own) }]
        : []),
      ...calendarFiles(board, own, person.changes, histories, now),
    ],
  }
}

function whyTold({ sections }: PersonsDay, isOwner: boolean): string {
  if (isOwner)
    return 'You get this because the board’s action log names you as the owner. It stops when the action is closed, withdrawn, or put to the board for closure or extension.'
  if (sections.some(({ kind }) => kind === 'escalation-chair'))
    return 'You get this because you are on the board’s list of those told when an action is long overdue. Each action is told once.'
  return sections.length > 0
    ? 'You get this because the owner answers to you.'
    : 'You get this because you were told of the action before, so that your calendar follows.'
}

/** `2 actions overdue, 1 action due on 31 July 2019`. */
function summarise({ sections, changes }: PersonsDay, day: CalendarDate): string {
  const parts = sections.map(({ kind, actions }) => {
    const actionCount = count(actions.length, 'action')
    if (kind === 'overdue') return `${actionCount} overdue`
    if (kind === 'due-today') {
      const isBefore = actions.every(action => action.targetDate !== day)
      return isBefore ? `${actionCount} due before the next working day` : `${actionCount} due today`
    }
    if (kind === 'reminder') {
      const dates = [...new Set(actions.map(action => action.targetDate!))].sort()
      return `${actionCount} due ${dates.length === 1 ? 'on' : 'from'} ${longDate(dates[0]!)}`
    }
    return kind === 'escalation-chair'
      ? `${actionCount} long overdue`
      : `${actionCount} overdue with those who answer to you`
  })
  const changed = changes.length > 0 ? [`${count(changes.length, 'action')} changed`] : []
  return joinWords([...parts, ...changed])
}

const capitalise = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function escalationNote({ sections }: PersonsDay, meeting: string): Block[] {
  return sections.some(({ kind }) => kind === 'escalation-chair')
    ? [paragraph(`The actions long overdue are on the action log that the board takes at ${meeting}.`)]
    : []
}

function howToUpdate(own: readonly Action[], template: string, meeting: string): Block[] {
  const [its, them] = own.length === 1 ? ['the action', 'it'] : ['the actions', 'them']
  return [
    paragraph(`To update ${its}:`),
    {
      kind: 'list',
      items: [
        [
          `Open the attached ${template}: it has ${its} as the log has ${them}. Leave the numbers, dates raised and wording.`,
        ],
        ['Write what has been done under “action update”, and the day under “update date”.'],
        ['If an action is done, put “Proposed for closure” under “status”, and why under “reason”.'],
        [
          'If it needs longer, put “Proposed for extension” under “status”, and under “reason” the new date and why. Leave the target date: the board decides.',
        ],
        [
          'Save the file and reply to this mail with it attached, or put it into the folder “actions” of the board’s drops.',
        ],
      ],
    },
    paragraph(`A proposal is put to the board at ${meeting}. Until the board has decided you are not reminded again.`),
  ]
}

function calendarNote(own: readonly Action[], changes: readonly CalendarChange[]): Block[] {
  if (own.length + changes.length === 0) return []
  return [
    paragraph('Open the attached .ics to put the date in your calendar; one opened before is brought up to date.'),
  ]
}

function calendarFiles(
  board: BoardFile,
  own: readonly Action[],
  changes: readonly CalendarChange[],
  histories: readonly ActionHistory[],
  now: Instant,
): Attachment[] {
  const changed = new Map(changes.map(change => [change.action.id, change.history]))
  const ids = [...new Set([...own.map(action => action.id), ...changed.keys()])]
  const { from, fromName, domain } = board.mail
  return ids.flatMap(id => {
    const history = changed.get(id) ?? histories.find(candidate => candidate.id === id)!
    const versions = history.versions.filter(version => version.knownFrom <= now)
    const file = writeActionEntry({ id, versions }, { name: fromName, email: from, domain, stamp: now })
    if (file === null) return []
    const contentType = `text/calendar; charset=utf-8; method=${file.method}`
    return [{ filename: file.fileName, contentType, content: file.text }]
  })
}

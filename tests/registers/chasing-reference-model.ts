import type { ActionStatus } from '../../shared/registers/actions/entry.ts'
import type { ActionHistory } from '../../shared/registers/actions/history.ts'
import { anAction } from './actions/examples.ts'

/*
 * Two years, day by day, with a worked register. What the product sends is compared with what a clerk would send who goes
 * through the log every morning with a diary, a typed list of holidays and a note of what was sent before. The clerk shares
 * no code with the product.
 */

export const FIRST = '2022-01-01'
export const LAST = '2023-12-31'
export const REMIND_DAYS_BEFORE = 5
export const REPEAT_EVERY_DAYS = 5
export const ESCALATE_TO_LEAD_AFTER_DAYS = 10
export const ESCALATE_TO_CHAIR_AFTER_DAYS = 20
export const LEADS: Record<string, string> = { custody: 'acc', analyst: 'cc', acc: 'dcc' }
export const CHAIR = ['commissioner', 'dcc']

/** Typed from the government's page for 2022 and 2023. */
export const HOLIDAYS = [
  ['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19'],
  ['2022-12-26', '2022-12-27', '2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29'],
  ['2023-08-28', '2023-12-25', '2023-12-26'],
].flat()

interface LoggedState {
  /** When the drop came, in UTC. */
  at: string
  target: string | null
  status?: ActionStatus
  owner?: string | null
  update?: string
}

export const REGISTER: Record<string, LoggedState[]> = {
  // runs its whole course and beyond, a change of update on the way changing nothing
  '1.0': [
    { at: '2022-01-04T10:00:00Z', target: '2022-02-10' },
    { at: '2022-03-01T10:00:00Z', target: '2022-02-10', update: 'Nearly there' },
    { at: '2022-05-20T10:00:00Z', target: '2022-02-10', status: 'closed' },
  ],
  // due on the two Sundays that the clocks change
  '2.0': [{ at: '2022-01-04T10:00:00Z', target: '2022-03-27', owner: 'analyst' }],
  '3.0': [
    { at: '2022-09-01T10:00:00Z', target: '2022-10-30', owner: 'analyst' },
    { at: '2022-12-01T10:00:00Z', target: '2022-10-30', owner: 'analyst', status: 'withdrawn' },
  ],
  // closed on the morning it is due, before the checks; and after them
  '4.0': [
    { at: '2022-02-01T10:00:00Z', target: '2022-06-15' },
    { at: '2022-06-15T05:59:00Z', target: '2022-06-15', status: 'closed' },
  ],
  '5.0': [
    { at: '2022-02-01T10:00:00Z', target: '2022-06-15', owner: 'acc' },
    { at: '2022-06-15T06:01:00Z', target: '2022-06-15', owner: 'acc', status: 'closed' },
  ],
  // proposed for extension when overdue, extended, overdue again, closed, opened once more
  '6.0': [
    { at: '2022-03-01T10:00:00Z', target: '2022-04-14' },
    { at: '2022-04-26T10:00:00Z', target: '2022-04-14', status: 'proposed-for-extension' },
    { at: '2022-05-11T16:00:00Z', target: '2022-09-19' },
    { at: '2022-10-10T08:00:00Z', target: '2022-09-19', status: 'closed' },
    { at: '2022-11-01T08:00:00Z', target: '2022-09-19' },
    { at: '2023-01-05T08:00:00Z', target: '2022-09-19', status: 'proposed-for-closure' },
    { at: '2023-02-02T08:00:00Z', target: '2022-09-19', status: 'withdrawn' },
  ],
  // comes in long overdue, late on a winter Friday; changes hands; its new owner has no lead
  '7.0': [
    { at: '2022-11-18T18:00:00Z', target: '2022-05-16' },
    { at: '2023-01-17T12:00:00Z', target: '2022-05-16', owner: 'treasurer' },
    { at: '2023-03-26T05:59:59Z', target: '2022-05-16', owner: 'treasurer', status: 'closed' },
  ],
  // never had a date, then does; nobody's; the chair's own; and one brought forward
  '8.0': [
    { at: '2022-01-04T10:00:00Z', target: null },
    { at: '2023-04-06T10:00:00Z', target: '2023-04-11' },
  ],
  '9.0': [{ at: '2022-01-04T10:00:00Z', target: '2022-07-01', owner: null }],
  '10.0': [
    { at: '2022-12-20T10:00:00Z', target: '2022-12-28', owner: 'commissioner' },
    { at: '2023-06-20T10:00:00Z', target: '2022-12-28', owner: 'commissioner', status: 'withdrawn' },
  ],
  '11.0': [
    { at: '2023-02-01T10:00:00Z', target: '2023-09-29', owner: 'acc' },
    { at: '2023-05-09T10:00:00Z', target: '2023-05-31', owner: 'acc' },
    { at: '2023-07-20T10:00:00Z', target: '2023-05-31', owner: 'acc', status: 'closed' },
  ],
  // one closed before it began and one due on each holiday, closed six weeks later
  '12.0': [{ at: '2022-01-04T10:00:00Z', target: '2022-03-01', status: 'closed' }],
  ...Object.fromEntries(
    HOLIDAYS.map((holiday, i) => [
      `${20 + i}.0`,
      [
        { at: '2021-11-01T10:00:00Z', target: holiday, owner: i % 2 ? 'custody' : 'analyst' },
        {
          at: `${plusDays(holiday, 42)}T12:00:00Z`,
          target: holiday,
          owner: i % 2 ? 'custody' : 'analyst',
          status: 'closed',
        },
      ] satisfies LoggedState[],
    ]),
  ),
}

function plusDays(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

export function everyDay(): string[] {
  const days = []
  for (let day = FIRST; day <= LAST; day = plusDays(day, 1)) days.push(day)
  return days
}

const ownerOf = (loggedState: LoggedState) => (loggedState.owner === undefined ? 'custody' : loggedState.owner)

// ---- the clerk

const isWeekend = (day: string) => ['Sat', 'Sun'].includes(new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3))
export const isDayOff = (day: string) => isWeekend(day) || HOLIDAYS.includes(day)
/** Seven in the morning is six by Greenwich in summer. */
const isSummer = (day: string) =>
  (day >= '2022-03-27' && day < '2022-10-30') || (day >= '2023-03-26' && day < '2023-10-29')
const checksInstant = (day: string) => `${day}T0${isSummer(day) ? 6 : 7}:00:00Z`

export function expectedMessages(): string[] {
  const workingDays = [
    '2021-12-20',
    '2021-12-21',
    '2021-12-22',
    '2021-12-23',
    '2021-12-24',
    '2021-12-29',
    '2021-12-30',
    '2021-12-31',
  ]
  workingDays.push(...everyDay().filter(day => !isDayOff(day)))
  const sent: string[] = []
  for (const [id, loggedStates] of Object.entries(REGISTER)) {
    let notes = { currentState: '', reminded: false, lastOverdueIndex: -1, lastLeadIndex: -1, chairNotified: false }
    workingDays.forEach((today, dayIndex) => {
      const knownStates = loggedStates.filter(loggedState => loggedState.at <= checksInstant(today))
      const now = knownStates[knownStates.length - 1]
      if (!now) return
      const isOpen = now.status === undefined
      const currentState = `${now.target} ${ownerOf(now)} ${isOpen}`
      if (currentState !== notes.currentState)
        notes = { currentState, reminded: false, lastOverdueIndex: -1, lastLeadIndex: -1, chairNotified: false }
      if (!isOpen || now.target === null) return
      const target = now.target
      const workingDaysOverdue = workingDays.filter(day => day > target && day <= today).length
      const workingDaysLeft = workingDays.filter(day => day > today && day <= target).length
      const notified = new Map<string, string>()
      const notify = (role: string, kind: string) => notified.set(role, notified.get(role) ?? kind)
      const owner = ownerOf(now)
      if (workingDaysOverdue > 0) {
        if (notes.lastOverdueIndex < 0 || dayIndex - notes.lastOverdueIndex === REPEAT_EVERY_DAYS) {
          notes.lastOverdueIndex = dayIndex
          if (owner) notify(owner, 'overdue')
        }
        if (workingDaysOverdue >= ESCALATE_TO_CHAIR_AFTER_DAYS && !notes.chairNotified) {
          notes.chairNotified = true
          for (const role of CHAIR) notify(role, 'escalation-chair')
        }
        if (
          workingDaysOverdue >= ESCALATE_TO_LEAD_AFTER_DAYS &&
          (notes.lastLeadIndex < 0 || dayIndex - notes.lastLeadIndex === REPEAT_EVERY_DAYS)
        ) {
          notes.lastLeadIndex = dayIndex
          const lead = owner === null ? undefined : LEADS[owner]
          if (lead) notify(lead, 'escalation-lead')
        }
      } else if (workingDaysLeft === 0) {
        if (owner) notify(owner, 'due-today')
      } else if (workingDaysLeft <= REMIND_DAYS_BEFORE && !notes.reminded) {
        notes.reminded = true
        if (owner) notify(owner, 'reminder')
      }
      if (today >= FIRST) for (const [role, kind] of notified) sent.push(`${today} ${role} ${kind} ${id}`)
    })
  }
  return sent.sort()
}

/**
 * The calendar notices that the clerk sends: whoever was notified of an action as its owner has been given its date, which the
 * clerk notes on a card; when the date moves the card is rewritten, and when the action ends or goes to another it is taken back.
 *
 * @param messages what the clerk sent besides
 */
export function expectedCalendarChanges(messages: readonly string[]): string[] {
  const workingDays = everyDay().filter(day => !isDayOff(day))
  const ownerMessages = new Set(
    messages
      .filter(line => / (overdue|due-today|reminder) /.test(line))
      .map(line => line.replace(/ \S+ (?=\S+$)/, ' ')),
  )
  const sent: string[] = []
  for (const [id, loggedStates] of Object.entries(REGISTER)) {
    let calendarEntry: { who: string; date: string } | null = null
    for (const today of workingDays) {
      const now = loggedStates.filter(loggedState => loggedState.at <= checksInstant(today)).at(-1)
      const owner = now ? ownerOf(now) : null
      if (now && calendarEntry) {
        const isRemoved: boolean =
          now.status === 'closed' || now.status === 'withdrawn' || now.target === null || owner !== calendarEntry.who
        if (isRemoved || now.target !== calendarEntry.date)
          sent.push(`${today} ${calendarEntry.who} ${isRemoved ? 'out' : 'moved'} ${id}`)
        calendarEntry = isRemoved ? null : { who: calendarEntry.who, date: now.target! }
      }
      const notified = ownerMessages.has(`${today} ${owner} ${id}`)
      if (now?.target && owner && notified) calendarEntry = { who: owner, date: now.target }
    }
  }
  return sent.sort()
}

// ---- the register as the product has it

export const histories: ActionHistory[] = Object.entries(REGISTER).map(([id, loggedStates]) => ({
  id,
  versions: loggedStates.map((loggedState, i) => ({
    drop: `drop-${i}`,
    knownFrom: loggedState.at.replace('Z', '.000Z'),
    action: anAction({
      id,
      targetDate: loggedState.target,
      status: loggedState.status ?? 'open',
      ownerRole: ownerOf(loggedState),
      update: loggedState.update ?? null,
    }),
  })),
}))

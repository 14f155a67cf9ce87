import { describe, expect, it } from 'vitest'
import type { ActionStatus } from '../../shared/registers/actions/action.ts'
import type { ActionHistory } from '../../shared/registers/actions/history.ts'
import { listActionsToChase } from '../../shared/registers/actions/to-chase.ts'
import { CHASE_KINDS, listChaseDigests } from '../../shared/registers/chasing.ts'
import { anAction } from './actions/examples.ts'

/*
 * Two years, day by day, with a worked register. What the product sends is compared with what a clerk would send who goes
 * through the log every morning with a diary, a typed list of holidays and a note of what was sent before. The clerk shares
 * no code with the product.
 */

const FIRST = '2022-01-01'
const LAST = '2023-12-31'
const REMIND = 5
const REPEAT = 5
const LEAD_AFTER = 10
const CHAIR_AFTER = 20
const LEADS: Record<string, string> = { custody: 'acc', analyst: 'cc', acc: 'dcc' }
const CHAIR = ['commissioner', 'dcc']

/** Typed from the government's page for 2022 and 2023. */
const HOLIDAYS = [
  ['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19'],
  ['2022-12-26', '2022-12-27', '2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29'],
  ['2023-08-28', '2023-12-25', '2023-12-26'],
].flat()

interface Said {
  /** When the drop came, in UTC. */
  at: string
  target: string | null
  status?: ActionStatus
  owner?: string | null
  update?: string
}

const REGISTER: Record<string, Said[]> = {
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
      ] satisfies Said[],
    ]),
  ),
}

function plusDays(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

function everyDay(): string[] {
  const days = []
  for (let day = FIRST; day <= LAST; day = plusDays(day, 1)) days.push(day)
  return days
}

const ownerOf = (said: Said) => (said.owner === undefined ? 'custody' : said.owner)

// ---- the clerk

const isWeekend = (day: string) => ['Sat', 'Sun'].includes(new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3))
const isDayOff = (day: string) => isWeekend(day) || HOLIDAYS.includes(day)
/** Seven in the morning is six by Greenwich in summer. */
const isSummer = (day: string) =>
  (day >= '2022-03-27' && day < '2022-10-30') || (day >= '2023-03-26' && day < '2023-10-29')
const sevenOClock = (day: string) => `${day}T0${isSummer(day) ? 6 : 7}:00:00Z`

function clerk(): string[] {
  const diary = [
    '2021-12-20',
    '2021-12-21',
    '2021-12-22',
    '2021-12-23',
    '2021-12-24',
    '2021-12-29',
    '2021-12-30',
    '2021-12-31',
  ]
  diary.push(...everyDay().filter(day => !isDayOff(day)))
  const sent: string[] = []
  for (const [id, says] of Object.entries(REGISTER)) {
    let notes = { standing: '', reminded: false, dunned: -1, leadTold: -1, chairTold: false }
    diary.forEach((today, page) => {
      const heard = says.filter(said => said.at <= sevenOClock(today))
      const now = heard[heard.length - 1]
      if (!now) return
      const isOpen = now.status === undefined
      const standing = `${now.target} ${ownerOf(now)} ${isOpen}`
      if (standing !== notes.standing) notes = { standing, reminded: false, dunned: -1, leadTold: -1, chairTold: false }
      if (!isOpen || now.target === null) return
      const target = now.target
      const pagesOver = diary.filter(day => day > target && day <= today).length
      const pagesLeft = diary.filter(day => day > today && day <= target).length
      const told = new Map<string, string>()
      const tell = (who: string, kind: string) => told.set(who, told.get(who) ?? kind)
      const owner = ownerOf(now)
      if (pagesOver > 0) {
        if (notes.dunned < 0 || page - notes.dunned === REPEAT) {
          notes.dunned = page
          if (owner) tell(owner, 'overdue')
        }
        if (pagesOver >= CHAIR_AFTER && !notes.chairTold) {
          notes.chairTold = true
          for (const who of CHAIR) tell(who, 'escalation-chair')
        }
        if (pagesOver >= LEAD_AFTER && (notes.leadTold < 0 || page - notes.leadTold === REPEAT)) {
          notes.leadTold = page
          const lead = owner === null ? undefined : LEADS[owner]
          if (lead) tell(lead, 'escalation-lead')
        }
      } else if (pagesLeft === 0) {
        if (owner) tell(owner, 'due-today')
      } else if (pagesLeft <= REMIND && !notes.reminded) {
        notes.reminded = true
        if (owner) tell(owner, 'reminder')
      }
      if (today >= FIRST) for (const [who, kind] of told) sent.push(`${today} ${who} ${kind} ${id}`)
    })
  }
  return sent.sort()
}

// ---- the product

const histories: ActionHistory[] = Object.entries(REGISTER).map(([id, says]) => ({
  id,
  versions: says.map((said, i) => ({
    drop: `drop-${i}`,
    knownFrom: said.at.replace('Z', '.000Z'),
    action: anAction({
      id,
      targetDate: said.target,
      status: said.status ?? 'open',
      ownerRole: ownerOf(said),
      update: said.update ?? null,
    }),
  })),
}))

const digestsOn = (day: string, known: readonly ActionHistory[] = histories) =>
  listChaseDigests(
    day,
    listActionsToChase(known, day, '07:00'),
    { leadOf: new Map(Object.entries(LEADS)), chairRoles: CHAIR },
    {
      remindWorkingDaysBefore: REMIND,
      repeatEveryWorkingDays: REPEAT,
      escalateToLeadAfterWorkingDays: LEAD_AFTER,
      escalateToChairAfterWorkingDays: CHAIR_AFTER,
    },
  )

describe('two years of chasing, 2022 and 2023', () => {
  const days = everyDay()
  const digests = days.flatMap(day => digestsOn(day))
  const sent = digests.flatMap(({ day, recipient, sections }) =>
    sections.flatMap(({ kind, actionIds }) => actionIds.map(id => `${day} ${recipient} ${kind} ${id}`)),
  )

  it('tells each person of each action on just the days that a clerk would', () => {
    expect([...sent].sort()).toEqual(clerk())
  })

  it('is the list a reader would write out for one action', () => {
    expect(sent.filter(line => line.endsWith(' 6.0')).sort()).toEqual([
      '2022-04-07 custody reminder 6.0',
      '2022-04-14 custody due-today 6.0',
      '2022-04-19 custody overdue 6.0', // Good Friday and Easter Monday between
      '2022-04-26 custody overdue 6.0', // the proposal comes after the checks of the day
      '2022-09-09 custody reminder 6.0', // due on the day of the State Funeral: the Friday before
      '2022-09-16 custody due-today 6.0',
      '2022-09-20 custody overdue 6.0',
      '2022-09-27 custody overdue 6.0',
      '2022-10-03 acc escalation-lead 6.0',
      '2022-10-04 custody overdue 6.0',
      '2022-10-10 acc escalation-lead 6.0', // closed at nine
      '2022-11-02 acc escalation-lead 6.0', // opened again, long overdue
      '2022-11-02 commissioner escalation-chair 6.0',
      '2022-11-02 custody overdue 6.0',
      '2022-11-02 dcc escalation-chair 6.0',
      ...[
        '2022-11-09',
        '2022-11-16',
        '2022-11-23',
        '2022-11-30',
        '2022-12-07',
        '2022-12-14',
        '2022-12-21',
        '2022-12-30',
      ].flatMap(day => [`${day} acc escalation-lead 6.0`, `${day} custody overdue 6.0`]),
    ])
  })

  it('has something of every kind, and a digest a person a day at most', () => {
    expect(new Set(digests.flatMap(digest => digest.sections.map(section => section.kind)))).toEqual(
      new Set(CHASE_KINDS),
    )
    expect(new Set(digests.map(digest => digest.id)).size).toBe(digests.length)
  })

  it('never troubles anybody on a day off, nor about what is closed, withdrawn or nobody’s date', () => {
    expect(digests.filter(digest => isDayOff(digest.day))).toEqual([])
    expect(sent.filter(line => / (12|4)\.0$/.test(line) && line > '2022-06-15')).toEqual([])
    expect(sent.filter(line => line.endsWith(' 1.0') && line > '2022-05-21')).toEqual([])
    expect(sent.filter(line => line.endsWith(' 8.0') && line < '2023-04-06')).toEqual([])
  })

  it('gives the same list when a day is run again, whatever was learnt after it', () => {
    for (const day of days) {
      const asOfThen = histories.map(history => ({
        ...history,
        versions: history.versions.filter(version => version.knownFrom < `${day}T12:00:00.000Z`),
      }))
      expect(digestsOn(day, asOfThen)).toEqual(digests.filter(digest => digest.day === day))
    }
  })
})

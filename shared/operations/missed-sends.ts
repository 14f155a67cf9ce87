import { addDays, type CalendarDate, longDate } from '../calendar/date.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts'
import { isSameAddress } from '../config/address.ts'
import { contactLine } from '../config/contact-line.ts'
import { plannedEvents } from '../config/plan.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import type { Table } from '../document/table.ts'
import type { MailRecord } from '../mail/ledger.ts'
import { listRecipientRoles } from '../packs/input/recipients.ts'
import { newestRunOf } from '../packs/input/supplement.ts'
import { packMailsTo } from '../packs/letters/resend.ts'
import { type PackRunRecord, packRunId } from '../packs/model/pack-run.ts'
import { type DueLetter, paragraph, rolesByAddress } from '../reminders/due-letter.ts'

/** What was sent, and what was to be sent. */
export interface SendRecords {
  readonly runs: readonly PackRunRecord[]
  readonly mails: readonly MailRecord[]
  /** Instant of the first drop ever: what was planned before it was never ours to send. Null before any. */
  readonly firstDropAt: string | null
}

/** How far back a send is missed: a pack older than this has had its meeting. */
const LOOKBACK_DAYS = 14

/** A missed send in words. */
interface MissedSend {
  readonly what: string
  readonly why: string
  readonly fix: string
}

/**
 * The check for missed sends: every send that the plan expected by now and the ledger lacks, reported to the
 * administrators each working day until it is fixed. No letter then means that everything was sent.
 *
 * @param now instant of the day's checks
 */
export function missedSendLetters(board: BoardFile, known: SendRecords, day: CalendarDate, now: string): DueLetter[] {
  const missed = [...listMissedPacks(board, known, day, now), ...listUncertain(board, known.mails, now)]
  if (missed.length === 0) return []
  const administrators = rolesByAddress(board, board.lists[board.board.administrators] ?? [])
  return [...administrators.keys()].map(recipient => ({
    kind: 'administrators',
    cause: `missed sends ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${countNoun(missed.length, 'send')} missed`,
      preheader: missed[0]!.what,
      marking: null,
      heading: `${countNoun(missed.length, 'send')} missed`,
      headline: [],
      blocks: [
        paragraph('These should have been sent by now and were not, or it is not known whether they were.'),
        { kind: 'table', table: missedTable(missed) },
      ],
      footer: ['You get this each working day until nothing is missed.', contactLine(board)],
    },
    attachments: [],
  }))
}

function missedTable(missed: readonly MissedSend[]): Table {
  return {
    id: 'missed-sends',
    caption: 'What was missed, why, and what to do',
    columns: [
      { key: 'what', heading: 'What', kind: 'text' },
      { key: 'why', heading: 'Why', kind: 'text' },
      { key: 'fix', heading: 'What to do', kind: 'text' },
    ],
    rows: missed.map(({ what, why, fix }) => [what, why, fix].map(text => ({ kind: 'text', text }))),
    notes: [],
  }
}

function listMissedPacks(
  board: BoardFile,
  { runs, mails, firstDropAt }: SendRecords,
  day: CalendarDate,
  now: string,
): MissedSend[] {
  if (firstDropAt === null) return []
  const due = plannedEvents(board, addDays(day, -LOOKBACK_DAYS), day).filter(
    event => event.kind === 'pack' && event.instant < now && event.instant >= firstDropAt,
  )
  return due.flatMap((event): MissedSend[] => {
    const run = newestRunOf(runs, { pack: event.pack!, meeting: event.meeting! })
    const id = run?.run ?? packRunId(event.pack!, event.meeting!)
    const pack = board.packs.find(candidate => candidate.id === event.pack)!
    const what = `${pack.title} for ${longDate(event.meeting!)}, due on ${longDate(event.at.date)}`
    if (run?.state === 'withdrawn' || run?.state === 'closed') return []
    // a held pack has its own letter: it is repeated once on the next day, and on the day before the meeting
    const isReminded =
      workingDaysBetween(event.at.date, day, board.board) <= 1 ||
      addWorkingDays(event.meeting!, -1, board.board) === day
    if (run !== undefined && run.state !== 'issued' && !isReminded) return []
    if (run === undefined)
      return [
        {
          what,
          why: 'it was never built',
          fix: 'Read the log of publish-pack and fix the cause, then replay the failed messages that boardpack status lists: boardpack replay',
        },
      ]
    if (run.state === 'held')
      return [{ what, why: `held: ${run.reasons.join(' ')}`, fix: `Fix the cause, then: boardpack release ${id}` }]
    if (run.state === 'awaiting-approval')
      return [{ what, why: 'it awaits approval', fix: `Ask an approver to run: boardpack approve ${id}` }]
    const unsent = listRecipientRoles(board, pack).filter(role => !wasSentTo(mails, id, role.email))
    if (unsent.length === 0) return []
    const names = unsent.map(({ title }) => title).join(', ')
    return [
      {
        what,
        why: `not sent to ${names}`,
        fix: `Look at the alarms of send-pack. To send it to those who do not have it: boardpack resend ${id} --undelivered`,
      },
    ]
  })
}

/** A message that bounced has its own notice, and one in doubt is listed separately: neither is missed. */
function wasSentTo(mails: readonly MailRecord[], run: string, address: string): boolean {
  return packMailsTo(mails, run, address).some(({ state }) => state !== 'failed')
}

function listUncertain(board: BoardFile, mails: readonly MailRecord[], now: string): MissedSend[] {
  return mails
    .filter(mail => mail.state === 'uncertain' && mail.reservedAt < now)
    .map(mail => ({
      what: `${mail.subject}, to ${board.roles.find(role => isSameAddress(role.email, mail.recipient))?.title ?? mail.recipient}`,
      why: 'it was handed to the mail provider and no outcome was recorded: it may have arrived',
      fix: `Ask the reader, then: boardpack resolve ${mail.id} --as arrived, or --as lost to have it sent again`,
    }))
}

/**
 * One sentence to the readers when the day by which papers are due has passed and the pack has not been sent. Once for
 * each pack.
 */
export function latePackLetters(board: BoardFile, { runs }: SendRecords, day: CalendarDate): DueLetter[] {
  const late = runs.filter(run => {
    const deadline = addWorkingDays(run.meeting, -board.meetingDefaults.paperDeadlineWorkingDays, board.board)
    const isWaiting = run.state === 'held' || run.state === 'awaiting-approval'
    // of a later version the readers have the one before
    return isWaiting && run.version === 1 && run.supplement === undefined && day > deadline && day <= run.meeting
  })
  return late.flatMap(run => {
    const pack = board.packs.find(candidate => candidate.id === run.pack)
    if (pack === undefined) return []
    const words = `${pack.title} for the meeting of ${longDate(run.meeting)} will reach you later than planned.`
    return [
      ...rolesByAddress(
        board,
        listRecipientRoles(board, pack).map(({ id }) => id),
      ).keys(),
    ].map(
      (recipient): DueLetter => ({
        kind: 'notice',
        cause: `late pack ${run.run}`,
        recipient,
        letter: {
          subject: `${board.board.name}: ${pack.title} will be late`,
          preheader: words,
          marking: null,
          heading: `${pack.title} will be late`,
          headline: [],
          blocks: [paragraph(words)],
          footer: [contactLine(board)],
        },
        attachments: [],
      }),
    )
  })
}

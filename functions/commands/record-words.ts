import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { isMonth } from '../../shared/calendar/month.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { findCommentErrors, writeComment } from '../../shared/links/comment-drop.ts'
import { findUpdateErrors, type Proposal, writeActionUpdate } from '../../shared/links/update-drop.ts'
import type { Action } from '../../shared/registers/actions/entry.ts'
import { actionsKnownAt } from '../../shared/registers/actions/history.ts'
import { isActive } from '../../shared/registers/actions/states.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { readRegisters } from '../edge/read-registers.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import type { Given } from './command-spec.ts'
import { findRole, type Role, withBucket, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, DROPS_BUCKET, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

// What owners do on the pages of their links, for somebody who answers by telephone or by reply: an administrator records it.

const OPTIONS = { ...DECISION, ...TABLE, ...DROPS_BUCKET, ...DECIDING_BOARD }
const EXITS = { 0: 'recorded; its receipt goes out as for any file' }

/** The reason for a change, recorded for its owner: it becomes commentary as if its file had been dropped. */
export const comment = defineCommand({
  name: 'comment',
  summary: 'Records why an indicator changed, in the words of the role that answers for it.',
  arguments: [
    { name: 'INDICATOR', summary: 'the indicator, by its id in the board’s file' },
    { name: 'MONTH', summary: 'the month that it is about, such as 2018-03' },
  ],
  options: {
    why: { value: 'WORDS', summary: 'the reason, as it is to be printed', isRequired: true },
    action: { value: 'WORDS', summary: 'what is being done, and by whom' },
    until: { value: 'DATE', summary: 'the day by which it is done' },
    ...OPTIONS,
  },
  example:
    'comment complaints 2018-03 --why "A new form made it easier." --by head-of-performance --because "by telephone"',
  exits: EXITS,
  run: async ({ words: [indicator = '', month = ''], values }) => {
    const { board } = await loadGivenBoard(values.board)
    const role = findRole(board, values.by, '--by')
    const { why, action = '', until: by = '' } = values
    const [error] = findCommentErrors({ why: why.trim(), action: action.trim(), by })
    if (error !== undefined) throw invalid(error)
    const text = writeComment({
      ...readSubject(board, indicator, month),
      author: role.id,
      why,
      action: action.trim() || null,
      by: by || null,
    })
    const file = `${indicator}-${month}.md`
    const about = `commentary on ${indicator} ${month}`
    await recordWords({ feed: 'commentary', file, text, type: 'text/markdown; charset=utf-8', about }, role, values)
    return `commentary on ${indicator}, ${month}, recorded for ${role.title}`
  },
})

/** How far an action is, recorded for its owner: it becomes a drop of that action. */
export const update = defineCommand({
  name: 'update',
  summary: 'Records how far an action is, in the words of the role that owns it.',
  arguments: [{ name: 'ACTION', summary: 'the action, by its number in the log' }],
  options: {
    says: { value: 'WORDS', summary: 'how far it is, as it is to stand in the log', isRequired: true },
    close: { summary: 'proposes that the board closes it' },
    until: { value: 'DATE', summary: 'proposes that the board extends it to this day' },
    ...OPTIONS,
  },
  example: 'update 4.0 --says "Half of the training is done." --by head-of-performance --because "by telephone"',
  exits: EXITS,
  run: async ({ words: [number = ''], values }) => {
    const { board } = await loadGivenBoard(values.board)
    const role = findRole(board, values.by, '--by')
    const today = Temporal.Now.plainDateISO(board.board.timeZone).toString()
    const action = await withTable(values.table, table => findAction(table, board, number, role))
    const text = writeUpdate(action, values, today)
    const about = `action ${action.id}`
    await recordWords(
      { feed: 'actions', file: 'update.csv', text, type: 'text/csv; charset=utf-8', about },
      role,
      values,
    )
    return `update of action ${action.id} recorded for ${role.title}`
  },
})

function writeUpdate(
  action: Action,
  { says, close, until }: { readonly says: string; readonly close: boolean; readonly until: string | undefined },
  today: CalendarDate,
): string {
  if (close && until !== undefined) throw new InvalidArgumentsError('--close and --until: propose one of them')
  const proposal: Proposal = close ? 'close' : until === undefined ? 'continue' : 'extend'
  const words = says.trim()
  const [error] = findUpdateErrors({ update: words, proposal, until: until ?? '' }, today)
  if (error !== undefined) throw invalid(error)
  return writeActionUpdate(action, { update: words, proposal, until: until ?? null }, today)
}

/** Parts of a page's form, as the options name them. */
const FLAGS: Readonly<Record<string, string>> = { why: '--why', action: '--action', by: '--until', update: '--says' }
const invalid = ({ field, words }: { readonly field: string; readonly words: string }) =>
  new InvalidArgumentsError(`${FLAGS[field] ?? `--${field}`}: ${words}`)

function readSubject({ indicators }: BoardFile, indicator: string, month: string) {
  const ids = indicators.map(({ id }) => id)
  if (!ids.includes(indicator))
    throw new InvalidArgumentsError(`unknown indicator "${indicator}"${suggestNearest(indicator, ids)}`)
  if (isMonth(month)) return { indicator, month }
  throw new InvalidArgumentsError(`MONTH is "${month as string}"; allowed: a month such as 2018-03`)
}

/** The action as it is known now. Throws InvalidArgumentsError where it is closed, or not the role's. */
async function findAction(table: Table, board: BoardFile, number: string, role: Role): Promise<Action> {
  const known = await readRegisters(
    registerRepository(table),
    board,
    dropsById(await dropRepository(table).listAccepted()),
  )
  const all = actionsKnownAt(known.actions, Temporal.Now.instant().toString()).filter(isActive)
  const action = all.find(({ id }) => id === number)
  const ids = all.filter(({ ownerRole }) => ownerRole === role.id).map(({ id }) => id)
  if (action === undefined || !ids.includes(number))
    throw new InvalidArgumentsError(
      `${action === undefined ? `the log has no live action ${number}` : `action ${number} is not that of ${role.title}`}; theirs: ${ids.join(', ') || 'none'}`,
    )
  return action
}

type Recorded = Pick<Given<typeof OPTIONS>['values'], 'drops-bucket' | 'table' | 'because'>

interface Words {
  readonly feed: 'commentary' | 'actions'
  readonly file: string
  readonly text: string
  readonly type: string
  /** As the audit trail names it. */
  readonly about: string
}

/** Puts the words into their feed, as the page of a link does; whose they are and how that is known stand beside them. */
async function recordWords({ feed, file, text, type, about }: Words, role: Role, values: Recorded): Promise<void> {
  const caller = await readCaller()
  const at = Temporal.Now.instant().toString()
  const sending = `command-${randomBytes(8).toString('hex')}`
  const metadata = { 'sent-by': role.id, 'sent-via': 'command', sending }
  await withTable(values.table, table =>
    auditTrail(table).record({ at, who: role.id, what: 'words recorded', about, because: values.because, caller }),
  )
  await withBucket(values['drops-bucket'], bucket =>
    bucket.put(`incoming/${feed}/${sending}/${file}`, text, type, metadata),
  )
}

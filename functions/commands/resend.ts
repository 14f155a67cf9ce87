import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/config/suggest.ts'
import { listReadingRoles } from '../../shared/packs/readers.ts'
import { packMailTo, reachOf } from '../../shared/packs/send-again.ts'
import { type MailRecord, mailLedger } from '../../shared/store/mail-ledger.ts'
import { type PackRunRecord, packRunRepository } from '../../shared/store/pack-runs.ts'
import type { SendAgainRequest } from '../issue-manifest.ts'
import { UnusableArguments } from './arguments.ts'
import {
  answer,
  checkMay,
  findRole,
  type Role,
  readDecisionBoard,
  readFlags,
  readReason,
  rolesInCharge,
  withBucket,
  withTable,
} from './decision.ts'

const USAGE =
  'usage: boardpack resend RUN --to ROLE[,ROLE]|--undelivered --by ROLE --because WORDS --table NAME --packs-bucket NAME [--board FILE]'

/**
 * `boardpack resend`: a pack that has gone out is sent again, to the roles named with `--to`, or with `--undelivered` to every
 * recipient who is not known to have it. Gives the exit code: 0 put down, 2 with a line that says why not. The names of table and
 * bucket may come from TABLE_NAME and PACKS_BUCKET instead.
 */
export const resend = (args: string[]) => answer('resend', () => sendAgain(args))

async function sendAgain(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { to: text, by: text, because: text, table: text, 'packs-bucket': text, board: text }
  const { subject, values } = readFlags(args, { ...options, undelivered: { type: 'boolean' } as const }, USAGE)
  const { by, to, undelivered = false } = values
  const tableName = values.table ?? process.env.TABLE_NAME
  const bucketName = values['packs-bucket'] ?? process.env.PACKS_BUCKET
  if (subject === undefined || by === undefined || !tableName || !bucketName) throw new UnusableArguments(USAGE)
  if ((to === undefined) !== undelivered)
    throw new UnusableArguments('say to whom: either --to ROLE[,ROLE], or --undelivered')
  const because = readReason(values.because, 'pack')
  const board = await readDecisionBoard(values.board)
  const role = findRole(board, by, '--by')

  const { run, mails } = await withTable(tableName, async table => {
    const mails = (await mailLedger(table).list()).filter(({ kind }) => kind === 'pack')
    return { mails, run: await findSentRun(subject, packRunRepository(table), mails) }
  })
  checkMay(role, `send ${run.run} again`, rolesInCharge(board, run.pack))
  const pack = board.packs.find(({ id }) => id === run.pack)
  const recipients = pack === undefined ? [] : listReadingRoles(board, pack)
  const chosen = to === undefined ? findUndelivered(recipients, mails, run.run) : findNamed(board, recipients, to, run)
  const request: SendAgainRequest = {
    run: run.run,
    by,
    because,
    at: Temporal.Now.instant().toString(),
    to: chosen.map(({ id }) => id),
    isNamed: to !== undefined,
  }
  // every decision is an object of its own, so that none is lost under the next
  const key = `packs/${run.run}/again-${request.at.replace(/[^0-9TZ]/g, '')}/again.json`
  await withBucket(bucketName, bucket => bucket.putJson(key, request))
  return `${run.run}: sent again to ${chosen.map(({ title }) => title).join(', ')}, by ${role.title}: ${because}`
}

/** A pack that has reached the mail provider: one that was refused for some readers counts as well. */
async function findSentRun(
  id: string,
  runs: ReturnType<typeof packRunRepository>,
  mails: readonly MailRecord[],
): Promise<PackRunRecord> {
  const hasGone = ({ run, state }: PackRunRecord) =>
    state === 'issued' || mails.some(({ cause }) => cause.startsWith(`pack ${run} `))
  const known = await runs.list()
  const found = known.find(({ run }) => run === id)
  if (found !== undefined && hasGone(found)) return found
  if (found !== undefined)
    throw new UnusableArguments(
      `${id} has not gone out, so it cannot go again; boardpack status says what it waits for`,
    )
  const gone = known.filter(hasGone).map(({ run }) => run)
  const others = gone.length === 0 ? 'none has gone out' : `gone out: ${gone.join(', ')}`
  throw new UnusableArguments(`there is no pack "${id}"; ${others}${suggestNearest(id, gone)}`)
}

function findNamed(board: BoardFile, recipients: readonly Role[], to: string, run: PackRunRecord): Role[] {
  const roles = to.split(',').map(id => findRole(board, id.trim(), '--to'))
  const stranger = roles.find(({ id }) => !recipients.some(recipient => recipient.id === id))
  if (stranger !== undefined)
    throw new UnusableArguments(
      `${stranger.title} is no recipient of ${run.run}; recipients: ${recipients.map(({ id }) => id).join(', ')}`,
    )
  return roles
}

function findUndelivered(recipients: readonly Role[], mails: readonly MailRecord[], run: string): Role[] {
  const theirs = recipients.map(role => ({ role, mails: packMailTo(mails, run, role.email) }))
  const undelivered = theirs.filter(one => reachOf(one.mails) === 'undelivered').map(({ role }) => role)
  if (undelivered.length > 0) return undelivered
  const inDoubt = theirs.filter(one => reachOf(one.mails) === 'in-doubt').map(({ role }) => role.title)
  throw new UnusableArguments(
    inDoubt.length === 0
      ? `every recipient of ${run} has it; to send it to somebody all the same: --to ROLE`
      : `nobody is known to lack ${run}; in doubt: ${inDoubt.join(', ')}; settle those first: boardpack status`,
  )
}

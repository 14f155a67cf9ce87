import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import type { MailRecord } from '../../shared/mail/ledger.ts'
import { listRecipientRoles } from '../../shared/packs/input/recipients.ts'
import { deliveryStatus, packMailsTo } from '../../shared/packs/letters/resend.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import type { ResendRequest } from '../edge/issue-manifest.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, type Role, requirePermission, rolesAllowedToRelease, withBucket, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, PACKS_BUCKET, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** A pack that has been sent is sent again, to the roles named or to every recipient without a confirmed delivery. */
export const resend = defineCommand({
  name: 'resend',
  summary: 'Sends a pack again, to the roles named or to everyone without a confirmed delivery.',
  arguments: [{ name: 'RUN', summary: 'the pack’s run, such as performance-2018-05-10' }],
  options: {
    to: { value: 'ROLE[,ROLE]', summary: 'the roles to send it to' },
    undelivered: { summary: 'send it to everyone without a confirmed delivery' },
    ...DECISION,
    ...TABLE,
    ...PACKS_BUCKET,
    ...DECIDING_BOARD,
  },
  example: 'resend performance-2018-05-10 --undelivered --by board-secretary --because "their mail server was down"',
  exits: { 0: 'recorded' },
  run: ({ words: [run], values }) => requestResend(run!, values),
})

interface Resend {
  readonly to: string | undefined
  readonly undelivered: boolean
  readonly by: string
  readonly because: string
  readonly table: string
  readonly 'packs-bucket': string
  readonly board: string | undefined
}

async function requestResend(subject: string, given: Resend): Promise<string> {
  const { by, because, to, undelivered } = given
  if ((to === undefined) !== undelivered)
    throw new InvalidArgumentsError('give the recipients: either --to ROLE[,ROLE] or --undelivered')
  const { board } = await loadGivenBoard(given.board)
  const role = findRole(board, by, '--by')

  const { run, mails } = await withTable(given.table, async table => {
    const mails = (await mailLedger(table).list()).filter(({ kind }) => kind === 'pack')
    return { mails, run: await findSentRun(subject, packRunRepository(table), mails) }
  })
  requirePermission(role, `send ${run.run} again`, rolesAllowedToRelease(board, run.pack))
  const pack = board.packs.find(({ id }) => id === run.pack)
  const recipients = pack === undefined ? [] : listRecipientRoles(board, pack)
  const chosen =
    to === undefined
      ? findUndeliveredRecipients(recipients, mails, run.run)
      : findNamedRecipients(board, recipients, to, run)
  const request: ResendRequest = {
    run: run.run,
    by,
    because,
    at: Temporal.Now.instant().toString(),
    to: chosen.map(({ id }) => id),
    isExplicit: to !== undefined,
    caller: await readCaller(),
  }
  // every decision is a separate object, so that none is overwritten by the next
  const key = `packs/${run.run}/resend-${request.at.replace(/[^0-9TZ]/g, '')}/resend.json`
  await withBucket(given['packs-bucket'], bucket => bucket.putJson(key, request))
  return `${run.run}: sent again to ${chosen.map(({ title }) => title).join(', ')}, by ${role.title}: ${because}`
}

/** A pack that has reached the mail provider, also one that was refused for some readers. */
async function findSentRun(
  id: string,
  runs: ReturnType<typeof packRunRepository>,
  mails: readonly MailRecord[],
): Promise<PackRunRecord> {
  const wasSent = ({ run, state }: PackRunRecord) => state === 'issued' || mails.some(mail => mail.pack?.run === run)
  const known = await runs.list()
  const found = known.find(({ run }) => run === id)
  if (found !== undefined && wasSent(found)) return found
  if (found !== undefined)
    throw new InvalidArgumentsError(
      `${id} has not been sent, so it cannot be sent again; boardpack status says what it is waiting for`,
    )
  const sentRuns = known.filter(wasSent).map(({ run }) => run)
  const others = sentRuns.length === 0 ? 'none have been sent' : `sent: ${sentRuns.join(', ')}`
  throw new InvalidArgumentsError(`unknown pack "${id}"; ${others}${suggestNearest(id, sentRuns)}`)
}

function findNamedRecipients(board: BoardFile, recipients: readonly Role[], to: string, run: PackRunRecord): Role[] {
  const roles = to.split(',').map(id => findRole(board, id.trim(), '--to'))
  const nonRecipient = roles.find(({ id }) => !recipients.some(recipient => recipient.id === id))
  if (nonRecipient !== undefined)
    throw new InvalidArgumentsError(
      `${nonRecipient.title} is not a recipient of ${run.run}; recipients: ${recipients.map(({ id }) => id).join(', ')}`,
    )
  return roles
}

function findUndeliveredRecipients(recipients: readonly Role[], mails: readonly MailRecord[], run: string): Role[] {
  const mailsByRecipient = recipients.map(role => ({ role, mails: packMailsTo(mails, run, role.email) }))
  const undelivered = mailsByRecipient
    .filter(one => deliveryStatus(one.mails) === 'undelivered')
    .map(({ role }) => role)
  if (undelivered.length > 0) return undelivered
  const inDoubt = mailsByRecipient.filter(one => deliveryStatus(one.mails) === 'in-doubt').map(({ role }) => role.title)
  throw new InvalidArgumentsError(
    inDoubt.length === 0
      ? `nobody is known to lack ${run}; to send it to somebody all the same: --to ROLE`
      : `nobody is known to lack ${run}; in doubt: ${inDoubt.join(', ')}; settle those first: boardpack status`,
  )
}

import type { Pack } from '../shared/config/schema/governance.ts'
import { withLinks } from '../shared/links/ask.ts'
import { messageId } from '../shared/mail/message.ts'
import { sendOnce } from '../shared/mail/send-once.ts'
import { listRecipientRoles } from '../shared/packs/input/recipients.ts'
import { approvalLetter, heldPackLetter } from '../shared/packs/letters/gate-letters.ts'
import { deliveryStatus, packMailsTo, withResendNotice } from '../shared/packs/letters/resend.ts'
import { withdrawalLetter } from '../shared/packs/letters/withdrawal-letter.ts'
import type { PackRunRecord } from '../shared/packs/model/pack-run.ts'
import { rolesByAddress } from '../shared/reminders/due-letter.ts'
import { renderLetter } from '../templates/mail/render-letter.tsx'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import type {
  IssueManifest,
  PackNotice,
  ResendRequest,
  SupersededNotice,
  WithdrawalNotice,
} from './edge/issue-manifest.ts'
import { recordMetric } from './edge/metrics.ts'
import { queueHandler, requireTime, type TimeLeft } from './edge/middleware.ts'
import { composePreviewMail, readPackMails } from './edge/pack-mail.ts'
import { requestPublication } from './edge/request-publication.ts'
import { sendLetters } from './edge/send-letters.ts'
import { audit, board, ledger, makeAddresses, packRuns, packsBucket, sendDependencies } from './edge/wiring.ts'

/** A pack is ready, or is to be sent again: mail it to its recipients, one message each, once each. */
export const handler = queueHandler('send-pack', parseObjectsCreated, async (manifests, timeLeft) => {
  for (const manifest of manifests) {
    if (manifest.key.endsWith('/notice.json')) await sendPackNotice(manifest)
    else if (manifest.key.endsWith('/resend.json')) await resendPack(manifest, timeLeft)
    else await sendPack(manifest, timeLeft)
  }
})

async function sendPack({ key, at, version }: ObjectCreated, timeLeft: TimeLeft): Promise<void> {
  const issue = await packsBucket().getJson<IssueManifest>(key, version)
  if (issue?.preview !== undefined) return sendPreview(issue, issue.preview, at)
  const run = issue === null ? null : await packRuns().find(issue.run)
  // a late event of a pack that was withdrawn, or of one that a later version has replaced
  if (issue === null || run === null || isRetired(run)) return
  const failures: string[] = []
  for await (const { messageTo, recipients } of readPackMails(issue, at))
    for (const role of recipients) {
      requireTime(timeLeft)
      const sent = await sendOnce(sendDependencies(), messageTo(role), at)
      if (sent.outcome === 'refused') failures.push(`${role.email}: ${sent.reason}`)
    }
  // the others have theirs; only these are tried again
  throwIfRefused(failures)
  await packRuns().issue(issue.run)
  if (run.corrects !== undefined) await supersede(run.corrects.run, run)
  await requestPublication(run.run, run.pack)
  recordMetric('PacksIssued')
}

/** To one address, once for each preview; no pack has been sent by it. */
async function sendPreview(
  issue: IssueManifest,
  { to, findings }: NonNullable<IssueManifest['preview']>,
  now: string,
): Promise<void> {
  const role = board().roles.find(({ id }) => id === to)
  if (role === undefined) return
  const message = await composePreviewMail(issue, findings)
  const preview = { ...message, kind: 'notice', cause: `preview ${issue.run}`, recipient: role.email } as const
  const sent = await sendOnce(sendDependencies(), preview, now)
  if (sent.outcome === 'refused') throwIfRefused([`${role.email}: ${sent.reason}`])
}

const isRetired = ({ state }: PackRunRecord) => state === 'superseded' || state === 'withdrawn' || state === 'closed'

/** Everybody has the new version: the one before is superseded, and its pages are to say so. */
async function supersede(earlier: string, { version, scheduledFor }: PackRunRecord): Promise<void> {
  await packRuns().retire(earlier, 'superseded')
  const notice: SupersededNotice = { run: earlier, version, at: scheduledFor }
  await packsBucket().putJson(`packs/${earlier}/superseded.json`, notice)
}

/**
 * A person asked for the pack to be sent again. Recipients who were not named get it only if its arrival is still not
 * confirmed.
 */
async function resendPack({ key, at: now, version }: ObjectCreated, timeLeft: TimeLeft): Promise<void> {
  const request = await packsBucket().getJson<ResendRequest>(key, version)
  if (request === null) return
  const { run, by, because, at, to, isExplicit } = request
  const issue = await packsBucket().getJson<IssueManifest>(`packs/${run}/issue.json`)
  if (issue === null) throw new Error(`${run} was never handed on, and so cannot be sent again`)
  await audit().record({ at, who: by, what: `sent again to ${to.join(', ')}`, about: run, because })
  const mails = await ledger().list()
  const failures: string[] = []
  const isNamed = (role: { readonly id: string }) => to.includes(role.id)
  for await (const { messageTo, recipients } of readPackMails(issue, now, isNamed, withResendNotice, at))
    for (const role of recipients) {
      requireTime(timeLeft)
      const recipient = role.email
      const resent = messageTo(role)
      const earlier = packMailsTo(mails, run, recipient).filter(({ id }) => id !== messageId(resent))
      if (!isExplicit && deliveryStatus(earlier) !== 'undelivered') continue
      // otherwise a replay of the first event would send that one too
      for (const { id, state } of earlier)
        if (state === 'failed')
          await ledger().move(id, ['failed'], { state: 'withheld', reason: `sent again on ${at}` })
      const sent = await sendOnce(sendDependencies(), resent, now)
      if (sent.outcome === 'refused') failures.push(`${recipient}: ${sent.reason}`)
    }
  throwIfRefused(failures)
  await packRuns().issue(run)
}

function throwIfRefused(failures: readonly string[]): void {
  if (failures.length > 0) throw new Error(`The mail provider refused the pack for ${failures.join('; ')}`)
}

/** A pack needs a person: notify the administrators, or the approvers. Or it is withdrawn: notify its readers. */
async function sendPackNotice({ key, at, version }: ObjectCreated): Promise<void> {
  const notice = await packsBucket().getJson<PackNotice | WithdrawalNotice>(key, version)
  const run = notice === null ? null : await packRuns().find(notice.run)
  const pack = run === null ? undefined : board().packs.find(p => p.id === run.pack)
  if (notice === null || run === null || pack === undefined) return
  if (notice.kind === 'withdrawn') return sendWithdrawal(notice, run, pack, at)
  const composeLetter = notice.kind === 'held' ? heldPackLetter : approvalLetter
  const composed = composeLetter(board(), notice.run, pack.title, notice.findings)
  const makeAddress = await makeAddresses(at)
  const ids = notice.kind === 'held' ? (board().lists[board().board.administrators] ?? []) : pack.approvers
  const failures: string[] = []
  for (const role of board().roles.filter(r => ids.includes(r.id))) {
    const link = { purpose: 'approve', role: role.id, run: notice.run, asKnownAt: notice.asKnownAt } as const
    const asks = notice.kind === 'approval' ? [{ link, words: 'Read it, then approve it or send it back' }] : []
    const letter = withLinks(composed, asks, makeAddress)
    const { html, text } = renderLetter(letter, { images: [] })
    const cause = `${notice.kind} ${notice.run} ${notice.asKnownAt}`
    const message = {
      kind: 'administrators' as const,
      cause,
      recipient: role.email,
      subject: letter.subject,
      html,
      text,
    }
    const sent = await sendOnce(
      sendDependencies(),
      { ...message, attachments: [], marking: null, unsubscribeUrl: null },
      at,
    )
    if (sent.outcome === 'refused') failures.push(`${role.email}: ${sent.reason}`)
  }
  throwIfRefused(failures)
}

/** One letter to each address that the pack was to be sent to, once for each withdrawal. */
async function sendWithdrawal(notice: WithdrawalNotice, run: PackRunRecord, pack: Pack, now: string): Promise<void> {
  const readers = rolesByAddress(
    board(),
    listRecipientRoles(board(), pack).map(({ id }) => id),
  )
  const letter = withdrawalLetter(board(), run, notice)
  const cause = `withdrawn ${run.run}`
  await sendLetters(
    [...readers.keys()].map(recipient => ({ kind: 'notice', cause, recipient, letter, attachments: [] })),
    now,
  )
}

import { type Message, messageId } from '../shared/mail/message.ts'
import { deliveryStatus, packMailsTo, withResendNotice } from '../shared/packs/letters/resend.ts'
import type { PackRunRecord } from '../shared/packs/model/pack-run.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import {
  type IssueManifest,
  issueManifestSchema,
  type ResendRequest,
  resendRequestSchema,
  type SupersededNotice,
} from './edge/issue-manifest.ts'
import { noteSubject } from './edge/log.ts'
import { recordMetric } from './edge/metrics.ts'
import { queueHandler, requireTime, type TimeLeft } from './edge/middleware.ts'
import { composePreviewMail, readPackMails } from './edge/pack-mail.ts'
import { requestPackPost } from './edge/request-post.ts'
import { requestPublication } from './edge/request-publication.ts'
import { sendAll } from './edge/send-all.ts'
import { sendPackNotice } from './edge/send-pack-notice.ts'
import { audit, board, ledger, packRuns, packsBucket } from './edge/wiring.ts'

/** A pack is ready, or is to be sent again: mail it to its recipients, one message each, once each. */
export const handler = queueHandler('send-pack', parseObjectsCreated, async (manifests, timeLeft) => {
  for (const manifest of manifests) {
    if (manifest.key.endsWith('/notice.json')) await sendPackNotice(manifest)
    else if (manifest.key.endsWith('/resend.json')) await resendPack(manifest, timeLeft)
    else await sendPack(manifest, timeLeft)
  }
})

/** A pack's readers are those of the day of its meeting. */
type DatedIssue = IssueManifest & Pick<PackRunRecord, 'meeting'>

async function sendPack({ key, at, version }: ObjectCreated, timeLeft: TimeLeft): Promise<void> {
  const issue = await packsBucket().getJson(key, issueManifestSchema, version)
  if (issue !== null) noteSubject({ run: issue.run })
  if (issue?.preview !== undefined) return sendPreview(issue, issue.preview, at)
  const run = issue === null ? null : await packRuns().find(issue.run)
  // a late event of a pack that was withdrawn, or of one that a later version has replaced
  if (issue === null || run === null || isRetired(run)) return
  await sendAll(messagesOf({ ...issue, meeting: run.meeting }, at), at, timeLeft)
  await markIssued(issue.run)
  if (run.corrects !== undefined) await supersede(run.corrects.run, run)
  await requestPublication(run.run, run.pack)
  await requestPackPost(run)
  if (run.supplement === undefined && board().feeds.some(({ id }) => id === 'papers'))
    await packsBucket().putJson(`packs/${run.run}/late-papers.json`, { run: run.run })
}

/** Counted once, however often its readers are sent it. */
async function markIssued(run: string): Promise<void> {
  if (await packRuns().issue(run)) recordMetric('PacksIssued')
}

async function* messagesOf(issue: DatedIssue, at: string): AsyncIterable<Message> {
  for await (const { messageTo, recipients } of readPackMails(issue, at))
    for (const role of recipients) yield messageTo(role)
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
  const preview = { ...message, kind: 'preview', cause: `preview ${issue.run}`, recipient: role.email } as const
  await sendAll([preview], now)
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
  const request = await packsBucket().getJson(key, resendRequestSchema, version)
  if (request === null) return
  const { run, by, because, at, to, caller } = request
  noteSubject({ run })
  const issue = await packsBucket().getJson(`packs/${run}/issue.json`, issueManifestSchema)
  if (issue === null) throw new Error(`${run} was never handed on, and so cannot be sent again`)
  await audit().record({ at, who: by, what: `sent again to ${to.join(', ')}`, about: run, because, caller })
  const record = await packRuns().find(run)
  if (record === null) throw new Error(`${run} has no record, although it was handed on`)
  await sendAll(resentMessages({ ...issue, meeting: record.meeting }, request, now, timeLeft), now)
  await markIssued(run)
}

async function* resentMessages(
  issue: DatedIssue,
  { run, at, to, isExplicit }: ResendRequest,
  now: string,
  timeLeft: TimeLeft,
): AsyncIterable<Message> {
  const mails = await ledger().list()
  const isNamed = (role: { readonly id: string }) => to.includes(role.id)
  for await (const { messageTo, recipients } of readPackMails(issue, now, isNamed, withResendNotice, at))
    for (const role of recipients) {
      // before anything is changed for this recipient
      requireTime(timeLeft)
      const recipient = role.email
      const resent = messageTo(role)
      const earlier = packMailsTo(mails, run, recipient).filter(({ id }) => id !== messageId(resent))
      if (!isExplicit && deliveryStatus(earlier) !== 'undelivered') continue
      // otherwise a replay of the first event would send that one too
      for (const { id, state } of earlier)
        if (state === 'failed')
          await ledger().move(id, ['failed'], { state: 'withheld', reason: `sent again on ${at}` })
      yield resent
    }
}

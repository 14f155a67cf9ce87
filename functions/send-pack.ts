import { renderChart } from '../shared/charts/trend-chart.ts'
import type { Role } from '../shared/config/schema/governance.ts'
import { type Attachment, fitAttachments } from '../shared/mail/message.ts'
import { sendOnce } from '../shared/mail/send-once.ts'
import type { PackModel } from '../shared/packs/model.ts'
import { approvalLetter, heldLetter } from '../shared/packs/notice-letter.ts'
import { packLetter } from '../shared/packs/pack-letter.ts'
import { writeMeetingEntry } from '../shared/registers/calendar-entries.ts'
import { renderLetter } from '../templates/mail/render-letter.tsx'
import { type ObjectCreated, parseObjectsCreated } from './events.ts'
import type { IssueManifest, PackNotice } from './issue-manifest.ts'
import { queueHandler } from './middleware.ts'
import { board, packRuns, packsBucket, renderPng, sending } from './wiring.ts'

/** How long a calendar keeps free for a meeting. */
const MEETING_MINUTES = 120

/** A pack is ready to go: mail it to its recipients, one message each, once each. */
export const handler = queueHandler('send-pack', parseObjectsCreated, async manifests => {
  for (const manifest of manifests)
    await (manifest.key.endsWith('/notice.json') ? tellNotice(manifest) : sendPack(manifest))
})

async function sendPack({ key, at }: ObjectCreated): Promise<void> {
  const issue = await packsBucket().getJson<IssueManifest>(key)
  if (issue === null) return
  const edition = issue.editions.includes('board') ? 'board' : issue.editions[0]!
  const folder = `packs/${issue.run}/${edition}`
  const model = await packsBucket().getJson<PackModel>(`${folder}/model.json`)
  if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
  const mail = await composePackMail(model, folder)
  const failures: string[] = []
  for (const role of recipientsOf(model)) {
    const message = {
      ...mail,
      kind: 'pack' as const,
      cause: `pack ${issue.run} ${edition} ${issue.version}`,
      recipient: role.email,
    }
    const sent = await sendOnce(sending(), message, at)
    if (sent.outcome === 'refused') failures.push(`${role.email}: ${sent.reason}`)
  }
  // the others have theirs: only these are tried again
  if (failures.length > 0) throw new Error(`The mail provider refused the pack for ${failures.join('; ')}`)
  await packRuns().update(issue.run, { state: 'issued' })
}

/** A pack waits for a person: tell the administrators, or the approvers. */
async function tellNotice({ key, at }: ObjectCreated): Promise<void> {
  const notice = await packsBucket().getJson<PackNotice>(key)
  const run = notice === null ? null : await packRuns().find(notice.run)
  const pack = run === null ? undefined : board().packs.find(p => p.id === run.pack)
  if (notice === null || pack === undefined) return
  const write = notice.kind === 'held' ? heldLetter : approvalLetter
  const letter = write(board(), notice.run, pack.title, notice.findings)
  const ids = notice.kind === 'held' ? (board().lists[board().board.administrators] ?? []) : pack.approvers
  const { html, text } = renderLetter(letter, { images: [] })
  for (const role of board().roles.filter(r => ids.includes(r.id))) {
    const cause = `${notice.kind} ${notice.run} ${notice.asKnownAt}`
    const message = {
      kind: 'administrators' as const,
      cause,
      recipient: role.email,
      subject: letter.subject,
      html,
      text,
    }
    await sendOnce(sending(), { ...message, attachments: [], marking: null, canUnsubscribe: false }, at)
  }
}

async function composePackMail(model: PackModel, folder: string) {
  const png = await renderPng()
  const pictures = model.highlights.map(chart => ({ chart, ...png(renderChart(chart, { form: 'mail' })) }))
  const inline: Attachment[] = pictures.map(({ chart, bytes }) => ({
    filename: `${chart.id}.png`,
    contentType: 'image/png',
    content: bytes,
    cid: chart.id,
  }))
  const { kept, left } = fitAttachments([...inline, ...(await readAttachments(model, folder))], 100_000)
  const names = (attachments: readonly Attachment[]) =>
    attachments.filter(a => a.cid === undefined).map(a => a.filename)
  const letter = packLetter(model, board(), names(kept), names(left))
  const images = pictures.map(({ chart, width, height }) => ({ chart: chart.id, cid: chart.id, width, height }))
  const { html, text } = renderLetter(letter, { images })
  return { subject: letter.subject, html, text, attachments: kept, marking: model.paper.marking, canUnsubscribe: false }
}

/** The paper as HTML and, once there is one, as PDF; and the meeting for the reader's calendar. File names carry the marking. */
async function readAttachments(model: PackModel, folder: string): Promise<Attachment[]> {
  const name = `${model.paper.marking} ${model.run.id}`
  const html = await packsBucket().getBytes(`${folder}/index.html`)
  const pdf = await packsBucket().getBytes(`${folder}/pack.pdf`)
  return [
    ...(html === null ? [] : [{ filename: `${name}.html`, contentType: 'text/html; charset=utf-8', content: html }]),
    ...(pdf === null ? [] : [{ filename: `${name}.pdf`, contentType: 'application/pdf', content: pdf }]),
    meetingInvitation(model),
  ]
}

function meetingInvitation({ paper, run }: PackModel): Attachment {
  const { mail } = board()
  const entry = writeMeetingEntry(
    {
      id: paper.meetingDate,
      title: paper.board,
      date: paper.meetingDate,
      time: paper.meetingTime,
      minutes: MEETING_MINUTES,
      venue: paper.venue,
      sequence: 0,
      isCancelled: false,
    },
    { name: mail.fromName, email: mail.from, domain: mail.domain, stamp: run.scheduledFor },
  )
  return {
    filename: entry.fileName,
    contentType: `text/calendar; charset=utf-8; method=${entry.method}`,
    content: entry.text,
  }
}

function recipientsOf(model: PackModel): Role[] {
  const pack = board().packs.find(p => p.id === model.run.pack)
  const ids = pack === undefined ? [] : (board().lists[pack.recipients] ?? [])
  return board().roles.filter(role => ids.includes(role.id))
}

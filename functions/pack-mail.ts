import { renderChart } from '../shared/charts/trend-chart.ts'
import type { Role } from '../shared/config/schema/governance.ts'
import type { Letter } from '../shared/mail/letter.ts'
import { type Attachment, fitAttachments, type Message } from '../shared/mail/message.ts'
import type { PackModel } from '../shared/packs/model.ts'
import { packLetter } from '../shared/packs/pack-letter.ts'
import { packCause } from '../shared/packs/send-again.ts'
import { writeMeetingEntry } from '../shared/registers/calendar-entries.ts'
import { renderLetter } from '../templates/mail/render-letter.tsx'
import type { IssueManifest } from './issue-manifest.ts'
import { board, packsBucket, renderPng } from './wiring.ts'

/** How long a calendar keeps free for a meeting. */
const MEETING_MINUTES = 120

/** A pack as its members get it: everything of the message but whom it is to. */
export interface PackMail {
  readonly message: Omit<Message, 'recipient'>
  readonly recipients: readonly Role[]
}

/**
 * Reads an issued pack and composes its mail.
 *
 * @param change what is different about the letter this time
 */
export async function readPackMail(issue: IssueManifest, change = (letter: Letter) => letter): Promise<PackMail> {
  const edition = issue.editions.includes('board') ? 'board' : issue.editions[0]!
  const folder = `packs/${issue.run}/${edition}`
  const model = await packsBucket().getJson<PackModel>(`${folder}/model.json`)
  if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
  return {
    message: {
      ...(await composePackMail(model, folder, change)),
      kind: 'pack',
      cause: packCause(issue.run, edition, issue.version),
    },
    recipients: recipientsOf(model),
  }
}

async function composePackMail(model: PackModel, folder: string, change: (letter: Letter) => Letter) {
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
  const letter = change(packLetter(model, board(), names(kept), names(left)))
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
      // a later version of the pack may bring another time or place
      sequence: run.version - 1,
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

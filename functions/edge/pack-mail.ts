import { renderChart } from '../../shared/charts/trend-chart.ts'
import type { Role } from '../../shared/config/schema/governance.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { type Attachment, fitAttachments, type Message } from '../../shared/mail/message.ts'
import { listRecipients, type PackRecipients } from '../../shared/packs/input/recipients.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import { packCause } from '../../shared/packs/letters/resend.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { buildMeetingEntry } from '../../shared/registers/calendar-entries.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import type { IssueManifest } from './issue-manifest.ts'
import { board, packsBucket, renderPng } from './wiring.ts'

/** How long a meeting takes in a calendar. */
const MEETING_MINUTES = 120

/** An edition as its readers get it: the whole message but its recipient. */
export interface PackMail {
  readonly message: Omit<Message, 'recipient'>
  readonly recipients: readonly Role[]
}

/**
 * Reads an issued pack and composes its mails: one for each edition that somebody is mailed, each when it is asked for,
 * since
 * an edition with its pictures and attachments takes memory.
 *
 * @param isRecipient who is written to this time
 * @param change what differs in the letter this time
 * @param resentAt instant of the decision to send the pack again; null for the first time
 */
export async function* readPackMails(
  issue: IssueManifest,
  isRecipient: (role: Role) => boolean = () => true,
  change = (letter: Letter) => letter,
  resentAt: string | null = null,
): AsyncGenerator<PackMail> {
  const pack = board().packs.find(({ id }) => id === issue.pack)
  const readers = pack === undefined ? [] : listRecipients(board(), pack)
  for (const { edition, group, roles } of readers) {
    const recipients = roles.filter(isRecipient)
    if (recipients.length === 0) continue
    const folder = `packs/${issue.run}/${edition}`
    const model = await packsBucket().getJson<PackModel>(`${folder}/model.json`)
    if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
    const mail = await composePackMail(model, folder, group, change)
    const reference = { run: issue.run, edition, version: issue.version, resentAt }
    yield { message: { ...mail, kind: 'pack', cause: packCause(reference), pack: reference }, recipients }
  }
}

async function composePackMail(
  model: PackModel,
  folder: string,
  circle: PackRecipients['group'],
  change: (letter: Letter) => Letter,
) {
  const png = await renderPng()
  const pictures = model.highlights.map(chart => ({ chart, ...png(renderChart(chart, { form: 'mail' })) }))
  const inline: Attachment[] = pictures.map(({ chart, bytes }) => ({
    filename: `${chart.id}.png`,
    contentType: 'image/png',
    content: bytes,
    cid: chart.id,
  }))
  const { attached, omitted } = fitAttachments([...inline, ...(await readAttachments(model, folder, circle))], 100_000)
  const names = (attachments: readonly Attachment[]) =>
    attachments.filter(a => a.cid === undefined).map(a => a.filename)
  const letter = change(packLetter(model, board(), circle, names(attached), names(omitted)))
  const images = pictures.map(({ chart, width, height }) => ({ chart: chart.id, cid: chart.id, width, height }))
  const { html, text } = renderLetter(letter, { images })
  return {
    subject: letter.subject,
    html,
    text,
    attachments: attached,
    marking: model.paper.marking,
    canUnsubscribe: false,
  }
}

/**
 * The paper as HTML and, once there is one, as PDF; and the meeting for a member's calendar. File names carry the
 * marking, and which edition it is unless it is the board's.
 */
async function readAttachments(
  model: PackModel,
  folder: string,
  circle: PackRecipients['group'],
): Promise<Attachment[]> {
  const { id, edition } = model.run
  const name = [model.paper.marking, id, edition === 'board' ? null : edition].filter(part => part !== null).join(' ')
  const html = await packsBucket().getBytes(`${folder}/index.html`)
  const pdf = await packsBucket().getBytes(`${folder}/pack.pdf`)
  return [
    ...(html === null ? [] : [{ filename: `${name}.html`, contentType: 'text/html; charset=utf-8', content: html }]),
    ...(pdf === null ? [] : [{ filename: `${name}.pdf`, contentType: 'application/pdf', content: pdf }]),
    ...(circle === 'members' ? [meetingInvitation(model)] : []),
  ]
}

function meetingInvitation({ paper, run }: PackModel): Attachment {
  const { mail } = board()
  const entry = buildMeetingEntry(
    {
      id: paper.meetingDate,
      title: paper.board,
      date: paper.meetingDate,
      time: paper.meetingTime,
      minutes: MEETING_MINUTES,
      venue: paper.venue,
      // a later version of the pack may give another time or place
      sequence: run.version - 1,
      isCancelled: false,
    },
    { name: mail.fromName, email: mail.from, domain: mail.domain, timestamp: run.scheduledFor },
  )
  return {
    filename: entry.fileName,
    contentType: `text/calendar; charset=utf-8; method=${entry.method}`,
    content: entry.text,
  }
}

import { boardAt } from '../../shared/config/board-at.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import type { Role } from '../../shared/config/schema/role.ts'
import { withLinks } from '../../shared/links/ask.ts'
import type { MakeAddress } from '../../shared/links/link.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import type { Attachment, Message } from '../../shared/mail/message.ts'
import { fitAttachments } from '../../shared/mail/size-limit.ts'
import type { FindingWords } from '../../shared/packs/gate/finding.ts'
import { listRecipients, type PackRecipients } from '../../shared/packs/input/recipients.ts'
import { packLetter } from '../../shared/packs/letters/pack-letter.ts'
import { previewLetter } from '../../shared/packs/letters/preview-letter.ts'
import { packCause } from '../../shared/packs/letters/resend.ts'
import { DOCUMENT_FILES, documentsOf } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { mapConcurrently } from '../../shared/store/map-concurrently.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import type { IssueManifest } from './issue-manifest.ts'
import { board, makeAddresses, packsBucket } from './wiring.ts'

/** Room for the letter itself. */
const BODY_BYTES = 100_000
/** How long a meeting takes in a calendar. */
const MEETING_MINUTES = 120

/** An edition as its readers get it. */
export interface PackMail {
  /** The message to one of its recipients: all the same, but for a link of their own where a document was too large to attach. */
  readonly messageTo: (role: Role) => Message
  readonly recipients: readonly Role[]
}

/**
 * Reads an issued pack and composes its mails: one for each edition that somebody is mailed, each when it is asked for,
 * since
 * an edition with its pictures and attachments takes memory.
 *
 * @param issue with the date of the meeting: its members are those of that day
 * @param now ISO instant of the event that sends them
 * @param isRecipient who is written to this time
 * @param change what differs in the letter this time
 * @param resentAt instant of the decision to send the pack again; null for the first time
 */
export async function* readPackMails(
  issue: IssueManifest & Pick<PackRunRecord, 'meeting'>,
  now: string,
  isRecipient: (role: Role) => boolean = () => true,
  change = (letter: Letter) => letter,
  resentAt: string | null = null,
): AsyncGenerator<PackMail> {
  const pack = board().packs.find(({ id }) => id === issue.pack)
  const current = boardAt(board(), issue.meeting)
  const readers = pack === undefined ? [] : listRecipients(current, pack)
  for (const { edition, group, roles } of readers) {
    const recipients = roles.filter(isRecipient)
    if (recipients.length === 0) continue
    const folder = `packs/${issue.run}/${edition}`
    const model = await packsBucket().getJson(`${folder}/model.json`, packModelSchema)
    if (model === null) throw new Error(`${folder}/model.json is not there although the pack was handed on`)
    const reference = { run: issue.run, edition, version: issue.version, resentAt }
    const makeAddress = await makeAddresses(now)
    const compose = await preparePackMail(current, model, folder, group, change, makeAddress)
    yield {
      messageTo: role => ({
        ...compose(role),
        kind: 'pack',
        cause: packCause(reference),
        pack: reference,
        recipient: role.email,
      }),
      recipients,
    }
  }
}

/** A preview as its one reader gets it: the whole message but recipient, kind and cause. */
export async function composePreviewMail(
  issue: IssueManifest,
  findings: readonly FindingWords[],
): Promise<Omit<Message, 'recipient' | 'kind' | 'cause'>> {
  const folder = `packs/${issue.run}/${issue.editions[0]!}`
  const model = await packsBucket().getJson(`${folder}/model.json`, packModelSchema)
  if (model === null) throw new Error(`${folder}/model.json is not there although the preview was handed on`)
  const { attached, omitted } = fitAttachments(await readDocuments(model, folder), BODY_BYTES)
  const names = (attachments: readonly Attachment[]) => attachments.map(a => a.filename)
  const letter = previewLetter(
    model,
    boardAt(board(), model.paper.meetingDate),
    names(attached),
    names(omitted),
    findings,
  )
  const { html, text } = renderLetter(letter, { images: [] })
  const { marking } = model.paper
  return { subject: letter.subject, html, text, attachments: attached, marking, unsubscribeUrl: null }
}

/** Reads what all mails of an edition have in common, once. */
async function preparePackMail(
  current: BoardFile,
  model: PackModel,
  folder: string,
  circle: PackRecipients['group'],
  change: (letter: Letter) => Letter,
  makeAddress: MakeAddress,
) {
  const { attached, omitted } = fitAttachments(await readAttachments(model, folder, circle), BODY_BYTES)
  const names = (attachments: readonly Attachment[]) => attachments.map(a => a.filename)
  const letter = change(packLetter(model, current, circle, names(attached), names(omitted)))
  return ({ id }: Role) => {
    const { run } = model
    const link = { purpose: 'documents', role: id, run: run.id, edition: run.edition } as const
    const asks = omitted.length === 0 ? [] : [{ link, words: 'Open the documents' }]
    const { html, text } = renderLetter(withLinks(letter, asks, makeAddress), { images: [] })
    return {
      subject: letter.subject,
      html,
      text,
      attachments: attached,
      marking: model.paper.marking,
      unsubscribeUrl: null,
    }
  }
}

/**
 * The documents as PDF, the report first, and the meeting for a member's calendar; never HTML, which gateways take out. File
 * names carry the marking, and which edition it is unless it is the board's.
 */
async function readAttachments(
  model: PackModel,
  folder: string,
  circle: PackRecipients['group'],
): Promise<Attachment[]> {
  const documents = await readDocuments(model, folder)
  // the readers have the entry of the meeting since the pack
  const isSupplement = model.run.supplement !== undefined
  return [...documents, ...(circle === 'members' && !isSupplement ? [await meetingInvitation(model)] : [])]
}

/** The documents as a pack's approvers get them: of the board's edition, or of its first where it has none for the board. */
export async function readForApproval(run: string, { editions }: Pick<Pack, 'editions'>) {
  const folder = `packs/${run}/${editions.includes('board') ? 'board' : editions[0]!}`
  const model = await packsBucket().getJson(`${folder}/model.json`, packModelSchema)
  if (model === null) throw new Error(`${folder}/model.json is not there although the pack awaits approval`)
  return fitAttachments(await readDocuments(model, folder), BODY_BYTES)
}

/** The PDFs of an edition that are there. */
async function readDocuments(model: PackModel, folder: string): Promise<Attachment[]> {
  const { id, edition } = model.run
  const name = [model.paper.marking, id, edition === 'board' ? null : edition].filter(part => part !== null).join(' ')
  const found = await mapConcurrently(documentsOf(model), async (document): Promise<Attachment[]> => {
    const pdf = await packsBucket().getBytes(`${folder}/${DOCUMENT_FILES[document].pdf}`)
    const what = model.run.supplement === undefined ? document : 'supplement'
    return pdf === null ? [] : [{ filename: `${name} ${what}.pdf`, contentType: 'application/pdf', content: pdf }]
  })
  return found.flat()
}

async function meetingInvitation({ paper, run }: PackModel): Promise<Attachment> {
  // the calendar library is large, and most calls send no invitation
  const { buildMeetingEntry } = await import('../../shared/registers/calendar-entries.ts')
  const { mail } = board()
  const entry = buildMeetingEntry(
    {
      id: paper.firstCalledFor,
      title: paper.board,
      date: paper.meetingDate,
      time: paper.meetingTime,
      minutes: MEETING_MINUTES,
      venue: paper.venue,
      // a later version of the pack may give another time or place
      sequence: paper.moves + run.version - 1,
      isCancelled: false,
    },
    { name: mail.fromName, email: mail.from, domain: mail.domain, timestamp: run.scheduledFor },
    board().board,
  )
  return {
    filename: entry.fileName,
    contentType: `text/calendar; charset=utf-8; method=${entry.method}`,
    content: entry.text,
  }
}

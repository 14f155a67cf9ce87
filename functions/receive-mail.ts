import { createHash } from 'node:crypto'
import { longDate } from '../shared/calendar/date.ts'
import { toLocalDate, toLocalTime } from '../shared/calendar/local-time.ts'
import { addressKey } from '../shared/config/address.ts'
import { boardAt } from '../shared/config/board-at.ts'
import { receivingAddress } from '../shared/config/receiving-address.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import type { Role } from '../shared/config/schema/role.ts'
import { type Answer, answerMail, answerUnverified, passedOverWords, type Refusal } from '../shared/mail-in/answers.ts'
import { chooseFeed } from '../shared/mail-in/choose-feed.ts'
import { judgeMail } from '../shared/mail-in/judge-mail.ts'
import { type MailPart, type ReadMail, readMail } from '../shared/mail-in/read-mail.ts'
import type { ReceivedMail } from '../shared/mail-in/received-mail.ts'
import { countLinkUse } from '../shared/store/link-uses.ts'
import { encodeNote } from './edge/drop-note.ts'
import { parseMailReceived } from './edge/events.ts'
import { logInfo } from './edge/log.ts'
import { queueHandler } from './edge/middleware.ts'
import { sendLetters } from './edge/send-letters.ts'
import { board, dropsBucket, table } from './edge/wiring.ts'

/** SES stores no larger mails; this function's memory holds one that is decoded. */
const MAX_MEGABYTES = 40
const MAX_FILES = 20

/**
 * A mail arrived at the address for files: put what is attached into the folder of its feed, where it is read as any other drop, or
 * answer why not. Only mail that is proven to come from an address in the board's file is read.
 */
export const handler = queueHandler('receive-mail', parseMailReceived, async received => {
  if (received !== null) await receiveMail(received)
})

async function receiveMail(received: ReceivedMail): Promise<void> {
  const day = toLocalDate(received.at, board().board)
  const current = boardAt(board(), day)
  const judged = judgeMail(current, received)
  logInfo('mail received', { outcome: judged.outcome, ...('why' in judged && { why: judged.why }) })
  if (judged.outcome === 'passed-over') return
  const [sender] = judged.roles
  if (judged.outcome === 'unverified') {
    const answer = answerUnverified(current, judged.roles, {
      at: `${longDate(day)} at ${toLocalTime(received.at, current.board)}`,
      failed: judged.failed,
    })
    return sendAnswer(answer, sender!, received, `unverified ${day}`)
  }
  // two machines that answer each other end here; forged mails are not counted, or they would shut the person out
  if (!(await countLinkUse(table(), `mail from ${addressKey(sender!.email)}`, day))) {
    logInfo('mail passed over', { why: 'too many on a day' })
    return
  }
  const refuse = (refusal: Refusal, read: Pick<ReadMail, 'subject' | 'parts'> = { subject: '', parts: [] }) => {
    const { subject, parts } = read
    const answer = answerMail({ board: current, senders: judged.roles, refusal, subject, parts })
    // an automatic reply that does not say so is answered once a day
    const about = refusal.kind === 'no-file' ? `no-file ${day}` : `${refusal.kind} ${received.id}`
    return sendAnswer(answer, sender!, received, about)
  }
  if (judged.outcome === 'infected') return refuse({ kind: 'infected' })
  const source = await dropsBucket().open(received.key)
  // it has expired since
  if (source === null) return
  const megabytes = Math.ceil(source.size / 1_000_000)
  if (megabytes > MAX_MEGABYTES) return refuse({ kind: 'too-large', megabytes, limit: MAX_MEGABYTES })
  const read = await readMail((await dropsBucket().getBytes(received.key)) ?? new Uint8Array())
  if (read === null) return refuse({ kind: 'unreadable' })
  // what was judged is what was read: the notice may leave headers out
  const again = judgeMail(current, { ...received, headers: read.headers })
  if (again.outcome !== 'read' || again.roles[0] !== sender) {
    logInfo('mail passed over', { why: 'its headers differ from those that were checked' })
    return
  }
  await takeFiles(current, received, read, judged.roles, refuse)
}

async function takeFiles(
  current: BoardFile,
  received: ReceivedMail,
  read: ReadMail,
  senders: readonly Role[],
  refuse: (refusal: Refusal, read: ReadMail) => Promise<void>,
): Promise<void> {
  const files = read.parts.filter(({ kind }) => kind === 'file')
  const hasOthers = read.parts.some(({ kind }) => kind === 'outlook' || kind === 'sealed' || kind === 'forwarded')
  if (files.length === 0) return refuse({ kind: hasOthers ? 'parts' : 'no-file' }, read)
  if (files.length > MAX_FILES) return refuse({ kind: 'too-many', files: files.length, limit: MAX_FILES }, read)
  const chosen = chooseFeed(current, senders, { recipients: received.recipients, subject: read.subject })
  if (chosen.outcome === 'ask') return refuse({ kind: 'which-feed', feeds: chosen.feeds }, read)
  if (chosen.outcome === 'not-theirs')
    return refuse({ kind: 'not-theirs', named: chosen.named, feeds: chosen.feeds }, read)
  const word = passedOverWords(read.parts)
  for (const [index, file] of files.entries())
    await putFile(received, file, index, chosen.feed.id, {
      'sent-by': chosen.role.id,
      'sent-via': 'mail',
      ...(word !== null && { note: encodeNote(word) }),
    })
  if (hasOthers) await refuse({ kind: 'parts' }, read)
}

/** Puts a file where suppliers put theirs, once: a mail that is handled again finds it there. */
async function putFile(
  { id }: ReceivedMail,
  { name, content }: MailPart,
  index: number,
  feed: string,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const sending = `mail-${createHash('sha256').update(`${id} ${index}`).digest('hex').slice(0, 16)}`
  const folder = `incoming/${feed}/${sending}/`
  if ((await dropsBucket().list(folder)).length > 0) return
  await dropsBucket().put(`${folder}${name}`, content, 'application/octet-stream', { ...metadata, sending })
}

/** Sends an answer to the address in the board's file, whatever the mail says; once for what it is about. */
function sendAnswer({ letter, asks }: Answer, { email }: Role, { at }: ReceivedMail, about: string): Promise<void> {
  const replyTo = receivingAddress(board().mail)
  const due = { kind: 'receipt', cause: `mail ${about}`, recipient: email, letter, attachments: [], asks } as const
  return sendLetters([{ ...due, ...(replyTo !== null && { replyTo }) }], at)
}

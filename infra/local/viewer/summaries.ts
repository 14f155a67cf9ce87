import { simpleParser } from 'mailparser'
import { longDate } from '../../../shared/calendar/date.ts'
import { toLocalDate, toLocalTime } from '../../../shared/calendar/local-time.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { deadLetterQueues, describeDeadLetters } from '../../../shared/operations/dead-letter-queues.ts'
import { type PackRunRecord, supplementTitle } from '../../../shared/packs/model/pack-run.ts'
import type { ObjectStore } from '../../../shared/store/objects.ts'
import { receiptSchema } from '../../../shared/store/schemas/receipt-schema.ts'
import type { SentMail } from '../mail-server.ts'
import type { DeadLetter } from '../queues.ts'
import type { MailSummary, PackSummary, ReceiptSummary } from './overview-page.tsx'

/** Only the headers are read: a pack's mail is several megabytes. */
export async function summariseMail(
  board: BoardFile,
  { raw, destinations, at }: SentMail,
  index: number,
): Promise<MailSummary> {
  const bytes = Buffer.from(raw)
  const { subject = '(no subject)', headerLines } = await simpleParser(bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4))
  const kind = headerLines.find(({ key }) => key === 'x-boardpack-kind')?.line.replace(/^[^:]*: */, '') ?? ''
  return { number: index + 1, to: destinations.join(', '), subject, kind, at: formatLocalTime(at, board) }
}

/** The packs that have a page, from the keys of their bucket and the records of their runs. */
export function summarisePacks(
  board: BoardFile,
  keys: readonly string[],
  runs: readonly PackRunRecord[],
): PackSummary[] {
  return keys.flatMap(key => {
    const [, folder, id, edition] = /^(packs\/([^/]+)\/([^/]+)\/)index\.html$/.exec(key) ?? []
    if (folder === undefined || id === undefined || edition === undefined) return []
    const own = keys.filter(other => other.startsWith(folder))
    const tables = own.filter(other => other.endsWith('.csv')).length
    const hasPdf = own.includes(`${folder}report.pdf`)
    const run = runs.find(each => each.run === id)
    return [{ title: run ? titleOf(board, run) : id, edition, state: run?.state ?? '', folder, hasPdf, tables }]
  })
}

function titleOf({ packs }: BoardFile, { pack, meeting, version, supplement }: PackRunRecord): string {
  const title = packs.find(({ id }) => id === pack)?.title ?? pack
  const which = supplement ? supplementTitle(supplement) : `version ${version}`
  return `${title}, ${longDate(meeting)}, ${which}`
}

/** `3 May 2018, 16:00`. */
export const formatLocalTime = (instant: string, { board }: BoardFile) =>
  `${longDate(toLocalDate(instant, board))}, ${toLocalTime(instant, board)}`

/** The outcome of a drop, from its receipt. */
export async function summariseReceipt(drops: ObjectStore, key: string): Promise<ReceiptSummary> {
  const receipt = await drops.getJson(key, receiptSchema)
  const name = key.slice('receipts/'.length).replace(/\.json$/, '.txt')
  return { name, file: `${receipt?.feed ?? ''}/${receipt?.file ?? ''}`, outcome: receipt?.outcome ?? '' }
}

/** Failed messages, as `boardpack status` prints them. */
export function summariseDeadLetters(board: BoardFile, letters: readonly DeadLetter[]): string[] {
  const messagesIn = (name: string) => letters.filter(({ queue }) => queue === name).length
  const queues = deadLetterQueues(board)
  return describeDeadLetters({ queues: queues.map(queue => ({ ...queue, messages: messagesIn(queue.queueName) })) })
}

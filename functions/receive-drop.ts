import { extname } from 'node:path'
import { longDate } from '../shared/calendar/date.ts'
import { toLocalDate } from '../shared/calendar/local-time.ts'
import type { Commentary } from '../shared/commentary/commentary.ts'
import { describeReplacedTexts } from '../shared/commentary/replaced-texts.ts'
import { wholeArea } from '../shared/config/areas.ts'
import { findSender } from '../shared/config/sender.ts'
import type { DropReadResult, DropSource } from '../shared/intake/containers/drop.ts'
import type { KnownFigures } from '../shared/intake/plausibility/known-figures.ts'
import { isFolderMarker, readDrop } from '../shared/intake/read-drop.ts'
import { buildReceipt, type Receipt } from '../shared/intake/receipt/receipt.ts'
import { receiptText } from '../shared/intake/receipt/receipt-text.ts'
import type { Attachment } from '../shared/mail/message.ts'
import { compareWithStored, type DropChanges } from '../shared/observations/compare-with-stored.ts'
import type { Observation } from '../shared/observations/observation.ts'
import { latestByMonth } from '../shared/observations/revisions.ts'
import type { Action } from '../shared/registers/actions/entry.ts'
import { checkTransitions } from '../shared/registers/actions/transitions.ts'
import { checkAgreedActions } from '../shared/registers/meetings/agreed-actions.ts'
import type { Meeting } from '../shared/registers/meetings/entry.ts'
import { checkPaperAgainstAgenda } from '../shared/registers/papers/check-agenda.ts'
import type { Paper } from '../shared/registers/papers/paper.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import type { StoredSource } from '../shared/store/objects.ts'
import { dropsById } from '../shared/store/observations.ts'
import { receiptSchema } from '../shared/store/schemas/receipt-schema.ts'
import type { AcceptedManifest } from './edge/accepted-manifest.ts'
import { type Arrival, readArrival } from './edge/arrival.ts'
import { decodeNote } from './edge/drop-note.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { type UploadReceipt, uploadReceiptKey } from './edge/links/upload-receipt.ts'
import { noteSubject } from './edge/log.ts'
import { mailReceipt, type ReceiptWithText } from './edge/mail-receipt.ts'
import { recordMetric } from './edge/metrics.ts'
import { queueHandler } from './edge/middleware.ts'
import { issuedPacksOfComingMeetings } from './edge/pin-supplements.ts'
import { readRegisters } from './edge/read-registers.ts'
import { board, drops, dropsBucket, observations, registers, supplierSystems } from './edge/wiring.ts'

/** A file arrived: read it, accept or reject it as a whole, and send its supplier a receipt. */
export const handler = queueHandler('receive-drop', parseObjectsCreated, async files => {
  for (const file of files) await receiveDrop(file)
})

async function receiveDrop(arrived: ObjectCreated): Promise<void> {
  const arrival = await readArrival(dropsBucket(), arrived)
  if (arrival !== null) noteSubject({ drop: arrival.drop })
  const { file } = splitKey(arrived.key)
  // deleted meanwhile, or the marker that some programs leave for a folder: there is nobody to answer
  if (arrival === null || ('source' in arrival && isFolderMarker(file, arrival.source.size))) return
  const answered = await answerArrival(arrived, arrival)
  const upload = 'source' in arrival ? uploadReceiptKey(arrival.source.metadata['upload'] ?? '') : null
  // the page it was sent from shows the receipt
  if (upload !== null)
    await dropsBucket().putJson(upload, {
      receipt: `${receiptKey(answered)}.txt`,
    } satisfies UploadReceipt)
}

/** Decides a file that arrived, or finds how it was decided; gives the record whose receipt answers it. */
async function answerArrival(arrived: ObjectCreated, arrival: Arrival): Promise<DropRecord> {
  const { key, at, version } = arrived
  const { feed, file: path } = splitKey(key)
  const { drop } = arrival
  if ('source' in arrival) await dropsBucket().keep(key, version, `kept/${drop}`)
  const metadata = 'source' in arrival ? arrival.source.metadata : {}
  // the folder of one sending keeps files of the same name apart, and is no part of the supplier's name for it
  const folder = `${metadata['upload'] ?? metadata['sending'] ?? ''}/`
  const file = path.startsWith(folder) ? path.slice(folder.length) : path
  const [role, way] = [metadata['sent-by'], metadata['sent-via']]
  const sender = findSender(board(), feed, { principal: arrived.principal, role, way, systems: supplierSystems() })
  const claim: DropRecord = {
    drop,
    state: 'receiving',
    cause: [key, at, ...(version === null ? [] : [version])].join(' '),
    file,
    ...(sender !== null && { sentBy: sender }),
    feed,
    kind: null,
    rows: 0,
    knownFrom: at,
    indicators: [],
    registers: [],
  }
  const existing = await drops().claim(claim)
  if (existing.cause !== claim.cause) {
    await sendDuplicateReceipt(claim, existing)
    return claim
  }
  if (existing.state !== 'receiving') {
    await completeDrop(existing, await readReceipt(existing))
    return existing
  }
  if ('fault' in arrival) await decideDrop(claim, { outcome: 'rejected', rows: 0, faults: [arrival.fault] }, null)
  else {
    const reading = await readDrop({
      feed,
      file,
      source: arrival.source,
      board: board(),
      today: toLocalDate(at, board().board),
      known: readKnownAt(at),
    })
    const allowed = await checkAgreements(await rejectInvalidActionChanges(reading))
    const texts = await noteReplacedTexts(await checkCommentaryNumbers(allowed))
    const checked = await checkAgainstAgenda(texts, at)
    await decideDrop(claim, checked, arrival.source)
  }
  return claim
}

/** What is known of indicators before a drop came, against which its figures are judged plausible. */
const readKnownAt =
  (at: string) =>
  async (indicators: readonly string[]): Promise<KnownFigures> => {
    const stored = await observations().readAll(indicators, dropsById(await drops().listAccepted()))
    return new Map(
      [...stored].map(([indicator, areas]) => [
        indicator,
        new Map([...areas].map(([area, all]) => [area, latestByMonth(all.filter(({ knownFrom }) => knownFrom < at))])),
      ]),
    )
  }

/** Numbers typed into commentary are compared with the figures held, and the receipt lists those that match none. */
async function checkCommentaryNumbers(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'commentary') return reading
  const { checkNumbers } = await import('../shared/commentary/check-numbers.ts')
  const accepted = dropsById(await drops().listAccepted())
  const warnings: string[] = []
  for (const { register, body } of reading.entries) {
    if (register !== 'commentary') continue
    const commentary = body as Commentary
    const indicator = board().indicators.find(candidate => candidate.id === commentary.indicator)
    if (indicator === undefined) continue
    const areas = await observations().read(indicator.id, accepted)
    const series = new Map([...areas].map(([area, revisions]) => [area, latestByMonth(revisions)]))
    warnings.push(...checkNumbers(commentary, indicator, series, wholeArea(board()).id))
  }
  return { ...reading, notes: [...reading.notes, ...warnings] }
}

/** An edited copy of a report may replace texts that its editor has not seen: the receipt says which. */
async function noteReplacedTexts(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.editedAsKnownAt === undefined) return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const notes = describeReplacedTexts(reading.entries, known, reading.editedAsKnownAt, board())
  return { ...reading, notes: [...reading.notes, ...notes] }
}

/** An action log with a transition that is not allowed is rejected: what it may change depends on what is known. */
async function rejectInvalidActionChanges(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'actions') return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const faults = checkTransitions(
    known.actions,
    reading.entries.map(entry => entry.body as Action),
  )
  return faults.length === 0 ? reading : { outcome: 'rejected', rows: reading.rows, faults }
}

/** Minutes may agree to an action that no commentary proposes: the receipt says so. */
async function checkAgreements(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'meetings') return reading
  const meetings = reading.entries.map(({ body }) => body as Meeting)
  if (!meetings.some(({ actions }) => actions.some(({ proposal }) => proposal !== undefined))) return reading
  const { commentary } = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  return { ...reading, notes: [...reading.notes, ...checkAgreedActions(meetings, commentary)] }
}

/** What a paper's receipt says of its head beside the agenda. */
async function checkAgainstAgenda(reading: DropReadResult, at: string): Promise<DropReadResult> {
  const [paper] = reading.outcome === 'accepted' && reading.kind === 'paper' ? reading.entries : []
  if (reading.outcome === 'rejected' || paper === undefined) return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const { meeting } = paper.body as Paper
  const isLate = (await issuedPacksOfComingMeetings(at)).some(issued => issued.meeting.date === meeting)
  const notes = [
    ...(isLate
      ? [`The papers for ${longDate(meeting)} have been issued: this one is sent to their readers as a supplement.`]
      : []),
    ...checkPaperAgainstAgenda(paper.body as Paper, board(), known),
  ]
  return { ...reading, notes: [...notes, ...reading.notes] }
}

/** `incoming/FEED/PATH`, as the supplier put it. */
function splitKey(key: string): { feed: string; file: string } {
  const [, feed = '', ...path] = key.split('/')
  return { feed, file: path.join('/') }
}

/**
 * Decides the drop. Its rows and its receipt are written first; the one conditional write that follows makes them
 * visible.
 */
async function decideDrop(claim: DropRecord, reading: DropReadResult, source: StoredSource | null): Promise<void> {
  const beside = decodeNote(source?.metadata['note'])
  const returned = await storeReturned(claim, reading, source)
  if (reading.outcome === 'rejected') {
    const rejected: DropRecord = { ...claim, rows: reading.rows, state: 'rejected' }
    const receipt = await storeReceipt(
      receiptKey(rejected),
      buildReceipt({ ...claim, receivedAt: claim.knownFrom, board: board(), reading, returned, beside }),
    )
    if (await drops().reject(rejected)) recordMetric('DropsRejected')
    return completeDrop(rejected, receipt)
  }
  const changes = await findChanges(claim, reading.observations)
  await observations().write(claim.drop, reading.observations)
  await registers().write(claim.drop, claim.knownFrom, reading.entries)
  if (reading.paper !== undefined) await dropsBucket().putJson(`papers/${claim.drop}.json`, reading.paper)
  const accepted: DropRecord = {
    ...claim,
    kind: reading.kind,
    rows: reading.rows,
    indicators: [...new Set(reading.observations.map(o => o.indicator))],
    registers: [...new Set(reading.entries.map(entry => entry.register))],
    state: 'accepted',
  }
  const receipt = await storeReceipt(
    receiptKey(accepted),
    buildReceipt({ ...claim, receivedAt: claim.knownFrom, board: board(), reading, changes, returned, beside }),
  )
  if (await drops().accept(accepted)) recordMetric('DropsAccepted')
  await completeDrop(accepted, receipt)
}

async function findChanges(claim: DropRecord, received: readonly Observation[]): Promise<DropChanges> {
  const accepted = dropsById(await drops().listAccepted())
  // what is held changes nothing yet
  const confirmed = received.filter(({ status }) => status !== 'unconfirmed')
  const known = await observations().readAll([...new Set(confirmed.map(o => o.indicator))], accepted)
  return compareWithStored(
    confirmed.map(o => ({ ...o, drop: claim.drop, knownFrom: claim.knownFrom })),
    known,
  )
}

/** What must follow the decision, each part the same however often it is done. */
async function completeDrop(record: DropRecord, receipt: ReceiptWithText | null): Promise<void> {
  if (record.state === 'accepted') {
    const manifest: AcceptedManifest = { drop: record.drop, indicators: record.indicators, registers: record.registers }
    await dropsBucket().putJson(`accepted/${record.drop}.json`, manifest)
    if (record.registers.some(register => register === 'meetings' || register === 'decisions'))
      await dropsBucket().putJson(`records/${record.drop}.json`, { drop: record.drop })
    // its pack may have gone
    if (record.kind === 'paper')
      await dropsBucket().putJson(`arrivals/${record.drop}/late-papers.json`, { drop: record.drop })
  }
  if (receipt === null) return
  if (await mailReceipt(receipt, record.cause, await readReturned(receipt.receipt), knownSenders(record)))
    recordMetric('SecondsToReceipt', (Date.now() - Date.parse(record.knownFrom)) / 1000)
}

/** Who sent a drop by a personal link or by mail: a supplier or not, they are answered. */
const knownSenders = ({ sentBy }: DropRecord): readonly string[] =>
  sentBy?.source === 'link' || sentBy?.source === 'mail' ? sentBy.roles : []

async function sendDuplicateReceipt(claim: DropRecord, existing: DropRecord): Promise<void> {
  const { kind, rows } = existing
  const receipt = buildReceipt({
    ...claim,
    kind,
    rows,
    receivedAt: claim.knownFrom,
    board: board(),
    duplicateOf: existing,
  })
  await mailReceipt(await storeReceipt(receiptKey(claim), receipt), claim.cause, [], knownSenders(claim))
}

/** Keeps what goes back to the supplier beside the receipt; null where nothing does. */
async function storeReturned(
  claim: DropRecord,
  reading: DropReadResult,
  source: DropSource | null,
): Promise<NonNullable<Receipt['returned']> | null> {
  if (source === null) return null
  const asks = reading.outcome === 'rejected' ? reading.faults : reading.questions
  if (asks.length === 0) return null
  const { feed, file } = claim
  const { returnedFile } = await import('../shared/intake/returned/returned-file.ts')
  const found = await returnedFile({ feed, file, source, outcome: reading.outcome, asks })
  if (found === null) return null
  const { filename, contentType, content, words } = found
  const key = `${receiptKey(claim)}${extname(filename)}`
  await dropsBucket().put(key, content, contentType)
  return { filename, content_type: contentType, words, key }
}

async function readReturned({ returned }: Receipt): Promise<Attachment[]> {
  const content = returned && (await dropsBucket().getBytes(returned.key))
  return returned && content ? [{ filename: returned.filename, contentType: returned.content_type, content }] : []
}

/** One receipt an arrival: the drop, and when it arrived. */
function receiptKey({ drop, knownFrom }: DropRecord): string {
  return `receipts/${drop}-${knownFrom.replaceAll(/[^0-9]/g, '')}`
}

/** Stores a receipt for programs and for people; gives it with its text, which is rendered once. */
async function storeReceipt(key: string, receipt: Receipt): Promise<ReceiptWithText> {
  const text = receiptText(receipt)
  await dropsBucket().putJson(`${key}.json`, receipt)
  await dropsBucket().put(`${key}.txt`, text, 'text/plain; charset=utf-8')
  return { receipt, text }
}

/** The receipt that an earlier attempt stored; null where there is none. */
async function readReceipt(record: DropRecord): Promise<ReceiptWithText | null> {
  const receipt = await dropsBucket().getJson(`${receiptKey(record)}.json`, receiptSchema)
  return receipt === null ? null : { receipt, text: receiptText(receipt) }
}

import { toLocalDate } from '../shared/calendar/local-time.ts'
import { findSender } from '../shared/config/sender.ts'
import type { DropReadResult } from '../shared/intake/containers/drop.ts'
import { isFolderMarker, readDrop } from '../shared/intake/read-drop.ts'
import { buildReceipt } from '../shared/intake/receipt/receipt.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import type { StoredSource } from '../shared/store/objects.ts'
import { type Arrival, readArrival } from './edge/arrival.ts'
import { checkAgainstKnown } from './edge/drop/check-against-known.ts'
import { completeDrop } from './edge/drop/complete-drop.ts'
import { readReceipt, receiptKey, sendDuplicateReceipt, storeReceipt, storeReturned } from './edge/drop/drop-receipt.ts'
import { findChanges, openStoredFigures, readKnownAt, type StoredFigures } from './edge/drop/stored-figures.ts'
import { decodeNote } from './edge/drop-note.ts'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { type UploadReceipt, uploadReceiptKey } from './edge/links/upload-receipt.ts'
import { noteSubject } from './edge/log.ts'
import { recordMetric } from './edge/metrics.ts'
import { queueHandler } from './edge/middleware.ts'
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
  const stored = openStoredFigures()
  if ('fault' in arrival)
    await decideDrop(claim, { outcome: 'rejected', rows: 0, faults: [arrival.fault] }, null, stored)
  else {
    const reading = await readDrop({
      feed,
      file,
      source: arrival.source,
      board: board(),
      today: toLocalDate(at, board().board),
      known: readKnownAt(at, stored),
    })
    await decideDrop(claim, await checkAgainstKnown(reading, at), arrival.source, stored)
  }
  return claim
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
async function decideDrop(
  claim: DropRecord,
  reading: DropReadResult,
  source: StoredSource | null,
  stored: StoredFigures,
): Promise<void> {
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
  const changes = await findChanges(claim, reading.observations, stored)
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

import { createHash } from 'node:crypto'
import { toLondonDate } from '../shared/calendar/london-time.ts'
import type { Reading } from '../shared/intake/drop.ts'
import { readDrop } from '../shared/intake/read-drop.ts'
import { buildReceipt, type Receipt } from '../shared/intake/receipt.ts'
import { compareWithKnown } from '../shared/observations/compare.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import { dropsById } from '../shared/store/observations.ts'
import { type ObjectCreated, parseObjectsCreated } from './events.ts'
import { mailReceipt } from './mail-receipt.ts'
import { queueHandler } from './middleware.ts'
import { board, drops, dropsBucket, observations } from './wiring.ts'

/** A file arrived: read it, take it whole or refuse it whole, and tell its supplier. */
export const handler = queueHandler('receive-drop', parseObjectsCreated, async files => {
  for (const file of files) await receiveDrop(file)
})

/** `incoming/FEED/PATH` as the supplier put it. */
function splitKey(key: string): { feed: string; file: string } {
  const [, feed = '', ...path] = key.split('/')
  return { feed, file: path.join('/') }
}

async function receiveDrop({ key, at }: ObjectCreated): Promise<void> {
  const bucket = dropsBucket()
  const source = await bucket.open(key)
  // taken away again before we came: there is nothing to answer about
  if (source === null) return
  const { feed, file } = splitKey(key)
  const drop = await hashOf(source.stream())
  const claim: DropRecord = {
    drop,
    state: 'receiving',
    cause: `${key} ${at}`,
    file,
    feed,
    kind: null,
    rows: 0,
    knownFrom: at,
    indicators: [],
    registers: [],
  }
  await bucket.copy(key, `kept/${drop}`)
  const held = await drops().begin(claim)
  if (held.cause !== claim.cause) return answerDuplicate(claim, held)
  if (held.state !== 'receiving') return finish(held)
  const today = toLondonDate(at)
  await settle(claim, await readDrop({ feed, file, source, board: board(), today }))
}

async function settle(claim: DropRecord, reading: Reading): Promise<void> {
  const bucket = dropsBucket()
  if (reading.outcome === 'refused') {
    const record: DropRecord = { ...claim, rows: reading.rows, state: 'refused' }
    await storeReceipt(
      record,
      buildReceipt({ ...record, receivedAt: claim.knownFrom, reading, changes: null, board: board() }),
    )
    await drops().refuse(record)
    return finish(record)
  }
  const accepted = dropsById(await drops().listAccepted())
  const indicators = [...new Set(reading.observations.map(o => o.indicator))]
  const changes = await compareWithKnown(
    reading.observations.map(o => ({ ...o, drop: claim.drop, knownFrom: claim.knownFrom })),
    indicator => observations().read(indicator, accepted),
  )
  await observations().write(claim.drop, reading.observations)
  const record: DropRecord = {
    ...claim,
    kind: reading.kind,
    rows: reading.rows,
    indicators,
    registers: [...new Set(reading.entries.map(entry => entry.register))],
    state: 'accepted',
  }
  await storeReceipt(record, buildReceipt({ ...record, receivedAt: claim.knownFrom, reading, changes, board: board() }))
  await drops().accept(record)
  return finish(record)
  void bucket
}

/** What must follow the decision, each part the same however often it is done. */
async function finish(record: DropRecord): Promise<void> {
  if (record.state === 'accepted') {
    await dropsBucket().putJson(`accepted/${record.drop}.json`, {
      drop: record.drop,
      indicators: record.indicators,
      registers: record.registers,
    })
  }
  const receipt = await dropsBucket().getJson<Receipt>(receiptKey(record))
  if (receipt !== null) await mailReceipt(receipt, record)
}

async function answerDuplicate(claim: DropRecord, held: DropRecord): Promise<void> {
  const receipt = buildReceipt({
    ...claim,
    kind: held.kind,
    rows: held.rows,
    receivedAt: claim.knownFrom,
    duplicateOf: held,
    board: board(),
  })
  await storeReceipt(claim, receipt, `-again-${shortHash(claim.cause)}`)
  await mailReceipt(receipt, claim)
}

import type { DropRecord } from '../../../shared/store/drops.ts'
import type { AcceptedManifest } from '../accepted-manifest.ts'
import { mailReceipt, type ReceiptWithText } from '../mail-receipt.ts'
import { recordMetric } from '../metrics.ts'
import { dropsBucket } from '../wiring.ts'
import { knownSenders, readReturned } from './drop-receipt.ts'

/** What must follow the decision, each part the same however often it is done. */
export async function completeDrop(record: DropRecord, receipt: ReceiptWithText | null): Promise<void> {
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

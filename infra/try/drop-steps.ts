import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { openBucket } from '../../shared/store/objects.ts'
import { receiptSchema } from '../../shared/store/schemas/receipt-schema.ts'
import { MONTH_OF_FIGURES, PROJECT, type Trial } from './trial.ts'

const SAMPLES = join(PROJECT, 'tests/given/samples')

export async function sendFaultyFile(trial: Trial): Promise<string> {
  await putDrop(trial, 'indicators', 'try.csv', 'indicator,area,period,value\nno-such-indicator,nowhere,2018-03,1\n')
  return waitForReceipt(trial, 'try.csv', 'rejected')
}

export async function sendMonthOfFigures(trial: Trial): Promise<string> {
  const file = `monthly-return-${MONTH_OF_FIGURES}.csv`
  await putDrop(trial, 'indicators', file, readFileSync(join(SAMPLES, 'indicators', file)))
  return waitForReceipt(trial, file, 'accepted')
}

async function putDrop(trial: Trial, feed: string, file: string, content: string | Uint8Array): Promise<void> {
  const target = { Bucket: await trial.readOutput('drops-bucket'), Key: `incoming/${feed}/${file}` }
  await trial.endpoint.s3.send(new PutObjectCommand({ ...target, Body: content }))
}

/** Waits for the receipt in the bucket and, where the endpoint shows what was sent, in the mails. */
async function waitForReceipt(trial: Trial, file: string, outcome: 'accepted' | 'rejected'): Promise<string> {
  const bucket = openBucket(trial.endpoint.s3, await trial.readOutput('drops-bucket'))
  const { seconds } = await trial.waitFor(`receipt for ${file}`, async () => {
    for (const key of (await bucket.list('receipts/')).filter(name => name.endsWith('.json'))) {
      const receipt = await bucket.getJson(key, receiptSchema)
      if (receipt?.file !== file) continue
      if (receipt.outcome !== outcome) throw new Error(`${file} is ${receipt.outcome}: ${JSON.stringify(receipt)}`)
      return receipt
    }
    return undefined
  })
  const mail = await trial.waitForMail(`mail with the receipt for ${file}`, ({ content, subject }) =>
    `${subject} ${content}`.includes(file),
  )
  return `${outcome} after ${seconds} s${mail ? `, mailed to ${mail.to.join(', ')}` : ''}`
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { headlineIndicators } from '../../shared/packs/model/headline-indicators.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { mapConcurrently } from '../../shared/store/map-concurrently.ts'
import { openBucket, readJson } from '../../shared/store/objects.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { receiptSchema } from '../../shared/store/schemas/receipt-schema.ts'
import { parseStored } from '../../shared/store/schemas/record-schema.ts'
import { openTable } from '../../shared/store/table.ts'
import { writeExports } from '../edge/exports.ts'

export interface ResultCounts {
  /** Receipts by outcome: accepted, rejected, duplicate. */
  readonly drops: Readonly<Record<string, number>>
  /** Packs issued, each with its editions. */
  readonly packs: Readonly<Record<string, readonly string[]>>
  /** Messages by kind. */
  readonly mails: Readonly<Record<string, number>>
}

/** Writes the results of a run under `out`, over those of an earlier run. */
export async function writeResults(
  out: string,
  stack: LocalStack,
  board: BoardFile,
  asAt: CalendarDate,
): Promise<ResultCounts> {
  for (const part of ['receipts', 'packs', 'site', 'mail', 'exports'])
    rmSync(join(out, part), { recursive: true, force: true })
  const s3 = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
  const dynamodb = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  try {
    const receipts = await copyObjects(s3, stack.dropsBucket, 'receipts/', key => join(out, 'receipts', basename(key)))
    const packs = await copyObjects(s3, stack.packsBucket, 'packs/', key => join(out, key))
    await copyObjects(s3, stack.siteBucket, '', key => join(out, 'site', key))
    const table = openTable(dynamodb, stack.tableName)
    await writeExports(join(out, 'exports'), { table, board, asAt, headlines: newestHeadlines(packs) })
    return { drops: countOutcomes(receipts), packs: listEditions(packs), mails: writeMail(out, stack) }
  } finally {
    s3.destroy()
    dynamodb.destroy()
  }
}

/** Copies every object under a prefix to the file that `place` gives for its key. */
async function copyObjects(
  s3: S3Client,
  bucketName: string,
  prefix: string,
  fileFor: (key: string) => string,
): Promise<Map<string, Uint8Array>> {
  const bucket = openBucket(s3, bucketName)
  const copied = await mapConcurrently(await bucket.list(prefix), async key => {
    const bytes = await bucket.getBytes(key)
    if (bytes !== null) writeWithFolder(fileFor(key), bytes)
    return [key, bytes] as const
  })
  return new Map(copied.filter((each): each is [string, Uint8Array] => each[1] !== null))
}

function writeWithFolder(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

function countOutcomes(receipts: ReadonlyMap<string, Uint8Array>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [key, bytes] of receipts) {
    if (!key.endsWith('.json')) continue
    const { outcome } = parseStored(receiptSchema, readJson(bytes), `object ${key}`)
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

/** Editions of each run; previews are no packs. */
function listEditions(objects: ReadonlyMap<string, Uint8Array>): Record<string, string[]> {
  const packs: Record<string, string[]> = {}
  for (const { run } of readModels(objects)) (packs[run.id] ??= []).push(run.edition)
  return packs
}

function readModels(objects: ReadonlyMap<string, Uint8Array>): PackModel[] {
  return [...objects]
    .filter(([key]) => key.endsWith('/model.json'))
    .map(([key, bytes]) => parseStored(packModelSchema, readJson(bytes), `object ${key}`))
    .filter(({ run }) => run.isPreview !== true)
}

/** What the newest pack leads with, from the model of its fullest edition; empty where no pack was issued. */
function newestHeadlines(packs: ReadonlyMap<string, Uint8Array>): string[] {
  const issued = readModels(packs).filter(({ run }) => run.supplement === undefined)
  const models = issued.sort(
    (a, b) => a.paper.meetingDate.localeCompare(b.paper.meetingDate) || a.run.version - b.run.version,
  )
  const newest = models.findLast(({ run }) => run.edition === 'board') ?? models.at(-1)
  return newest === undefined ? [] : headlineIndicators(newest)
}

/** `NNN-KIND-ADDRESS.eml`, in the order of sending; a message without a kind in its headers is `unknown`. */
function writeMail(out: string, stack: LocalStack): Record<string, number> {
  const counts: Record<string, number> = {}
  mkdirSync(join(out, 'mail'), { recursive: true })
  for (const [index, { raw, destinations }] of stack.sentMail().entries()) {
    const kind = readKind(raw)
    counts[kind] = (counts[kind] ?? 0) + 1
    const address = destinations
      .join(',')
      .replaceAll(/[^A-Za-z0-9.@_-]/g, '_')
      .slice(0, 150)
    writeFileSync(join(out, 'mail', `${String(index + 1).padStart(3, '0')}-${kind}-${address}.eml`), raw)
  }
  return counts
}

/** The kind in a message's headers, made safe for a file name. */
export function readKind(raw: Uint8Array): string {
  const [head = ''] = new TextDecoder('latin1').decode(raw).split('\r\n\r\n', 1)
  return /^X-Boardpack-Kind: *([a-z-]+)\r?$/im.exec(head)?.[1] ?? 'unknown'
}

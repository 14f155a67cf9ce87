import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SSMClient } from '@aws-sdk/client-ssm'
import { readDeployedBoard } from '../../shared/config/deployed-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { MakeAddress } from '../../shared/links/link.ts'
import type { LinkKey } from '../../shared/links/sign-link.ts'
import type { MailLedger } from '../../shared/mail/ledger.ts'
import type { Recording } from '../../shared/mail/record-outcome.ts'
import type { SendDependencies } from '../../shared/mail/send-once.ts'
import type { Transport } from '../../shared/mail/transport.ts'
import { METRICS_NAMESPACE } from '../../shared/operations/metrics.ts'
import { type AuditTrail, auditTrail } from '../../shared/store/audit.ts'
import { type DropRepository, dropRepository } from '../../shared/store/drops.ts'
import { type EpisodeRepository, episodeRepository } from '../../shared/store/episodes.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { type ObjectStore, openBucket } from '../../shared/store/objects.ts'
import { type ObservationRepository, observationRepository } from '../../shared/store/observations.ts'
import { type PackRunRepository, packRunRepository } from '../../shared/store/pack-runs.ts'
import { readSecret } from '../../shared/store/parameters.ts'
import { type PreferenceRepository, preferenceRepository } from '../../shared/store/preferences.ts'
import { presignRead, presignUpload, type UploadTerms } from '../../shared/store/presigned.ts'
import { type RegisterRepository, registerRepository } from '../../shared/store/registers.ts'
import { type ResultRepository, resultRepository } from '../../shared/store/results.ts'
import { openTable, type Table } from '../../shared/store/table.ts'

/**
 * The only reader of the environment. Each part is made when first used, so a function holds no client that it may not
 * use.
 */

function requiredVariable(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set`)
  return value
}

/** Free of side effects, so that a bundle leaves out what its function never uses. */
/* @__NO_SIDE_EFFECTS__ */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** Files deployed beside the function. */
export function readAsset(name: string): Uint8Array {
  const folder = process.env.LAMBDA_TASK_ROOT ?? dirname(fileURLToPath(import.meta.url))
  return new Uint8Array(readFileSync(join(folder, name)))
}

/** The board's settings deployed beside this function. Invalid ones stop the function before it does anything. */
export const board: () => BoardFile = once(() =>
  readDeployedBoard(new TextDecoder().decode(readAsset(requiredVariable('BOARD_FILE')))),
)

/** A connection or an answer that does not come is tried again rather than waited for until the function's time is up. */
const TIMEOUTS = { connectionTimeout: 5000, requestTimeout: 30_000, throwOnRequestTimeout: true }

export const table: () => Table = once(() =>
  openTable(new DynamoDBClient({ maxAttempts: 5, requestHandler: TIMEOUTS }), requiredVariable('TABLE_NAME')),
)
const objects = once(() => new S3Client({ maxAttempts: 5, requestHandler: TIMEOUTS }))
export const dropsBucket: () => ObjectStore = once(() => openBucket(objects(), requiredVariable('DROPS_BUCKET')))
export const packsBucket: () => ObjectStore = once(() => openBucket(objects(), requiredVariable('PACKS_BUCKET')))
export const siteBucket: () => ObjectStore = once(() => openBucket(objects(), requiredVariable('SITE_BUCKET')))
/** Address of the public site; empty for a board without one. */
export const siteUrl = (): string => process.env.SITE_URL ?? ''
export const drops: () => DropRepository = once(() => dropRepository(table()))
export const observations: () => ObservationRepository = once(() => observationRepository(table()))
export const results: () => ResultRepository = once(() => resultRepository(table()))
export const episodes: () => EpisodeRepository = once(() => episodeRepository(table()))
export const registers: () => RegisterRepository = once(() => registerRepository(table()))
export const packRuns: () => PackRunRepository = once(() => packRunRepository(table()))
export const audit: () => AuditTrail = once(() => auditTrail(table()))
export const preferences: () => PreferenceRepository = once(() => preferenceRepository(table()))
export const ledger: () => MailLedger = once(() => mailLedger(table()))

/** Feeds by the id of the role in AWS that their supplier's own system uses: `AROA1=indicators AROA2=actions` in the environment. */
export const supplierSystems: () => ReadonlyMap<string, string> = once(
  () =>
    new Map(
      (process.env.SUPPLIER_SYSTEMS ?? '')
        .split(' ')
        .filter(pair => pair !== '')
        .map(pair => pair.split('=') as [string, string]),
    ),
)

const queues = once(async () => {
  const { openQueues } = await import('./queue-visibility.ts')
  return openQueues(TIMEOUTS)
})

/** Shows a message of this function's queue again after so many seconds from now. */
export async function changeVisibility(queueArn: string, receiptHandle: string, seconds: number): Promise<void> {
  const [, partition, , region = '', account = '', name = ''] = queueArn.split(':')
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  const show = await queues()
  await show(`https://sqs.${region}.${suffix}/${account}/${name}`, receiptHandle, seconds)
}

/** Figures about the board's own work, as CloudWatch reads them out of the log (embedded metric format). */
export const metrics: () => Metrics = once(
  () => new Metrics({ namespace: METRICS_NAMESPACE, serviceName: board().board.id }),
)

/** A word for every page of what this stack makes, where it is not for a real board; undefined in an account. */
export const runNotice: () => string | undefined = once(() => process.env.RUN_NOTICE)

/** The way to SES, loaded with the first message: many calls send none. */
const mailTransport = once(async (): Promise<Transport> => {
  const { openMailClient, sesTransport } = await import('../../shared/mail/transport.ts')
  return sesTransport(openMailClient(), requiredVariable('CONFIGURATION_SET'))
})

/** What it takes to put down what came of a message. */
export const recording: () => Recording = once(() => ({
  ledger: ledger(),
  timing: { wait: setTimeout, random: Math.random },
}))

/** Everything sending needs. */
export const sendDependencies: () => SendDependencies = once(() => ({
  ...recording(),
  board: board(),
  transport: { submit: async (...message) => (await mailTransport()).submit(...message) },
  onSent: () => metrics().addMetric('MailsSent', MetricUnit.Count, 1),
}))

export const fonts: () => Uint8Array[] = once(() =>
  ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf'].map(readAsset),
)

const parameters = once(() => new SSMClient({ maxAttempts: 3, requestHandler: TIMEOUTS }))

/** The secret address of the channel, read each time: a new one counts from the next post. */
export const readWebhookAddress = (): Promise<string> => readSecret(parameters(), requiredVariable('WEBHOOK_PARAMETER'))

/** The keys of personal links, read once while a function lives: a new key signs from the next start. */
export const linkKeys: () => Promise<readonly LinkKey[]> = once(() => linkKeyRepository(table()).list())

/**
 * Makes the addresses of the links in the letters of one event.
 *
 * @param now ISO instant of the event
 */
export async function makeAddresses(now: string): Promise<MakeAddress> {
  const [[key], { addressMaker }] = await Promise.all([linkKeys(), import('../../shared/links/sign-link.ts')])
  return addressMaker(requiredVariable('LINKS_URL'), board().board.id, key!, now)
}

/** An address under which one object of the packs bucket can be read for a few minutes. */
export const packAddress = (key: string): Promise<string> =>
  presignRead(objects(), requiredVariable('PACKS_BUCKET'), key)

/** A form that puts one file into a folder of the drops bucket. */
export const dropForm = (terms: UploadTerms) => presignUpload(objects(), requiredVariable('DROPS_BUCKET'), terms)

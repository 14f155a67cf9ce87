import type { ServerResponse } from 'node:http'
import type { Instant } from '../../shared/calendar/local-time.ts'
import type { DeclaredBucket } from './declarations.ts'
import { type CallInterceptor, describeDenial, type ErrorResponse } from './fault-proxy.ts'
import { describeObjectEvent, findSubscribedQueues, type ObjectEventName } from './object-events.ts'
import { xmlError } from './object-requests.ts'
import type { ObjectVersion, VersionedBucket } from './object-versions.ts'

export interface ObjectServerOptions extends CallInterceptor {
  readonly folder: string
  readonly buckets: readonly DeclaredBucket[]
  readonly port?: number
  readonly now: () => Instant
  readonly send: (queueArn: string, body: string) => void
}

/** S3's own way to say no. */
export class S3Error extends Error {
  constructor(readonly response: ErrorResponse) {
    super(response.body)
    this.name = 'S3Error'
  }
}

/** An answer of S3 that says no, to be thrown. */
export const refuse = (status: number, code: string, message: string) => new S3Error(xmlError(status, code, message))

/** What a request is answered with: the buckets, the clock, and who asks. */
export interface ObjectContext extends ObjectServerOptions {
  readonly stores: ReadonlyMap<string, VersionedBucket>
  readonly caller: string
}

export function findBucket({ stores }: ObjectContext, name: string): VersionedBucket {
  const bucket = stores.get(name)
  if (bucket === undefined) throw refuse(404, 'NoSuchBucket', 'The specified bucket does not exist')
  return bucket
}

/**
 * A caller who may not list a bucket does not learn that an object is missing: S3 answers "forbidden" instead of "no
 * such key".
 */
export function findVersion(
  context: ObjectContext,
  bucket: VersionedBucket,
  asked: { readonly bucket: string; readonly key: string; readonly versionId: string | null },
  purpose: 'copy' | 'retrieve' | 'tags',
): ObjectVersion {
  const version = bucket.find(asked.key, asked.versionId)
  if (version === null) {
    requireRight(context, 's3:ListBucket', asked.bucket, '')
    throw asked.versionId === null
      ? refuse(404, 'NoSuchKey', 'The specified key does not exist.')
      : refuse(404, 'NoSuchVersion', 'The specified version does not exist.')
  }
  if (version.hasCustomerKey && purpose !== 'tags')
    throw refuse(
      400,
      'InvalidRequest',
      `The object was stored using a form of Server Side Encryption. The correct parameters must be provided to ${purpose} the object.`,
    )
  return version
}

/** Refuses a call for which the caller also needs a right that the request alone does not show. */
export function requireRight(context: ObjectContext, action: string, bucket: string, key: string): void {
  const { caller } = context
  const resource = `arn:aws:s3:::${key === '' ? bucket : `${bucket}/${key}`}`
  const call = { caller, service: 's3' as const, action, resource }
  context.onCall?.(call)
  if (!context.isAllowed(call)) throw refuse(403, 'AccessDenied', describeDenial(call))
}

export function notify(
  { buckets, send, caller }: ObjectContext,
  name: string,
  event: ObjectEventName,
  version: ObjectVersion,
): void {
  const declared = buckets.find(({ ref }) => ref === name)!
  for (const queue of findSubscribedQueues(declared, event, version.key))
    send(queue, JSON.stringify(describeObjectEvent(event, name, version, caller)))
}

export function sendXml(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '../../shared/calendar/local-time.ts'
import { readObjectBody } from './chunked-body.ts'
import type { DeclaredBucket } from './declarations.ts'
import {
  type CallInterceptor,
  describeDenial,
  type EmbeddedServer,
  type ErrorResponse,
  openFaultProxy,
} from './fault-proxy.ts'
import { describeObjectEvent, findSubscribedQueues, type ObjectEventName } from './object-events.ts'
import {
  listRequestedActions,
  type ObjectRequest,
  readObjectRequest,
  readRange,
  xmlDocument,
  xmlError,
} from './object-requests.ts'
import {
  type ObjectSettings,
  type ObjectVersion,
  openVersionedBucket,
  type VersionedBucket,
} from './object-versions.ts'
import { LOCAL_SECRET } from './operator.ts'
import { RefusedFormError, readPostedForm } from './posted-form.ts'

export interface ObjectServerOptions extends CallInterceptor {
  readonly folder: string
  readonly buckets: readonly DeclaredBucket[]
  readonly port?: number
  readonly now: () => Instant
  readonly send: (queueArn: string, body: string) => void
}

/** S3's own way to say no. */
class S3Error extends Error {
  constructor(readonly response: ErrorResponse) {
    super(response.body)
    this.name = 'S3Error'
  }
}
const refuse = (status: number, code: string, message: string) => new S3Error(xmlError(status, code, message))

const MAX_KEYS = 1000

/**
 * S3 for the calls that the product makes: the declared buckets, versioned, in a folder of this machine, with their
 * notifications. Tags are copied with an object unless the copy replaces them, and an object under its uploader's own key is
 * not read without that key, as S3 documents both.
 */
export async function serveObjects(options: ObjectServerOptions): Promise<EmbeddedServer> {
  const { folder, port } = options
  const buckets = new Map<string, VersionedBucket>()
  for (const { ref } of options.buckets) buckets.set(ref, await openVersionedBucket(join(folder, ref)))
  const proxy = await openFaultProxy(
    {
      ...options,
      service: 's3',
      listCalls: request => listRequestedActions(readObjectRequest(request)),
      handle(request, response, caller) {
        handleRequest({ ...options, stores: buckets, caller }, request, response).catch((error: unknown) => {
          if (!(error instanceof S3Error)) return response.destroy()
          const { status, type, body } = error.response
          return response.writeHead(status, { 'content-type': type }).end(request.method === 'HEAD' ? undefined : body)
        })
      },
      throttledResponse: xmlError(503, 'SlowDown', 'Please reduce your request rate.'),
      deniedResponse: words => xmlError(403, 'AccessDenied', words),
    },
    port,
  )
  return { ...proxy, close: proxy.stop }
}

interface Context extends ObjectServerOptions {
  readonly stores: ReadonlyMap<string, VersionedBucket>
  readonly caller: string
}

async function handleRequest(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = readObjectRequest(request)
  const bucket = findBucket(context, asked.bucket)
  const { method, key, query } = asked
  if (method === 'POST' && key === '') return postForm(context, bucket, asked.bucket, request, response)
  if (key === '') {
    sendXml(response, listObjects(bucket, asked))
    return undefined
  }
  if (query.has('tagging')) return handleTagging(context, bucket, asked, request, response)
  if (method === 'GET' || method === 'HEAD') return sendObject(context, bucket, asked, request, response)
  if (method === 'DELETE') {
    const marker = await bucket.remove(key, context.now())
    notify(context, asked.bucket, 'ObjectRemoved:DeleteMarkerCreated', marker)
    response.writeHead(204, { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }).end()
    return undefined
  }
  if (method === 'PUT') return putObject(context, bucket, asked, request, response)
  throw refuse(501, 'NotImplemented', `${method} is not served here.`)
}

function findBucket({ stores }: Context, name: string): VersionedBucket {
  const bucket = stores.get(name)
  if (bucket === undefined) throw refuse(404, 'NoSuchBucket', 'The specified bucket does not exist')
  return bucket
}

/** A browser's form (POST Object): the right to put the object is that of the caller who signed its policy. */
async function postForm(
  context: Context,
  bucket: VersionedBucket,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const posted = await readPostedForm(request, { bucket: name, secret: LOCAL_SECRET, now: Date.now() })
    requireRight({ ...context, caller: posted.caller }, 's3:PutObject', name, posted.key)
    const settings = { contentType: posted.file.type, tags: {}, metadata: posted.metadata, hasCustomerKey: false }
    const bytes = posted.file.stream() as unknown as AsyncIterable<Uint8Array>
    const version = await bucket.put(posted.key, bytes, settings, context.now())
    notify({ ...context, caller: posted.caller }, name, 'ObjectCreated:Post', version)
    if (posted.redirect === null) return void response.writeHead(204).end()
    const location = new URL(posted.redirect)
    for (const [field, value] of Object.entries({ bucket: name, key: posted.key, etag: `"${version.eTag}"` }))
      location.searchParams.set(field, value)
    response.writeHead(303, { location: location.href }).end()
  } catch (error) {
    if (error instanceof RefusedFormError)
      throw refuse(error.code === 'AccessDenied' ? 403 : 400, error.code, error.message)
    throw error
  }
}

async function putObject(
  context: Context,
  bucket: VersionedBucket,
  asked: ObjectRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request
  const settings: ObjectSettings = {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    tags: Object.fromEntries(new URLSearchParams(String(headers['x-amz-tagging'] ?? ''))),
    metadata: readMetadata(headers),
    hasCustomerKey: headers['x-amz-server-side-encryption-customer-algorithm'] !== undefined,
  }
  if (Object.keys(settings.tags).length > 0) requireRight(context, 's3:PutObjectTagging', asked.bucket, asked.key)
  if (asked.source === null) {
    const version = await bucket.put(asked.key, readObjectBody(request), settings, context.now())
    notify(context, asked.bucket, 'ObjectCreated:Put', version)
    response.writeHead(200, { etag: `"${version.eTag}"`, 'x-amz-version-id': version.versionId }).end()
    return
  }
  const from = findBucket(context, asked.source.bucket)
  const source = findVersion(context, from, asked.source, 'copy')
  const isReplaced = headers['x-amz-tagging-directive'] === 'REPLACE'
  if (!isReplaced && Object.keys(source.tags).length > 0) {
    const right = asked.source.versionId === null ? 's3:GetObjectTagging' : 's3:GetObjectVersionTagging'
    requireRight(context, right, asked.source.bucket, source.key)
    requireRight(context, 's3:PutObjectTagging', asked.bucket, asked.key)
  }
  const copied = {
    contentType: source.contentType,
    tags: isReplaced ? settings.tags : source.tags,
    metadata: source.metadata,
    hasCustomerKey: false,
  }
  const version = await bucket.copy(source, from, asked.key, copied, context.now())
  notify(context, asked.bucket, 'ObjectCreated:Copy', version)
  sendXml(response, xmlDocument('CopyObjectResult', { ETag: `"${version.eTag}"`, LastModified: version.modified }), {
    'x-amz-version-id': version.versionId,
  })
}

async function sendObject(
  context: Context,
  bucket: VersionedBucket,
  asked: ObjectRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isHead = asked.method === 'HEAD'
  const version = findVersion(context, bucket, { ...asked, versionId: asked.query.get('versionId') }, 'retrieve')
  const range = readRange(request.headers.range, version.size)
  if (range !== null && range.start > range.end)
    throw refuse(416, 'InvalidRange', 'The requested range is not satisfiable')
  const length = range === null ? version.size : range.end - range.start + 1
  response.writeHead(range === null ? 200 : 206, {
    'content-type': version.contentType,
    'content-length': length,
    'last-modified': new Date(version.modified).toUTCString(),
    etag: `"${version.eTag}"`,
    'x-amz-version-id': version.versionId,
    'accept-ranges': 'bytes',
    ...Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(range !== null && { 'content-range': `bytes ${range.start}-${range.end}/${version.size}` }),
  })
  if (isHead || length === 0) response.end()
  else await pipeline(bucket.read(version, range ?? undefined), response)
}

const readMetadata = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), String(value)]] : [],
    ),
  )

/**
 * A caller who may not list a bucket does not learn that an object is missing: S3 answers "forbidden" instead of "no
 * such key".
 */
function findVersion(
  context: Context,
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
function requireRight(context: Context, action: string, bucket: string, key: string): void {
  const { caller } = context
  const resource = `arn:aws:s3:::${key === '' ? bucket : `${bucket}/${key}`}`
  const call = { caller, service: 's3' as const, action, resource }
  context.onCall?.(call)
  if (!context.isAllowed(call)) throw refuse(403, 'AccessDenied', describeDenial(call))
}

async function handleTagging(
  context: Context,
  bucket: VersionedBucket,
  asked: ObjectRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // tags are no part of what the uploader's own key protects
  const version = findVersion(context, bucket, { ...asked, versionId: asked.query.get('versionId') }, 'tags')
  if (asked.method === 'PUT') {
    const pairs = [...(await text(request)).matchAll(/<Key>(.*?)<\/Key><Value>(.*?)<\/Value>/g)]
    await bucket.retag(version, Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value])))
    response.writeHead(200, { 'x-amz-version-id': version.versionId }).end()
    return
  }
  const Tag = Object.entries(version.tags).map(([Key, Value]) => ({ Key, Value }))
  sendXml(response, xmlDocument('Tagging', { TagSet: { Tag } }))
}

function listObjects(bucket: VersionedBucket, { bucket: Name, query }: ObjectRequest): string {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const most = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS)
  const all = bucket.list(prefix).filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0)
  const page = all.slice(0, most)
  const isTruncated = page.length < all.length
  return xmlDocument('ListBucketResult', {
    Name,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: most,
    IsTruncated: isTruncated,
    ...(isTruncated && { NextContinuationToken: page.at(-1)!.key }),
    Contents: page.map(({ key, size, eTag, modified }) => ({
      Key: key,
      LastModified: modified,
      ETag: `"${eTag}"`,
      Size: size,
      StorageClass: 'STANDARD',
    })),
  })
}

function notify(
  { buckets, send, caller }: Context,
  name: string,
  event: ObjectEventName,
  version: ObjectVersion,
): void {
  const declared = buckets.find(({ ref }) => ref === name)!
  for (const queue of findSubscribedQueues(declared, event, version.key))
    send(queue, JSON.stringify(describeObjectEvent(event, name, version, caller)))
}

function sendXml(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(body)
}

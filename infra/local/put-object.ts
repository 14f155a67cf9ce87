import type { IncomingMessage, ServerResponse } from 'node:http'
import { readObjectBody } from './chunked-body.ts'
import { findBucket, findVersion, notify, type ObjectContext, refuse, requireRight, sendXml } from './object-context.ts'
import { type ObjectRequest, xmlDocument } from './object-requests.ts'
import type { ObjectSettings, VersionedBucket } from './object-versions.ts'
import { LOCAL_SECRET } from './operator.ts'
import { RefusedFormError, readPostedForm } from './posted-form.ts'

/** A browser's form (POST Object): the right to put the object is that of the caller who signed its policy. */
export async function postForm(
  context: ObjectContext,
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

export async function putObject(
  context: ObjectContext,
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

const readMetadata = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), String(value)]] : [],
    ),
  )

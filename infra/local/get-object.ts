import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { findVersion, type ObjectContext, refuse } from './object-context.ts'
import { type ObjectRequest, readRange } from './object-requests.ts'
import type { VersionedBucket } from './object-versions.ts'

export async function sendObject(
  context: ObjectContext,
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

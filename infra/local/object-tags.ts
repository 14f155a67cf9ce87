import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { findVersion, type ObjectContext, sendXml } from './object-context.ts'
import { type ObjectRequest, xmlDocument } from './object-requests.ts'
import type { VersionedBucket } from './object-versions.ts'

export async function handleTagging(
  context: ObjectContext,
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

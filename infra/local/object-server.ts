import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type EmbeddedServer, openFaultProxy } from './fault-proxy.ts'
import { sendObject } from './get-object.ts'
import { listObjects } from './list-objects.ts'
import {
  findBucket,
  notify,
  type ObjectContext,
  type ObjectServerOptions,
  refuse,
  S3Error,
  sendXml,
} from './object-context.ts'
import { listRequestedActions, readObjectRequest, xmlError } from './object-requests.ts'
import { handleTagging } from './object-tags.ts'
import { openVersionedBucket, type VersionedBucket } from './object-versions.ts'
import { postForm, putObject } from './put-object.ts'

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

async function handleRequest(
  context: ObjectContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
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

import type { IncomingMessage } from 'node:http'
import type { ErrorResponse } from './fault-proxy.ts'
import type { RequestedAction } from './permissions.ts'

/** What a request to S3 is about. */
export interface ObjectRequest {
  readonly method: string
  readonly bucket: string
  /** Empty for the bucket itself. */
  readonly key: string
  readonly query: URLSearchParams
  /** Where a copy comes from. */
  readonly source: { readonly bucket: string; readonly key: string; readonly versionId: string | null } | null
}

export function readObjectRequest({ method = '', url = '/', headers }: IncomingMessage): ObjectRequest {
  // taken apart by hand: to a URL, `..` in a key would be the folder above
  const [pathname = '', search = ''] = url.split('?')
  const query = new URLSearchParams(search)
  const [bucket, key] = splitPath(decodeURIComponent(pathname).slice(1))
  const header = headers['x-amz-copy-source']
  if (typeof header !== 'string') return { method, bucket, key, query, source: null }
  const [path = '', version] = header.split('?versionId=')
  const [sourceBucket, sourceKey] = splitPath(decodeURIComponent(path).replace(/^\//, ''))
  return { method, bucket, key, query, source: { bucket: sourceBucket, key: sourceKey, versionId: version ?? null } }
}

function splitPath(path: string): [string, string] {
  const slash = path.indexOf('/')
  return slash < 0 ? [path, ''] : [path.slice(0, slash), path.slice(slash + 1)]
}

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
}

/**
 * The rights that a request needs. A version that is named asks for another right than the newest; the tags of a copy's source
 * are asked about by the server, which knows whether it has any.
 */
export function listRequestedActions(asked: ObjectRequest): RequestedAction[] {
  const { method, bucket, key, query, source } = asked
  // a form: who allowed it to whom is in its fields, which the server reads
  if (method === 'POST' && key === '') return []
  if (key === '')
    return [
      {
        action: method === 'GET' || method === 'HEAD' ? 's3:ListBucket' : 's3:CreateBucket',
        resource: `arn:aws:s3:::${bucket}`,
      },
    ]
  const versioned = (action: string, versionId: string | null) => (versionId === null ? action : `${action}Version`)
  const action = query.has('tagging')
    ? `s3:${method === 'PUT' ? 'Put' : 'Get'}Object${query.has('versionId') ? 'Version' : ''}Tagging`
    : versioned(OBJECT_ACTIONS[method] ?? `s3:${method}`, query.get('versionId'))
  return [
    { action, resource: `arn:aws:s3:::${bucket}/${key}` },
    ...(source === null
      ? []
      : [
          {
            action: versioned('s3:GetObject', source.versionId),
            resource: `arn:aws:s3:::${source.bucket}/${source.key}`,
          },
        ]),
  ]
}

/** The bytes that a `Range` header asks for, both ends included; null for all of them, or for a header of another form. */
export function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  if (start === undefined) return null
  return { start: Number(start), end: Math.min(end ? Number(end) : size - 1, size - 1) }
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export function xmlError(status: number, code: string, message: string): ErrorResponse {
  const body = `${XML}<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return { status, type: 'application/xml', body }
}

type XmlValue = string | number | boolean | readonly XmlValue[] | { readonly [name: string]: XmlValue }

/** A document of S3's answers: a list becomes as many elements of its name. */
export function xmlDocument(root: string, content: { readonly [name: string]: XmlValue }): string {
  return `${XML}<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xmlElements(content)}</${root}>`
}

function xmlElements(content: { readonly [name: string]: XmlValue }): string {
  return Object.entries(content)
    .flatMap(([name, value]) => [value].flat().map(one => [name, one] as const))
    .map(([name, value]) => {
      const inner =
        typeof value === 'object' ? xmlElements(value as { [name: string]: XmlValue }) : escapeXml(String(value))
      return `<${name}>${inner}</${name}>`
    })
    .join('')
}

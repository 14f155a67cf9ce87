import { type ObjectRequest, xmlDocument } from './object-requests.ts'
import type { VersionedBucket } from './object-versions.ts'

const MAX_KEYS = 1000

export function listObjects(bucket: VersionedBucket, { bucket: Name, query }: ObjectRequest): string {
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

import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { DropSource } from '../intake/containers/drop.ts'

/** One bucket, and the operations the product uses. */
export interface ObjectStore {
  /** The object as a source of bytes, or null where there is none. */
  open(key: string): Promise<DropSource | null>
  getBytes(key: string): Promise<Uint8Array | null>
  getJson<T>(key: string): Promise<T | null>
  put(key: string, body: string | Uint8Array, contentType: string): Promise<void>
  putJson(key: string, value: unknown): Promise<void>
  copy(from: string, to: string): Promise<void>
  list(prefix: string): Promise<string[]>
}

export function openBucket(client: S3Client, bucket: string): ObjectStore {
  async function getBytes(key: string): Promise<Uint8Array | null> {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
      return await answer.Body!.transformToByteArray()
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw error
    }
  }

  async function put(key: string, body: string | Uint8Array, contentType: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }))
  }

  async function* read(key: string, range?: string): AsyncIterable<Uint8Array> {
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...(range && { Range: range }) }))
    yield* answer.Body as AsyncIterable<Uint8Array>
  }

  return {
    async open(key) {
      const size = await sizeOf(client, bucket, key)
      if (size === null) return null
      return {
        size,
        stream: () => read(key),
        range: (start, end) => read(key, `bytes=${start}-${end - 1}`),
      }
    },
    getBytes,
    async getJson<T>(key: string) {
      const bytes = await getBytes(key)
      return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as T)
    },
    put,
    putJson: (key, value) => put(key, `${JSON.stringify(value, null, 2)}\n`, 'application/json'),
    async copy(from, to) {
      const source = `${bucket}/${from.split('/').map(encodeURIComponent).join('/')}`
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: source }))
    },
    async list(prefix) {
      const found: string[] = []
      let token: string | undefined
      do {
        const answer = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) }),
        )
        found.push(...(answer.Contents ?? []).map(object => object.Key!))
        token = answer.NextContinuationToken
      } while (token)
      return found
    },
  }
}

async function sizeOf(client: S3Client, bucket: string, key: string): Promise<number | null> {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return head.ContentLength ?? 0
  } catch (error) {
    // S3 answers a HEAD with a bare 404, without a body that names the error
    if ((error as { name?: string }).name === 'NotFound' || error instanceof NoSuchKey) return null
    throw error
  }
}

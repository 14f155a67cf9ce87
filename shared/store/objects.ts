import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type * as z from 'zod'
import type { DropSource } from '../intake/containers/drop.ts'
import { parseStored } from './schemas/record-schema.ts'

/** What is kept with an object beside its bytes, by name in lower case. */
export type ObjectMetadata = Readonly<Record<string, string>>

/** The bytes of an object, and what is kept with them. */
export interface StoredSource extends DropSource {
  readonly metadata: ObjectMetadata
}

/** One bucket, and what the product asks of it. A version is S3's id of it; the newest where it is left out or null. */
export interface ObjectStore {
  /** The object as a source of bytes, or null where there is none. Throws UnreadableObjectError. */
  open(key: string, version?: string | null): Promise<StoredSource | null>
  /** Tags that others gave the object, such as a scanner's verdict. */
  tags(key: string, version?: string | null): Promise<Readonly<Record<string, string>>>
  getBytes(key: string): Promise<Uint8Array | null>
  /** What the schema makes of an object; null where there is none. Throws UnfitRecordError for one that does not fit it. */
  getJson<T>(key: string, schema: z.ZodType<T>, version?: string | null): Promise<T | null>
  put(key: string, body: string | Uint8Array, contentType: string, metadata?: ObjectMetadata): Promise<void>
  putJson(key: string, value: unknown): Promise<void>
  /** Copies a version under a key, unless something is there already. Tags that others gave it are left behind. */
  keep(from: string, version: string | null, to: string): Promise<void>
  list(prefix: string): Promise<string[]>
}

/** An object that its uploader encrypted with a key of their own (SSE-C, or KMS with a key that we may not use). */
export class UnreadableObjectError extends Error {
  constructor(readonly key: string) {
    super(`${key} is encrypted with a key that cannot be used here`)
    this.name = 'UnreadableObjectError'
  }
}

const hasStatus = (error: unknown, status: number) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === status
/** No such key or version; a HEAD does not say which, nor whether there is a bucket. */
const isAbsent = (error: unknown) => hasStatus(error, 404) && !(error instanceof NoSuchBucket)

/** What is no JSON fits no schema either. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

export function openBucket(client: S3Client, bucket: string): ObjectStore {
  const target = (key: string, version?: string | null) => ({
    Bucket: bucket,
    Key: key,
    ...(version && { VersionId: version }),
  })

  async function getBytes(key: string, version?: string | null): Promise<Uint8Array | null> {
    try {
      const answer = await client.send(new GetObjectCommand(target(key, version)))
      return await answer.Body!.transformToByteArray()
    } catch (error) {
      if (isAbsent(error)) return null
      throw error
    }
  }

  async function put(
    key: string,
    body: string | Uint8Array,
    contentType: string,
    metadata?: ObjectMetadata,
  ): Promise<void> {
    const Metadata = metadata && { ...metadata }
    const command = { Bucket: bucket, Key: key, Body: body, ContentType: contentType, ...(Metadata && { Metadata }) }
    await client.send(new PutObjectCommand(command))
  }

  async function* read(
    key: string,
    version: string | null | undefined,
    isKmsEncrypted: boolean,
    range?: string,
  ): AsyncIterable<Uint8Array> {
    try {
      const answer = await client.send(
        new GetObjectCommand({ ...target(key, version), ...(range && { Range: range }) }),
      )
      yield* answer.Body as AsyncIterable<Uint8Array>
    } catch (error) {
      // we may read the bucket, so what is denied is the key
      if (isKmsEncrypted && hasStatus(error, 403)) throw new UnreadableObjectError(key)
      throw error
    }
  }

  /** Null where there is no such object. A HEAD is answered without a body, so all there is to go by is the status. */
  async function head(
    key: string,
    version?: string | null,
  ): Promise<{ size: number; isKmsEncrypted: boolean; metadata: ObjectMetadata } | null> {
    try {
      const answer = await client.send(new HeadObjectCommand(target(key, version)))
      const isKmsEncrypted = answer.ServerSideEncryption?.startsWith('aws:kms') ?? false
      return { size: answer.ContentLength ?? 0, isKmsEncrypted, metadata: answer.Metadata ?? {} }
    } catch (error) {
      if (isAbsent(error)) return null
      // what S3 answers for an object under its uploader's own key, when that is not sent along
      if (hasStatus(error, 400)) throw new UnreadableObjectError(key)
      throw error
    }
  }

  return {
    async open(key, version) {
      const found = await head(key, version)
      if (found === null) return null
      const { size, isKmsEncrypted, metadata } = found
      return {
        size,
        metadata,
        stream: () => read(key, version, isKmsEncrypted),
        range: (start, end) => read(key, version, isKmsEncrypted, `bytes=${start}-${end - 1}`),
      }
    },
    async tags(key, version) {
      try {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand(target(key, version)))
        return Object.fromEntries(TagSet.map(({ Key, Value }) => [Key ?? '', Value ?? '']))
      } catch (error) {
        if (isAbsent(error)) return {}
        throw error
      }
    },
    getBytes,
    async getJson<T>(key: string, schema: z.ZodType<T>, version?: string | null) {
      const bytes = await getBytes(key, version)
      return bytes === null ? null : parseStored(schema, readJson(bytes), `object ${key}`)
    },
    put,
    putJson: (key, value) => put(key, `${JSON.stringify(value, null, 2)}\n`, 'application/json'),
    async keep(from, version, to) {
      if ((await head(to)) !== null) return
      const source = `${bucket}/${from.split('/').map(encodeURIComponent).join('/')}`
      await client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: to,
          CopySource: version === null ? source : `${source}?versionId=${encodeURIComponent(version)}`,
          // to copy tags, which scanners of a bucket give to every object, takes further rights
          TaggingDirective: 'REPLACE',
        }),
      )
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

import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '../../shared/calendar/local-time.ts'

/** What is known of a version of an object besides its bytes. */
export interface ObjectSettings {
  readonly contentType: string
  readonly tags: Readonly<Record<string, string>>
  /** What its uploader said about it, by name. */
  readonly metadata: Readonly<Record<string, string>>
  /** Stored under a key that the uploader kept (SSE-C): nobody else reads it. */
  readonly hasCustomerKey: boolean
}

export interface ObjectVersion extends ObjectSettings {
  readonly key: string
  readonly versionId: string
  /** 1 for the first version of its key. */
  readonly sequence: number
  /** MD5 of the bytes, in hexadecimal. */
  readonly eTag: string
  readonly size: number
  readonly modified: Instant
  readonly isDeleteMarker: boolean
}

/** A versioned bucket in a folder of this machine. */
export interface VersionedBucket {
  put(key: string, body: AsyncIterable<Uint8Array>, settings: ObjectSettings, at: Instant): Promise<ObjectVersion>
  /** A new version with the bytes of another. */
  copy(
    source: ObjectVersion,
    from: VersionedBucket,
    key: string,
    settings: ObjectSettings,
    at: Instant,
  ): Promise<ObjectVersion>
  /** Puts a delete marker over the object: its versions stay. */
  remove(key: string, at: Instant): Promise<ObjectVersion>
  /** The version named, or the newest; null when there is none, or when the newest is a delete marker. */
  find(key: string, versionId?: string | null): ObjectVersion | null
  retag(version: ObjectVersion, tags: Readonly<Record<string, string>>): Promise<void>
  /** Bytes `start` to `end`, both included, or all of them. */
  read(version: ObjectVersion, range?: { readonly start: number; readonly end: number }): NodeJS.ReadableStream
  /** Where the bytes lie. */
  pathOf(version: ObjectVersion): string
  /** The newest version of every object that is there, in the order of their keys' bytes. */
  list(prefix: string): ObjectVersion[]
}

/** The same for the same version of a key, in whichever order objects come: what is made of it is then the same too. */
const versionIdOf = (key: string, sequence: number) =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 20)}${String(sequence).padStart(12, '0')}`

/** Opens a bucket, with what earlier runs have left in its folder. */
export async function openVersionedBucket(folder: string): Promise<VersionedBucket> {
  await mkdir(folder, { recursive: true })
  const versions = new Map<string, ObjectVersion[]>()
  for (const name of (await readdir(folder)).filter(file => file.endsWith('.json')).sort()) {
    const version = JSON.parse(await readFile(join(folder, name), 'utf8')) as ObjectVersion
    versions.set(version.key, [...(versions.get(version.key) ?? []), version])
  }
  const pathOf = ({ versionId }: ObjectVersion) => join(folder, versionId)
  const issued = new Map<string, number>([...versions].map(([key, all]) => [key, all.at(-1)!.sequence]))
  const next = (key: string) => {
    const sequence = (issued.get(key) ?? 0) + 1
    issued.set(key, sequence)
    return { versionId: versionIdOf(key, sequence), sequence }
  }

  /** Written whole or not at all: a version is there once its description is. */
  async function add(version: ObjectVersion): Promise<ObjectVersion> {
    const draft = `${pathOf(version)}.draft`
    await writeFile(draft, JSON.stringify(version))
    await rename(draft, `${pathOf(version)}.json`)
    const others = (versions.get(version.key) ?? []).filter(({ versionId }) => versionId !== version.versionId)
    versions.set(
      version.key,
      [...others, version].sort((a, b) => a.sequence - b.sequence),
    )
    return version
  }

  const find: VersionedBucket['find'] = (key, versionId) => {
    const all = versions.get(key) ?? []
    const found = versionId ? all.find(version => version.versionId === versionId) : all.at(-1)
    return found === undefined || found.isDeleteMarker ? null : found
  }

  return {
    find,
    pathOf,
    async put(key, body, settings, at) {
      const id = next(key)
      const hash = createHash('md5')
      const counted = { size: 0 }
      await pipeline(body, measure(hash, counted), createWriteStream(join(folder, id.versionId)))
      const { size } = counted
      return add({ ...settings, ...id, key, eTag: hash.digest('hex'), size, modified: at, isDeleteMarker: false })
    },
    async copy(source, from, key, settings, at) {
      const version = { ...source, ...settings, key, ...next(key), modified: at }
      await copyFile(from.pathOf(source), pathOf(version))
      return add(version)
    },
    remove: (key, at) =>
      add({
        key,
        ...next(key),
        eTag: '',
        size: 0,
        modified: at,
        isDeleteMarker: true,
        contentType: '',
        tags: {},
        metadata: {},
        hasCustomerKey: false,
      }),
    async retag(version, tags) {
      await add({ ...version, tags })
    },
    read: (version, range) => createReadStream(pathOf(version), range),
    list: prefix =>
      [...versions.keys()]
        .filter(key => key.startsWith(prefix))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .flatMap(key => find(key) ?? []),
  }
}

function measure(hash: Hash, counted: { size: number }): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk)
      counted.size += chunk.length
      done(null, chunk)
    },
  })
}

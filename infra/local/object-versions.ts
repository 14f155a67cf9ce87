import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '../../shared/calendar/london-time.ts'

/** What is known of a version of an object besides its bytes. */
export interface ObjectSettings {
  readonly contentType: string
  readonly tags: Readonly<Record<string, string>>
  /** Stored under a key that the uploader kept (SSE-C): nobody else reads it. */
  readonly hasCustomerKey: boolean
}

export interface ObjectVersion extends ObjectSettings {
  readonly key: string
  readonly versionId: string
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

const ID_LENGTH = 12

/** Opens a bucket, with what earlier runs have left in its folder. */
export async function openVersionedBucket(folder: string): Promise<VersionedBucket> {
  await mkdir(folder, { recursive: true })
  const versions = new Map<string, ObjectVersion[]>()
  let count = 0
  for (const name of (await readdir(folder)).filter(file => file.endsWith('.json')).sort()) {
    const version = JSON.parse(await readFile(join(folder, name), 'utf8')) as ObjectVersion
    versions.set(version.key, [...(versions.get(version.key) ?? []), version])
    count = Number(version.versionId)
  }
  const pathOf = ({ versionId }: ObjectVersion) => join(folder, versionId)
  const nextId = () => String(++count).padStart(ID_LENGTH, '0')

  /** Written whole or not at all: a version is there once its description is. */
  async function add(version: ObjectVersion): Promise<ObjectVersion> {
    const draft = `${pathOf(version)}.draft`
    await writeFile(draft, JSON.stringify(version))
    await rename(draft, `${pathOf(version)}.json`)
    const others = (versions.get(version.key) ?? []).filter(({ versionId }) => versionId !== version.versionId)
    versions.set(
      version.key,
      [...others, version].sort((a, b) => Number(a.versionId) - Number(b.versionId)),
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
      const versionId = nextId()
      const hash = createHash('md5')
      const counted = { size: 0 }
      await pipeline(body, measure(hash, counted), createWriteStream(join(folder, versionId)))
      const { size } = counted
      return add({ ...settings, key, versionId, eTag: hash.digest('hex'), size, modified: at, isDeleteMarker: false })
    },
    async copy(source, from, key, settings, at) {
      const version = { ...source, ...settings, key, versionId: nextId(), modified: at }
      await copyFile(from.pathOf(source), pathOf(version))
      return add(version)
    },
    remove: (key, at) =>
      add({
        key,
        versionId: nextId(),
        eTag: '',
        size: 0,
        modified: at,
        isDeleteMarker: true,
        contentType: '',
        tags: {},
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

import { createHash } from 'node:crypto'
import type { Fault } from '../../shared/faults/fault.ts'
import { makeFault } from '../../shared/faults/fault-list.ts'
import { type ObjectStore, type StoredSource, UnreadableObjectError } from '../../shared/store/objects.ts'
import type { ObjectCreated } from './events.ts'
import { readOnce } from './read-once.ts'

/**
 * A file as it arrived: its bytes and their hash; or why they cannot be taken, with an id of the arrival in place of the hash.
 * Ids are 64 hexadecimal digits.
 */
export type Arrival =
  | { readonly drop: string; readonly source: StoredSource }
  | { readonly drop: string; readonly fault: Fault }

/** What GuardDuty Malware Protection for S3 tags an object with, before anything of it is read here. */
const SCAN_TAG = 'GuardDutyMalwareScanStatus'
const INFECTED = 'THREATS_FOUND'

/** S3 copies an object of up to 5 GB in one call. */
export const MAX_OBJECT_BYTES = 5_000_000_000

/** Reads the version that the event is about, however often its key was overwritten since. Null when it was taken away. */
export async function readArrival(bucket: ObjectStore, { key, at, version }: ObjectCreated): Promise<Arrival | null> {
  const refused = (fault: Fault): Arrival => ({
    drop: createHash('sha256')
      .update(JSON.stringify([key, at, version]))
      .digest('hex'),
    fault,
  })
  try {
    if ((await bucket.tags(key, version))[SCAN_TAG] === INFECTED) return refused(MALWARE)
    const source = await bucket.open(key, version)
    if (source === null) return null
    if (source.size > MAX_OBJECT_BYTES) return refused(tooLarge(source.size))
    const kept = readOnce(source)
    return { drop: await hashBytes(kept.stream()), source: kept }
  } catch (error) {
    if (error instanceof UnreadableObjectError) return refused(ENCRYPTED)
    throw error
  }
}

async function hashBytes(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}

const tooLarge = (size: number) =>
  makeFault(
    'too-large',
    {},
    {
      found: `a file of ${(size / 1e9).toFixed(1)} GB`,
      expected: `no more than ${MAX_OBJECT_BYTES / 1e9} GB`,
      fix: 'Send fewer months in one file.',
    },
  )

const MALWARE = makeFault(
  'infected',
  {},
  {
    found: 'a file in which malware was found',
    expected: 'a file without',
    fix: 'It was not opened. Have the computer that it came from checked, and make the file again.',
  },
)

const ENCRYPTED = makeFault(
  'encrypted',
  {},
  {
    found: 'a file encrypted with a key of your own',
    expected: 'a file that the board can read: the bucket encrypts every file by itself',
    fix: 'Upload the file again without choosing an encryption key.',
  },
)

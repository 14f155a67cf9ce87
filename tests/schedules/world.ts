import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { MESSAGE_TAG } from '../../shared/mail/message.ts'
import type { Submission, Transport } from '../../shared/mail/transport.ts'
import type { Key } from '../../shared/store/keys.ts'
import { type ObjectStore, readJson } from '../../shared/store/objects.ts'
import { parseStored } from '../../shared/store/schemas/record-schema.ts'
import type { Table } from '../../shared/store/table.ts'
import { assignIdentity, memoiseByIdentity } from './memoise.ts'
import { BATCH_SIZE, type MemoryTable, makeMemoryTable } from './memory-table.ts'
import { type Choices, Simulation, type SimulationOptions } from './simulation.ts'

/** What the template routes where; `tests/template/board-stack.test.ts` compares. */
export const ROUTES: readonly { bucket: 'drops' | 'packs'; rule: string; to: string }[] = [
  { bucket: 'drops', rule: 'prefix incoming/', to: 'receive-drop' },
  { bucket: 'drops', rule: 'prefix accepted/', to: 'compute-indicators' },
  { bucket: 'drops', rule: 'prefix arrivals/', to: 'publish-pack' },
  { bucket: 'drops', rule: 'prefix records/', to: 'publish-site' },
  { bucket: 'packs', rule: 'suffix /decision.json', to: 'publish-pack' },
  { bucket: 'packs', rule: 'suffix /superseded.json', to: 'publish-pack' },
  { bucket: 'packs', rule: 'suffix /preview.json', to: 'publish-pack' },
  { bucket: 'packs', rule: 'suffix /late-papers.json', to: 'publish-pack' },
  { bucket: 'packs', rule: 'suffix /typeset.json', to: 'typeset-pack' },
  { bucket: 'packs', rule: 'suffix /issue.json', to: 'send-pack' },
  { bucket: 'packs', rule: 'suffix /notice.json', to: 'send-pack' },
  { bucket: 'packs', rule: 'suffix /resend.json', to: 'send-pack' },
  { bucket: 'packs', rule: 'suffix /publish.json', to: 'publish-site' },
]
export const BATCH_SIZES: Readonly<Record<string, number>> = {
  'receive-drop': 1,
  'compute-indicators': 10,
  'publish-pack': 1,
  'typeset-pack': 1,
  'send-pack': 1,
  'publish-site': 1,
  'daily-checks': 10,
  'track-delivery': 10,
}
export const MAX_ATTEMPTS = 5

/** A message that the mail provider took. */
export interface SentMessage {
  readonly id: string
  readonly kind: string
  readonly recipient: string
  /** All that its reader sees: subject, both bodies, the attachments. */
  readonly text: string
}

export interface WorldOptions {
  readonly board: BoardFile
  readonly choices: Choices
  readonly concurrency: number
  readonly handlers: SimulationOptions['handlers']
  /** Whose mail comes back, and how. */
  readonly bouncingAddress: string
  readonly bounce: Bounce
}

/** What the provider reports of messages to the address whose mail comes back, in the order of its reports. */
export const BOUNCES = {
  permanent: ['Permanent General'],
  'mailbox full': ['Delay', 'Transient MailboxFull'],
  undetermined: ['Undetermined Undetermined'],
  'given up for now': ['Delay', 'Transient General'],
  'automatic reply': ['Delivery', 'Transient General'],
  'returned after delivery': ['Delivery', 'Transient MailboxFull'],
  'bounced before, so never sent': ['Permanent OnAccountSuppressionList'],
  'bounced elsewhere, so never sent': ['Permanent Suppressed'],
  'complained before, so never sent': ['Complaint OnAccountSuppressionList'],
  complaint: ['Delivery', 'Complaint'],
  rejected: ['Reject'],
} as const
export type Bounce = keyof typeof BOUNCES

/** One board's buckets, table and mail provider, as the functions reach them. */
export interface World {
  readonly options: WorldOptions
  readonly board: BoardFile
  readonly simulation: Simulation
  readonly memory: MemoryTable
  readonly table: Table
  readonly drops: ObjectStore
  readonly packs: ObjectStore
  readonly transport: Transport
  readonly sentMessages: SentMessage[]
  /** What the functions counted, by the metric's name. */
  readonly counted: Map<string, number>
  /** What a person had to find out without being told. */
  readonly missingNotices: string[]
  /** Every version of every object, oldest first, by bucket and key. */
  readonly versions: ReadonlyMap<string, Uint8Array[]>
  /** A person, or a supplier, puts an object at an instant. */
  putObject(bucket: 'drops' | 'packs', key: string, content: Uint8Array | string, at: string): void
  /** Moves the clock on; it ticks a second with each object that a function writes. */
  moveTo(instant: string): void
  /** A world of its own that is as this one is while nothing is under way in it. */
  copy(): World
}

/** What a world begins with. */
interface Beginning {
  readonly memory: MemoryTable
  readonly versions: Map<string, Uint8Array[]>
  readonly sentMessages: SentMessage[]
  readonly clock: number
}
const nothing = (): Beginning => ({ memory: makeMemoryTable(), versions: new Map(), sentMessages: [], clock: 0 })

export function makeWorld(options: WorldOptions, { memory, versions, sentMessages, clock: begun } = nothing()): World {
  const { board, choices, concurrency, handlers, bouncingAddress, bounce } = options
  const simulation = new Simulation({
    handlers,
    batchSizes: BATCH_SIZES,
    maxAttempts: MAX_ATTEMPTS,
    concurrency,
    choices,
  })
  let clock = begun
  const moveTo = (instant: string) => {
    clock = Math.max(clock, Date.parse(instant))
  }

  function write(bucket: 'drops' | 'packs', key: string, bytes: Uint8Array): void {
    clock += 1000
    writeAt(bucket, key, bytes, new Date(clock).toISOString())
  }

  function writeAt(bucket: 'drops' | 'packs', key: string, bytes: Uint8Array, eventTime: string): void {
    const all = [...(versions.get(`${bucket}/${key}`) ?? []), bytes]
    versions.set(`${bucket}/${key}`, all)
    const versionId = `v${all.length}`
    const fits = (rule: string) => {
      const [how, what = ''] = rule.split(' ')
      return how === 'prefix' ? key.startsWith(what) : key.endsWith(what)
    }
    for (const { to } of ROUTES.filter(route => route.bucket === bucket && fits(route.rule)))
      simulation.send(to, { Records: [{ eventTime, s3: { object: { key, versionId } } }] })
  }

  function bucketOf(bucket: 'drops' | 'packs'): ObjectStore {
    const find = (key: string, version?: string | null) =>
      versions.get(`${bucket}/${key}`)?.at(version ? Number(version.slice(1)) - 1 : -1) ?? null
    const read = (key: string, version?: string | null) =>
      simulation.call({ what: `get ${key}`, effect: () => find(key, version) })
    async function* stream(key: string, version?: string | null, start = 0, end?: number): AsyncIterable<Uint8Array> {
      yield (await read(key, version))!.slice(start, end)
    }
    const put = (key: string, body: string | Uint8Array) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      return simulation.call({ what: `write ${key}`, effect: () => write(bucket, key, bytes) })
    }
    return {
      async open(key, version) {
        const bytes = await read(key, version)
        const range = (start: number, end: number) => stream(key, version, start, end)
        return bytes === null ? null : { size: bytes.length, stream: () => stream(key, version), range, metadata: {} }
      },
      tags: () => Promise.resolve({}),
      getBytes: key => read(key),
      async getJson<T>(key: string, schema: z.ZodType<T>, version?: string | null) {
        const bytes = await read(key, version)
        return bytes === null ? null : parse(schema, bytes, key)
      },
      put,
      putJson: (key, value) => put(key, print(value as object)),
      async keep(from, version, to) {
        if ((await read(to)) !== null) return
        await simulation.call({ what: `write ${to}`, effect: () => write(bucket, to, find(from, version)!) })
      },
      list: prefix =>
        simulation.call({
          what: `list ${prefix}`,
          effect: () =>
            [...versions.keys()]
              .filter(name => name.startsWith(`${bucket}/${prefix}`))
              .map(name => name.slice(bucket.length + 1)),
        }),
    }
  }

  const table: Table = {
    get: <T>(key: Key, schema: z.ZodType<T>) =>
      simulation.call({ what: `get ${key.pk}`, effect: () => memory.get(key, schema) }),
    query: <T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]) =>
      simulation.call({ what: `query ${pk}`, effect: () => memory.query(pk, schema, attributes) }),
    put: (item, condition) => simulation.call({ what: `put ${item.pk}`, effect: () => memory.put(item, condition) }),
    set: (key, attributes, condition) =>
      simulation.call({
        what: `set ${key.pk} ${Object.keys(attributes).sort().join()}`,
        effect: () => memory.set(key, attributes, condition),
      }),
    async putAll(items) {
      for (let i = 0; i < items.length; i += BATCH_SIZE) {
        const batch = items.slice(i, i + BATCH_SIZE)
        const half = batch.slice(0, Math.ceil(batch.length / 2))
        await simulation.call({
          what: 'put a batch',
          effect: () => memory.putBatch(batch),
          partialEffect: () => memory.putBatch(half),
        })
      }
    },
  }

  const transport: Transport = {
    submit(raw, _from, recipient, id) {
      return simulation.call<Submission>({
        what: 'submit',
        effect() {
          const message = readMessage(raw, recipient)
          sentMessages.push(message)
          const messageId = `m${sentMessages.length}`
          const reports = recipient === bouncingAddress ? BOUNCES[bounce] : ['Delivery']
          for (const report of reports)
            simulation.send(
              'track-delivery',
              describeDeliveryNotice(messageId, new Date(clock).toISOString(), report, id),
            )
          return { outcome: 'accepted', messageId }
        },
        refusedAnswer: { outcome: 'refused', reason: 'Throttling: Maximum sending rate exceeded.' },
        isRetried: false,
      })
    },
  }

  return {
    options,
    board,
    simulation,
    memory,
    table,
    drops: bucketOf('drops'),
    packs: bucketOf('packs'),
    transport,
    sentMessages,
    counted: new Map(),
    missingNotices: [],
    versions,
    moveTo,
    copy: () =>
      makeWorld(options, {
        memory: memory.copy(),
        versions: new Map(versions),
        sentMessages: [...sentMessages],
        clock,
      }),
    putObject(bucket, key, content, at) {
      moveTo(at)
      writeAt(bucket, key, typeof content === 'string' ? new TextEncoder().encode(content) : content, at)
    },
  }
}

function readMessage(raw: Uint8Array, recipient: string): SentMessage {
  const { id, kind, ...rest } = JSON.parse(new TextDecoder().decode(raw)) as SentMessage
  return { id, kind, recipient, text: JSON.stringify(rest) }
}

/** The provider's report of a message, as `parseDeliveryNotice` reads it. */
function describeDeliveryNotice(messageId: string, time: string, report: string, id: string) {
  const mail = { messageId, tags: { [MESSAGE_TAG]: [id] } }
  if (report === 'Delivery') return { time, detail: { eventType: 'Delivery', mail } }
  if (report === 'Delay') return { time, detail: { eventType: 'DeliveryDelay', mail } }
  if (report === 'Reject') return { time, detail: { eventType: 'Reject', mail, reject: { reason: 'Bad content' } } }
  const [bounceType, bounceSubType = null] = report.split(' ')
  // a complaint of a reader has no subtype, and need not say what kind it is
  if (bounceType === 'Complaint') {
    const complaint = { complaintSubType: bounceSubType, complaintFeedbackType: null }
    return { time, detail: { eventType: 'Complaint', mail, complaint } }
  }
  const bounce = { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: 'x' }] }
  return { time, detail: { eventType: 'Bounce', mail, bounce } }
}

const print = memoiseByIdentity((value: object) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`))
const hashBytes = memoiseByIdentity((bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'))

/** What each schema made of bytes that were read before, by their hash: the same bytes are the same thing in every world. */
const parsers = new WeakMap<z.ZodType, Map<string, object>>()
function parse<T>(schema: z.ZodType<T>, bytes: Uint8Array, key: string): T {
  const known = parsers.get(schema) ?? new Map<string, object>()
  if (known.size >= MAX_PARSED) known.clear()
  const hash = hashBytes(bytes)
  const parsed = known.get(hash) ?? identify(parseStored(schema, readJson(bytes), `object ${key}`) as object, hash)
  known.set(hash, parsed)
  parsers.set(schema, known)
  return parsed as T
}
/** Things kept that each schema made. */
const MAX_PARSED = 100

/** With its parts, so that a copy in which one of them differs is quickly told apart. */
function identify(parsed: object, hash: string): object {
  for (const part of Object.values(parsed))
    if (typeof part === 'object' && part !== null) assignIdentity(part as object)
  hashes.set(parsed, hash)
  return assignIdentity(parsed)
}
const hashes = new WeakMap<object, string>()
/** Of the bytes that something was parsed from; of its JSON where it was made otherwise. */
export const contentHash = (value: object): string => hashes.get(value) ?? hashOf(JSON.stringify(value))
export const hashOf = (content: Uint8Array | string) =>
  typeof content === 'string' ? createHash('sha256').update(content).digest('hex') : hashBytes(content)

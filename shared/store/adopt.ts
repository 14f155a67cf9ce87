import { createHash } from 'node:crypto'
import * as z from 'zod'
import { contentTypeOf } from '../document/content-types.ts'
import { isOver } from '../packs/model/pack-run.ts'
import { auditTrail } from './audit.ts'
import { dropRepository } from './drops.ts'
import { mapConcurrently } from './map-concurrently.ts'
import type { ObjectStore } from './objects.ts'
import { packRunRepository } from './pack-runs.ts'
import { BODY_SCHEMAS } from './schemas/register-schemas.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

/** What a board's records are kept in. */
export interface Records {
  readonly table: Table
  readonly drops: ObjectStore
  readonly packs: ObjectStore
}

/** What of one kind was taken over. */
export interface Adopted {
  readonly kind: string
  readonly copied: number
  /** There already, the same. */
  readonly same: number
  /** There already and different: left as it was. Keys. */
  readonly different: readonly string[]
}

export interface Adoption {
  readonly kinds: readonly Adopted[]
  /** Of every item and object of the predecessor's that was to be taken over, in order of its key: the same however often it is run. */
  readonly sha256: string
  /** Runs that wait for a decision: the predecessor's own to take. */
  readonly waiting: readonly string[]
  /** Runs that were sent, superseded or withdrawn. */
  readonly runs: readonly { readonly run: string; readonly pack: string }[]
}

/** Folders of the drops bucket of which nothing is started: the files as they came, what papers say, receipts. */
const DROP_FOLDERS = ['kept/', 'papers/', 'receipts/']
const rawItem = z.looseObject({ pk: z.string(), sk: z.string() })

/**
 * Takes over the records and the archive of a predecessor: drops with their provenance, figures, registers, alerts as they stand, runs that
 * are over, the editions of their packs and the files that came. Nothing of the predecessor's is changed; nothing that is there is written
 * over; nothing is copied that starts a function, so nothing is sent. May be run again, and then takes what is new.
 *
 * Not taken: mails and their ledger, choices of readers and keys of links, results (worked out again), and the audit trail, which is a chain
 * of its own and is kept whole beside the packs.
 *
 * @param from the predecessor's id, which its audit trail is kept under
 * @throws Error where something that was copied is not read back as it was written
 */
export async function adoptRecords(source: Records, target: Records, from: string): Promise<Adoption> {
  const digest = new Map<string, string>()
  const drops = await dropRepository(source.table).list()
  const decided = drops.filter(({ state }) => state !== 'receiving')
  const runs = await packRunRepository(source.table).list()
  const over = runs.filter(isOver)
  const indicators = [...new Set(decided.flatMap(drop => drop.indicators))].sort()
  const ids = new Set(decided.map(({ drop }) => drop))
  const ofDrop = (item: Item) => ids.has(String(item['drop']))
  const copyItems = async (kind: string, partitions: readonly string[], isTaken: (item: Item) => boolean) =>
    addUp(kind, await mapConcurrently(partitions, pk => copyPartition(source.table, target.table, pk, isTaken, digest)))
  const copyFiles = async (kind: string, side: 'drops' | 'packs', names: readonly string[]) =>
    addUp(kind, await mapConcurrently(names, name => copyObject(source[side], target[side], name, digest)))

  // what others refer to comes last: a run without its drops would be built from nothing
  const files = (await mapConcurrently(DROP_FOLDERS, folder => source.drops.list(folder))).flat()
  const editions = await mapConcurrently(over, ({ run }) => source.packs.list(`packs/${run}/`))
  const kinds = [
    await copyFiles('files', 'drops', files),
    await copyFiles('documents of packs', 'packs', editions.flat().filter(isOfEdition)),
    await copyItems(
      'figures',
      indicators.map(id => `INDICATOR#${id}`),
      ofDrop,
    ),
    await copyItems(
      'register entries',
      Object.keys(BODY_SCHEMAS).map(name => `REGISTER#${name}`),
      ofDrop,
    ),
    await copyItems('drops', ['DROP'], ofDrop),
    await copyItems('alerts', ['EPISODE'], () => true),
    await copyItems('packs', ['PACK'], item => over.some(({ run }) => run === item.sk)),
    await keepAudit(source, target, from),
  ]
  const lines = [...digest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, hash]) => `${name} ${hash}\n`)
  return {
    kinds,
    sha256: hashOf(lines.join('')),
    waiting: runs.filter(run => !isOver(run)).map(({ run }) => run),
    runs: over.filter(({ state }) => state !== 'closed').map(({ run, pack }) => ({ run, pack })),
  }
}

type Item = z.infer<typeof rawItem>
type Outcome = 'copied' | 'same' | { readonly different: string }

/** `packs/RUN/EDITION/…`: what lies beside the editions starts functions. */
const isOfEdition = (name: string) => name.split('/').length > 3

function addUp(kind: string, outcomes: readonly (Outcome | readonly Outcome[])[]): Adopted {
  const all: Outcome[] = outcomes.flat()
  return {
    kind,
    copied: all.filter(outcome => outcome === 'copied').length,
    same: all.filter(outcome => outcome === 'same').length,
    different: all.flatMap(outcome => (typeof outcome === 'object' ? [outcome.different] : [])),
  }
}

async function copyPartition(
  source: Table,
  target: Table,
  pk: string,
  isTaken: (item: Item) => boolean,
  digest: Map<string, string>,
): Promise<Outcome[]> {
  const items = (await source.query(pk, rawItem)).filter(isTaken)
  return mapConcurrently(items, async item => {
    const name = `${pk} ${item.sk}`
    const hash = hashOf(canonical(item))
    digest.set(name, hash)
    const isNew = await target.put(item, ITEM_ABSENT)
    const held = await target.get({ pk, sk: item.sk }, rawItem)
    return compare(name, isNew, held !== null && hashOf(canonical(held)) === hash)
  })
}

async function copyObject(
  source: ObjectStore,
  target: ObjectStore,
  name: string,
  digest: Map<string, string>,
): Promise<Outcome> {
  const bytes = await source.getBytes(name)
  if (bytes === null) throw new Error(`${name} is listed and cannot be read`)
  const hash = hashOf(bytes)
  digest.set(name, hash)
  const before = await target.getBytes(name)
  if (before !== null) return compare(name, false, hashOf(before) === hash)
  const metadata = (await source.open(name))?.metadata
  await target.put(name, bytes, contentTypeOf(name), metadata)
  const held = await target.getBytes(name)
  return compare(name, true, held !== null && hashOf(held) === hash)
}

function compare(name: string, isNew: boolean, isSame: boolean): Outcome {
  if (isNew && !isSame) throw new Error(`${name} was not read back as it was written`)
  return isNew ? 'copied' : isSame ? 'same' : { different: name }
}

/** The chain of the predecessor's decisions, as it is. */
async function keepAudit({ table }: Records, { packs }: Records, from: string): Promise<Adopted> {
  const trail = await auditTrail(table).list()
  const name = `adopted/${from}/audit.json`
  const text = `${JSON.stringify(trail, null, 2)}\n`
  const before = await packs.getBytes(name)
  const isSame = before !== null && hashOf(before) === hashOf(text)
  // it may have grown since: every version is kept
  if (!isSame) await packs.put(name, text, contentTypeOf(name))
  return {
    kind: 'decisions of the audit trail',
    copied: isSame ? 0 : trail.length,
    same: isSame ? trail.length : 0,
    different: [],
  }
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** An item's fields in the order of their names, groups within it too. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { memoiseByIdentity } from './memoise.ts'
import {
  createFaultFreeWorld,
  DROPS,
  decide,
  FILES,
  type File,
  putDrop,
  RUN,
  type Scenario,
  triggerPackDue,
} from './scenario.ts'
import { useWorld } from './wiring.ts'
import { hashOf, type World } from './world.ts'

/* What comes of the same files when nothing goes wrong, made once for each case and kept. */

/** The model of a pack by its hash, and how it prints each of its figures. */
export interface Paper {
  readonly model: string
  readonly printed: Readonly<Record<string, string>>
}

export function paperOf(world: World): Paper | null {
  const bytes = world.versions.get(`packs/packs/${RUN}/board/model.json`)?.at(-1)
  return bytes === undefined ? null : readPaper(bytes)
}

const readPaper = memoiseByIdentity((bytes: Uint8Array): Paper => {
  const { figures } = JSON.parse(new TextDecoder().decode(bytes)) as PackModel
  const printed = Object.entries(figures).map(([id, figure]) => [id, [figure.printed, ...figure.marks].join(' ')])
  return { model: hashOf(bytes), printed: Object.fromEntries(printed) as Record<string, string> }
})

const referencePapers = new Map<string, Promise<Paper | null>>()
/** A paper has thousands of figures. */
const MAX_PAPERS = 100

/**
 * The paper that a run is to come to: the same drops, known at the same time, and nothing else in the world. That it is the same
 * whether or not it waits for approval and whatever keys its files had has a test of its own, so that a run can be compared with the
 * reference of its own kind.
 */
export function referencePaper(run: PackRunRecord, files: readonly File[], kind: Kind): Promise<Paper | null> {
  const key = JSON.stringify([files, run.asKnownAt, kind.approval, kind.areOverwritten])
  const known = referencePapers.get(key)
  if (known !== undefined) return known
  if (referencePapers.size >= MAX_PAPERS) referencePapers.clear()
  const made = run.asKnownAt === run.scheduledFor ? paperOnTime(files, kind) : paperReleased(run, files, kind)
  referencePapers.set(key, made)
  return made
}

/** The paper that is made of these files when it falls due. */
export async function paperOnTime(files: readonly File[], kind: Kind): Promise<Paper | null> {
  const world = await copyOfWorldWith(files, kind)
  triggerPackDue(world)
  await world.simulation.run()
  return paperOf(world)
}

/** As it was when somebody released it. */
async function paperReleased(run: PackRunRecord, files: readonly File[], kind: Kind): Promise<Paper | null> {
  const world = await copyOfWorldWith(files, kind)
  const held = { ...run, asKnownAt: run.scheduledFor, drops: [], state: 'held', reasons: [] } as const
  await packRunRepository(world.table).pin(held)
  decide(world, run.asKnownAt, true, 'release')
  await world.simulation.run()
  return paperOf(world)
}

/** What is known in the end: figures, entries, results, and the alerts that stand. */
export type StoredState = Readonly<Record<string, unknown>>

export function storedStateOf(world: World): StoredState {
  const known: Record<string, unknown> = {}
  for (const { pk, sk, ...rest } of world.memory.all()) {
    if (/^(INDICATOR|REGISTER)#/.test(pk)) known[`${pk} ${sk}`] = rest
    // for which event it was computed, and how much was known then, differs; what was computed does not
    if (pk === 'RESULT') known[`${pk} ${sk}`] = { ...rest, acceptedDropCount: null, knownFrom: null }
    // an alert that stood for an hour is history; those that stand are knowledge
    // those of register entries are opened by the day, not by what came
    if (pk === 'EPISODE' && rest.closedAt === null && rest.kind === 'indicator') {
      const { indicator, area, direction, openedMonth, lastMonth, rule } = rest
      known[`${pk} ${String(indicator)} ${String(area)} ${String(direction)}`] = { openedMonth, lastMonth, rule }
    }
  }
  return known
}

const referenceStates = new Map<string, Promise<StoredState>>()

export function referenceState(files: readonly File[]): Promise<StoredState> {
  const key = JSON.stringify(files)
  if (!referenceStates.has(key)) referenceStates.set(key, makeReferenceState(files))
  return referenceStates.get(key)!
}

async function makeReferenceState(files: readonly File[]): Promise<StoredState> {
  return storedStateOf(await worldWith(files, PLAIN))
}

/** What a reference world is like, beside its files. */
export type Kind = Pick<Scenario, 'approval' | 'areOverwritten'>
const PLAIN: Kind = { approval: false, areOverwritten: false }

/** Nothing is typeset or sent in a reference world: only what is known, and the model of its pack, are looked at. */
const handleNothing = () => Promise.resolve({ batchItemFailures: [] })
const NOT_LOOKED_AT = { 'typeset-pack': handleNothing, 'send-pack': handleNothing, 'track-delivery': handleNothing }

const worlds = new Map<string, Promise<World>>()
/** Worlds that are kept: a few kilobytes each, beside the things that they share. */
const MAX_WORLDS = 500

/** A world in which these files came one after the other, each with all that it causes; it is copied, and never changed. */
function worldWith(files: readonly File[], kind: Kind): Promise<World> {
  const ordered = FILES.filter(name => files.includes(name))
  const key = JSON.stringify([ordered, kind.approval, kind.areOverwritten])
  const known = worlds.get(key)
  if (known !== undefined) return known
  if (worlds.size >= MAX_WORLDS) worlds.clear()
  const made = makeWorldWith(ordered, kind)
  worlds.set(key, made)
  return made
}

async function copyOfWorldWith(files: readonly File[], kind: Kind): Promise<World> {
  const world = (await worldWith(files, kind)).copy()
  useWorld(world)
  return world
}

async function makeWorldWith(ordered: readonly File[], kind: Kind): Promise<World> {
  const last = ordered.at(-1)
  if (last === undefined) return createFaultFreeWorld(kind.approval, NOT_LOOKED_AT)
  const world = await copyOfWorldWith(ordered.slice(0, -1), kind)
  putDrop(world, last, kind.areOverwritten)
  await world.simulation.run()
  return world
}

/** The files whose drops are accepted, by the drop's id: of two with the same bytes, the one that was first. */
export async function acceptedFiles(world: World): Promise<Map<string, File>> {
  const accepted = await dropRepository(world.table).listAccepted()
  return new Map(
    accepted.map(({ drop, knownFrom }) => [
      drop,
      FILES.find(name => DROPS[name]!.at === knownFrom && hashOf(DROPS[name]!.bytes) === drop)!,
    ]),
  )
}

import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { createFaultFreeWorld, DROPS, decide, FILES, type File, putDrop, RUN, triggerPackDue } from './scenario.ts'
import { hashOf, type World } from './world.ts'

/* What comes of the same files when nothing goes wrong, made once for each case and kept. */

/** The model of a pack by its hash, and how it prints each of its figures. */
export interface Paper {
  readonly model: string
  readonly printed: Readonly<Record<string, string>>
}

export function paperOf(world: World): Paper | null {
  const bytes = world.versions.get(`packs/packs/${RUN}/board/model.json`)?.at(-1)
  if (bytes === undefined) return null
  const { figures } = JSON.parse(new TextDecoder().decode(bytes)) as PackModel
  const printed = Object.entries(figures).map(([id, figure]) => [id, [figure.printed, ...figure.marks].join(' ')])
  return { model: hashOf(bytes), printed: Object.fromEntries(printed) as Record<string, string> }
}

const referencePapers = new Map<string, Promise<Paper | null>>()

/** The paper that a run is to come to: the same drops, known at the same time, and nothing else in the world. */
export function referencePaper(run: PackRunRecord, files: readonly File[]): Promise<Paper | null> {
  const key = JSON.stringify([files, run.asKnownAt])
  if (!referencePapers.has(key)) referencePapers.set(key, makePaper(run, files))
  return referencePapers.get(key)!
}

async function makePaper(run: PackRunRecord, files: readonly File[]): Promise<Paper | null> {
  const world = createFaultFreeWorld(false)
  await putAll(world, files)
  if (run.asKnownAt === run.scheduledFor) triggerPackDue(world)
  else {
    // as it was when somebody released it
    await packRunRepository(world.table).pin({
      ...run,
      asKnownAt: run.scheduledFor,
      drops: [],
      state: 'held',
      reasons: [],
    })
    decide(world, run.asKnownAt, true, 'release')
  }
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
  const world = createFaultFreeWorld(false)
  await putAll(world, files)
  return storedStateOf(world)
}

async function putAll(world: World, files: readonly File[]): Promise<void> {
  for (const file of FILES.filter(name => files.includes(name))) {
    putDrop(world, file)
    await world.simulation.run()
  }
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

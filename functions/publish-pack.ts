import { toLondonDate } from '../shared/calendar/london-time.ts'
import type { Meeting, Pack } from '../shared/config/schema/governance.ts'
import type { Indicator } from '../shared/config/schema/indicator.ts'
import { tableCsv } from '../shared/document/csv.ts'
import { tableMetadata } from '../shared/document/csvw.ts'
import { listTables } from '../shared/document/walk.ts'
import type { KnownObservation } from '../shared/observations/observation.ts'
import { buildPackModel, packRunId } from '../shared/packs/build-model.ts'
import type { PackModel } from '../shared/packs/model.ts'
import { packIndicators } from '../shared/packs/pack-input.ts'
import type { DropRecord } from '../shared/store/drops.ts'
import type { ObjectStore } from '../shared/store/objects.ts'
import { dropsById } from '../shared/store/observations.ts'
import { renderPack } from '../templates/pack/pack.tsx'
import { type PackDue, parsePackDue } from './events.ts'
import type { IssueManifest } from './issue-manifest.ts'
import { queueHandler } from './middleware.ts'
import { board, drops, observations, packRuns, packsBucket } from './wiring.ts'

/** A pack is due: pin what is known, build the paper from it, and hand it on to be sent. */
export const handler = queueHandler('publish-pack', parsePackDue, publishPack)

async function publishPack(due: PackDue): Promise<void> {
  const { pack, meeting } = findPack(due)
  const runId = packRunId(pack.id, meeting.date)
  const accepted = await drops().listAccepted()
  const run = await packRuns().pin({
    run: runId,
    pack: pack.id,
    meeting: meeting.date,
    version: 1,
    scheduledFor: due.scheduledTime,
    drops: accepted.map(drop => drop.drop),
    state: 'building',
    reasons: [],
  })
  const pinned = new Set(run.drops)
  const known = dropsById(accepted.filter(drop => pinned.has(drop.drop)))
  const previous = (await packRuns().listOfPack(pack.id)).findLast(
    r => r.meeting < meeting.date && r.state === 'issued',
  )
  const revisions = await readRevisions(packIndicators(board(), pack), known)
  for (const edition of pack.editions) {
    const model = buildPackModel({
      board: board(),
      pack,
      meeting,
      edition,
      version: run.version,
      scheduledFor: run.scheduledFor,
      asKnownAt: run.scheduledFor,
      revisions,
      drops: known,
      previous: previous === undefined ? null : { run: previous.run, drops: new Set(previous.drops) },
    })
    await writeEdition(packsBucket(), model)
  }
  await packsBucket().putJson(`packs/${runId}/issue.json`, {
    run: runId,
    version: run.version,
    editions: pack.editions,
  } satisfies IssueManifest)
  await packRuns().update(runId, { state: 'issued' })
}

function findPack(due: PackDue): { pack: Pack; meeting: Meeting } {
  const pack = board().packs.find(p => p.id === due.pack)
  const meeting = board().meetings.find(m => m.date === due.meeting)
  if (pack === undefined || meeting === undefined) throw new UnknownPackError(due.pack, due.meeting)
  return { pack, meeting }
}

/** A schedule that names a pack or a meeting that is no longer in the board's file. */
export class UnknownPackError extends Error {
  constructor(
    readonly pack: string,
    readonly meeting: string,
  ) {
    super(`The board's file has no pack ${pack} or no meeting on ${meeting}`)
    this.name = 'UnknownPackError'
  }
}

/** Queries under way at once: enough to be quick, few enough not to be throttled. */
const AT_ONCE = 8

async function readRevisions(indicators: readonly Indicator[], known: ReadonlyMap<string, DropRecord>) {
  const revisions = new Map<string, Map<string, KnownObservation[]>>()
  for (let i = 0; i < indicators.length; i += AT_ONCE) {
    const some = indicators.slice(i, i + AT_ONCE)
    const found = await Promise.all(some.map(indicator => observations().read(indicator.id, known)))
    for (const [k, indicator] of some.entries()) revisions.set(indicator.id, found[k]!)
  }
  return revisions
}

async function writeEdition(bucket: ObjectStore, model: PackModel): Promise<void> {
  const folder = `packs/${model.run.id}/${model.run.edition}`
  const about = { publisher: model.paper.body, issued: toLondonDate(model.run.scheduledFor) }
  for (const table of listTables([...model.sections, ...model.appendices])) {
    await bucket.put(`${folder}/${table.id}.csv`, tableCsv(table), 'text/csv; charset=utf-8')
    await bucket.put(`${folder}/${table.id}.csv-metadata.json`, tableMetadata(table, about), 'application/csvm+json')
  }
  await bucket.put(`${folder}/index.html`, renderPack(model), 'text/html; charset=utf-8')
  await bucket.putJson(`${folder}/model.json`, model)
}

import { toLondonDate } from '../shared/calendar/london-time.ts'
import type { Meeting, Pack } from '../shared/config/schema/governance.ts'
import { tableCsv } from '../shared/document/csv.ts'
import { tableMetadata } from '../shared/document/csvw.ts'
import { listTables } from '../shared/document/walk.ts'
import { packRunId } from '../shared/packs/build-model.ts'
import { buildEditions } from '../shared/packs/editions.ts'
import { type GateFinding, gateOutcome } from '../shared/packs/gate/finding.ts'
import { judgePack } from '../shared/packs/gate/gate.ts'
import type { PackModel } from '../shared/packs/model.ts'
import { type PackInput, packIndicators } from '../shared/packs/pack-input.ts'
import { mapAtOnce } from '../shared/store/at-once.ts'
import { dropsById } from '../shared/store/observations.ts'
import type { PackRunRecord } from '../shared/store/pack-runs.ts'
import { renderPack } from '../templates/pack/pack.tsx'
import { type PackRequest, parsePackRequest } from './events.ts'
import type { IssueManifest, PackNotice } from './issue-manifest.ts'
import { queueHandler } from './middleware.ts'
import { readRegisters } from './read-registers.ts'
import { audit, board, drops, observations, packRuns, packsBucket, registers, results } from './wiring.ts'

/** A pack is due, or a person has released or approved one: pin what is known, build the paper, let the gate decide, hand it on. */
export const handler = queueHandler('publish-pack', parsePackRequest, async requests => {
  for (const request of requests) await publishPack(request)
})

/** A person's word on a run, as the commands `release` and `approve` write it. */
export interface PackDecision {
  readonly run: string
  readonly by: string
  readonly because: string
  readonly at: string
  /** Send it whatever the gate found. */
  readonly override: boolean
}

async function publishPack(request: PackRequest): Promise<void> {
  if (request.kind === 'due') {
    const { pack, meeting } = findPack(request.pack, request.meeting)
    const run = await packRuns().pin(await pinNow(pack, meeting, request.scheduledTime))
    // decided already: the schedule came twice, or a person's word is awaited
    if (run.state !== 'building') return
    return build(pack, meeting, run, null)
  }
  const decision = await packsBucket().getJson<PackDecision>(request.key)
  const run = decision === null ? null : await packRuns().find(decision.run)
  if (decision === null || run === null || run.state === 'issued') return
  const { pack, meeting } = findPack(run.pack, run.meeting)
  if (run.state === 'awaiting-approval') return approve(run, pack, decision)
  // a held pack was never issued, so it is built again from what is known now
  const again = await pinNow(pack, meeting, run.scheduledFor)
  await packRuns().update(run.run, { drops: again.drops, asKnownAt: request.at })
  await build(pack, meeting, { ...run, drops: again.drops, asKnownAt: request.at }, decision)
}

/** Hands an approved pack on; the word of somebody who is no approver of it is put down and changes nothing. */
async function approve(run: PackRunRecord, pack: Pack, decision: PackDecision): Promise<void> {
  if (pack.approvers.includes(decision.by)) return handOn(run, pack, decision)
  const { at, by, because } = decision
  await audit().record({ at, who: by, what: 'approval refused: not an approver', about: run.run, because })
}

async function pinNow(pack: Pack, meeting: Meeting, scheduledFor: string): Promise<PackRunRecord> {
  return {
    run: packRunId(pack.id, meeting.date),
    pack: pack.id,
    meeting: meeting.date,
    version: 1,
    scheduledFor,
    asKnownAt: scheduledFor,
    drops: (await drops().listAccepted()).map(drop => drop.drop),
    state: 'building',
    reasons: [],
  }
}

async function build(pack: Pack, meeting: Meeting, run: PackRunRecord, decision: PackDecision | null): Promise<void> {
  const input = await readInput(pack, meeting, run)
  const knowledge = run.drops.length
  const stored = (await results().list())
    .filter(result => result.knowledge === knowledge)
    .flatMap(result => result.rows)
  const editions = buildEditions({ ...input, edition: 'board' }, pack.editions).map(model => {
    const html = renderPack(model)
    return { model, html, found: judgePack({ ...input, edition: model.run.edition }, model, html, stored).findings }
  })
  const findings = uniqueFindings(editions.flatMap(({ found }) => found))
  // an edition that may not go holds the others: they tell of one meeting
  if (gateOutcome(findings) === 'held' && decision?.override !== true) return hold(run, findings)
  for (const { model, html } of editions) await writeEdition(model, html)
  const reasons = findings.map(finding => finding.what)
  await packRuns().update(run.run, { reasons })
  if (pack.approval === 'required') {
    await packRuns().update(run.run, { state: 'awaiting-approval' })
    return writeNotice(run, 'approval', findings)
  }
  await handOn(run, pack, decision)
}

/** Editions share their data, and so most of what is found; each finding is told once. */
function uniqueFindings(findings: readonly GateFinding[]): GateFinding[] {
  return [...new Map(findings.map(finding => [`${finding.code} ${finding.what}`, finding])).values()]
}

async function hold(run: PackRunRecord, findings: readonly GateFinding[]): Promise<void> {
  await packRuns().update(run.run, { state: 'held', reasons: findings.map(finding => finding.what) })
  await audit().record({
    at: run.asKnownAt,
    who: 'publish-pack',
    what: 'held',
    about: run.run,
    because: findings.map(f => f.code).join(', '),
  })
  await writeNotice(run, 'held', findings)
}

async function writeNotice(
  run: PackRunRecord,
  kind: PackNotice['kind'],
  findings: readonly GateFinding[],
): Promise<void> {
  await packsBucket().putJson(`packs/${run.run}/notice.json`, {
    kind,
    run: run.run,
    asKnownAt: run.asKnownAt,
    findings,
  } satisfies PackNotice)
}

/** The editions are written: wake what comes next. */
async function handOn(run: PackRunRecord, pack: Pack, decision: PackDecision | null): Promise<void> {
  if (decision !== null) {
    const what = decision.override ? 'released' : 'approved'
    await audit().record({ at: decision.at, who: decision.by, what, about: run.run, because: decision.because })
  }
  const issue: IssueManifest = { run: run.run, version: run.version, editions: pack.editions }
  await packsBucket().putJson(`packs/${run.run}/typeset.json`, issue)
}

async function readInput(pack: Pack, meeting: Meeting, run: PackRunRecord): Promise<Omit<PackInput, 'edition'>> {
  const pinned = new Set(run.drops)
  const known = dropsById((await drops().listAccepted()).filter(drop => pinned.has(drop.drop)))
  const previous = (await packRuns().listOfPack(pack.id)).findLast(
    r => r.meeting < meeting.date && r.state === 'issued',
  )
  return {
    board: board(),
    pack,
    meeting,
    version: run.version,
    scheduledFor: run.scheduledFor,
    asKnownAt: run.asKnownAt,
    revisions: await observations().readAll(
      packIndicators(board(), pack).map(indicator => indicator.id),
      known,
    ),
    drops: known,
    registers: await readRegisters(registers(), board(), known),
    previous: previous === undefined ? null : { run: previous.run, drops: new Set(previous.drops) },
  }
}

function findPack(packId: string, meetingDate: string): { pack: Pack; meeting: Meeting } {
  const pack = board().packs.find(p => p.id === packId)
  const meeting = board().meetings.find(m => m.date === meetingDate)
  if (pack === undefined || meeting === undefined) throw new UnknownPackError(packId, meetingDate)
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

async function writeEdition(model: PackModel, html: string): Promise<void> {
  const folder = `packs/${model.run.id}/${model.run.edition}`
  const about = { publisher: model.paper.body, issued: toLondonDate(model.run.scheduledFor) }
  await mapAtOnce(listTables([...model.sections, ...model.appendices]), async table => {
    await packsBucket().put(`${folder}/${table.id}.csv`, tableCsv(table), 'text/csv; charset=utf-8')
    await packsBucket().put(
      `${folder}/${table.id}.csv-metadata.json`,
      tableMetadata(table, about),
      'application/csvm+json',
    )
  })
  await packsBucket().put(`${folder}/index.html`, html, 'text/html; charset=utf-8')
  await packsBucket().putJson(`${folder}/model.json`, model)
}

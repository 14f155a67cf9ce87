import type { Meeting } from '../shared/config/schema/meeting.ts'
import type { Pack } from '../shared/config/schema/pack.ts'
import type { FindingWords } from '../shared/packs/gate/finding.ts'
import { isOver, type PackRunRecord, packRunId } from '../shared/packs/model/pack-run.ts'
import { markSuperseded, pinCorrection, withdrawRun } from './edge/after-issue.ts'
import { buildRun } from './edge/build-run.ts'
import { type PackRequest, parsePackRequest } from './edge/events.ts'
import { moveToHeld } from './edge/hold-run.ts'
import { noteSubject } from './edge/log.ts'
import { queueHandler } from './edge/middleware.ts'
import { type PackDecision, packDecisionSchema } from './edge/pack-decision.ts'
import { pinSupplements } from './edge/pin-supplements.ts'
import { buildPreview } from './edge/preview.ts'
import { pinnedRun } from './edge/read-pack-input.ts'
import { recordDecision } from './edge/record-decision.ts'
import { requestTypesetting } from './edge/request-typesetting.ts'
import { board, packRuns, packsBucket } from './edge/wiring.ts'

/**
 * A pack is due, or a person has released or approved one: pin what is known, build the paper, run the gate, hand it
 * on.
 */
export const handler = queueHandler('publish-pack', parsePackRequest, async requests => {
  for (const request of requests) await publishPack(request)
})

async function publishPack(request: PackRequest): Promise<void> {
  if (request.kind === 'due') {
    const { pack, meeting } = findPack(request.pack, request.meeting)
    noteSubject({ run: packRunId(pack.id, meeting.date) })
    const run = await packRuns().pin(await pinnedRun(pack, meeting, request.scheduledFor, request.scheduledFor))
    // already decided, or released since: the schedule fired twice, or a person's decision is awaited or in progress
    if (run.state === 'building' && run.asKnownAt === run.scheduledFor) await buildRun(pack, meeting, run, null)
    return
  }
  if (request.kind === 'late-papers') {
    for (const { pack, meeting, run } of await pinSupplements(request.at)) await buildRun(pack, meeting, run, null)
    return
  }
  if (request.kind === 'superseded') return markSuperseded(request)
  if (request.kind === 'preview') return buildPreview(request)
  const decision = await packsBucket().getJson(request.key, packDecisionSchema, request.version)
  const run = decision === null ? null : await packRuns().find(decision.run)
  if (decision === null || run === null) return
  noteSubject({ run: run.run })
  const { pack, meeting } = findPack(run.pack, run.meeting)
  if (decision.action === 'withdraw') return withdrawRun(run, pack, decision, request.at)
  if (decision.action === 'correct') {
    const correction = await pinCorrection(run, pack, meeting, decision, request.at)
    if (correction !== null) noteSubject({ run: correction.run })
    if (correction !== null) await buildRun(pack, meeting, correction, null)
    return
  }
  if (isOver(run)) return
  if (run.state === 'awaiting-approval') return approveRun(run, pack, decision)
  // it was sent back already: the event came twice
  if (decision.action === 'send-back') return
  const runToBuild = await releaseHeldRun(run, pack, meeting, request.at)
  if (runToBuild !== null) await buildRun(pack, meeting, runToBuild, decision)
}

/**
 * A held pack was never issued, so it is rebuilt from what was known when it was released. Null when another release
 * has it.
 */
async function releaseHeldRun(
  run: PackRunRecord,
  pack: Pack,
  meeting: Meeting,
  at: string,
): Promise<PackRunRecord | null> {
  // this decision, or a later one, was carried out and the pack was held again: the event came twice
  if (run.state === 'held' && Date.parse(run.asKnownAt) >= Date.parse(at)) return null
  if (run.state === 'held') {
    const repinned = await pinnedRun(pack, meeting, run.scheduledFor, at)
    await packRuns().move(run, { drops: repinned.drops, asKnownAt: at, state: 'building' })
  }
  // an earlier delivery of this event may have pinned it
  const held = await packRuns().find(run.run)
  return held?.state === 'building' && held.asKnownAt === at ? held : null
}

/**
 * Hands an approved pack on; a decision by somebody who is not one of its approvers is recorded and changes nothing.
 */
async function approveRun(run: PackRunRecord, pack: Pack, decision: PackDecision): Promise<void> {
  if (!pack.approvers.includes(decision.by)) return recordDecision(run, 'approval refused: not an approver', decision)
  if (decision.action === 'send-back') return sendBackRun(run, decision)
  await recordDecision(run, 'approved', decision)
  await requestTypesetting(run, pack)
}

/** An approver wants it changed: it is held, and the administrators get the approver's words. */
async function sendBackRun(run: PackRunRecord, decision: PackDecision): Promise<void> {
  await recordDecision(run, 'sent back', decision)
  const finding: FindingWords = {
    severity: 'hold',
    what: `Sent back by its approver: ${decision.because}`,
    fix: 'Send what is asked for, then release the pack: it is made again and comes to the approver again.',
  }
  await moveToHeld(run, [finding], [finding.what])
}

function findPack(packId: string, meetingDate: string): { pack: Pack; meeting: Meeting } {
  const pack = board().packs.find(p => p.id === packId)
  const meeting = board().meetings.find(m => m.date === meetingDate)
  if (pack === undefined || meeting === undefined) throw new UnknownPackError(packId, meetingDate)
  return { pack, meeting }
}

/** A schedule names a pack or a meeting that is no longer in the board's file. */
export class UnknownPackError extends Error {
  constructor(
    readonly pack: string,
    readonly meeting: string,
  ) {
    super(`The board's file has no pack ${pack} or no meeting on ${meeting}`)
    this.name = 'UnknownPackError'
  }
}

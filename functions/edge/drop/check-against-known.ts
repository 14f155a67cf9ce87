import { longDate } from '../../../shared/calendar/date.ts'
import type { Commentary } from '../../../shared/commentary/commentary.ts'
import { describeReplacedTexts } from '../../../shared/commentary/replaced-texts.ts'
import { wholeArea } from '../../../shared/config/areas.ts'
import type { DropReadResult } from '../../../shared/intake/containers/drop.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import type { Action } from '../../../shared/registers/actions/entry.ts'
import { checkTransitions } from '../../../shared/registers/actions/transitions.ts'
import { checkAgreedActions } from '../../../shared/registers/meetings/agreed-actions.ts'
import type { Meeting } from '../../../shared/registers/meetings/entry.ts'
import { checkPaperAgainstAgenda } from '../../../shared/registers/papers/check-agenda.ts'
import type { Paper } from '../../../shared/registers/papers/paper.ts'
import { dropsById } from '../../../shared/store/observations.ts'
import { issuedPacksOfComingMeetings } from '../pin-supplements.ts'
import { readRegisters } from '../read-registers.ts'
import { board, drops, observations, registers } from '../wiring.ts'

/** A drop that can be read beside what is known: rejected where it asks for what is not allowed, with notes where something does not agree. */
export async function checkAgainstKnown(reading: DropReadResult, at: string): Promise<DropReadResult> {
  const allowed = await checkAgreements(await rejectInvalidActionChanges(reading))
  const texts = await noteReplacedTexts(await checkCommentaryNumbers(allowed))
  return checkAgainstAgenda(texts, at)
}

/** Numbers typed into commentary are compared with the figures held, and the receipt lists those that match none. */
async function checkCommentaryNumbers(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'commentary') return reading
  const { checkNumbers } = await import('../../../shared/commentary/check-numbers.ts')
  const accepted = dropsById(await drops().listAccepted())
  const warnings: string[] = []
  for (const { register, body } of reading.entries) {
    if (register !== 'commentary') continue
    const commentary = body as Commentary
    const indicator = board().indicators.find(candidate => candidate.id === commentary.indicator)
    if (indicator === undefined) continue
    const areas = await observations().read(indicator.id, accepted)
    const series = new Map([...areas].map(([area, revisions]) => [area, latestByMonth(revisions)]))
    warnings.push(...checkNumbers(commentary, indicator, series, wholeArea(board()).id))
  }
  return { ...reading, notes: [...reading.notes, ...warnings] }
}

/** An edited copy of a report may replace texts that its editor has not seen: the receipt says which. */
async function noteReplacedTexts(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.editedAsKnownAt === undefined) return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const notes = describeReplacedTexts(reading.entries, known, reading.editedAsKnownAt, board())
  return { ...reading, notes: [...reading.notes, ...notes] }
}

/** An action log with a transition that is not allowed is rejected: what it may change depends on what is known. */
async function rejectInvalidActionChanges(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'actions') return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const faults = checkTransitions(
    known.actions,
    reading.entries.map(entry => entry.body as Action),
  )
  return faults.length === 0 ? reading : { outcome: 'rejected', rows: reading.rows, faults }
}

/** Minutes may agree to an action that no commentary proposes: the receipt says so. */
async function checkAgreements(reading: DropReadResult): Promise<DropReadResult> {
  if (reading.outcome === 'rejected' || reading.kind !== 'meetings') return reading
  const meetings = reading.entries.map(({ body }) => body as Meeting)
  if (!meetings.some(({ actions }) => actions.some(({ proposal }) => proposal !== undefined))) return reading
  const { commentary } = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  return { ...reading, notes: [...reading.notes, ...checkAgreedActions(meetings, commentary)] }
}

/** What a paper's receipt says of its head beside the agenda. */
async function checkAgainstAgenda(reading: DropReadResult, at: string): Promise<DropReadResult> {
  const [paper] = reading.outcome === 'accepted' && reading.kind === 'paper' ? reading.entries : []
  if (reading.outcome === 'rejected' || paper === undefined) return reading
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  const { meeting } = paper.body as Paper
  const isLate = (await issuedPacksOfComingMeetings(at)).some(issued => issued.meeting.date === meeting)
  const notes = [
    ...(isLate
      ? [`The papers for ${longDate(meeting)} have been issued: this one is sent to their readers as a supplement.`]
      : []),
    ...checkPaperAgainstAgenda(paper.body as Paper, board(), known),
  ]
  return { ...reading, notes: [...notes, ...reading.notes] }
}

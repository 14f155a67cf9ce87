import { addMonths, monthOf } from '../../shared/calendar/month.ts'
import { boardOfPack } from '../../shared/config/board-at.ts'
import type { Meeting } from '../../shared/config/schema/meeting.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { withMergedAreas } from '../../shared/indicators/merged-areas.ts'
import { heldMonths, withoutUnconfirmed } from '../../shared/observations/held.ts'
import { type PackInput, packIndicators } from '../../shared/packs/input/pack-input.ts'
import { packOfSupplement } from '../../shared/packs/input/supplement.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { packRunId } from '../../shared/packs/model/pack-run.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import type { PaperContent } from '../../shared/registers/papers/paper.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { paperContentSchema } from '../../shared/store/schemas/paper-schema.ts'
import { readRegisters } from './read-registers.ts'
import { board, drops, dropsBucket, observations, packRuns, registers, runNotice } from './wiring.ts'

/** A run pinned to what was known at an instant, however late it is built. */
export async function pinnedRun(
  pack: Pack,
  meeting: Meeting,
  scheduledFor: string,
  at: string,
): Promise<PackRunRecord> {
  const known = (await drops().listAccepted()).filter(drop => Date.parse(drop.knownFrom) <= Date.parse(at))
  return {
    run: packRunId(pack.id, meeting.date),
    pack: pack.id,
    meeting: meeting.date,
    version: 1,
    scheduledFor,
    asKnownAt: at,
    drops: known.map(drop => drop.drop),
    state: 'building',
    reasons: [],
  }
}

/** What the papers for a meeting say, by the drop that brought each. */
async function readPapers({ papers }: BoardRegisters, { date }: Meeting): Promise<Map<string, PaperContent>> {
  const found = new Map<string, PaperContent>()
  for (const { drop } of papers.filter(({ meeting }) => meeting === date)) {
    const content = await dropsBucket().getJson(`papers/${drop}.json`, paperContentSchema)
    if (content === null) throw new Error(`What the paper ${drop} says is not stored although it was accepted`)
    found.set(drop, content)
  }
  return found
}

/** The version that a run corrects; nothing for the first version. */
async function readCorrectedVersion({ corrects }: PackRunRecord): Promise<Pick<PackInput, 'corrects'>> {
  const corrected = corrects === undefined ? null : await packRuns().find(corrects.run)
  if (corrects === undefined || corrected === null) return {}
  const { version, scheduledFor, drops: known } = corrected
  return { corrects: { version, order: corrects, issuedAt: scheduledFor, drops: new Set(known) } }
}

/** What a supplement is set as, and the paper that it brings; nothing for a pack. */
function supplementInput(
  pack: Pack,
  { supplement }: PackRunRecord,
  { papers }: BoardRegisters,
): Partial<Pick<PackInput, 'pack' | 'supplement'>> {
  const paper = papers.find(({ id }) => id === supplement?.paper)
  if (supplement === undefined || paper === undefined) return {}
  return { pack: packOfSupplement(pack, supplement, paper), supplement }
}

/** Everything a run is built from: the drops it was pinned to, and what they contained. */
export async function readPackInput(
  pack: Pack,
  meeting: Meeting,
  run: PackRunRecord,
): Promise<Omit<PackInput, 'edition'>> {
  const known = await readWithoutPapers(pack, meeting, run)
  return { ...known, papers: await readPapers(known.registers, meeting) }
}

/** The same without what papers say, which is kept in the bucket of drops: for those who compare figures and may not read it. */
export async function readWithoutPapers(
  pack: Pack,
  meeting: Meeting,
  run: PackRunRecord,
): Promise<Omit<PackInput, 'edition' | 'papers'>> {
  const pinned = new Set(run.drops)
  const known = dropsById((await drops().listAccepted()).filter(drop => pinned.has(drop.drop)))
  const previous = (await packRuns().listOfPack(pack.id)).findLast(
    r => r.supplement === undefined && r.meeting < meeting.date && r.state === 'issued',
  )
  const boardRegisters = await readRegisters(registers(), board(), known)
  const figures = withMergedAreas(
    board(),
    await observations().readAll(
      packIndicators(board(), pack).map(indicator => indicator.id),
      known,
      { withUnconfirmed: true },
    ),
  )
  const held = boardOfPack(board(), pack, meeting)
  const ownPack = held.packs.find(({ id }) => id === pack.id) ?? pack
  const month = addMonths(monthOf(meeting.date), -pack.dataMonthsBehind)
  const formerAreas = board().areas.filter(({ until }) => until !== undefined && until < month)
  return {
    board: held,
    ...(formerAreas.length > 0 && { formerAreas }),
    pack: ownPack,
    meeting,
    ...supplementInput(ownPack, run, boardRegisters),
    version: run.version,
    scheduledFor: run.scheduledFor,
    asKnownAt: run.asKnownAt,
    revisions: withoutUnconfirmed(figures),
    held: heldMonths(figures),
    drops: known,
    registers: boardRegisters,
    ...(await readCorrectedVersion(run)),
    ...(runNotice() === undefined ? {} : { notice: runNotice()! }),
    previous:
      previous === undefined ? null : { run: previous.run, meeting: previous.meeting, drops: new Set(previous.drops) },
  }
}

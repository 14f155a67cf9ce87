import { toLocalDate } from '../../shared/calendar/local-time.ts'
import { packsOfMeeting } from '../../shared/config/packs-of-meeting.ts'
import type { Meeting } from '../../shared/config/schema/meeting.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import { newestRunOf } from '../../shared/packs/input/supplement.ts'
import { type PackRunRecord, type SupplementOrder, supplementRunId } from '../../shared/packs/model/pack-run.ts'
import { latestPapers, type StoredPaper } from '../../shared/registers/papers/paper.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { pinnedRun } from './read-pack-input.ts'
import { board, drops, packRuns, registers } from './wiring.ts'

/** The pack that brings the papers of a meeting, as it was issued. */
interface IssuedPack {
  readonly pack: Pack
  readonly meeting: Meeting
  readonly run: PackRunRecord
}

/** The issued packs of meetings that are still to come, which a paper can be too late for. */
export async function issuedPacksOfComingMeetings(at: string): Promise<IssuedPack[]> {
  const runs = await packRuns().list()
  const today = toLocalDate(at, board().board)
  return board()
    .meetings.filter(({ date }) => date >= today)
    .flatMap(meeting => {
      const [pack] = packsOfMeeting(board().packs, meeting)
      const run = pack && newestRunOf(runs, { pack: pack.id, meeting: meeting.date })
      return pack === undefined || run?.state !== 'issued' ? [] : [{ pack, meeting, run }]
    })
}

/**
 * Pins a supplement for each paper of a coming meeting that its issued pack does not have; gives those that are still to be built. A
 * paper that comes while its pack is held is in the pack when it is released.
 *
 * @param at instant of the event: a paper was accepted, or a pack issued
 */
export async function pinSupplements(at: string): Promise<IssuedPack[]> {
  const packs = await issuedPacksOfComingMeetings(at)
  if (packs.length === 0) return []
  const received = await registers().read('papers', dropsById(await drops().listAccepted()))
  const pinned: IssuedPack[] = []
  for (const issued of packs) {
    const isPinned = ({ drop }: { readonly drop: string }) => issued.run.drops.includes(drop)
    const ofMeeting = (paper: StoredPaper) => paper.meeting === issued.meeting.date
    const inPack = latestPapers(received.filter(isPinned)).filter(ofMeeting)
    const late = latestPapers(received).filter(paper => ofMeeting(paper) && !isPinned(paper))
    for (const paper of late) {
      const isInPack = inPack.some(({ id }) => id === paper.id)
      const run = await pinSupplement(issued, paper, isInPack, at)
      if (run.state === 'building') pinned.push({ ...issued, run })
    }
  }
  return pinned
}

/** The run of a paper's supplement: the one that has its drop, or the first number that is free. One drop never gets two numbers. */
async function pinSupplement(
  { pack, meeting }: IssuedPack,
  { id, drop, title }: StoredPaper,
  isInPack: boolean,
  at: string,
): Promise<PackRunRecord> {
  const base = await pinnedRun(pack, meeting, at, at)
  const pinnedDrops = [...new Set([...base.drops, drop])]
  let isReplacement = isInPack
  for (let number = 1; ; number++) {
    const supplement: SupplementOrder = { number, paper: id, drop, title, isReplacement }
    const run = supplementRunId(pack.id, meeting.date, number)
    const stored = await packRuns().pin({ ...base, run, drops: pinnedDrops, supplement })
    if (stored.supplement?.drop === drop) return stored
    isReplacement ||= stored.supplement?.paper === id
  }
}

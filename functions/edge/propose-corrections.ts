import { addDays } from '../../shared/calendar/date.ts'
import { rolesOnList } from '../../shared/config/roles-on-list.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { changesAfterIssue, correctionProposalLetter } from '../../shared/packs/letters/correction-proposal.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { type DueLetter, rolesByAddress } from '../../shared/reminders/due-letter.ts'
import type { DayContext } from './day-context.ts'
import { readWithoutPapers } from './read-pack-input.ts'
import { board, packRuns } from './wiring.ts'

/** A pack whose meeting was longer ago is history: what is restated of it is in the next pack. */
const MAX_DAYS_SINCE_MEETING = 42

/**
 * Letters to the administrators about issued packs that would print something otherwise by now, once for each file that
 * made it so.
 */
export async function correctionProposals({ day, board: current, acceptedDrops }: DayContext): Promise<DueLetter[]> {
  const known = [...acceptedDrops.keys()]
  const runs = await packRuns().list()
  const letters: DueLetter[] = []
  for (const run of runs) {
    const isRecent = run.meeting >= addDays(day, -MAX_DAYS_SINCE_MEETING)
    if (run.state !== 'issued' || run.supplement !== undefined || !isRecent || isBeingCorrected(run, runs)) continue
    const issued = new Set(run.drops)
    if (known.every(drop => issued.has(drop))) continue
    letters.push(...(await proposalsFor(current, run, known, issued)))
  }
  return letters
}

const isBeingCorrected = ({ run }: PackRunRecord, runs: readonly PackRunRecord[]) =>
  runs.some(({ corrects }) => corrects?.run === run)

async function proposalsFor(
  current: BoardFile,
  run: PackRunRecord,
  known: readonly string[],
  issued: ReadonlySet<string>,
): Promise<DueLetter[]> {
  const pack = board().packs.find(({ id }) => id === run.pack)
  const meeting = board().meetings.find(({ date }) => date === run.meeting)
  if (pack === undefined || meeting === undefined) return []
  const input = { ...(await readWithoutPapers(pack, meeting, { ...run, drops: known })), edition: 'board' } as const
  const changes = changesAfterIssue(input, issued)
  const [newest] = changes.map(({ after }) => after).sort((a, b) => (a.knownFrom > b.knownFrom ? -1 : 1))
  if (newest === undefined) return []
  const letter = correctionProposalLetter(current, run.run, input, changes)
  const administrators = rolesOnList(current, current.board.administrators).map(({ id }) => id)
  return [...rolesByAddress(current, administrators).keys()].map(recipient => ({
    kind: 'administrators',
    cause: `correction of ${run.run} proposed after ${newest.drop}`,
    recipient,
    letter,
    attachments: [],
  }))
}

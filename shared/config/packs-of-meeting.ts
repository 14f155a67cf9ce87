import type { Meeting } from './schema/meeting.ts'
import type { Pack } from './schema/pack.ts'

/**
 * The packs for a meeting, in the order of the board's file: those that it names, or where it names none every pack that reports
 * figures. The registers and papers of a meeting go out with the first, so a pack of papers alone is for meetings that name it.
 */
export function packsOfMeeting(packs: readonly Pack[], meeting: Pick<Meeting, 'packs'>): Pack[] {
  return packs.filter(({ id, indicators }) =>
    meeting.packs === undefined ? indicators !== 'none' : meeting.packs.includes(id),
  )
}

/** The pack that the registers and the papers of a meeting go out with. */
export function firstPackOf(
  { packs }: { readonly packs: readonly Pack[] },
  meeting: Pick<Meeting, 'packs'>,
): Pack | undefined {
  return packsOfMeeting(packs, meeting)[0]
}

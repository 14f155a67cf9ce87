import type { Month } from '../../calendar/month.ts'

/** Crime types that data.police.uk had before May 2013 and has no more; the types of today are in the board's file. */
const EARLIER_TYPES = ['Violent crime', 'Public disorder and weapons']
const EARLIER_UNTIL: Month = '2013-04'

/** Outcome types that data.police.uk has or had, as its files print them; a board's file lists those that it follows. */
const OUTCOME_TYPES = [
  'Action to be taken by another organisation',
  'Awaiting court outcome',
  'Court case unable to proceed',
  'Court result unavailable',
  'Defendant found not guilty',
  'Defendant sent to Crown Court',
  'Formal action is not in the public interest',
  'Further action is not in the public interest',
  'Further investigation is not in the public interest',
  'Investigation complete; no suspect identified',
  'Local resolution',
  'Offender deprived of property',
  'Offender fined',
  'Offender given a caution',
  'Offender given a drugs possession warning',
  'Offender given a penalty notice',
  'Offender given absolute discharge',
  'Offender given community sentence',
  'Offender given conditional discharge',
  'Offender given suspended prison sentence',
  'Offender ordered to pay compensation',
  'Offender otherwise dealt with',
  'Offender sent to prison',
  'Status update unavailable',
  'Suspect charged',
  'Suspect charged as part of another case',
  'Unable to prosecute suspect',
  'Under investigation',
]

/** Types that a file of a month may have besides those of the board's file. */
export function typesPublishedIn(kind: 'street' | 'outcomes', month: Month): readonly string[] {
  if (kind === 'outcomes') return OUTCOME_TYPES
  return month <= EARLIER_UNTIL ? EARLIER_TYPES : []
}

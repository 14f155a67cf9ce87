import type { CalendarDate } from '../calendar/date.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts'
import type { Meeting, Pack } from '../config/schema/governance.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { joinWords } from '../document/count-words.ts'

/** The lists that a pack has, by how many working days before it goes out; 0 is the morning of the day itself. */
const STAGES = [
  {
    before: 5,
    id: 'first',
    then: 'A second list comes two working days before, a last one on the morning of the day.',
  },
  { before: 2, id: 'second', then: 'This is the second list. The last comes on the morning of the day.' },
  {
    before: 0,
    id: 'last',
    then: 'This is the last list. What has not come by then is declared as a gap, or holds the pack where that is the rule.',
  },
] as const

/** A pack that goes out soon. */
export interface UpcomingPack {
  readonly pack: Pack
  readonly meeting: Meeting
  readonly sentOn: CalendarDate
  readonly stage: (typeof STAGES)[number]
}

/** The packs whose gaps are listed on a day, each with the list that it is. */
export function listUpcomingPacks(board: BoardFile, day: CalendarDate): UpcomingPack[] {
  if (!isWorkingDay(day)) return []
  return board.meetings.flatMap(meeting =>
    board.packs
      .filter(pack => meeting.packs === undefined || meeting.packs.includes(pack.id))
      .flatMap(pack => {
        const sentOn = addWorkingDays(meeting.date, -pack.sendWorkingDaysBefore)
        const stage = STAGES.find(({ before }) => addWorkingDays(day, before) === sentOn)
        return stage === undefined ? [] : [{ pack, meeting, sentOn, stage }]
      }),
  )
}

/** `the pack that goes out today`, `the packs that go out in 2 working days`. */
export function describeSendTimes(upcoming: readonly UpcomingPack[]): string {
  const when = [
    ...new Set(upcoming.map(({ stage: { before } }) => (before === 0 ? 'today' : `in ${before} working days`))),
  ]
  return `${upcoming.length === 1 ? 'the pack that goes out' : 'the packs that go out'} ${joinWords(when)}`
}

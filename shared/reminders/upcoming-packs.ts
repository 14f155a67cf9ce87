import type { CalendarDate } from '../calendar/date.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts'
import { packsOfMeeting } from '../config/packs-of-meeting.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Meeting } from '../config/schema/meeting.ts'
import type { Pack } from '../config/schema/pack.ts'
import { joinWords } from '../document/count-words.ts'

/** The lists for a pack, by working days before it is sent; 0 is the morning of the day itself. */
const STAGES = [
  {
    before: 5,
    id: 'first',
    then: 'A second list follows two working days before, and the last on the morning of the day.',
  },
  { before: 2, id: 'second', then: 'This is the second list. The last follows on the morning of the day.' },
  {
    before: 0,
    id: 'last',
    then: 'This is the last list. Figures that are still missing are declared as gaps, or hold the pack where that is the rule.',
  },
] as const

/** A pack that is sent soon. */
export interface UpcomingPack {
  readonly pack: Pack
  readonly meeting: Meeting
  readonly sentOn: CalendarDate
  readonly stage: (typeof STAGES)[number]
}

/** The packs whose gaps are listed on a day, each with which list it is. */
export function listUpcomingPacks(board: BoardFile, day: CalendarDate): UpcomingPack[] {
  if (!isWorkingDay(day, board.board)) return []
  return board.meetings.flatMap(meeting =>
    packsOfMeeting(board.packs, meeting).flatMap(pack => {
      const sentOn = addWorkingDays(meeting.date, -pack.sendWorkingDaysBefore, board.board)
      const stage = STAGES.find(({ before }) => addWorkingDays(day, before, board.board) === sentOn)
      return stage === undefined ? [] : [{ pack, meeting, sentOn, stage }]
    }),
  )
}

/** `the pack to be sent today`, `the packs to be sent in 2 working days`. */
export function describeSendTimes(upcoming: readonly UpcomingPack[]): string {
  const when = [
    ...new Set(upcoming.map(({ stage: { before } }) => (before === 0 ? 'today' : `in ${before} working days`))),
  ]
  return `${upcoming.length === 1 ? 'the pack to be sent' : 'the packs to be sent'} ${joinWords(when)}`
}

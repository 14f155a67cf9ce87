import { longDateWithWeekday } from '../../shared/calendar/date.ts'
import { addItem } from '../../shared/config/add-item.ts'
import { plannedPacks } from '../../shared/config/plan.ts'
import { defineCommand } from './command.ts'
import { ADD, BOARD_TO_EDIT, EDIT_EXITS, editBoardFile, requireAdd } from './edit-board.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

/** Puts a meeting into a board's file, in order of date, and says what will be sent for it. */
export const meeting = defineCommand({
  name: 'meeting',
  summary: 'Adds a meeting to a board’s file, in order of date; comments stay as they are.',
  arguments: [ADD, { name: 'DATE', summary: 'the day it is held' }],
  options: {
    ...BOARD_TO_EDIT,
    time: { value: 'TIME', summary: 'when it begins, such as 14:00; as for every meeting unless it is given' },
    venue: { value: 'WORDS', summary: 'where it is held; as for every meeting unless it is given' },
    public: { summary: 'the public may come' },
  },
  example: 'meeting add 2027-03-18 --board boards/cabinet.yaml',
  exits: EDIT_EXITS,
  run: async ({ words: [action, typed], values: { board: file, time, venue, public: isPublic } }) => {
    requireAdd(action!)
    const date = readDateOption('DATE', typed!)
    const item = { date, ...(time && { time }), ...(venue && { venue }), ...(isPublic && { public: true }) }
    const isBefore = (existing: unknown) => (existing as { date: string }).date < date
    await editBoardFile(file, text => addItem(text, ['meetings'], item, isBefore))
    const { board } = await loadGivenBoard(file)
    const sends = plannedPacks(board).filter(event => event.meeting === date)
    const lines = sends.map(({ at, reason }) => `  ${longDateWithWeekday(at.date)} at ${at.time}: ${reason}`)
    return [
      `Added the meeting of ${longDateWithWeekday(date)} to ${file}; deploy it to have it honoured.`,
      ...lines,
    ].join('\n')
  },
})

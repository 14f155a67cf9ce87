import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { HOLIDAY_LISTS, type HolidayList } from '../../shared/calendar/bank-holidays.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { LocalCalendar } from '../../shared/calendar/local-calendar.ts'
import { addMonths, type Month, monthOf } from '../../shared/calendar/month.ts'
import { addWorkingDays } from '../../shared/calendar/working-days.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import {
  type NewBoard,
  newBoardFile,
  newBoardId,
  newMeetings,
  SEND_WORKING_DAYS_BEFORE,
} from '../../shared/config/new-board/board-file.ts'
import { sampleActionLog } from '../../shared/config/new-board/sample-action-log.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { PROFILE_NAMES } from '../../shared/config/schema/profile.ts'
import { defineCommand } from './command.ts'
import { describeSuggestion, type Suggested, suggestFrom } from './init-from.ts'
import { askForMissing } from './init-questions.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { oneOf } from './one-of.ts'
import { newSamplesFolder } from './samples-folder.ts'

/** Months of figures in the samples: enough for three years before the month that is reported. */
const SAMPLE_MONTHS = 42
const DATA_MONTHS_BEHIND = 2

/**
 * A new board's file that is fit to use, and `samples/` beside it. With `--from` its indicators are proposed from an existing
 * return, which becomes the sample. Asks on a terminal for what is not given; never writes over a file.
 */
export const init = defineCommand({
  name: 'init',
  summary:
    'Writes a new board’s file that is fit to use, with samples/ beside it; asks on a terminal for what is not given.',
  arguments: [],
  options: {
    profile: { value: 'PROFILE', summary: `the kind of body: ${PROFILE_NAMES.join(', ')}` },
    name: { value: 'NAME', summary: 'what the board is called' },
    body: {
      value: 'NAME',
      summary: 'what the body is called that the board is for; the profile’s word unless it is given',
    },
    holidays: {
      value: 'LIST',
      summary: `whose bank holidays: ${HOLIDAY_LISTS.join(', ')}; the first unless it is given`,
    },
    from: {
      value: 'RETURN',
      summary:
        'a workbook or CSV of its figures, from which indicators and areas are proposed; the profile’s own unless it is given',
    },
    out: {
      value: 'FILE',
      summary:
        'the file to write, which may not exist; boards/ID.yaml unless it is given, ID being made of the name: only files in boards/ are deployed',
    },
  },
  example: 'init --profile council --name "Cabinet"',
  exits: { 0: 'written' },
  run: async ({ values }) => {
    const { profile: kind, holidays, name, body, from, ...given } = await askForMissing(values)
    const profile = PROFILES[oneOf('profile', kind, PROFILE_NAMES)]
    const local = { timeZone: 'Europe/London', holidays: oneOf<HolidayList>('holidays', holidays, HOLIDAY_LISTS) }
    const out = given.out || join('boards', `${newBoardId(name, profile)}.yaml`)
    const samples = newSamplesFolder(out)
    for (const path of [out, samples])
      if (existsSync(path)) throw new InvalidArgumentsError(`${path} is there already; nothing was written`)
    const today = Temporal.Now.plainDateISO(local.timeZone).toString()
    const board = { profile, name, body: body || profile.starter.body, today, local }
    if (from === '') writeStarter(board, out, samples)
    else await writeSuggested(board, from, out, samples)
    return 0
  },
})

/** The month that the first pack reports. */
function firstMonth(today: CalendarDate, local: LocalCalendar): Month {
  return addMonths(monthOf(newMeetings(today, local)[0]!), -DATA_MONTHS_BEHIND)
}

/** The text of the file, and the board in it. What was typed may be what no file can hold, such as a name of two lines. */
function makeFile(newBoard: NewBoard): { readonly text: string; readonly board: BoardFile } {
  const text = newBoardFile(newBoard)
  const loaded = loadBoard(text)
  if (!loaded.ok) throw new InvalidArgumentsError(loaded.faults.map(fault => fault.message).join('; '))
  return { text, board: loaded.board }
}

function writeFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  process.stdout.write(`wrote ${path}\n`)
}

/** The profile's own indicators, with made-up figures. */
function writeStarter(newBoard: NewBoard, out: string, samples: string): void {
  const { profile, today, local } = newBoard
  const { text } = makeFile(newBoard)
  const month = firstMonth(today, local)
  writeFile(out, text)
  writeFile(
    join(samples, 'indicators', `sample-return-${month}.csv`),
    sampleReturn(profile.starter, addMonths(month, 1 - SAMPLE_MONTHS), month),
  )
  writeFile(join(samples, 'actions', 'sample-action-log.csv'), sampleActionLog(profile.starter, today, local))
  process.stdout.write(`The figures in ${samples} are made up: they show what a pack looks like, and are no figures of yours.
${nextCommands(out)}  npm start -- --board ${out}
`)
}

/** The indicators that a return suggests; the return is the sample. */
async function writeSuggested(newBoard: NewBoard, from: string, out: string, samples: string): Promise<void> {
  const { today, local } = newBoard
  const suggested = await suggestFrom(from, firstMonth(today, local), local)
  const { text, board } = makeFile({ ...newBoard, contents: suggested.contents })
  const sample = join(samples, 'indicators', basename(from))
  writeFile(out, text)
  mkdirSync(dirname(sample), { recursive: true })
  copyFileSync(from, sample)
  const lines = [`copied ${from} to ${sample}`, ...(await describeSuggestion(suggested, board, from, today))]
  process.stdout.write(`${lines.join('\n')}\n${nextCommands(out)}${startCommand(out, suggested, local)}`)
}

const nextCommands = (out: string) => `  npm run --silent boardpack -- config ${out}
  npm run --silent boardpack -- plan --board ${out}
`

/** Figures that end early make their pack on a day that is past. */
function startCommand(out: string, { contents: { pastMeeting } }: Suggested, local: LocalCalendar): string {
  const day = pastMeeting === null ? '' : ` --as-at ${addWorkingDays(pastMeeting, -SEND_WORKING_DAYS_BEFORE, local)}`
  return `  npm start -- --board ${out}${day}\n`
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Temporal } from 'temporal-polyfill'
import { HOLIDAY_LISTS, type HolidayList } from '../../shared/calendar/bank-holidays.ts'
import { addMonths } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile, newMeetings } from '../../shared/config/new-board/board-file.ts'
import { sampleActionLog } from '../../shared/config/new-board/sample-action-log.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import type { Profile } from '../../shared/config/profiles/profile.ts'
import { PROFILE_NAMES } from '../../shared/config/schema/profile.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** Months of figures in the samples: enough for three years before the month that is reported. */
const SAMPLE_MONTHS = 42
const DATA_MONTHS_BEHIND = 2

/** A new board's file that is fit to use, and `samples/` beside it. Asks on a terminal for what is not given; never writes over a file. */
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
    out: { value: 'FILE', summary: 'the file to write, which may not exist' },
  },
  example: 'init --profile council --name "Cabinet" --out boards/mine/board.yaml',
  exits: { 0: 'written' },
  run: async given => {
    const { name, body, out, ...typed } = await askForMissing(given.values)
    const profile = PROFILES[oneOf('profile', typed.profile, PROFILE_NAMES)]
    const holidays = oneOf('holidays', typed.holidays, HOLIDAY_LISTS)
    const samples = join(dirname(out), 'samples')
    for (const path of [out, samples])
      if (existsSync(path)) throw new InvalidArgumentsError(`${path} is there already; nothing was written`)
    writeBoard({ profile, name, body: body || profile.starter.body, holidays, out, samples })
    return 0
  },
})

interface Answers {
  readonly profile: string
  readonly name: string
  /** Empty for the profile's own word. */
  readonly body: string
  readonly holidays: string
  readonly out: string
}

/** What is asked on a terminal, in order, and what is taken when nothing is answered; null where an answer is needed. */
const QUESTIONS: Readonly<Record<keyof Answers, { readonly words: string; readonly otherwise: string | null }>> = {
  profile: { words: `What kind of body is it (${PROFILE_NAMES.join(', ')})?`, otherwise: null },
  name: { words: 'What is the board called, as its papers print it?', otherwise: null },
  body: {
    words: 'What is the body called that the board is for (Enter to write it into the file later)?',
    otherwise: '',
  },
  holidays: {
    words: `Whose bank holidays (${HOLIDAY_LISTS.join(', ')}; Enter for the first)?`,
    otherwise: 'england-and-wales',
  },
  out: { words: 'Which file is to be written (such as boards/mine/board.yaml)?', otherwise: null },
}

async function askForMissing(given: { readonly [K in keyof Answers]: string | undefined }): Promise<Answers> {
  const flags = Object.keys(QUESTIONS) as (keyof Answers)[]
  const missing = flags.filter(flag => !given[flag]?.trim())
  const needed = missing.filter(flag => QUESTIONS[flag].otherwise === null)
  if (needed.length > 0 && !process.stdin.isTTY)
    throw new InvalidArgumentsError(`${needed.map(flag => `--${flag}`).join(' and ')} missing`)
  const answers = Object.fromEntries(flags.map(flag => [flag, given[flag] ?? QUESTIONS[flag].otherwise ?? '']))
  if (needed.length > 0) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    for (const flag of missing)
      answers[flag] = (await terminal.question(`${QUESTIONS[flag].words} `)).trim() || (QUESTIONS[flag].otherwise ?? '')
    terminal.close()
  }
  return answers as unknown as Answers
}

/** The answer, which is one of a closed list. Throws InvalidArgumentsError. */
function oneOf<T extends string>(flag: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find(candidate => candidate === typed)
  if (found === undefined)
    throw new InvalidArgumentsError(
      `--${flag} is "${typed}"; allowed: ${allowed.join(', ')}${suggestNearest(typed, allowed)}`,
    )
  return found
}

interface BoardToWrite {
  readonly profile: Profile
  readonly name: string
  readonly body: string
  readonly holidays: HolidayList
  readonly out: string
  readonly samples: string
}

function writeBoard({ profile, name, body, holidays, out, samples }: BoardToWrite): void {
  const local = { timeZone: 'Europe/London', holidays } as const
  const today = Temporal.Now.plainDateISO(local.timeZone).toString()
  const text = newBoardFile({ profile, name, body, today, local })
  const loaded = loadBoard(text)
  // what was typed may be what no file can hold, such as a name of two lines
  if (!loaded.ok) throw new InvalidArgumentsError(loaded.faults.map(fault => fault.message).join('; '))
  const { starter } = profile
  const month = addMonths(newMeetings(today, local)[0]!.slice(0, 'yyyy-mm'.length), -DATA_MONTHS_BEHIND)
  const files: readonly [string, string][] = [
    [out, text],
    [
      join(samples, 'indicators', `sample-return-${month}.csv`),
      sampleReturn(starter, addMonths(month, 1 - SAMPLE_MONTHS), month),
    ],
    [join(samples, 'actions', 'sample-action-log.csv'), sampleActionLog(starter, today, local)],
  ]
  for (const [path, content] of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  process.stdout.write(`${files.map(([path]) => `wrote ${path}`).join('\n')}
The figures in samples/ are made up: they show what a pack looks like, and are no figures of yours.
  npm run --silent boardpack -- config ${out}
  npm run --silent boardpack -- plan --board ${out}
  npm start -- --board ${out}
`)
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Temporal } from 'temporal-polyfill'
import { addMonths } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { newBoardFile, newMeetings } from '../../shared/config/new-board/board-file.ts'
import { sampleActionLog } from '../../shared/config/new-board/sample-action-log.ts'
import { sampleReturn } from '../../shared/config/new-board/sample-return.ts'
import { PROFILES } from '../../shared/config/profiles/index.ts'
import { PROFILE_NAMES } from '../../shared/config/schema/profile.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { InvalidArgumentsError, parseArguments, reportInvalidArguments } from './arguments.ts'

/** Months of figures in the samples: enough for three years before the month that is reported. */
const SAMPLE_MONTHS = 42
const DATA_MONTHS_BEHIND = 2

/**
 * `init --profile P --name NAME --out FILE`: writes a new board's file that is fit to use, and `samples/` beside it. Asks on a
 * terminal for what is not given. Exit code 0; 2 for unusable arguments. Never writes over a file.
 */
export async function init(args: string[]): Promise<number> {
  try {
    const { profile: typed, name, out } = await askForMissing(readFlags(args))
    const profile = PROFILE_NAMES.find(candidate => candidate === typed)
    if (profile === undefined)
      throw new InvalidArgumentsError(
        `--profile is "${typed}"; allowed: ${PROFILE_NAMES.join(', ')}${suggestNearest(typed, PROFILE_NAMES)}`,
      )
    const samples = join(dirname(out), 'samples')
    for (const path of [out, samples])
      if (existsSync(path)) throw new InvalidArgumentsError(`${path} is there already; nothing was written`)
    writeBoard({ profile, name, out, samples })
    return 0
  } catch (error) {
    return reportInvalidArguments('init', error)
  }
}

interface Answers {
  readonly profile: string
  readonly name: string
  readonly out: string
}

function readFlags(args: string[]): Partial<Answers> {
  const text = { type: 'string' } as const
  return parseArguments({ args, options: { profile: text, name: text, out: text }, strict: true }).values
}

const QUESTIONS: Readonly<Record<keyof Answers, string>> = {
  profile: `What kind of body (${PROFILE_NAMES.join(', ')})? `,
  name: 'What is the board called? ',
  out: 'Which file is to be written (boards/my-board.yaml)? ',
}

async function askForMissing(given: Partial<Answers>): Promise<Answers> {
  const missing = (Object.keys(QUESTIONS) as (keyof Answers)[]).filter(flag => !given[flag]?.trim())
  if (missing.length > 0 && !process.stdin.isTTY)
    throw new InvalidArgumentsError(`${missing.map(flag => `--${flag}`).join(' and ')} missing`)
  const answers = { ...given }
  if (missing.length > 0) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    for (const flag of missing) answers[flag] = (await terminal.question(QUESTIONS[flag])).trim()
    terminal.close()
  }
  return answers as Answers
}

function writeBoard({
  profile,
  name,
  out,
  samples,
}: Omit<Answers, 'profile'> & { profile: keyof typeof PROFILES; samples: string }): void {
  const today = Temporal.Now.plainDateISO('Europe/London').toString()
  const text = newBoardFile({ profile: PROFILES[profile], name, today })
  const loaded = loadBoard(text)
  // what was typed may be what no file can hold, such as a name of two lines
  if (!loaded.ok) throw new InvalidArgumentsError(loaded.faults.map(fault => fault.message).join('; '))
  const { starter } = PROFILES[profile]
  const month = addMonths(newMeetings(today)[0]!.slice(0, 'yyyy-mm'.length), -DATA_MONTHS_BEHIND)
  const files: readonly [string, string][] = [
    [out, text],
    [
      join(samples, 'indicators', `sample-return-${month}.csv`),
      sampleReturn(starter, addMonths(month, 1 - SAMPLE_MONTHS), month),
    ],
    [join(samples, 'actions', 'sample-action-log.csv'), sampleActionLog(starter, today)],
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

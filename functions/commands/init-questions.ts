import { createInterface } from 'node:readline/promises'
import { HOLIDAY_LISTS } from '../../shared/calendar/bank-holidays.ts'
import { PROFILE_NAMES } from '../../shared/config/schema/profile.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** What `init` must know, as it was typed; empty where nothing was. */
export interface InitAnswers {
  readonly profile: string
  readonly name: string
  /** Empty for the profile's own word. */
  readonly body: string
  readonly holidays: string
  /** A return that the indicators are proposed from; empty for the profile's own. */
  readonly from: string
  /** Empty for the place that it is deployed from. */
  readonly out: string
}

type Flag = keyof InitAnswers

/** What is asked on a terminal, in order, and what is taken when nothing is answered; null where an answer is needed. */
const QUESTIONS: Readonly<Record<Flag, { readonly words: string; readonly otherwise: string | null }>> = {
  profile: { words: `What kind of body is it (${PROFILE_NAMES.join(', ')})?`, otherwise: null },
  name: { words: 'What is the board called, as its papers print it?', otherwise: null },
  body: {
    words: 'What is the body called that the board is for (Enter to write it into the file later)?',
    otherwise: '',
  },
  holidays: {
    words: `Whose bank holidays (${HOLIDAY_LISTS.join(', ')}; Enter for the first)?`,
    otherwise: HOLIDAY_LISTS[0],
  },
  from: {
    words: 'Is there a workbook or CSV of its figures to take indicators from (its path; Enter for none)?',
    otherwise: '',
  },
  out: {
    words: 'Which file is to be written (Enter for boards/ID.yaml, from where it can be deployed)?',
    otherwise: '',
  },
}

/** Asks on a terminal for what was not given. Throws InvalidArgumentsError where something is needed and there is none. */
export async function askForMissing(given: Readonly<Record<Flag, string | undefined>>): Promise<InitAnswers> {
  const flags = Object.keys(QUESTIONS) as Flag[]
  const missing = flags.filter(flag => !given[flag]?.trim())
  const needed = missing.filter(flag => QUESTIONS[flag].otherwise === null)
  if (needed.length > 0 && !process.stdin.isTTY)
    throw new InvalidArgumentsError(`${needed.map(flag => `--${flag}`).join(' and ')} missing`)
  const asked = needed.length > 0 ? await ask(missing) : {}
  const answer = (flag: Flag) => asked[flag] || given[flag]?.trim() || QUESTIONS[flag].otherwise || ''
  return {
    ...{ profile: answer('profile'), name: answer('name'), body: answer('body') },
    ...{ holidays: answer('holidays'), from: answer('from'), out: answer('out') },
  }
}

async function ask(flags: readonly Flag[]): Promise<Partial<Record<Flag, string>>> {
  const answers: Partial<Record<Flag, string>> = {}
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (const flag of flags)
      do answers[flag] = (await terminal.question(`${QUESTIONS[flag].words} `)).trim()
      while (answers[flag] === '' && QUESTIONS[flag].otherwise === null)
  } finally {
    terminal.close()
  }
  return answers
}

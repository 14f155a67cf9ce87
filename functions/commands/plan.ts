import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { isDate } from '../../shared/calendar/date.ts'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import { formatPlan } from '../../shared/config/format-plan.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { readBoard, sampleBoardFile, UnreadableBoardFileError } from './read-board.ts'

const MAX_MONTHS = 36

/**
 * `plan [--board FILE] [--from DATE] [--months N]`: prints everything that will be sent or computed, in local time,
 * with the reason for each date; three months from today by default. Exit code 0; 2 for unusable arguments.
 */
export async function plan(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`plan: ${options}`)
    return 2
  }
  try {
    const loaded = await readBoard(options.board)
    if (!loaded.ok) {
      const count = countNoun(loaded.faults.length, 'fault')
      console.error(`plan: ${options.board} has ${count}; to see every one: boardpack config ${options.board}`)
      return 2
    }
    const { from, until } = options
    const now = Temporal.Now.instant().toString()
    for (const line of boardWarnings(loaded.board, now)) console.log(`warning: ${line}`)
    process.stdout.write(formatPlan(loaded.board, from, until, plannedEvents(loaded.board, from, until)))
    return 0
  } catch (error) {
    if (!(error instanceof UnreadableBoardFileError)) throw error
    console.error(`plan: ${error.message}`)
    return 2
  }
}

/** The options with their defaults filled in, or one line that says why they cannot be used. */
function readOptions(args: string[]): { board: string; from: string; until: string } | string {
  let values: { board?: string; from?: string; months?: string }
  try {
    const option = { type: 'string' } as const
    values = parseArgs({ args, options: { board: option, from: option, months: option }, strict: true }).values
  } catch (error) {
    return (error as Error).message.split('. ')[0]!
  }
  const from = values.from ?? Temporal.Now.plainDateISO('Europe/London').toString()
  if (!isDate(from)) return `--from is ${JSON.stringify(values.from)}; allowed: a date such as 2018-05-03`
  const { months: typed = '3' } = values
  const months = Number(typed)
  if (!Number.isInteger(months) || months < 1 || months > MAX_MONTHS)
    return `--months is "${typed}"; allowed: a whole number from 1 to ${MAX_MONTHS}`
  const until = Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 }).toString()
  return { board: values.board ?? sampleBoardFile, from, until }
}

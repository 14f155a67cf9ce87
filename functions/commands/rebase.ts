import { readFile, writeFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { isDate } from '../../shared/calendar/date.ts'
import { isMonth, longMonth } from '../../shared/calendar/month.ts'
import { addRebase } from '../../shared/config/add-rebase.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { InvalidArgumentsError } from './arguments.ts'
import { findRole, readDecisionBoard, readFlags, readReason, runCommand } from './decision.ts'
import { findIndicator } from './explain.ts'
import { sampleBoardFile } from './read-board.ts'

const USAGE = 'usage: boardpack rebase INDICATOR --from MONTH --because WORDS --by ROLE [--board FILE] [--on DATE]'

/**
 * `rebase INDICATOR --from MONTH --because ... --by ROLE`: records in the board's file that a new level counts from a month. Every judgement, chart,
 * alert and benchmark honours it once the file is deployed. Exit code 0 recorded, 2 with a line that says why not.
 */
export const rebase = (args: string[]) => runCommand('rebase', () => recordRebase(args))

async function recordRebase(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { from: text, because: text, by: text, board: text, on: text }
  const { subject, values } = readFlags(args, options, USAGE)
  if (subject === undefined || values.from === undefined || values.by === undefined)
    throw new InvalidArgumentsError(USAGE)
  if (!isMonth(values.from))
    throw new InvalidArgumentsError(`--from is "${String(values.from)}"; it is a month such as 2017-04`)
  if (values.on !== undefined && !isDate(values.on))
    throw new InvalidArgumentsError(`--on is "${String(values.on)}"; it is a date such as 2018-05-10`)
  const reason = readReason(values.because, 'new level')
  const file = values.board ?? sampleBoardFile
  const board = await readDecisionBoard(file)
  const indicator = findIndicator(board, subject)
  const role = findRole(board, values.by, '--by')
  if (indicator.rebases.some(({ month }) => month === values.from))
    throw new InvalidArgumentsError(`${indicator.name} has a new level from ${longMonth(values.from)} already`)
  const decidedOn = values.on ?? Temporal.Now.plainDateISO(board.board.timeZone).toString()
  const changed = addRebase(await readFile(file, 'utf8'), indicator.id, {
    month: values.from,
    reason,
    decidedBy: role.id,
    decidedOn,
  })
  const loaded = loadBoard(changed)
  if (!loaded.ok) throw new InvalidArgumentsError(`${file} would have faults with this new level; nothing was written`)
  await writeFile(file, changed)
  return `${indicator.name}: a new level counts from ${longMonth(values.from)}, decided by ${role.title}. Recorded in ${file}; deploy it to have it honoured.`
}

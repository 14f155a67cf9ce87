import { readFile, writeFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { longMonth } from '../../shared/calendar/month.ts'
import { addRebase } from '../../shared/config/add-rebase.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { readCallerIfAny } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole } from './decision.ts'
import { BOARD_TO_EDIT } from './edit-board.ts'
import { findIndicator } from './explain.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECISION } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption, readMonthOption } from './read-dates.ts'

/** Records in the board's file that a new level counts from a month. Every judgement, chart and alert honours it once it is deployed. */
export const rebase = defineCommand({
  name: 'rebase',
  summary: 'Records in the board’s file that a new level counts from a month.',
  arguments: [{ name: 'INDICATOR', summary: 'the indicator’s id in the board’s file' }],
  options: {
    from: { value: 'MONTH', summary: 'the first month of the new level', isRequired: true },
    ...DECISION,
    ...BOARD_TO_EDIT,
    on: { value: 'DATE', summary: 'the day it was decided; today unless it is given' },
  },
  example:
    'rebase complaints --board boards/my-board.yaml --from 2017-04 --by chief-executive --because "the definition was widened"',
  exits: { 0: 'recorded' },
  run: ({ words: [indicator], values }) => recordRebase(indicator!, values),
})

interface NewLevel {
  readonly from: string
  readonly by: string
  readonly because: string
  readonly board: string | undefined
  readonly on: string | undefined
}

async function recordRebase(subject: string, values: NewLevel): Promise<string> {
  const from = readMonthOption('from', values.from)
  const on = values.on === undefined ? undefined : readDateOption('on', values.on)
  const { file, board } = await loadGivenBoard(values.board)
  const indicator = findIndicator(board, subject)
  const role = findRole(board, values.by, '--by')
  if (indicator.rebases.some(({ month }) => month === from))
    throw new InvalidArgumentsError(`${indicator.name} has a new level from ${longMonth(from)} already`)
  const decidedOn = on ?? Temporal.Now.plainDateISO(board.board.timeZone).toString()
  const changed = addRebase(await readFile(file, 'utf8'), indicator.id, {
    month: from,
    reason: values.because,
    decidedBy: role.id,
    decidedOn,
    recordedBy: await readCallerIfAny(),
  })
  const loaded = loadBoard(changed)
  if (!loaded.ok) throw new InvalidArgumentsError(`${file} would have faults with this new level; nothing was written`)
  await writeFile(file, changed)
  return `${indicator.name}: a new level counts from ${longMonth(from)}, decided by ${role.title}. Recorded in ${file}; deploy it to have it honoured.`
}

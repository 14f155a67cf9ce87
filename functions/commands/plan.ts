import { Temporal } from 'temporal-polyfill'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import { formatPlan } from '../../shared/config/format-plan.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import { defineCommand } from './command.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { BOARD } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

const MAX_MONTHS = 36

/** Everything that will be sent or computed, in local time, with the reason for each date. */
export const plan = defineCommand({
  name: 'plan',
  summary:
    'Prints the calendar of everything that will be sent or computed, in local time, with the reason for each date.',
  arguments: [],
  options: {
    ...BOARD,
    from: { value: 'DATE', summary: 'the first day; today unless it is given' },
    months: { value: 'N', summary: `how many months, from 1 to ${MAX_MONTHS}; 3 unless it is given` },
  },
  example: 'plan --board boards/cambridgeshire.yaml --from 2018-05-01 --months 1',
  exits: { 0: 'printed' },
  run: async ({ values }) => {
    const { board } = await loadGivenBoard(values.board)
    const from =
      values.from === undefined
        ? Temporal.Now.plainDateISO(board.board.timeZone).toString()
        : readDateOption('from', values.from)
    const until = Temporal.PlainDate.from(from)
      .add({ months: readMonths(values.months) })
      .subtract({ days: 1 })
      .toString()
    const now = Temporal.Now.instant().toString()
    for (const line of boardWarnings(board, now)) console.log(`warning: ${line}`)
    process.stdout.write(formatPlan(board, from, until, plannedEvents(board, from, until)))
    return 0
  },
})

function readMonths(typed = '3'): number {
  const months = Number(typed)
  if (Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS) return months
  throw new InvalidArgumentsError(`--months is "${typed}"; allowed: a whole number from 1 to ${MAX_MONTHS}`)
}

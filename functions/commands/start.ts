import { join, resolve } from 'node:path'
import { defineCommand } from './command.ts'
import { checkPortIsFree } from './free-port.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { BOARD } from './options.ts'
import { readDateOption } from './read-dates.ts'
import { findRehearsal, listSamples } from './rehearsal.ts'
import { rehearseDecisions } from './rehearse-decisions.ts'
import { startSamples } from './start-samples.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const DEFAULT_PORT = 4180

/**
 * The whole system on this machine with the samples of the board, then with whatever is put into `drops/`, until it is
 * interrupted. Its page can be read from the start, and the pack as soon as it is made.
 */
export const start = defineCommand({
  name: 'start',
  summary: 'Runs the main job on this machine with the sample files, stays up, and reads what is put into drops/.',
  arguments: [],
  options: {
    ...BOARD,
    'as-at': {
      value: 'DATE',
      summary: 'the day it is; the day of the next pack (for the sample board its own day) unless it is given',
    },
    port: {
      value: 'PORT',
      summary: `the port of its page; ${DEFAULT_PORT} unless it is given, 0 for any that is free`,
    },
    drops: { value: 'DIR', summary: 'the folder that is watched; drops/ unless it is given' },
    rehearse: {
      summary:
        'leave the figures out, so that the pack is held, and print how to release, approve and correct it from another terminal',
    },
  },
  example: 'start --board boards/cabinet.yaml',
  exits: { 0: 'ended by Ctrl-C' },
  run: async ({ values: { board, port, drops, rehearse, 'as-at': day } }) => {
    const asAt = day === undefined ? undefined : readDateOption('as-at', day)
    if (rehearse && drops !== undefined)
      throw new InvalidArgumentsError(
        '--rehearse has a folder of its own, so that it begins from nothing: leave --drops out',
      )
    const options = { port: readPort(port), drops: resolve(drops ?? join(PROJECT, 'drops')) }
    await checkPortIsFree(options.port)
    const rehearsal = await findRehearsal(board, asAt)
    if (!rehearse) await startSamples({ ...options, rehearsal, samples: listSamples(rehearsal.samples), steps: [] })
    else {
      const decisions = await rehearseDecisions(rehearsal)
      try {
        await startSamples({ ...options, ...decisions })
      } finally {
        decisions.dispose()
      }
    }
    return 0
  },
})

function readPort(given = String(DEFAULT_PORT)): number {
  if (/^\d+$/.test(given) && Number(given) <= 65_535) return Number(given)
  throw new InvalidArgumentsError('--port takes a number from 0 to 65535')
}

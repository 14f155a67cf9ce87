import { alertsExport } from '../../shared/alerts/export.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { readRegisters } from '../edge/read-registers.ts'
import { defineCommand } from './command.ts'
import { withTable } from './decision.ts'
import { BOARD, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** Lists alerts with the ids that acknowledge, snooze and mute take. */
export const alerts = defineCommand({
  name: 'alerts',
  summary: 'Lists the alerts that are open, each with its id, since when, and why.',
  arguments: [],
  options: { ...BOARD, ...TABLE, all: { summary: 'those that are closed as well' } },
  example: 'alerts --table boardpack-cambridgeshire --board boards/cambridgeshire.yaml',
  exits: { 0: 'listed' },
  run: async ({ values: { board: file, table: name, all } }) => {
    const { board } = await loadGivenBoard(file)
    return withTable(name, async table => {
      const episodes = await episodeRepository(table).list()
      const listed = episodes.filter(({ closedAt }) => all || closedAt === null)
      const accepted = dropsById(await dropRepository(table).listAccepted())
      const registers = await readRegisters(registerRepository(table), board, accepted)
      const lines = alertsExport(board, registers, listed).rows.map(
        ([id, , subject, opened, , closed, explanation]) =>
          `${id!}  ${subject!}, since ${opened!}${closed ? `, closed in ${closed}` : ''}\n    ${explanation!}`,
      )
      const open = episodes.filter(({ closedAt }) => closedAt === null).length
      const summary = `${countNoun(open, 'alert')} open, ${countNoun(episodes.length - open, 'alert')} closed.`
      const next =
        open === 0 ? [] : ['To say that somebody deals with one: boardpack acknowledge ID --by ROLE --because "..."']
      return [summary, ...lines, ...next].join('\n')
    })
  },
})

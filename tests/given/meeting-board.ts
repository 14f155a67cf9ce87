import type { BoardFile } from '../../shared/config/schema/index.ts'
import { smallBoard } from '../config/small-board.ts'
import { loadOrThrow } from './sample-board.ts'

/**
 * A board that sends papers and registers alone: two meetings, two members, a public edition. It is typeset in a second, so that what
 * happens around a meeting can be tried from end to end.
 */
export const meetingBoardText = smallBoard
  .replace(
    'feeds:\n',
    ['meetings', 'papers', 'decisions', 'commentary', 'actions']
      .map(feed => `  - { id: ${feed}, supplier: clerk, format: As agreed }\n`)
      .reduce((all, line) => all + line, 'feeds:\n'),
  )
  .replace(
    '  - { date: 2018-05-10 }\n  - { date: 2018-06-14, packs: [paper] }\n',
    "  - { date: 2018-05-10, packs: [paper], papers: [{ item: '8.2', title: Custody visits, author: chief }] }\n  - { date: 2018-06-14, packs: [paper] }\n",
  )
  .replace('indicators: all', 'indicators: none')
  .replace('marking: OFFICIAL\n', 'marking: OFFICIAL\n    dataMonthsBehind: 2\n')
  .replace('editions: [board]', 'editions: [board, public]')

export const meetingBoard = (): BoardFile => loadOrThrow(meetingBoardText)

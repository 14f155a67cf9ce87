import { loadOrThrow } from './sample-board.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { smallBoard } from '../config/small-board.ts'

/**
 * The smallest board that does everything: two indicators, one pack, two members, an action log. Its figures are two
 * steady years and then a March in which burglary doubled, so that an alert opens.
 */

const start = smallBoard.indexOf('  - id: police-uk-burglary')
const end = smallBoard.indexOf('feeds:\n')
const robbery = smallBoard
  .slice(smallBoard.indexOf('  - id: burglary'), start)
  .replaceAll('Burglar', 'Robber')
  .replaceAll('burglary', 'robbery')

/** The board's file; with `approval` its pack waits for the chief's word. */
export function boardText({ approval }: { approval: boolean }): string {
  const held = approval ? '    approval: required\n    approvers: [chief]\n' : ''
  return `${smallBoard.slice(0, start)}${robbery}${smallBoard.slice(end)}`
    .replace('feeds:\n', 'feeds:\n  - { id: actions, supplier: clerk, format: CSV }\n')
    .replace("    sendAt: '16:00'\n", `    sendAt: '16:00'\n${held}`)
}

export function loadTestBoard(options: { approval: boolean }): { text: string; board: BoardFile } {
  const text = boardText(options)
  return { text, board: loadOrThrow(text) }
}

const HEADINGS = 'indicator,area,period,value,status'
const csv = (rows: readonly string[]) => new TextEncoder().encode(`${[HEADINGS, ...rows].join('\n')}\n`)

/** A drop of one month, or of a part of it. */
export function monthDrop(month: string, figures: Readonly<Record<string, number>>, status = 'published'): Uint8Array {
  return csv(
    Object.entries(figures).flatMap(([indicator, value]) => [
      `${indicator},force,${month},${value},${status}`,
      `${indicator},town,${month},${Math.round(value * 0.6)},${status}`,
    ]),
  )
}

/** January 2016 to February 2018: steady, with a little noise that is the same each time. */
export function historyDrop(): Uint8Array {
  const rows: string[] = []
  for (let i = 0; i < 26; i++) {
    const month = `${2016 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
    const noise = ((i * 7) % 11) - 5
    for (const [indicator, level] of [
      ['burglary', 100],
      ['robbery', 60],
    ] as const) {
      rows.push(`${indicator},force,${month},${level + noise},published`)
      rows.push(`${indicator},town,${month},${Math.round(0.6 * (level + noise))},published`)
    }
  }
  return csv(rows)
}

/** An action log of one action, long overdue in May 2018. */
export function actionsDrop(): Uint8Array {
  return new TextEncoder().encode(
    [
      'action_no,meeting_date_raised,meeting_agenda_item,action,owner,target_date,action_update,update_date,status,reason,board_decision_date',
      '3.0,28/02/2018,10.6,Tell the board of the risk to funding,Constabulary,16/04/2018,,,Ongoing,,',
      '',
    ].join('\n'),
  )
}

import type { BoardFile } from '../config/schema/index.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import type { Episode } from './episode.ts'
import { explainEpisode } from './explain-episode.ts'
import { explainRegisterEpisode } from './explain-registers.ts'

const COLUMNS = ['id', 'kind', 'subject', 'opened', 'last_seen', 'closed', 'explanation'] as const

/** Every alert episode, a row an episode, in the order they opened. `closed` is empty while it is open. */
export function alertsExport(board: BoardFile, registers: BoardRegisters, episodes: readonly Episode[]) {
  const ordered = [...episodes].sort((a, b) => (a.openedAt + a.id < b.openedAt + b.id ? -1 : 1))
  const rows = ordered.map(episode => {
    const { subject, explanation } = explain(board, registers, episode)
    return [
      episode.id,
      episode.kind,
      subject,
      episode.openedMonth,
      episode.lastMonth,
      episode.closedMonth ?? '',
      explanation,
    ]
  })
  return { columns: COLUMNS, rows }
}

function explain(board: BoardFile, registers: BoardRegisters, episode: Episode) {
  if (episode.kind !== 'indicator') return explainRegisterEpisode(episode, registers, board.board)
  const name = board.indicators.find(indicator => indicator.id === episode.indicator)?.name ?? episode.indicator
  const area = board.areas.find(candidate => candidate.id === episode.area)
  const subject = area === undefined || area.kind === 'whole' ? name : `${name}, ${area.name}`
  return { subject, explanation: explainEpisode(episode, subject) }
}

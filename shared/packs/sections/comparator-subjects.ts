import { addMonths } from '../../calendar/month.ts'
import { wholeArea } from '../../config/areas.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { judgePeers, type PeerSeries } from '../../indicators/judge-peers.ts'
import type { PeerJudgement } from '../../indicators/judgement.ts'
import type { Subject } from '../../narrative/words/subject.ts'
import { latestByMonth } from '../../observations/revisions.ts'
import type { PackInput, PackSubject } from '../input/pack-input.ts'

/** The peers with what is known of an indicator there; one without figures has an empty series. */
export function peerSeriesOf(
  { board, revisions }: { board: BoardFile } & Pick<PackInput, 'revisions'>,
  indicator: string,
): PeerSeries[] {
  return board.peers.map(peer => ({
    peer,
    series: latestByMonth(revisions.get(indicator)?.get(`peer-${peer.id}`) ?? []),
  }))
}

/** The country or region that indicators are compared with. */
export const nationalAreas = (board: BoardFile) => board.areas.filter(area => area.kind === 'national')

/** The peers as areas of the same indicator. */
export const peerAreas = (board: BoardFile) => board.peers.map(({ id, name }) => ({ id: `peer-${id}`, name }))

/** An indicator in each of the areas that it is compared with, with what is known of it there. */
export function comparatorSubjects(
  { revisions }: PackInput,
  indicator: Indicator,
  areas: readonly { readonly id: string; readonly name: string }[],
): Subject[] {
  return areas.map(({ id, name }) => ({
    indicator,
    area: id,
    areaName: name,
    isWhole: false,
    series: latestByMonth(revisions.get(indicator.id)?.get(id) ?? []),
  }))
}

/** The place among peers twelve months earlier. */
export function judgePeersYearBefore(
  input: PackInput,
  { indicator, area, series, row }: PackSubject,
): PeerJudgement | null {
  const { board } = input
  const whole = wholeArea(board)
  if (area !== whole.id || row === null) return null
  const own = { series, population: whole.population }
  return judgePeers(indicator, addMonths(row.dataTo, -12), own, peerSeriesOf(input, indicator.id), board.words)
}

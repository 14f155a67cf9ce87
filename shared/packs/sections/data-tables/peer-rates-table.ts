import type { Column, DataTable } from '../../../document/table.ts'
import { plainNumber } from '../../../indicators/judgement-fields.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { numberColumn, textColumn } from './data-column.ts'

const PEER_COLUMNS: readonly Column[] = [
  textColumn('indicator', 'Indicator'),
  textColumn('area', 'Area', 'peer- and the id of a peer, or the area that this pack is about'),
  textColumn('name', 'Name'),
  textColumn('from', 'From'),
  textColumn('to', 'To'),
  textColumn('unit', 'Unit'),
  numberColumn('rate', 'Rate', 'In the unit; empty where no figure was received'),
  numberColumn('base', 'Base', 'How many a rate is of, where that is known'),
]

/** Rates of the newest period and of the same a year before. */
export function peerRatesTable(assessed: readonly AssessedIndicator[]): DataTable {
  const rows = assessed.flatMap(({ subject, judgement, peersBefore }) =>
    [judgement?.versusPeers, peersBefore].flatMap(peers => {
      if (!peers || peers.period === null) return []
      const { from, to } = peers.period
      const own = { area: subject.area, name: subject.areaName, rate: peers.ownRate, base: null }
      const others = peers.rates.map(({ id, ...rate }) => ({ ...rate, area: `peer-${id}` }))
      return [own, ...others].map(({ area, name, rate, base }) => [
        subject.indicator.id,
        area,
        name,
        from,
        to,
        peers.unit,
        plainNumber(rate),
        plainNumber(base),
      ])
    }),
  )
  return {
    id: 'peer-rates',
    caption: 'The rates that places among peers are worked out from',
    columns: PEER_COLUMNS,
    rows,
  }
}

import type { Frequency } from '../calendar/period.ts'
import type { Timing } from './expected-figures.ts'
import type { BoardFile } from './schema/index.ts'
import type { Indicator } from './schema/indicator.ts'
import type { Pack } from './schema/pack.ts'
import type { TableSpec } from './schema/tables.ts'

/** What figures are expected of, period by period: an indicator or a table. */
export interface Expectation extends Timing {
  readonly id: string
  readonly name: string
  /** The feed that brings it. */
  readonly feed: string
  readonly frequency: Frequency
  readonly table: TableSpec | null
}

/** Id of a table among what is expected: no indicator can have it. */
export const tableExpectationId = (table: string): string => `table ${table}`

/** Everything of which figures are expected. Of a day or a plan nobody can say when the next one is due. */
export function expectationsOf(board: BoardFile): Expectation[] {
  return [
    ...board.indicators.map(expectIndicator),
    ...board.tables.flatMap((table): Expectation[] => {
      const { id, title, period, forecast, expectedWorkingDay, allowedLagMonths } = table
      if (period === 'day' || forecast) return []
      const timing = { frequency: period, expectedWorkingDay, allowedLagMonths }
      return [{ ...timing, id: tableExpectationId(id), name: title, feed: 'tables', table }]
    }),
  ]
}

function expectIndicator({ id, name, feed, frequency, expectedWorkingDay, allowedLagMonths }: Indicator): Expectation {
  return { id, name, feed, frequency, expectedWorkingDay, allowedLagMonths, table: null }
}

/** Whether a pack prints it. */
export function isPrintedIn(pack: Pack, { id, table }: Expectation): boolean {
  if (table !== null) return table.packs === undefined || table.packs.includes(pack.id)
  return pack.indicators !== 'none' && (pack.indicators === 'all' || pack.indicators.includes(id))
}

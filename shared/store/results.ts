import type { DashboardRow } from '../indicators/dashboard-row.ts'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

/** A computed dashboard row, and what it was computed from. */
export interface ResultRecord {
  readonly indicator: string
  readonly area: string
  readonly ruleSet: string
  /** How many drops were accepted when it was computed: knowledge only grows, so a larger number is a newer truth. */
  readonly knowledge: number
  readonly knownFrom: string
  readonly row: DashboardRow
}

export interface ResultRepository {
  list(): Promise<ResultRecord[]>
  /** Writes the result over an older one only; false when a newer truth is there. */
  write(record: ResultRecord): Promise<boolean>
}

export function resultRepository(table: Table): ResultRepository {
  return {
    list: () => table.query<ResultRecord>('RESULT'),
    write: record =>
      table.put(
        { ...keys.result(record.indicator, record.area), ...record },
        {
          expression: 'attribute_not_exists(pk) OR knowledge <= :knowledge',
          values: { ':knowledge': record.knowledge },
        },
      ),
  }
}

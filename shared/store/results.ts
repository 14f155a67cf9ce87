import type { DashboardRow } from '../indicators/dashboard-row.ts'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

/** The computed rows of an indicator, and what they were computed from. */
export interface ResultRecord {
  readonly indicator: string
  readonly ruleSet: string
  /** How many drops were accepted when it was computed: the count only grows, so a larger one is newer. */
  readonly acceptedDropCount: number
  readonly knownFrom: string
  /** A row for each area that has figures. */
  readonly rows: readonly DashboardRow[]
}

/** From how many drops an indicator has been computed. */
export type ComputedVersion = Pick<ResultRecord, 'indicator' | 'ruleSet' | 'acceptedDropCount'>

export interface ResultRepository {
  list(): Promise<ResultRecord[]>
  /** The same without the rows. */
  listComputedVersions(): Promise<ComputedVersion[]>
  /** Writes the result over an older one only; false when a newer one is there. */
  write(record: ResultRecord): Promise<boolean>
}

export function resultRepository(table: Table): ResultRepository {
  return {
    list: () => table.query<ResultRecord>('RESULT'),
    listComputedVersions: () => table.query<ComputedVersion>('RESULT', ['indicator', 'ruleSet', 'acceptedDropCount']),
    write: record =>
      table.put(
        { ...keys.result(record.indicator), ...record },
        {
          expression: 'attribute_not_exists(pk) OR acceptedDropCount <= :count',
          values: { ':count': record.acceptedDropCount },
        },
      ),
  }
}

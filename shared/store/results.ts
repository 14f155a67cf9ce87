import * as z from 'zod'
import type { Measure } from '../figures/measure.ts'
import { type DashboardRow, MEASURE_COLUMNS } from '../indicators/dashboard-row.ts'
import { keys } from './keys.ts'
import { observationStatus, recordSchema } from './schemas/record-schema.ts'
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

type MeasureOf<K extends Measure['kind']> = Extract<Measure, { readonly kind: K }>
const number = z.number()
const measureSchema: z.ZodType<Measure> = z.union([
  recordSchema<MeasureOf<'value'>>({
    kind: z.literal('value'),
    value: number,
    exact: z.string(),
    numerator: number.nullable(),
    denominator: number.nullable(),
    from: z.string(),
    to: z.string(),
    statuses: z.array(observationStatus),
    drops: z.array(z.string()),
  }),
  recordSchema<MeasureOf<'not-available'>>({
    kind: z.literal('not-available'),
    reason: z.string(),
    missing: z.array(z.string()),
  }),
  recordSchema<MeasureOf<'suppressed'>>({ kind: z.literal('suppressed') }),
  recordSchema<MeasureOf<'not-applicable'>>({ kind: z.literal('not-applicable'), reason: z.string() }),
])
const version = { indicator: z.string(), ruleSet: z.string(), acceptedDropCount: number }
const versionSchema = recordSchema<ComputedVersion>(version)
const resultSchema = recordSchema<ResultRecord>({
  ...version,
  knownFrom: z.string(),
  rows: z.array(
    recordSchema<DashboardRow>({
      indicator: z.string(),
      area: z.string(),
      dataTo: z.string(),
      measures: z.record(z.enum(MEASURE_COLUMNS), measureSchema),
    }),
  ),
})

export interface ResultRepository {
  list(): Promise<ResultRecord[]>
  /** The same without the rows. */
  listComputedVersions(): Promise<ComputedVersion[]>
  /** Writes the result over an older one only; false when a newer one is there. */
  write(record: ResultRecord): Promise<boolean>
}

export function resultRepository(table: Table): ResultRepository {
  return {
    list: () => table.query('RESULT', resultSchema),
    listComputedVersions: () => table.query('RESULT', versionSchema, ['indicator', 'ruleSet', 'acceptedDropCount']),
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

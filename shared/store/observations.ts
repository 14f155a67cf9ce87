import * as z from 'zod'
import type { Observation, ObservationStatus, StoredObservation, SuppliedStatus } from '../observations/observation.ts'
import type { DropRecord } from './drops.ts'
import { keys } from './keys.ts'
import { mapConcurrently } from './map-concurrently.ts'
import { observationStatus, recordSchema, suppliedStatus } from './schemas/record-schema.ts'
import type { Table } from './table.ts'

/**
 * One month as it is stored: period, value, numerator, denominator, n, status, of an unconfirmed one the status once it is confirmed (null
 * of any other), why it was restated, and whether somebody has said that it is right. A list, because there are many.
 */
type StoredRow = readonly [
  string,
  number | null,
  number | null,
  number | null,
  number | null,
  ObservationStatus,
  ...RestOfRow,
]
type RestOfRow = [(SuppliedStatus | null)?, (string | null)?, true?]

interface StoredSeries {
  readonly drop: string
  readonly area: string
  readonly rows: readonly StoredRow[]
}

const optionalNumber = z.number().nullable()
const seriesSchema = recordSchema<StoredSeries>({
  drop: z.string(),
  area: z.string(),
  rows: z.array(
    z.tuple([
      z.string(),
      optionalNumber,
      optionalNumber,
      optionalNumber,
      optionalNumber,
      observationStatus,
      suppliedStatus.nullable().optional(),
      z.string().nullable().optional(),
      z.literal(true).optional(),
    ]),
  ) as z.ZodType<StoredRow[]>,
})

export interface ObservationRepository {
  /**
   * Writes a drop's observations under the drop's own id. They are invisible until the drop is accepted; writing again
   * changes nothing.
   */
  write(drop: string, observations: readonly Observation[]): Promise<void>
  /** Every revision of an indicator that the drops given brought, by area; those held until they are confirmed are left out. */
  read(indicator: string, drops: ReadonlyMap<string, DropRecord>): Promise<Map<string, StoredObservation[]>>
  /** The same for several indicators, by indicator in the order given, a few queries at a time. */
  readAll(
    indicators: readonly string[],
    drops: ReadonlyMap<string, DropRecord>,
    options?: ReadOptions,
  ): Promise<Map<string, Map<string, StoredObservation[]>>>
}

/** `withUnconfirmed`: figures that are held are given as well. Only exports and the confirmation itself want them. */
interface ReadOptions {
  readonly withUnconfirmed?: boolean
}

/** What few figures have, without the blanks at its end. */
function restOf({ statusOnceConfirmed, reason, isConfirmed }: Observation): readonly [...RestOfRow] {
  if (isConfirmed) return [statusOnceConfirmed ?? null, reason ?? null, isConfirmed]
  if (reason !== undefined) return [statusOnceConfirmed ?? null, reason]
  return statusOnceConfirmed === undefined ? [] : [statusOnceConfirmed]
}

export function observationRepository(table: Table): ObservationRepository {
  const readSeries = async (indicator: string, drops: ReadonlyMap<string, DropRecord>, options: ReadOptions) => {
    const byArea = new Map<string, StoredObservation[]>()
    for (const item of await table.query(`INDICATOR#${indicator}`, seriesSchema)) {
      const record = drops.get(item.drop)
      if (record === undefined) continue
      const held = byArea.get(item.area) ?? []
      for (const [
        period,
        value,
        numerator,
        denominator,
        n,
        status,
        statusOnceConfirmed,
        reason,
        isConfirmed,
      ] of item.rows) {
        if (status === 'unconfirmed' && options.withUnconfirmed !== true) continue
        held.push({
          indicator,
          area: item.area,
          period,
          value,
          numerator,
          denominator,
          n,
          status,
          ...(statusOnceConfirmed && { statusOnceConfirmed }),
          ...(typeof reason === 'string' && { reason }),
          ...(isConfirmed && { isConfirmed }),
          drop: item.drop,
          knownFrom: record.knownFrom,
        })
      }
      if (held.length > 0) byArea.set(item.area, held)
    }
    return byArea
  }
  return {
    read: (indicator, drops) => readSeries(indicator, drops, {}),
    async readAll(indicators, drops, options = {}) {
      const found = await mapConcurrently(indicators, indicator => readSeries(indicator, drops, options))
      return new Map(indicators.map((indicator, i) => [indicator, found[i]!]))
    },
    async write(drop, observations) {
      const series = new Map<string, { indicator: string; area: string; rows: StoredRow[] }>()
      for (const o of observations) {
        const key = `${o.indicator}#${o.area}`
        const held = series.get(key) ?? { indicator: o.indicator, area: o.area, rows: [] }
        const row = [o.period, o.value, o.numerator, o.denominator, o.n, o.status] as const
        held.rows.push([...row, ...restOf(o)])
        series.set(key, held)
      }
      await table.putAll(
        [...series.values()].map(({ indicator, area, rows }) => ({
          ...keys.observations(indicator, area, drop),
          drop,
          area,
          rows,
        })),
      )
    },
  }
}

/** Drops by id, for reading their content. */
export function dropsById(records: readonly DropRecord[]): Map<string, DropRecord> {
  return new Map(records.map(record => [record.drop, record]))
}

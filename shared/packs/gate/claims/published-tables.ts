import Papa from 'papaparse'
import type { Month } from '../../../calendar/month.ts'

/** A month as the file of figures has it. */
export interface PublishedMonth {
  readonly value: string
  readonly numerator: string
  readonly denominator: string
  readonly n: string
  readonly status: string
}

/** All months of an indicator in an area. */
export interface PublishedSeries {
  readonly addsUp: string
  /** What numerator over denominator is multiplied by. */
  readonly scale: number
  /** Months that a figure is of, the one it stands under being the last. */
  readonly span: number
  readonly decimals: number
  readonly areaKind: string
  readonly months: ReadonlyMap<Month, PublishedMonth>
}

/** A row of a file, by column. */
export type Row = Readonly<Record<string, string>>

/** What a reader of a pack's files knows, and nothing else. */
export interface PublishedTables {
  /** By `indicator/area`. */
  readonly series: ReadonlyMap<string, PublishedSeries>
  readonly judgements: readonly Row[]
  readonly peerRates: readonly Row[]
  readonly rowsOf: (table: string) => readonly Row[]
}

/** Reads a pack's CSV files back; `csvOf` gives one by its name, null where the pack has none such. */
export function readPublishedTables(csvOf: (table: string) => string | null): PublishedTables {
  const rowsOf = (table: string) => parse(csvOf(table))
  const series = new Map<string, PublishedSeries & { readonly months: Map<Month, PublishedMonth> }>()
  for (const row of rowsOf('figures')) {
    const key = `${row['indicator']!}/${row['area']!}`
    const known = series.get(key) ?? {
      addsUp: row['adds_up']!,
      scale: row['adds_up'] === 'percentage' ? 100 : Number(row['per'] || '1'),
      span: Number(row['months_in_figure'] || '1'),
      decimals: Number(row['decimals']),
      areaKind: row['area_kind']!,
      months: new Map<Month, PublishedMonth>(),
    }
    const { value, numerator, denominator, n, status } = row as Row & PublishedMonth
    known.months.set(row['month']!, { value, numerator, denominator, n, status })
    series.set(key, known)
  }
  return { series, judgements: rowsOf('judgements'), peerRates: rowsOf('peer-rates'), rowsOf }
}

function parse(csv: string | null): Row[] {
  if (csv === null) return []
  return Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
}

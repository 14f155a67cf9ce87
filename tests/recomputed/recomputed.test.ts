import { readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tableCsv } from '../../shared/document/csv.ts'
import { buildPackModel } from '../../shared/packs/build-model.ts'
import { publishedTables } from '../../shared/packs/model/documents.ts'
import { sampleBoardText } from '../given/sample-board.ts'
import { samplePack } from '../packs/sample-pack.ts'
import { type Ranges, recomputeCount } from './counts.ts'
import { type RatioMonth, recomputeAgainstReference, recomputeHeadcount } from './references.ts'
import { recomputeYear } from './years.ts'

/**
 * Every range of the sample's data pack worked out again from its published file of figures by code that has nothing of the product's
 * statistics: only the files, the board's file as text, and docs/method.md.
 */
type Row = Readonly<Record<string, string>>
interface DeclaredIndicator {
  readonly id: string
  readonly aggregation: string
  readonly mayExceed100?: boolean
  readonly survey?: boolean
  readonly rebases?: readonly unknown[]
  readonly benchmark: { readonly kind: string }
}

const declared = (parse(sampleBoardText) as { indicators: readonly DeclaredIndicator[] }).indicators
let figures: readonly Row[]
let judgements: readonly Row[]

beforeAll(async () => {
  const model = buildPackModel(await samplePack('performance'))
  const read = (id: string) => {
    const csv = tableCsv(publishedTables(model).find(table => table.id === id)!)
    return Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data
  }
  ;[figures, judgements] = [read('figures'), read('judgements')]
})

const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const near = (found: number, published: string, what: string) => {
  const scale = Math.max(1e-6, Math.abs(Number(published)))
  expect(Math.abs(found - Number(published)) / scale, `${what}: ${found} and ${published}`).toBeLessThan(1e-8)
}

function monthsOf({ id, aggregation }: DeclaredIndicator): RatioMonth[] {
  return figures
    .filter(row => row['indicator'] === id && row['area'] === 'force')
    .flatMap(row => {
      const index = indexOf(row['month']!)
      const [value, numerator, denominator, n] = ['value', 'numerator', 'denominator', 'n'].map(key =>
        row[key] === '' ? null : Number(row[key]),
      ) as [number | null, number | null, number | null, number | null]
      if (numerator !== null && denominator !== null)
        return aggregation === 'per-head'
          ? [{ index, total: numerator / denominator, base: 1 }]
          : [{ index, total: numerator, base: denominator }]
      if (value === null) return []
      if (aggregation === 'percentage')
        return n === null ? [] : [{ index, total: Math.round((value * n) / 100), base: n }]
      if (aggregation === 'mean') return [{ index, total: value * (n ?? 1), base: n ?? 1 }]
      return [{ index, total: value, base: 1 }]
    })
}

const kindOf = ({ aggregation, mayExceed100 }: DeclaredIndicator) =>
  aggregation === 'percentage' ? (mayExceed100 === true ? 'rate' : 'share') : 'mean'

function monthAgain(indicator: DeclaredIndicator, month: string): Ranges {
  const months = monthsOf(indicator)
  if (indicator.aggregation === 'count')
    return recomputeCount(
      months.map(({ index, total }) => ({ index, count: total })),
      indexOf(month),
    )
  if (indicator.aggregation === 'headcount') return recomputeHeadcount(months, indexOf(month))
  return recomputeAgainstReference(months, indexOf(month), kindOf(indicator))
}

const scaleOf = ({ aggregation }: DeclaredIndicator) => (aggregation === 'percentage' ? 100 : 1)

function compare(again: Ranges, row: Row, scale: number) {
  const id = row['indicator']!
  near(again.expected * scale, row['expected']!, `${id} expected`)
  near(again.word[0] * scale, row['lower']!, `${id} lower`)
  near(again.word[1] * scale, row['upper']!, `${id} upper`)
  near(again.significant[0] * scale, row['significant_lower']!, `${id} significant lower`)
  near(again.significant[1] * scale, row['significant_upper']!, `${id} significant upper`)
}

const judged = (question: string) =>
  judgements.filter(row => row['question'] === question && row['area'] === 'force' && row['word'] !== 'n/a')

describe('every range, worked out again from the published figures', () => {
  it('is that of the month for 40 indicators, to the last digit', () => {
    const rows = judged('month')
    for (const row of rows) {
      const indicator = declared.find(({ id }) => id === row['indicator'])!
      expect(indicator.rebases ?? []).toEqual([])
      compare(monthAgain(indicator, row['month']!), row, scaleOf(indicator))
    }
    expect(rows.length).toBeGreaterThanOrEqual(40)
  })

  it('is that of the year, for every indicator that has one', () => {
    const rows = judged('year')
    for (const row of rows) {
      const indicator = declared.find(({ id }) => id === row['indicator'])!
      expect(indicator.benchmark.kind).toBe('previous-twelve-months')
      const kind = indicator.aggregation === 'count' ? 'count' : kindOf(indicator)
      const scale = indicator.aggregation === 'per-head' ? 12 : scaleOf(indicator)
      compare(recomputeYear(monthsOf(indicator), indexOf(row['month']!), kind), row, scale)
    }
    expect(rows.length).toBeGreaterThanOrEqual(36)
  })

  it('is worked out by code that imports nothing of the product', () => {
    for (const file of readdirSync(import.meta.dirname).filter(name => !name.endsWith('.test.ts')))
      expect(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).not.toMatch(/from '\.\.\//)
  })
})

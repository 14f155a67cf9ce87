import Papa from 'papaparse'
import { addMonths, longMonth, MONTH_NAMES, type Month } from '../../calendar/month.ts'
import { tableCsv } from '../../document/csv.ts'
import { listTables } from '../../document/walk.ts'
import type { Claim } from '../../narrative/report/claim.ts'
import { allSections } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/**
 * Holds a pack of which a sentence claims what its published tables contradict. A second pair of eyes: what is checked is read
 * back from the CSV files that readers get, by code that shares nothing with what found the claims.
 */
export function checkClaims(model: PackModel): GateFinding[] {
  const tables = new Map(listTables(allSections(model)).map(table => [table.id, table]))
  return model.claims.flatMap((claim): GateFinding[] => {
    const table = tables.get(`${claim.indicator}-${claim.area}-months`)
    const what =
      table === undefined ? 'no table of its months is published' : contradictionIn(claim, readMonths(tableCsv(table)))
    return what === null
      ? []
      : [holdFinding('claim-contradicted', `${claim.indicator}, ${describe(claim)}: ${what}.`, SYSTEM_FAULT_FIX)]
  })
}

/** Figures of a published table of months: a row a calendar month from April, a column a financial year. */
export function readMonths(csv: string): Map<Month, number> {
  const { data } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  const months = new Map<Month, number>()
  for (const row of data) {
    const index = MONTH_NAMES.findIndex(name => name === row['month'])
    for (const [column, printed] of Object.entries(row)) {
      const start = /^year_(\d{4})_\d\d$/.exec(column)?.[1]
      if (start === undefined || printed === '' || Number.isNaN(Number(printed))) continue
      // from January on it is the second year of the two
      const year = Number(start) + (index < 3 ? 1 : 0)
      months.set(`${year}-${String(index + 1).padStart(2, '0')}`, Number(printed))
    }
  }
  return months
}

/** What the months say against a claim; null where they bear it out. */
export function contradictionIn(claim: Claim, months: ReadonlyMap<Month, number>): string | null {
  const now = months.get(claim.month)
  if (now === undefined) return `${longMonth(claim.month)} has no figure`
  switch (claim.kind) {
    case 'year-on-year':
      return claim.percent === null ? null : checkYear(claim, months)
    case 'month-on-last-year': {
      const before = months.get(addMonths(claim.month, -12))
      if (before === undefined) return 'the same month of last year has no figure'
      const sign = { up: 1, down: -1, same: 0 }[claim.direction]
      return Math.sign(now - before) === sign ? null : `${before} became ${now}`
    }
    case 'record':
      return checkRecord(claim, now, months)
    case 'run':
      return checkRun(claim, months)
  }
}

type ClaimOf<K extends Claim['kind']> = Extract<Claim, { kind: K }>

/** Only what adds up over months can be worked out again from them. */
function checkYear(claim: ClaimOf<'year-on-year'>, months: ReadonlyMap<Month, number>): string | null {
  const total = (end: Month) => {
    const twelve = Array.from({ length: 12 }, (_, i) => months.get(addMonths(end, -i)))
    return twelve.every(value => value !== undefined) ? twelve.reduce((sum, value) => sum + value, 0) : null
  }
  const [now, before] = [total(claim.month), total(addMonths(claim.month, -12))]
  // a history that begins later bears out nothing and contradicts nothing
  if (now === null || before === null || before === 0) return null
  const percent = ((now - before) / before) * 100
  return Math.abs(percent - (claim.percent ?? 0)) < 0.05 ? null : `${before} became ${now}`
}

function checkRecord(claim: ClaimOf<'record'>, now: number, months: ReadonlyMap<Month, number>): string | null {
  const sign = claim.extreme === 'highest' ? 1 : -1
  const first = claim.since === null ? claim.first : addMonths(claim.since, 1)
  const rival = [...months].find(([month, value]) => month >= first && month < claim.month && (value - now) * sign >= 0)
  if (rival !== undefined) return `${longMonth(rival[0])} was ${rival[1]}, and ${longMonth(claim.month)} ${now}`
  const since = claim.since === null ? undefined : months.get(claim.since)
  if (since !== undefined && (since - now) * sign < 0)
    return `${longMonth(claim.since!)} was ${since}, which ${now} passes`
  return null
}

function checkRun(claim: ClaimOf<'run'>, months: ReadonlyMap<Month, number>): string | null {
  const sign = claim.direction === 'up' ? 1 : -1
  const wrong = Array.from({ length: claim.steps }, (_, i) => addMonths(claim.month, -i)).find(month => {
    const [value, before] = [months.get(month), months.get(addMonths(month, -1))]
    return value !== undefined && before !== undefined && (value - before) * sign <= 0
  })
  return wrong === undefined ? null : `${longMonth(wrong)} did not go ${claim.direction}`
}

function describe(claim: Claim): string {
  switch (claim.kind) {
    case 'year-on-year':
      return `the year to ${longMonth(claim.month)} on the year before`
    case 'month-on-last-year':
      return `${longMonth(claim.month)} on the same month of last year`
    case 'record':
      return `${longMonth(claim.month)} the ${claim.extreme}`
    case 'run':
      return `a run to ${longMonth(claim.month)}`
  }
}

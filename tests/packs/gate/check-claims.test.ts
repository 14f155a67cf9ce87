import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, type Month, monthsEnding } from '../../../shared/calendar/month.ts'
import { tableCsv } from '../../../shared/document/csv.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import { type Claim, listClaims } from '../../../shared/narrative/report/claim.ts'
import { contradictionIn, readMonths } from '../../../shared/packs/gate/check-claims.ts'
import { monthTable } from '../../../shared/packs/sections/month-table.ts'
import { repetitions } from '../../given/repetitions.ts'
import { indicatorOf, makeSubject } from '../../narrative/figures.ts'

const MONTH = '2018-03'
const HISTORY = 48

/** Levels of four years: some that drift, so that there are runs and records, and some that do not. */
const levels = fc
  .tuple(
    fc.constantFrom(-9, 0, 9),
    fc.array(fc.integer({ min: 400, max: 440 }), { minLength: HISTORY, maxLength: HISTORY }),
  )
  .map(([drift, noise]) => noise.map((value, i) => (drift === 0 ? value : 600 + drift * i + (value % 5))))

function publish(values: readonly number[]): { claims: Claim[]; months: Map<Month, number> } {
  const months = monthsEnding(MONTH, HISTORY)
  const subject = makeSubject(indicatorOf(), Object.fromEntries(months.map((month, i) => [month, values[i]!])))
  const table = monthTable({ ...subject, row: null }, months, new FigureBook())
  return { claims: listClaims(subject, MONTH), months: readMonths(tableCsv(table)) }
}

/** How a finder may go wrong, by the kind of its claim; null where the claim stays true so. */
const SABOTAGES: { readonly [K in Claim['kind']]: (claim: Extract<Claim, { kind: K }>) => Claim } = {
  'year-on-year': claim => ({ ...claim, percent: (claim.percent ?? 0) + 0.2 }),
  'month-on-last-year': claim => ({ ...claim, direction: claim.direction === 'up' ? 'down' : 'up' }),
  record: claim => ({ ...claim, extreme: claim.extreme === 'highest' ? 'lowest' : 'highest' }),
  run: claim => ({ ...claim, direction: claim.direction === 'up' ? 'down' : 'up' }),
}
const sabotage = (claim: Claim): Claim => (SABOTAGES[claim.kind] as (given: Claim) => Claim)(claim)

describe('a claim of the report', () => {
  it('is borne out by the published table of months, over random histories', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(levels, values => {
        const { claims, months } = publish(values)
        for (const claim of claims) {
          seen.add(claim.kind)
          expect(contradictionIn(claim, months), JSON.stringify(claim)).toBeNull()
        }
      }),
      { numRuns: repetitions(250, 1000), seed: 1 },
    )
    expect([...seen].sort()).toEqual(Object.keys(SABOTAGES).sort())
  })

  it.each(Object.keys(SABOTAGES) as Claim['kind'][])('of the kind %s is caught wherever its finder is wrong', kind => {
    let caught = 0
    fc.assert(
      fc.property(levels, values => {
        const { claims, months } = publish(values)
        for (const claim of claims.filter(each => each.kind === kind)) {
          expect(contradictionIn(sabotage(claim), months), JSON.stringify(claim)).not.toBeNull()
          caught++
        }
      }),
      { numRuns: repetitions(100, 250), seed: 2 },
    )
    expect(caught).toBeGreaterThan(50)
  })

  it('is caught where a run is said to be longer than it is', () => {
    const months = new Map(Array.from({ length: 6 }, (_, i) => [addMonths(MONTH, -i), i === 5 ? 0 : 100 - i] as const))
    const run = { kind: 'run', indicator: 'a', area: 'force', month: MONTH, direction: 'up' } as const
    expect(contradictionIn({ ...run, steps: 5 }, months)).toBeNull()
    const fallen = new Map([...months, [addMonths(MONTH, -5), 500] as const])
    expect(contradictionIn({ ...run, steps: 5 }, fallen)).toBe('November 2017 did not go up')
  })

  it('is caught where a record is said to reach back too far, or to a month that it passes', () => {
    const months = new Map([
      ['2018-01', 9],
      ['2018-02', 5],
      ['2018-03', 7],
    ])
    const record = { kind: 'record', indicator: 'a', area: 'force', month: MONTH, extreme: 'highest' } as const
    expect(contradictionIn({ ...record, since: '2018-01', first: '2018-02' }, months)).toBeNull()
    expect(contradictionIn({ ...record, since: null, first: '2018-01' }, months)).toBe(
      'January 2018 was 9, and March 2018 7',
    )
    expect(contradictionIn({ ...record, since: '2018-02', first: '2018-03' }, months)).toBe(
      'February 2018 was 5, which 7 passes',
    )
  })
})

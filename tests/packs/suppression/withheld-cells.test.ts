import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import { relateCells } from '../../../shared/packs/suppression/cells.ts'
import { additiveNumber, isSmallCount, largestSmallCount } from '../../../shared/packs/suppression/small-counts.ts'
import { findWithheldCells } from '../../../shared/packs/suppression/withheld-cells.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { inferRange, readerSums } from './audit.ts'

const sample = sampleBoard()
const pack = sample.packs.find(p => p.id === 'police-uk')!
const MONTH = '2018-03'

function observation(indicator: string, area: string, value: number, month = MONTH): StoredObservation {
  const known = { drop: 'drop', knownFrom: '2018-04-10T09:00:00Z', status: 'published' as const }
  return { indicator, area, period: month, value, numerator: null, denominator: null, n: null, ...known }
}

function revisionsOf(observations: readonly StoredObservation[]) {
  const revisions = new Map<string, Map<string, StoredObservation[]>>()
  for (const o of observations) {
    const areas = revisions.get(o.indicator) ?? new Map<string, StoredObservation[]>()
    areas.set(o.area, [...(areas.get(o.area) ?? []), o])
    revisions.set(o.indicator, areas)
  }
  return revisions
}

const DISTRICTS = sample.areas.filter(area => area.kind === 'part').map(area => area.id)
const EVERYWHERE = [...DISTRICTS, 'elsewhere', 'no-location']

/** Parts by place, with the totals that they add up to. */
function wholeTable(total: string, parts: readonly string[], counts: (part: number, place: number) => number) {
  const rows = parts.flatMap((part, i) => {
    const own = EVERYWHERE.map((area, j) => observation(part, area, counts(i, j)))
    return [
      ...own,
      observation(
        part,
        'force',
        own.reduce((sum, o) => sum + o.value!, 0),
      ),
    ]
  })
  const totals = [...EVERYWHERE, 'force'].map(area =>
    observation(
      total,
      area,
      rows.filter(o => o.area === area).reduce((sum, o) => sum + o.value!, 0),
    ),
  )
  return [...rows, ...totals]
}

/** Every small count with the range that a reader can work out for it. */
function audit(observations: readonly StoredObservation[], board = sample) {
  const withheld = findWithheldCells(board, pack, revisionsOf(observations))
  const cells = observations.map(o => {
    const indicator = board.indicators.find(i => i.id === o.indicator)!
    const largest = largestSmallCount(board, indicator, o.area)
    const id = `${o.indicator}/${o.area}`
    return {
      id,
      indicator: o.indicator,
      area: o.area,
      isWhole: o.area === 'force',
      value: additiveNumber(indicator, o),
      largest,
      isSmall: isSmallCount(indicator, o, largest),
    }
  })
  const month = relateCells(board, MONTH, cells)
  const isUnknown = (id: string) => withheld.has(`${id}/${MONTH}`) || /\/(elsewhere|no-location)$/.test(id)
  const sums = readerSums(month, isUnknown)
  const small = cells.filter(cell => cell.isSmall)
  return { withheld, cells, ranges: small.map(cell => ({ ...cell, ...inferRange(cell.id, sums) })) }
}

const CRIMES = ['police-uk-drugs', 'police-uk-robbery', 'police-uk-burglary']
const ETHNICITIES = sample.indicators.filter(i => i.id.includes('ethnicity')).map(i => i.id)
const AGES = sample.indicators.filter(i => i.id.includes('stop-search-age')).map(i => i.id)

describe('what is withheld', () => {
  const isWithheldAlone = (value: number, indicator = 'police-uk-drugs') =>
    findWithheldCells(sample, pack, revisionsOf([observation(indicator, 'fenland', value)])).size === 1

  it.each([
    [0, false],
    [1, true],
    [2, true],
    [3, false],
    [4, false],
  ])('a count of %i: %s', (value, expected) => expect(isWithheldAlone(value)).toBe(expected))

  it('counts of 3 and 4 too where the board’s file says so', () => {
    const sensitive = 'conditional-cautions-youths'
    expect([3, 4, 5].map(value => isWithheldAlone(value, sensitive))).toEqual([true, true, false])
  })

  it('percentages of small counts, and of small bases', () => {
    const rate = (numerator: number, denominator: number) => {
      const o = { ...observation('domestic-abuse-outcome-rate', 'force', 0), value: null, numerator, denominator }
      return findWithheldCells(sample, pack, revisionsOf([o])).size === 1
    }
    expect([rate(2, 900), rate(0, 2), rate(3, 900), rate(0, 900)]).toEqual([true, true, false, false])
  })

  it('a figure that was small before it was restated, since a restatement prints both', () => {
    const restated = {
      ...observation('police-uk-drugs', 'fenland', 9),
      drop: 'later',
      knownFrom: '2018-05-10T09:00:00Z',
    }
    const both = revisionsOf([observation('police-uk-drugs', 'fenland', 2), restated])
    expect(findWithheldCells(sample, pack, both).size).toBe(1)
  })

  it('a month of a merged area in which a part was small, since earlier packs printed the other part', () => {
    const fens = { id: 'fens', name: 'Fens', kind: 'part' as const, aliases: [], from: '2018-04', madeOf: ['a', 'b'] }
    const board = { ...sample, areas: [...sample.areas, fens] }
    const at = (area: string, value: number, month = MONTH) => observation('police-uk-drugs', area, value, month)
    const months = [at('a', 2), at('b', 30), at('fens', 32), at('a', 12, '2018-02'), at('b', 30, '2018-02')]
    const revisions = revisionsOf([...months, at('fens', 42, '2018-02')])
    const withheld = [...findWithheldCells(board, { ...pack, areas: ['force', 'fens'] }, revisions)]
    expect(withheld.filter(key => key.includes('/fens/'))).toEqual([`police-uk-drugs/fens/${MONTH}`])
  })

  it('a second district, when the first could be had from the force less the others', () => {
    const counts = [2, 30, 12, 45, 60, 80, 0, 0]
    const districts = EVERYWHERE.map((area, i) => observation('police-uk-drugs', area, counts[i]!))
    const { withheld } = audit([...districts, observation('police-uk-drugs', 'force', 229)])
    expect([...withheld].sort()).toEqual([`police-uk-drugs/cambridge/${MONTH}`, `police-uk-drugs/fenland/${MONTH}`])
  })

  it('a rate that prints a withheld count as one of its own', () => {
    const counts = [2, 30, 12, 45, 60, 80, 0, 0]
    const districts = EVERYWHERE.map((area, i) => observation('police-uk-drugs', area, counts[i]!))
    const rate = {
      ...observation('domestic-abuse-outcome-rate', 'fenland', 0),
      value: null,
      numerator: 5,
      denominator: 12,
    }
    const all = revisionsOf([...districts, observation('police-uk-drugs', 'force', 229), rate])
    expect(findWithheldCells(sample, pack, all)).toContain(`domestic-abuse-outcome-rate/fenland/${MONTH}`)
  })

  it('nothing where nothing is small', () => {
    const table = wholeTable('police-uk-all-crime', CRIMES, (i, j) => 10 + i + j)
    expect(audit(table).withheld.size).toBe(0)
  })
})

describe('what a reader can work out', () => {
  const counts = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.nat(40) })
  const tables = (rows: number) =>
    fc.array(fc.array(counts, { minLength: 8, maxLength: 8 }), { minLength: rows, maxLength: rows })

  it('of crimes by type and district: never more than the band', () => {
    const board = {
      ...sample,
      indicators: sample.indicators.filter(i => [...CRIMES, 'police-uk-all-crime'].includes(i.id)),
    }
    fc.assert(
      fc.property(tables(3), table => {
        for (const { min, max, largest } of audit(
          wholeTable('police-uk-all-crime', CRIMES, (i, j) => table[i]![j]!),
          board,
        ).ranges) {
          expect(min).toBeLessThanOrEqual(1)
          expect(max).toBeGreaterThanOrEqual(largest)
        }
      }),
      { numRuns: 60, seed: 20180510 },
    )
  })

  it('of stop and search by ethnicity, age and district, where one total is divided in two ways', () => {
    fc.assert(
      fc.property(tables(6), fc.nat(5), (table, shift) => {
        const byEthnicity = wholeTable('police-uk-stop-search', ETHNICITIES, (i, j) => table[i]![j]!)
        // the same people, grouped another way
        const byAge = wholeTable('police-uk-stop-search', AGES, (i, j) => table[(i + shift) % 6]![j]!)
        const ages = byAge.filter(o => o.indicator !== 'police-uk-stop-search')
        for (const { min, max, largest } of audit([...byEthnicity, ...ages]).ranges) {
          expect(min).toBeLessThanOrEqual(1)
          expect(max).toBeGreaterThanOrEqual(largest)
        }
      }),
      { numRuns: 15, seed: 20180510 },
    )
  })

  it('would be more, were only the small counts withheld', () => {
    const observations = [2, 30, 12, 45, 60, 80].map((value, i) => observation('police-uk-drugs', DISTRICTS[i]!, value))
    const cells = [...observations, observation('police-uk-drugs', 'force', 229)].map(o => ({
      id: `${o.indicator}/${o.area}`,
      indicator: o.indicator,
      area: o.area,
      isWhole: o.area === 'force',
      value: o.value,
      largest: 2,
      isSmall: false,
    }))
    const month = relateCells(sample, MONTH, cells)
    const first = `police-uk-drugs/${DISTRICTS[0]}`
    expect(
      inferRange(
        first,
        readerSums(month, id => id === first),
      ),
    ).toEqual({ min: 2, max: 2 })
  })
})

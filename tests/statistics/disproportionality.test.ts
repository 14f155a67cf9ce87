import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateRatios, shareRatios } from '../../shared/statistics/disproportionality.ts'

const papers = resolve('../shared/papers')
const missing = !existsSync(resolve(papers, 'stop-search-2018-03.csv'))

/** Counts of the 12 months by group, brought back from the printed percentages and the total. */
function countsOf(file: string, dimension: string): Map<string, number> {
  const rows = parse<Record<string, string>>(readFileSync(resolve(papers, file)), { columns: true }).filter(
    row => row.dimension === dimension,
  )
  const total = Number(rows.find(row => row.is_subtotal === 'total')!.rolling12_total)
  return new Map(
    rows
      .filter(row => row.is_subtotal === '')
      .map(row => [row.group!.toLowerCase(), Math.round((Number(row.rolling12_percent) * total) / 100)]),
  )
}

describe('rate ratios', () => {
  const groups = [
    { group: 'White', events: 638, base: 600_000 },
    { group: 'Black', events: 59, base: 8_000 },
    { group: 'Mixed', events: 5, base: 4_000 },
    { group: 'Other', events: 0, base: 3_000 },
  ]
  it('the worked example, by the log method', () => {
    const [black] = rateRatios(groups, 'White')
    expect(black).toMatchObject({ group: 'Black', method: 'log', isSmallBase: false, differs: true })
    expect(black!.ratio).toBeCloseTo(6.9357, 4)
    expect(black!.lower).toBeCloseTo(6.9357 / Math.exp(1.959964 * Math.sqrt(1 / 59 + 1 / 638)), 3)
    expect(black!.upper).toBeCloseTo(9.0546, 2)
  })
  it('is exact under ten events, and says that the base is small', () => {
    const [, mixed, other] = rateRatios(groups, 'White')
    expect(mixed).toMatchObject({ method: 'exact', isSmallBase: true })
    // Clopper and Pearson of 5 in 643: 0.00252954 to 0.01805277 (scipy 1.17.1, beta.ppf), as odds times 150
    expect(mixed!.lower).toBeCloseTo((0.0025295432104603895 / (1 - 0.0025295432104603895)) * 150, 9)
    expect(mixed!.upper).toBeCloseTo((0.018052769796681162 / (1 - 0.018052769796681162)) * 150, 9)
    expect(other).toMatchObject({ ratio: 0, lower: 0, isSmallBase: true })
  })
  it('no events of the reference: no ratio, a lower limit alone', () => {
    const [white] = rateRatios(groups, 'Other').filter(ratio => ratio.group === 'White')
    expect(white).toMatchObject({ ratio: null, upper: null, method: 'exact' })
    expect(white!.lower).toBeGreaterThan(0)
    expect(
      rateRatios(
        [
          { group: 'a', events: 0, base: 1 },
          { group: 'b', events: 0, base: 1 },
        ],
        'a',
      ),
    ).toEqual([
      { group: 'b', ratio: null, lower: null, upper: null, differs: false, isSmallBase: true, method: 'exact' },
    ])
  })
  it.each([
    [() => rateRatios(groups, 'Asian'), 'the reference group Asian is not among the groups'],
    [() => rateRatios([...groups, groups[0]!], 'White'), 'the group White is there twice'],
    [
      () => rateRatios([{ group: 'White', events: 1, base: 0 }], 'White'),
      'White: the population must be more than zero; found 0',
    ],
    [
      () => rateRatios([{ group: 'White', events: -1, base: 5 }], 'White'),
      'White: a count must be zero or more; found -1 and 5',
    ],
    [() => shareRatios([{ group: 'White', events: 0, base: 5 }]), 'there are no events to take shares of'],
  ])('refuses: %#', (run, message) => {
    expect(run).toThrow(message)
  })
  it.each([
    [10, 10, 'log'],
    [9, 10, 'exact'],
    [10, 9, 'exact'],
  ] as const)('of %i events against %i is %s', (events, other, method) => {
    const pair = [
      { group: 'a', events, base: 100 },
      { group: 'b', events: other, base: 100 },
    ]
    expect(rateRatios(pair, 'b')).toMatchObject([{ method, isSmallBase: method === 'exact' }])
    expect(shareRatios([...pair, { group: 'c', events: 90, base: 90 }])[0]!.method).toBe(events < 10 ? 'exact' : 'log')
  })

  it('of as many events as the reference has limits, and a much lower one differs', () => {
    const compareEvents = (events: number, other: number) =>
      rateRatios(
        [
          { group: 'a', events, base: 1000 },
          { group: 'b', events: other, base: 1000 },
        ],
        'b',
      )[0]!
    const equal = compareEvents(5, 5)
    expect(equal).toMatchObject({ ratio: 1, differs: false })
    // Clopper and Pearson of 5 in 10: 0.1870860 to 0.8129140 (scipy 1.17.1, beta.ppf), as odds
    expect(equal.lower).toBeCloseTo(0.187086028447 / 0.812913971553, 8)
    expect(equal.upper).toBeCloseTo(0.812913971553 / 0.187086028447, 8)
    expect(compareEvents(20, 100)).toMatchObject({ differs: true, method: 'log' })
    expect(compareEvents(100, 20)).toMatchObject({ differs: true })
    expect(compareEvents(0, 100)).toMatchObject({ differs: true, lower: 0 })
    expect(compareEvents(20, 22)).toMatchObject({ differs: false })
  })

  it('turned round, a ratio and its interval are the inverse', () => {
    const count = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(count, count, count, count, (a, b, baseA, baseB) => {
        const pair = [
          { group: 'a', events: a, base: baseA },
          { group: 'b', events: b, base: baseB },
        ]
        const [forward, back] = [rateRatios(pair, 'b')[0]!, rateRatios(pair, 'a')[0]!]
        expect(forward.ratio! * back.ratio!).toBeCloseTo(1, 9)
        expect(forward.lower! * back.upper!).toBeCloseTo(1, 6)
        expect(forward.lower).toBeLessThanOrEqual(forward.ratio!)
        expect(forward.upper).toBeGreaterThanOrEqual(forward.ratio!)
      }),
    )
  })
})

describe('share ratios', () => {
  const rest = { group: 'Other', events: 939 - 59, base: 11_808 - 708 }
  it('the worked example: 59 of 939 searches, 708 of 11,808 arrests', () => {
    const [black, other] = shareRatios([{ group: 'Black', events: 59, base: 708 }, rest])
    expect(black).toMatchObject({ group: 'Black', differs: false, isSmallBase: false, method: 'log' })
    // 1.0479233 times e to the plus and minus 1.959964 sqrt(1 / 59 - 1 / 939 + 1 / 708 - 1 / 11808)
    expect(black!.ratio).toBeCloseTo(1.0479233, 6)
    expect(black!.lower).toBeCloseTo(0.8103204, 6)
    expect(black!.upper).toBeCloseTo(1.3551964, 6)
    expect(other!.ratio).toBeCloseTo(880 / 939 / (11_100 / 11_808), 9)
  })
  it.each([
    [[{ group: 'a', events: 5, base: 0 }], 'there are no events to take shares of'],
    [[{ group: 'a', events: 5, base: -1 }], 'a: a count must be zero or more; found 5 and -1'],
    [[rest, rest], 'the group Other is there twice'],
  ])('refuses: %#', (groups, message) => {
    expect(() => shareRatios(groups)).toThrow(message)
  })
})

describe.skipIf(missing)('the tables of March 2018 (skipped without ../shared/papers)', () => {
  it('shares of stop searches against shares of arrests, by ethnicity', () => {
    const arrests = countsOf('arrests-2018-03.csv', 'ethnicity')
    const groups = [...countsOf('stop-search-2018-03.csv', 'ethnicity')]
      .filter(([group]) => group !== 'not stated')
      .map(([group, events]) => ({ group, events, base: arrests.get(group)! }))
    expect(groups.find(({ group }) => group === 'black')).toEqual({ group: 'black', events: 59, base: 708 })
    const ratios = new Map(shareRatios(groups).map(ratio => [ratio.group, ratio]))
    expect([...ratios.values()].every(({ isSmallBase, method }) => !isSmallBase && method === 'log')).toBe(true)
    expect(ratios.get('asian')!.ratio).toBeCloseTo(37 / 773 / (744 / 11371), 2)
    expect(ratios.get('asian')!.ratio).toBeLessThan(1)
    expect(ratios.get('other')!.differs).toBe(false)
    expect(ratios.get('black')!.lower).toBeLessThan(ratios.get('black')!.ratio!)
  })
  it('ages of the arrested: groups of the whole add up to it', () => {
    const ages = [...countsOf('arrests-2018-03.csv', 'age')]
    expect(Math.abs(ages.reduce((sum, [, count]) => sum + count, 0) - 11808)).toBeLessThan(20)
  })
})

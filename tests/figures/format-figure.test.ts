import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMeasure, formatNumber, formatPounds } from '../../shared/figures/format-figure.ts'

describe('a number is rounded once, half away from zero on its decimal value', () => {
  it.each([
    ['65.45', 1, '65.5'],
    ['1.005', 2, '1.01'],
    ['-0.05', 1, '−0.1'],
    ['-0.04', 1, '0.0'],
    ['-0', 0, '0'],
    ['-10', 0, '−10'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '−3'],
    ['4988', 0, '4,988'],
    ['1234567.5', 0, '1,234,568'],
    ['999.96', 1, '1,000.0'],
    ['0', 0, '0'],
  ])('%s to %i decimals is %s', (exact, decimals, printed) => {
    expect(formatNumber(exact, decimals)).toBe(printed)
  })

  it('never prints a negative zero, and puts a comma at every third digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (thousandths, decimals) => {
          const printed = formatNumber(String(thousandths / 1000), decimals)
          expect(printed).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/)
          expect(printed).not.toMatch(/^−[0.,]+$/)
        },
      ),
    )
  })
})

describe('a measure is printed with its decimals, and a percentage with its sign', () => {
  const measure = {
    kind: 'value',
    value: 4988.25,
    exact: '4988.25',
    numerator: null,
    denominator: null,
    from: '2018-03',
    to: '2018-03',
    statuses: ['published'],
    drops: ['d1'],
  } as const
  it.each([
    ['count', 0, '4,988'],
    ['mean', 1, '4,988.3'],
    ['percentage', 1, '4,988.3%'],
  ] as const)('%s to %i decimals: %s', (aggregation, decimals, printed) => {
    expect(formatMeasure({ aggregation, decimals, format: 'number' }, measure)).toBe(printed)
  })
})

describe('a cell without a figure', () => {
  const count = { decimals: 0, aggregation: 'count', format: 'number' } as const
  it('says n/a where a month is missing or the column does not apply, and [c] where it is withheld', () => {
    expect(
      formatMeasure(count, {
        kind: 'not-available',
        reason: 'a month that it needs is not there',
        missing: ['2018-03'],
      }),
    ).toBe('n/a')
    expect(formatMeasure(count, { kind: 'not-applicable', reason: 'a headcount has no year to date' })).toBe('n/a')
    expect(formatMeasure(count, { kind: 'suppressed' })).toBe('[c]')
  })
})

describe('a sum of money', () => {
  it.each([
    ['0', '£0'],
    ['-0.4', '£0'],
    ['940', '£940'],
    ['-9999.4', '−£9,999'],
    ['12345', '£12.3k'],
    ['-340000', '−£340k'],
    ['999500', '£1m'],
    ['1200000', '£1.2m'],
    ['1254999', '£1.25m'],
    ['12340000', '£12.3m'],
    ['2050000000', '£2.05bn'],
  ])('of %s pounds is %s', (exact, printed) => {
    expect(formatPounds(exact)).toBe(printed)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, monthsEnding } from '../../shared/calendar/month.ts'
import { hasFigure, measureMonths } from '../../shared/indicators/measure.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

const value = (measure: ReturnType<typeof measureMonths>) => (measure.kind === 'value' ? measure.value : measure.kind)

describe('a month has a figure', () => {
  const half = { value: null, numerator: 5, denominator: null }
  it.each([
    ['a value', storedObservation('2018-03', 0), true],
    ['a numerator and a denominator', storedObservation('2018-03', [0, 9]), true],
    ['a numerator alone', storedObservation('2018-03', 1, half), false],
    ['a denominator alone', storedObservation('2018-03', 1, { value: null, denominator: 5 }), false],
    ['nothing', storedObservation('2018-03', 1, { value: null }), false],
    ['a value called missing', storedObservation('2018-03', 1, { status: 'missing' }), false],
    ['a value called suppressed', storedObservation('2018-03', 1, { status: 'suppressed' }), false],
    ['a provisional value', storedObservation('2018-03', 1, { status: 'provisional' }), true],
    ['no observation', undefined, false],
  ])('with %s: %#', (_, observation, has) => {
    expect(hasFigure(observation)).toBe(has)
  })
})

describe('how an indicator adds up over months', () => {
  it('says which months, statuses and drops went into it, each once', () => {
    const series = seriesOf(
      storedObservation('2018-01', 3, { drop: 'd1' }),
      storedObservation('2018-02', 4, { drop: 'd2', status: 'provisional' }),
      storedObservation('2018-03', 5, { drop: 'd2', status: 'provisional' }),
    )
    expect(measureMonths(indicator(), series, ['2018-01', '2018-02', '2018-03'])).toEqual({
      kind: 'value',
      value: 12,
      exact: '12',
      numerator: null,
      denominator: null,
      from: '2018-01',
      to: '2018-03',
      statuses: ['published', 'provisional'],
      drops: ['d1', 'd2'],
    })
  })

  it('is not available over no months at all', () => {
    expect(measureMonths(indicator(), seriesOf(), [])).toEqual({
      kind: 'not-available',
      reason: 'a month that it needs is not there',
      missing: [],
    })
  })

  it('does not take a numerator for the value of a count', () => {
    const series = seriesOf(storedObservation('2018-01', 3), storedObservation('2018-02', [4, 9]))
    expect(measureMonths(indicator(), series, ['2018-01', '2018-02'])).toEqual({
      kind: 'not-available',
      reason: 'a month that it needs is not there',
      missing: ['2018-02'],
    })
  })

  it('adds counts', () => {
    expect(
      value(
        measureMonths(indicator(), seriesOf(storedObservation('2018-01', 3), storedObservation('2018-02', 4)), [
          '2018-01',
          '2018-02',
        ]),
      ),
    ).toBe(7)
  })

  it('divides summed numerators by summed denominators for a percentage, and never averages', () => {
    const series = seriesOf(storedObservation('2015-03', [219, 270]), storedObservation('2015-04', [233, 287]))
    const measure = measureMonths(indicator({ aggregation: 'percentage' }), series, ['2015-03', '2015-04'])
    expect(measure).toMatchObject({ kind: 'value', numerator: 452, denominator: 557 })
    expect(value(measure)).toBeCloseTo(81.149, 3)
  })

  it('divides minutes by incidents for a mean', () => {
    expect(
      value(
        measureMonths(indicator({ aggregation: 'mean' }), seriesOf(storedObservation('2018-03', [160, 10])), [
          '2018-03',
        ]),
      ),
    ).toBe(16)
  })

  it('adds days per head as decimals, so that twelve times 0.7 is 8.4', () => {
    const months = monthsEnding('2018-03', 12)
    const measure = measureMonths(
      indicator({ aggregation: 'per-head', decimals: 1 }),
      seriesOf(...months.map(m => storedObservation(m, 0.7))),
      months,
    )
    expect(measure).toMatchObject({ exact: '8.4', value: 8.4 })
  })

  it('divides days by heads for a month that was given as both', () => {
    const measure = (figure: [number, number]) =>
      measureMonths(
        indicator({ aggregation: 'per-head', decimals: 1 }),
        seriesOf(storedObservation('2018-03', figure)),
        ['2018-03'],
      )
    expect(measure([1001, 1400])).toMatchObject({ value: 0.715 })
    expect(measure([0, 0])).toMatchObject({ kind: 'not-available' })
  })

  it('takes a headcount at the end, whatever is missing before', () => {
    expect(
      value(
        measureMonths(
          indicator({ aggregation: 'headcount' }),
          seriesOf(storedObservation('2018-03', 229)),
          monthsEnding('2018-03', 12),
        ),
      ),
    ).toBe(229)
  })

  it('gives no figure when a month is missing, and says which', () => {
    const measure = measureMonths(
      indicator(),
      seriesOf(storedObservation('2018-01', 3), storedObservation('2018-03', 4)),
      ['2018-01', '2018-02', '2018-03'],
    )
    expect(measure).toEqual({
      kind: 'not-available',
      reason: 'a month that it needs is not there',
      missing: ['2018-02'],
    })
  })

  it('gives no figure when a month was withheld', () => {
    const withheld = storedObservation('2018-02', 0, { value: null, status: 'suppressed' })
    expect(
      measureMonths(indicator(), seriesOf(storedObservation('2018-01', 3), withheld), ['2018-01', '2018-02']),
    ).toEqual({
      kind: 'suppressed',
    })
  })

  it('keeps nothing out of nothing apart from zero', () => {
    expect(
      measureMonths(indicator({ aggregation: 'percentage' }), seriesOf(storedObservation('2018-03', [0, 0])), [
        '2018-03',
      ]),
    ).toEqual({
      kind: 'not-available',
      reason: 'nothing was counted, so there is nothing to divide by',
      missing: [],
    })
    expect(value(measureMonths(indicator(), seriesOf(storedObservation('2018-03', 0)), ['2018-03']))).toBe(0)
  })

  it('shows a percentage given without its numbers for its own month, and pools none', () => {
    const series = seriesOf(
      storedObservation('2018-02', 81.2, { n: 100 }),
      storedObservation('2018-03', 82.5, { n: 120 }),
    )
    const percentage = indicator({ aggregation: 'percentage', decimals: 1 })
    expect(value(measureMonths(percentage, series, ['2018-03']))).toBe(82.5)
    expect(measureMonths(percentage, series, ['2018-03'])).toMatchObject({ numerator: null, denominator: 120 })
    expect(measureMonths(percentage, series, ['2018-02', '2018-03'])).toEqual({
      kind: 'not-available',
      reason: 'some months were given without their numerator and denominator, and percentages are never averaged',
      missing: ['2018-02', '2018-03'],
    })
  })

  it('divides where a percentage is given with its numbers as well', () => {
    const series = seriesOf(storedObservation('2018-03', [2, 3], { value: 66.7 }))
    expect(value(measureMonths(indicator({ aggregation: 'percentage' }), series, ['2018-03']))).toBeCloseTo(200 / 3, 10)
  })

  it.each([
    ['numerator', { numerator: 80 }],
    ['denominator', { denominator: 100 }],
  ])('pools no month given with its %s alone', (_, half) => {
    const series = seriesOf(storedObservation('2018-02', [4, 9]), storedObservation('2018-03', 80, half))
    expect(measureMonths(indicator({ aggregation: 'percentage' }), series, ['2018-02', '2018-03'])).toMatchObject({
      kind: 'not-available',
      missing: ['2018-03'],
    })
  })

  it('never shows a partial sum as a whole: removing any month of the span removes the figure', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 24 }), fc.nat(), (counts, pick) => {
        const months = monthsEnding('2018-03', counts.length)
        const all = months.map((month, i) => storedObservation(month, counts[i]!))
        expect(value(measureMonths(indicator(), seriesOf(...all), months))).toBe(counts.reduce((a, b) => a + b, 0))
        const gone = pick % months.length
        expect(measureMonths(indicator(), seriesOf(...all.filter((_, i) => i !== gone)), months)).toMatchObject({
          missing: [addMonths('2018-03', gone - months.length + 1)],
        })
      }),
    )
  })
})

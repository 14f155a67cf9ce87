import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import type { Indicator } from '../../shared/config/schema/indicator.ts'
import type { Target } from '../../shared/config/schema/target.ts'
import { sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { judgeMonth } from '../../shared/indicators/judge-month.ts'
import { judgeYear } from '../../shared/indicators/judge-year.ts'
import { targetMonths, targetsOfMonth } from '../../shared/indicators/targets.ts'
import { writeFact } from '../../shared/narrative/fact.ts'
import { findTargets } from '../../shared/narrative/signals.ts'
import type { Subject } from '../../shared/narrative/words/subject.ts'
import { targetLines, targetNotes } from '../../shared/packs/sections/chart-lines.ts'
import { indicator, seriesOf, storedObservation, wholeBoard } from './indicator-fixtures.ts'

const MONTH = '2018-02'
const target = (more: Partial<Target> = {}): Target => ({ value: 95, per: 'month', setBy: 'the Board', ...more })
const perOf = (per: Target['per']) => targetMonths({ per }, MONTH)

/** The last 48 months at the figures given, from the newest back; the last given for all before. */
function subjectOf(one: Indicator, ...newestFirst: (number | [number, number])[]): Subject {
  const months = monthsEnding(MONTH, 48).reverse()
  const series = seriesOf(
    ...months.map((month, i) => storedObservation(month, newestFirst[Math.min(i, newestFirst.length - 1)]!)).reverse(),
  )
  return { indicator: one, area: 'force', areaName: 'Cambridgeshire', isWhole: true, series }
}
const sentences = (subject: Subject) =>
  findTargets(subject, MONTH).map(fact => sentenceText(writeFact(fact, new FigureBook())))
const assurance = ({ indicator: one, series }: Subject) => ({
  month: judgeMonth(one, series, MONTH, wholeBoard).assurance,
  year: judgeYear(one, series, MONTH, wholeBoard).assurance,
})
const count = (...targets: Target[]) => indicator({ aggregation: 'count', polarity: 'down', unit: 'cases', targets })
const rate = (...targets: Target[]) =>
  indicator({ aggregation: 'percentage', decimals: 1, polarity: 'up', unit: 'cases', targets })

describe('the span of a target', () => {
  it('is a month, or the last whole quarter, financial year or twelve months', () => {
    expect(perOf('month')).toEqual(['2018-02'])
    expect(perOf('quarter')).toEqual(['2017-10', '2017-11', '2017-12'])
    expect([perOf('year')[0], perOf('year').at(-1)]).toEqual(['2016-04', '2017-03'])
    expect([perOf('rolling-12')[0], perOf('rolling-12').at(-1)]).toEqual(['2017-03', '2018-02'])
    expect(targetMonths({ per: 'year' }, '2018-03').at(-1)).toBe('2018-03')
    expect(targetMonths({ per: 'quarter' }, '2018-03')).toEqual(['2018-01', '2018-02', '2018-03'])
  })

  it('must lie within the months that the target holds for', () => {
    const one = count(
      target({ value: 100, until: '2017-12' }),
      target({ value: 90, from: '2018-01' }),
      target({ value: 1200, per: 'rolling-12', from: '2018-01' }),
    )
    expect(targetsOfMonth(one, MONTH).map(({ value }) => value)).toEqual([90])
    expect(targetsOfMonth(one, '2017-11').map(({ value }) => value)).toEqual([100])
    expect(targetsOfMonth(one, '2018-12').map(({ value }) => value)).toEqual([90, 1200])
  })
})

describe('a figure against its targets', () => {
  it('is of the target’s own span: no month is held against the total of a year', () => {
    const subject = subjectOf(count(target({ value: 1150, per: 'year' }), target({ value: 110 })), 100)
    expect(sentences(subject)).toEqual([
      expect.stringContaining(
        'came to 1,200 cases in the 12 months to March 2017, above the yearly target of at most 1,150',
      ),
      expect.stringContaining('came to 100 cases in February 2018, within the monthly target of at most 110'),
    ])
  })

  it('is said of each target apart, by who set it', () => {
    const subject = subjectOf(
      rate(target({ value: 90, setBy: 'the Board' }), target({ value: 95, setBy: 'NHS England' })),
      [92, 100],
    )
    expect(sentences(subject)).toEqual([
      expect.stringMatching(/92\.0%.*within the monthly target of at least 90\.0% \(set by the Board\)/),
      expect.stringMatching(/92\.0%.*short of the monthly target of at least 95\.0% \(set by NHS England\)/),
    ])
  })

  it('is drawn on the chart of months where it is monthly, over its months; the chart says what it does not draw', () => {
    const one = count(target({ value: 110, from: '2017-11' }), target({ value: 1150, per: 'rolling-12' }))
    const context = { indicator: one, area: 'force', book: new FigureBook() }
    expect(targetLines(context, '2017-01', MONTH)).toMatchObject([{ from: '2017-11', to: MONTH, values: [110] }])
    expect(targetNotes(context, MONTH)).toEqual([
      'The 12-month target, 1,150 (the Board), is for more than a month and is not drawn.',
    ])
  })
})

describe('assurance', () => {
  it('is met by an indicator at 100% for 24 months against a target of 95%, whatever its base', () => {
    for (const base of [10, 40, 400])
      expect(assurance(subjectOf(rate(target()), [base, base])).month, `of ${base}`).toBe('pass')
  })

  it('of a monthly target is the month’s, of a longer one the year’s, never both', () => {
    expect(assurance(subjectOf(count(target({ value: 400 })), 100))).toEqual({ month: 'pass', year: null })
    expect(assurance(subjectOf(count(target({ value: 4000, per: 'rolling-12' })), 100, 101, 99, 100))).toEqual({
      month: null,
      year: 'pass',
    })
  })

  it('never takes the total of a year for that of a month', () => {
    // twelve months of 100 miss a target of 1,150 a year, which every month by itself would meet
    expect(assurance(subjectOf(count(target({ value: 1100, per: 'year' })), 100))).toEqual({
      month: null,
      year: 'fail',
    })
  })

  it('of a quarter is that of its last four quarters', () => {
    const quarterly = count(target({ value: 310, per: 'quarter' }))
    expect(assurance(subjectOf(quarterly, 100)).year).toBe('pass')
    expect(assurance(subjectOf(quarterly, 110)).year).toBe('fail')
    expect(assurance(subjectOf(quarterly, ...Array<number>(14).fill(100), 130)).year).toBe('pass')
    expect(assurance(subjectOf(quarterly, 100, 100, 130, 100)).year).toBe('inconsistent')
  })
})

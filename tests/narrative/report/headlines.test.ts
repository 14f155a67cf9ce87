import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../../shared/calendar/month.ts'
import type { Indicator } from '../../../shared/config/schema/indicator.ts'
import { sentenceText } from '../../../shared/document/text.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import type { JudgedVerdict } from '../../../shared/indicators/judgement.ts'
import { unjudged } from '../../../shared/indicators/unjudged.ts'
import {
  chooseHeadlines,
  type HeadlineCandidate,
  writeHeadline,
  writeNoHeadline,
} from '../../../shared/narrative/report/headlines.ts'
import { writeReportSentences } from '../../../shared/narrative/report-sentences.ts'
import { indicatorOf, makeSubject, rateOf, surveyOf, verdict } from '../figures.ts'

const MONTH = '2018-03'
const changed = (word: 'Higher' | 'Lower', sense: JudgedVerdict['sense'], significant = true): JudgedVerdict =>
  verdict({ word, sense, significant })

/** Twelve months at one level and the last twelve at another. */
const twoYears = (before: number, now: number) =>
  Object.fromEntries(monthsEnding(MONTH, 24).map((month, i) => [month, i < 12 ? before : now]))

function candidate(
  indicator: Indicator,
  { before = 100, now = 120, year = changed('Higher', 'concern'), month = verdict({ word: 'Comparable' }) } = {},
): HeadlineCandidate {
  const months = Object.fromEntries(
    Object.entries(twoYears(before, now)).map(([key, value]) => [
      key,
      indicator.aggregation === 'percentage' ? ([value, 1000] as const) : value,
    ]),
  )
  const judgement = { ...unjudged(indicator, MONTH, 'none'), versusOneYear: month, versusBenchmark: year }
  const report = writeReportSentences({ ...makeSubject(indicator, months), month: MONTH, judgement }, new FigureBook())!
  return { indicator, judgement, report }
}
const named = (id: string, more: Partial<Indicator> = {}) => indicatorOf({ id, name: id.toUpperCase(), ...more })
const idsOf = (chosen: readonly HeadlineCandidate[]) => chosen.map(({ indicator }) => indicator.id)

describe('what changed', () => {
  it('has real changes only', () => {
    const all = [
      candidate(named('a'), { year: verdict({ word: 'Comparable' }) }),
      candidate(named('b'), { year: changed('Higher', 'concern', false) }),
      candidate(named('c')),
    ]
    expect(idsOf(chooseHeadlines(all, []))).toEqual(['c'])
  })

  it('has five lines at most', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => candidate(named(id)))
    expect(chooseHeadlines(all, [])).toHaveLength(5)
  })

  it('follows the order of the plan, with the first indicator of a priority that changed', () => {
    const all = ['a', 'b', 'c', 'd'].map(id => candidate(named(id)))
    const quiet = candidate(named('q'), { year: verdict({ word: 'Comparable' }) })
    expect(idsOf(chooseHeadlines([...all, quiet], [['d'], ['q', 'b', 'a']]))).toEqual(['d', 'b', 'c'])
  })

  it('has concerns before other changes, and larger changes before smaller, where the plan names none', () => {
    const all = [
      candidate(named('welcome'), { year: changed('Higher', 'improvement'), now: 190 }),
      candidate(named('small'), { now: 110 }),
      candidate(named('large'), { now: 150 }),
    ]
    expect(idsOf(chooseHeadlines(all, []))).toEqual(['large', 'small', 'welcome'])
  })

  it('has no part beside its whole, unless the plan names both', () => {
    const all = [candidate(named('whole')), candidate(named('part', { breakdownOf: 'whole' }))]
    expect(idsOf(chooseHeadlines(all, []))).toEqual(['whole'])
    expect(idsOf(chooseHeadlines(all, [['whole'], ['part']]))).toEqual(['whole', 'part'])
  })

  it('has two surveys at most', () => {
    const all = ['a', 'b', 'c'].map(id => candidate(surveyOf({ id })))
    expect(idsOf(chooseHeadlines(all, [['a'], ['b'], ['c']]))).toEqual(['a', 'b'])
  })
})

describe('a line of what changed', () => {
  const line = (given: HeadlineCandidate) => sentenceText(writeHeadline(given)!.line)

  it('says the change, its size and whether it is real, then what the month adds', () => {
    expect(line(candidate(indicatorOf()))).toBe(
      'All Recorded Crime rose by 20.0% (240) in the year to March 2018, to 1,440 offences: more than chance explains. ' +
        'March 2018, at 120 offences, was 20.0% higher than March 2017, within its expected range.',
    )
  })

  it('gives the levels of a rate', () => {
    expect(line(candidate(rateOf(), { before: 200, now: 159, year: changed('Lower', 'concern') }))).toContain(
      'All Crime Outcome Rate fell from 20.0% to 15.9% in the year to March 2018: more than chance explains.',
    )
  })

  it('says how many were asked in a survey', () => {
    expect(line(candidate(surveyOf(), { before: 862, now: 807 }))).toContain(
      'fell from 86.2% to 80.7% (12,000 asked) in the year to March 2018',
    )
  })

  it('is about the month where only the month is unusual', () => {
    const given = candidate(indicatorOf(), {
      year: verdict({ word: 'Comparable' }),
      month: changed('Higher', 'concern'),
    })
    expect(line(given)).toBe(
      'All Recorded Crime in March 2018, at 120 offences, was 20.0% higher than March 2017, well above its expected range.',
    )
  })

  it('ends with the reason that the board’s file gives in one sentence', () => {
    expect(line(candidate(indicatorOf({ caveat: 'Recording is more complete.' })))).toMatch(
      / Recording is more complete\.$/,
    )
    expect(line(candidate(indicatorOf({ caveat: 'One thing. And another.' })))).not.toContain('another')
  })
})

describe('where nothing changed', () => {
  it.each([
    [0, 'No figure up to March 2018 is significantly outside its expected range.'],
    [5, 'No figure can be judged yet: each has too few months before it for a verdict.'],
    [
      2,
      'No figure up to March 2018 that can be judged is significantly outside its expected range; 2 of 5 have too few months before them for a verdict.',
    ],
  ])('page one says so, and claims nothing of the %i of 5 that are too new', (tooNew, words) => {
    expect(sentenceText(writeNoHeadline({ of: 5, tooNew }, MONTH, new FigureBook()))).toBe(words)
  })
})

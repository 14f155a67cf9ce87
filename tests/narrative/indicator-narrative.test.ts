import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import { sentencesText, sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import type { JudgedVerdict, PeerJudgement, SubjectJudgements } from '../../shared/indicators/judgement.ts'
import { unjudged } from '../../shared/indicators/unjudged.ts'
import type { IndicatorInput } from '../../shared/narrative/indicator-input.ts'
import { writeIndicator } from '../../shared/narrative/indicator-narrative.ts'
import type { Subject } from '../../shared/narrative/words/subject.ts'
import { indicatorOf, level, makeSubject, percent, rateOf, run, surveyOf, verdict } from './figures.ts'

const MONTH = '2018-03'
const noPeers: PeerJudgement = {
  displayText: 'n/a',
  word: 'n/a',
  sense: 'none',
  rank: null,
  rankedCount: 0,
  ownRate: null,
  ownBase: null,
  peerMean: null,
  unit: 'offences',
  period: null,
  includedPeers: [],
  missingPeers: [],
  rates: [],
  rule: '',
  words: null,
}
const usualVerdict = (lower: number, upper: number): JudgedVerdict =>
  verdict({ range: { lower, upper, from: '2017-03', to: '2018-02' } })
const significantVerdict = (
  word: 'Higher' | 'Lower',
  sense: 'concern' | 'improvement',
  lower: number,
  upper: number,
): JudgedVerdict => ({
  ...usualVerdict(lower, upper),
  word,
  sense,
  significant: true,
  confidencePercent: 99.8,
})
const judged = (over: Partial<SubjectJudgements> = {}): SubjectJudgements => ({
  ...unjudged(indicatorOf(), MONTH, 'no figure has been received'),
  versusOneYear: verdict({ word: 'n/a' }),
  versusThreeYears: verdict({ word: 'n/a' }),
  versusBenchmark: verdict({ word: 'n/a' }),
  versusPeers: noPeers,
  ...over,
})
const write = (
  subject: Subject,
  judgement: SubjectJudgements,
  more: Partial<IndicatorInput> = {},
  book = new FigureBook(),
) => writeIndicator({ ...subject, month: MONTH, judgement, ...more }, book)
const steadySeries = (months = 40) =>
  Object.fromEntries(monthsEnding(MONTH, months).map((m, i) => [m, 500 + [0, 9, -7, 4, -2][i % 5]!]))

describe('what deserves saying', () => {
  it('is one sentence where nothing happened', () => {
    const { prominence, sentences, priority } = write(
      makeSubject(indicatorOf(), steadySeries()),
      judged({ versusOneYear: usualVerdict(440, 560.7) }),
    )
    expect(prominence).toBe('usual')
    expect(priority).toBe(0)
    expect(sentences.map(sentenceText)).toEqual([
      'All Recorded Crime in March 2018, at 498 offences, was 1.0% higher than March 2017, within its expected range.',
    ])
  })

  it('begins with the significant concern and then sets it in context, in six sentences at most', () => {
    const subject = makeSubject(indicatorOf({ caveat: 'Recording has improved.' }), { ...steadySeries(), [MONTH]: 700 })
    const areas = [
      makeSubject(indicatorOf(), { ...steadySeries(), [MONTH]: 702 }, 'north', 'North'),
      makeSubject(indicatorOf(), level(MONTH, 0, 40), 'south', 'South'),
    ]
    const { sentences } = write(subject, judged({ versusOneYear: significantVerdict('Higher', 'concern', 430, 570) }), {
      areas,
    })
    expect(sentences.length).toBeLessThanOrEqual(6)
    const text = sentences.map(sentenceText)
    expect(text[0]).toBe(
      'All Recorded Crime in March 2018, at 700 offences, was 42.0% higher than March 2017, well above its expected range. It was the highest month on record (from December 2014).',
    )
    // the value is given once
    expect(text[1]).toBe('March 2018 was 196 (38.9%) higher than February 2018 (504).')
    expect(text.join(' ').match(/700 offences/g)).toHaveLength(1)
    expect(text.at(-1)).toBe('Recording has improved.')
  })

  it('says why a new indicator is not judged', () => {
    const { sentences, prominence } = write(makeSubject(indicatorOf(), { '2018-02': 30, '2018-03': 40 }), judged())
    expect(prominence).toBe('usual')
    expect(sentencesText(sentences)).toBe(
      'All Recorded Crime came to 40 offences in March 2018, 10 (33.3%) higher than February 2018 (30). The figure is too new to judge: 2 months are held up to March 2018, and a verdict needs at least a year of them before the newest.',
    )
  })

  it('says that no figure is held', () => {
    const { sentences } = writeIndicator(
      { ...makeSubject(indicatorOf(), {}), month: null, judgement: judged() },
      new FigureBook(),
    )
    expect(sentencesText(sentences)).toBe('No figure is held for All Recorded Crime.')
  })

  it('leads with a missed target', () => {
    const subject = makeSubject(
      rateOf({ target: { value: 95, per: 'rolling-12', setBy: 'the Board' } }),
      level(MONTH, percent(93), 24),
    )
    const { sentences } = write(subject, judged({ versusOneYear: usualVerdict(90, 96) }))
    expect(sentenceText(sentences[0]!)).toBe(
      'All Crime Outcome Rate stood at 93.0% in the 12 months to March 2018, short of the 12-month target of at least 95.0% (set by the Board).',
    )
  })

  it('says in one sentence of its own, and in no brackets, what rests on months that are not firm', () => {
    const subject = makeSubject(indicatorOf(), { ...steadySeries(), [MONTH]: 700 })
    const series = new Map(
      [...subject.series].map(([m, o]) => [m, { ...o, status: m === '2017-03' ? 'estimated' : o.status }] as const),
    )
    const { sentences, notice } = write(
      { ...subject, series },
      judged({ versusOneYear: significantVerdict('Higher', 'concern', 430, 570) }),
    )
    expect(sentences.map(sentenceText).join(' ')).not.toContain('[e]')
    expect(sentenceText(notice!)).toBe('Some figures here rest on estimated months.')
  })

  it.each([
    ['a significant concern', significantVerdict('Higher', 'concern', 430, 570), 'finding'],
    ['a significantly welcome month', significantVerdict('Higher', 'improvement', 430, 570), 'finding'],
    [
      'a month of lesser concern',
      { ...significantVerdict('Higher', 'concern', 430, 570), significant: false },
      'finding',
    ],
    [
      'a lesser welcome month',
      { ...significantVerdict('Higher', 'improvement', 430, 570), significant: false },
      'minor',
    ],
    ['a month in its usual range', usualVerdict(430, 720), 'usual'],
  ] as const)('calls %s %s', (_, versusOneYear, prominence) => {
    const subject = makeSubject(indicatorOf(), { ...steadySeries(), [MONTH]: 700 })
    const { prominence: found } = write(subject, judged({ versusOneYear }))
    expect(found).toBe(prominence)
    // records and runs alone never reach the first page
  })

  it('names a year that is significantly better, and does not write of it', () => {
    const versusBenchmark: JudgedVerdict = {
      ...significantVerdict('Lower', 'improvement', 6500, 7000),
      range: { lower: 6500, upper: 7000, from: '2016-04', to: '2017-03' },
    }
    expect(write(makeSubject(indicatorOf(), steadySeries()), judged({ versusBenchmark })).prominence).toBe('better')
  })

  it('withholds a survey of fewer than ten', () => {
    const subject = makeSubject(surveyOf(), run(MONTH, [8, 9]))
    expect(sentencesText(write(subject, judged()).sentences)).not.toContain('88.9')
  })

  it('names the place among similar forces from the dashboard’s own judgement', () => {
    const peers: PeerJudgement = {
      ...noPeers,
      word: 'Higher',
      rank: 8,
      rankedCount: 8,
      ownRate: 78.14,
      peerMean: 70.2,
      unit: 'offences for 1,000 people',
      period: { from: '2017-04', to: MONTH },
      words: {
        peer: 'force',
        peers: 'forces',
        similarPeers: 'similar forces',
        mostSimilarPeers: 'most similar forces',
      },
    }
    const { sentences } = write(
      makeSubject(indicatorOf(), { ...steadySeries(), [MONTH]: 700 }),
      judged({ versusOneYear: significantVerdict('Higher', 'concern', 430, 570), versusPeers: peers }),
    )
    expect(sentences.map(sentenceText)).toContain(
      'It stood at 78.1 offences for 1,000 people in the 12 months to March 2018, place 8 of 8 similar forces from the lowest, above the range expected of a force like them; the mean of the others is 70.2.',
    )
  })
})

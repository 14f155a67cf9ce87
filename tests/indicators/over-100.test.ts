import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import { sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { judgeMonth } from '../../shared/indicators/judge-month.ts'
import { judgeSubject } from '../../shared/indicators/judge-subject.ts'
import { measureMonths } from '../../shared/indicators/measure.ts'
import { figureWords } from '../../shared/narrative/words/figure-words.ts'
import { makeSentence } from '../../shared/narrative/words/sentence.ts'
import { monthlyChart } from '../../shared/packs/sections/monthly-chart.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { indicator, seriesOf, storedObservation, wholeBoard } from './indicator-fixtures.ts'

const MONTH = '2018-03'
const rate = indicator({ aggregation: 'percentage', mayExceed100: true, decimals: 1, polarity: 'up' })
/** Three years of outcomes for 40 crimes a month, about as many as crimes, then `last`. */
const series = (last: [number, number]) =>
  seriesOf(
    ...monthsEnding(MONTH, 37).map((month, i) => storedObservation(month, i === 36 ? last : [36 + ((i * 5) % 9), 40])),
  )

describe('a rate whose numerator is no part of its denominator', () => {
  it('is printed over 100%, and adds up over months in which nothing was counted below', () => {
    expect(measureMonths(rate, series([60, 40]), [MONTH])).toMatchObject({ kind: 'value', exact: '150' })
    const twoMonths = seriesOf(storedObservation('2018-02', [2, 0]), storedObservation(MONTH, [1, 2]))
    expect(measureMonths(rate, twoMonths, ['2018-02', MONTH])).toMatchObject({ exact: '150', numerator: 3 })
    expect(measureMonths(rate, twoMonths, ['2018-02'])).toMatchObject({
      reason: 'nothing was counted, so there is nothing to divide by',
    })
  })

  it('is judged as events for a base, in ranges that pass 100%', () => {
    const verdict = judgeMonth(rate, series([50, 40]), MONTH, wholeBoard)
    expect(verdict.word).toBe('Comparable')
    expect(verdict.upper).toBeGreaterThan(120)
    // as many more as the square root of 40 events allows: a share of 40 would allow none
    expect(judgeMonth(rate, series([80, 40]), MONTH, wholeBoard)).toMatchObject({
      word: 'Higher',
      significant: true,
    })
    expect(judgeSubject(sampleBoard(), rate, 'force', series([80, 40]), MONTH, []).versusBenchmark.word).toBe(
      'Comparable',
    )
  })

  it('is drawn with limits over 100%', () => {
    const subject = {
      indicator: rate,
      area: 'force',
      areaName: 'County',
      isWhole: true,
      series: series([50, 40]),
      row: null,
    }
    const [from, to] = ['2017-04', MONTH]
    const chart = monthlyChart(subject, wholeBoard, from, to, new FigureBook())!
    expect(chart.lines.find(line => line.kind === 'upper-limit')!.values[0]).toBeGreaterThan(110)
  })

  it('is given with its counts where they are few, without calling the one a part of the other', () => {
    const words = (figure: [number, number]) => {
      const value = measureMonths(rate, seriesOf(storedObservation(MONTH, figure)), [MONTH])
      if (value.kind !== 'value') throw new Error(value.kind)
      const subject = {
        indicator: rate,
        area: 'force',
        areaName: 'County',
        isWhole: true,
        series: seriesOf(storedObservation(MONTH, figure)),
      }
      return sentenceText(makeSentence(...figureWords(subject, value, new FigureBook())))
    }
    expect(words([6, 4])).toBe('150.0% (6 against 4).')
    expect(words([4, 12])).toBe('33.3% (4 of 12).')
  })

  it('a share of a whole stays within 100%', () => {
    const share = indicator({ aggregation: 'percentage' })
    expect(() => judgeMonth(share, seriesOf(storedObservation(MONTH, [60, 40])), MONTH, wholeBoard)).toThrow(
      'March 2018: found 60 of 40, which is more than all',
    )
  })
})

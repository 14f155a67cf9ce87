import { addMonths, type Month } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { JudgedVerdict } from '../indicators/judgement.ts'
import type { IndicatorInput } from './indicator-input.ts'
import type { IndicatorNarrative } from './indicator-narrative.ts'
import type { ReportSentences } from './report-sentences.ts'
import type { Prominence } from './signals.ts'
import { differenceWords, reachedWords } from './words/change.ts'
import { directionOf } from './words/difference.ts'
import { levelVerb } from './words/level-words.ts'
import { subjectName } from './words/naming.ts'
import { makeSentence, type Part } from './words/sentence.ts'
import { findValue, type Subject } from './words/subject.ts'

/** What is said of an indicator whose figures are of quarters or years: the newest on the same period a year before, and no word of months. */
export function writePeriodIndicator(input: IndicatorInput, month: Month, book: FigureBook): IndicatorNarrative {
  const { indicator, area, judgement } = input
  const { word, significant, sense } = judgement.versusOneYear
  const hasMoved = word === 'Higher' || word === 'Lower'
  const prominence: Prominence = !hasMoved ? 'usual' : significant || sense === 'concern' ? 'finding' : 'minor'
  const sentence = writePeriod(input, month, judgement.versusOneYear, 'named', book)
  const caveat: Sentence[] = indicator.caveat === undefined ? [] : [[indicator.caveat]]
  return {
    indicator: indicator.id,
    area,
    theme: indicator.theme,
    breakdownOf: indicator.breakdownOf ?? null,
    prominence,
    sentences: [...(sentence === null ? [] : [sentence]), ...caveat],
    notice: null,
    comparisons: [],
    priority: hasMoved ? PRIORITIES[significant ? 'significant' : 'word'] : 0,
  }
}

/** As urgent as a month's own words are. */
const PRIORITIES = { significant: 80, word: 45 } as const

/** The same for the report. */
export function writePeriodReport(input: IndicatorInput, month: Month, book: FigureBook): ReportSentences {
  const { indicator, judgement } = input
  const named = writePeriod(input, month, judgement.versusOneYear, 'named', book)
  const underHeading = writePeriod(input, month, judgement.versusOneYear, 'continued', book)
  return {
    year: null,
    hasYearChanged: false,
    month: named,
    monthUnderHeading: underHeading,
    monthAfterYear: underHeading,
    drivers: null,
    caveat: indicator.caveat === undefined ? null : [indicator.caveat],
    context: [],
    yearChangePercent: null,
  }
}

/**
 * `Complaints in January to March 2018, at 112 complaints, were 12.0% higher than January to March 2017, within the expected range`; the
 * level alone where there is no year before. Null without a figure that may be said.
 */
export function writePeriod(
  subject: Subject,
  month: Month,
  verdict: JudgedVerdict,
  naming: 'named' | 'continued',
  book: FigureBook,
): Sentence | null {
  const now = findValue(subject, [month])
  if (now === null) return null
  const span = (last: Month): Part => periodWords(subject, last, book)
  const then = findValue(subject, [addMonths(month, -12)])
  const reached = reachedWords(subject, now, book)
  if (then === null)
    return makeSentence(
      naming === 'named' ? subjectName(subject) : 'the figure',
      ` ${levelVerb(subject)} `,
      reached,
      ' in ',
      span(month),
    )
  const direction = directionOf(subject, now, then)
  const isSame = direction === 'same' || direction === 'little-changed'
  const compared: Part[] = isSame
    ? ['about the same as in ', span(then.to)]
    : [
        ...differenceWords(subject, { now, then }, book),
        ` ${direction === 'up' ? 'higher' : 'lower'} than in `,
        span(then.to),
      ]
  const opening: Part[] =
    naming === 'named' ? [subjectName(subject), ' in ', span(month)] : ['the figure for ', span(month)]
  return makeSentence(opening, ', at ', reached, ', was ', compared, rangeWords(verdict))
}

function rangeWords({ word, significant }: JudgedVerdict): string {
  if (word === 'n/a') return ''
  if (word === 'Comparable') return ', within its expected range'
  return `, ${significant ? 'well ' : ''}${word === 'Higher' ? 'above' : 'below'} its expected range`
}

/** `January to March 2018`, `2017/18`, `the 12 months to March 2018`. */
function periodWords({ indicator: { frequency } }: Subject, last: Month, book: FigureBook): Part {
  const figure = book.period(frequency, last)
  return frequency === 'twelve-months' || frequency === 'calendar-year' ? ['the ', figure] : figure
}

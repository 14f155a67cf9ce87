import type { Month } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { displayScale, monthlyFigures, statisticalMeasure } from '../../indicators/judge.ts'
import type { Decisions } from '../../statistics/decisions.ts'
import { findLastingShift, type LastingShift } from '../../statistics/lasting-shift.ts'
import { unitWords } from '../words/figure-words.ts'
import { subjectName } from '../words/naming.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import { isRate, type Subject } from '../words/subject.ts'

/** A level that has lasted, and that the board has not recorded. Levels are in the unit printed. */
export interface NewLevel {
  readonly subject: Subject
  readonly shift: LastingShift
}

/** Digits of a level that are not the dust of binary fractions. */
const SIGNIFICANT_DIGITS = 12

/** What a board may be asked to re-base; null where the evidence is not strong. A headcount is held against the month before and has no level. */
export function findNewLevel(subject: Subject, month: Month, decisions: Decisions): NewLevel | null {
  const { indicator, series } = subject
  if (indicator.aggregation === 'headcount') return null
  const shift = findLastingShift(monthlyFigures(indicator, series), month, statisticalMeasure(indicator), decisions)
  if (shift === null) return null
  const scale = displayScale(indicator)
  const before = { ...shift.before, level: shift.before.level * scale }
  return { subject, shift: { ...shift, level: shift.level * scale, before } }
}

/** The two levels as printed, each claimed for the published months. */
export function newLevelFigures({ subject, shift }: NewLevel, book: FigureBook): { level: Figure; before: Figure } {
  return { level: enterLevel(subject, shift, shift, book), before: enterLevel(subject, shift.before, shift, book) }
}

/** `Since April 2017 the level of Falls is 1,652 incidents a month; from February 2016 to March 2017 it was 2,029.` */
export function writeNewLevel(fact: NewLevel, book: FigureBook): Sentence {
  const { subject, shift } = fact
  const { level, before } = newLevelFigures(fact, book)
  return makeSentence(
    'since ',
    book.month(shift.from),
    ` the level of ${subjectName(subject)} is `,
    level,
    perMonth(subject, level),
    '; from ',
    book.month(shift.before.from),
    ' to ',
    book.month(shift.before.to),
    ' it was ',
    before,
  )
}

function perMonth(subject: Subject, { printed }: Figure): Part {
  const unit = isRate(subject) ? '' : unitWords(subject, printed)
  const isOfMonth = subject.indicator.aggregation === 'count' || subject.indicator.aggregation === 'per-head'
  return `${unit === '' ? '' : ` ${unit}`}${isOfMonth ? ' a month' : ''}`
}

function enterLevel(
  { indicator, area }: Subject,
  { from, to, level }: { readonly from: Month; readonly to: Month; readonly level: number },
  { leftOut }: LastingShift,
  book: FigureBook,
): Figure {
  // an average of whole numbers seldom is one
  const extra = indicator.decimals === 0 && Math.abs(level) < 100 ? 1 : 0
  const figure = book.derived({
    indicator: indicator.id,
    area,
    measure: `level from ${from} to ${to}`,
    // a mean worked out in binary may lie a hair under the half that it is: 0.05 prints as 0.1
    exact: level.toPrecision(SIGNIFICANT_DIGITS),
    decimals: indicator.decimals + extra,
    format: indicator.format,
    suffix: indicator.aggregation === 'percentage' ? '%' : '',
    period: { from, to },
  })
  const without = leftOut.filter(month => month >= from && month <= to)
  book.claim({ kind: 'new-level', indicator: indicator.id, area, from, to, without, printed: figure.printed })
  return figure
}

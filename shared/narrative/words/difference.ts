import Big from 'big.js'
import type { Figure } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { figureWords, spanKey, unitWords } from './figure-words.ts'
import { earlierPeriodWords } from './period-words.ts'
import type { Part } from './sentence.ts'
import { isCount, isRate, isSmall, SMALL_BASE, type Subject, type Value } from './subject.ts'

/** `little-changed`: the values differ and print alike, so that no reader could see a rise or a fall. */
export type Direction = 'up' | 'down' | 'same' | 'little-changed'

/** Half away from zero at the indicator's decimals: the number a reader sees. */
export function printedValue(subject: Subject, value: Pick<Value, 'exact'>): Big {
  return new Big(value.exact).round(subject.indicator.decimals, Big.roundHalfUp)
}

/** Which way the figure went, as a reader of the printed figures can see it. */
export function directionOf(subject: Subject, now: Value, then: Value): Direction {
  const change = printedValue(subject, now).cmp(printedValue(subject, then))
  if (change !== 0) return change > 0 ? 'up' : 'down'
  return new Big(now.exact).eq(then.exact) ? 'same' : 'little-changed'
}

/**
 * Size of the change as a reader would work it out: between the figures as printed, so that subtracting them on paper
 * gives what the sentence says (86.2% and 80.7% differ by 5.5 points, whatever their further decimals).
 */
export function changeOf(subject: Subject, now: Value, then: Value): Big {
  return printedValue(subject, now).minus(printedValue(subject, then))
}

/** Percentage change, from unrounded values. Null for rates and means, and on a base under 20. */
export function percentageChange(subject: Subject, now: Value, then: Value): Big | null {
  if (!isCount(subject) || isSmall(subject, then) || new Big(then.exact).lt(SMALL_BASE)) return null
  return new Big(now.exact).minus(then.exact).times(100).div(then.exact)
}

const dropsOf = (now: Value, then: Value): string[] => [...new Set([...now.drops, ...then.drops])]

/** The size of a change as the book holds it; in per cent where `asPercent` is given. */
export function recordChange(
  subject: Subject,
  now: Value,
  then: Value,
  book: FigureBook,
  asPercent: Big | null = null,
): Figure {
  const from = `from ${spanKey(then)} to ${spanKey(now)}`
  const common = {
    indicator: subject.indicator.id,
    area: subject.area,
    sign: 'never' as const,
    drops: dropsOf(now, then),
  }
  const figure =
    asPercent === null
      ? book.derived({
          ...common,
          measure: `change ${from}`,
          exact: changeOf(subject, now, then).toFixed(),
          decimals: subject.indicator.decimals,
          format: subject.indicator.format,
        })
      : book.derived({
          ...common,
          measure: `percentage change ${from}`,
          exact: asPercent.toFixed(),
          decimals: 1,
          suffix: '%',
        })
  claimDifference(book, [subject, now], [subject, then], asPercent === null ? 'size' : 'percent', figure.printed)
  return figure
}

/** Has a printed difference of two figures checked beside the published tables. */
export function claimDifference(
  book: FigureBook,
  [subject, now]: readonly [Subject, Value],
  [other, then]: readonly [Subject, Value],
  as: 'size' | 'percent',
  printed: string,
): void {
  const at = (one: Subject, { from, to }: Value) => ({ indicator: one.indicator.id, area: one.area, from, to })
  book.claim({ kind: 'difference', now: at(subject, now), then: at(other, then), as, printed })
}

/** Size of a change in words: `749 (13.1%)`, `3.1 percentage points`, `18 days`. A percentage that prints as nothing is left out. */
export function sizeWords(subject: Subject, now: Value, then: Value, book: FigureBook): Part[] {
  const size = recordChange(subject, now, then, book)
  if (isRate(subject))
    return [size, size.printed === (1).toFixed(subject.indicator.decimals) ? ' percentage point' : ' percentage points']
  const percent = percentageChange(subject, now, then)
  if (percent !== null && !percent.round(1, Big.roundHalfUp).eq(0))
    return [size, ' (', recordChange(subject, now, then, book, percent), ')']
  // the size of a change in `days per officer` is in days
  return isCount(subject) ? [size] : [size, ` ${unitWords(subject, size.printed).split(' per ')[0]!}`]
}

/** `749 (13.1%) lower than March 2017 (5,737)`; `the same as ...`; `little changed from ...` where the two print alike. */
export function comparisonWords(subject: Subject, now: Value, then: Value, book: FigureBook): Part[] {
  const words = earlierPeriodWords(subject, now, then, book)
  const before: Part[] = [' (', ...withoutBrackets(figureWords(subject, then, book)), ')']
  switch (directionOf(subject, now, then)) {
    case 'same':
      return ['the same as ', ...words, subject.indicator.survey ? before : '']
    case 'little-changed':
      return ['little changed from ', ...words, before]
    case 'up':
      return [...sizeWords(subject, now, then, book), ' higher than ', ...words, before]
    case 'down':
      return [...sizeWords(subject, now, then, book), ' lower than ', ...words, before]
  }
}

/** `82.5% (n = 270)` inside brackets of its own reads `82.5%, n = 270`. */
export function withoutBrackets(parts: readonly Part[]): Part[] {
  return parts.flatMap((part): Part[] => {
    if (typeof part !== 'string') return [part]
    const opened = part.replace(/^ \(/, ', ').replace(/\)$/, '')
    return opened === '' ? [] : [opened]
  })
}

import Big from 'big.js'
import { type Month, monthsBetween } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { JudgedVerdict } from '../../indicators/judgement.ts'
import { printedRange } from '../../indicators/printed-range.ts'
import { printedValue } from '../words/difference.ts'
import { enterCount, spanKey, valueWords } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { periodWords, whenWords } from '../words/period-words.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import { findValue, isRate, type Subject, type Value } from '../words/subject.ts'
import { claimRange, questionOf, type VerdictKind } from './claim-range.ts'
import { findRolling } from './rolling-twelve.ts'

/** A month against the one-year or three-year average, or rolling twelve months against the benchmark. */
export interface VerdictFact {
  readonly kind: VerdictKind | 'stable_or_comparable'
  readonly against: VerdictKind
  readonly subject: Subject
  readonly now: Value
  readonly verdict: JudgedVerdict
}

/**
 * The verdict as a fact. Comparable is a fact of its own kind: only a verdict may say that nothing changed. Null where
 * the verdict is n/a, or has no range to defend it.
 */
export function findVerdict(
  subject: Subject,
  month: Month,
  against: VerdictKind,
  verdict: JudgedVerdict,
): VerdictFact | null {
  const now = against === 'vs_benchmark' ? findRolling(subject, month) : findValue(subject, [month])
  if (now === null || verdict.word === 'n/a' || verdict.range === null) return null
  return { kind: verdict.word === 'Comparable' ? 'stable_or_comparable' : against, against, subject, now, verdict }
}

/**
 * Four parts: value, expected range, months the range is from, rule. `Emergency Care: 1,029 attendances in March 2018,
 * significantly above the 730 to 850 expected from the 12 months before (95% range).`
 */
export function writeVerdict(
  { subject, now, verdict, against }: VerdictFact,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  if (against === 'vs_benchmark' && subject.indicator.benchmark.kind === 'fixed')
    return writeFixedBenchmark(subject, now, verdict, subject.indicator.benchmark, book, naming)
  const { range, word, significant, confidencePercent } = verdict
  if (range === null) throw new RangeError('A verdict without a range has no sentence')
  const printed = printedRange(subject.indicator, range)
  const [lower, upper] = [limit('lower'), limit('upper')]
  claimRange(subject, questionOf(against), now.to, confidencePercent, [lower, upper], book)
  const expected: Part[] = [
    'the ',
    lower,
    ' to ',
    upper,
    ' expected from ',
    ...referencePeriodWords(subject, now, range, book),
  ]
  const isUnrounded = word !== 'Comparable' && isInRangeOnlyAsPrinted()
  const widened = verdict.mayBeRevised ? ', wider because the figure may still be revised' : ''
  const rule: Part[] = [
    ' (',
    share(confidencePercent, book),
    ` range${isUnrounded ? ', before rounding' : ''}${widened})`,
  ]
  const opening = verdictOpening(subject, now, book, naming)
  if (word === 'Comparable') return makeSentence(opening, 'within ', expected, rule)
  const claim = `${significant ? 'significantly ' : ''}${word === 'Higher' ? 'above' : 'below'} `
  return makeSentence(opening, claim, expected, rule)

  function limit(which: 'lower' | 'upper'): Figure {
    return book.derived({
      indicator: subject.indicator.id,
      area: subject.area,
      exact: printed[which].toFixed(),
      decimals: subject.indicator.decimals,
      format: subject.indicator.format,
      measure: `${which} limit of ${spanKey(now)} ${against} at ${confidencePercent}%`,
      suffix: subject.indicator.aggregation === 'percentage' ? '%' : '',
    })
  }

  /** True where the printed value lies inside the printed range although the exact one does not. */
  function isInRangeOnlyAsPrinted(): boolean {
    const value = printedValue(subject, now)
    return value.gte(printed.lower) && value.lte(printed.upper)
  }
}

/** Against a benchmark that somebody set, the range is the interval of the figure itself. */
function writeFixedBenchmark(
  subject: Subject,
  now: Value,
  { word, significant, range, confidencePercent }: JudgedVerdict,
  benchmark: { value: number; setBy: string },
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const suffix = isRate(subject) ? '%' : ''
  const common = {
    indicator: subject.indicator.id,
    area: subject.area,
    decimals: subject.indicator.decimals,
    format: subject.indicator.format,
    suffix,
  } as const
  const level = book.derived({ ...common, measure: 'benchmark', exact: benchmark.value })
  const bound = (which: string, exact: number) =>
    book.derived({
      ...common,
      measure: `${which} bound of ${spanKey(now)} at ${confidencePercent}%`,
      exact: new Big(exact).toFixed(),
    })
  const [lower, upper] = [bound('lower', range!.lower), bound('upper', range!.upper)]
  claimRange(subject, 'year', now.to, confidencePercent, [lower, upper], book)
  const claim =
    word === 'Comparable'
      ? 'comparable with'
      : `${significant ? 'significantly ' : ''}${word === 'Higher' ? 'higher' : 'lower'} than`
  return makeSentence(
    verdictOpening(subject, now, book, naming),
    `${claim} the benchmark of `,
    level,
    ` (set by ${benchmark.setBy}); allowing for chance, `,
    lower,
    ' to ',
    upper,
    ' (',
    share(confidencePercent, book),
    ' range)',
  )
}

/** The name and the figure, or what comes after sentences that gave them. */
function verdictOpening(subject: Subject, now: Value, book: FigureBook, naming: SubjectNaming): Part[] {
  if (naming !== 'named') return comparisonLeadIn(subject, now, book, naming)
  return [`${subjectName(subject)}: `, ...valueWords(subject, now, book), ' ', ...whenWords(subject, now, book), ', ']
}

/** `the 12 months before`, `the 36 months before`; in full where the months do not end as the figure's own begin. */
function referencePeriodWords(
  subject: Subject,
  now: Value,
  { from, to }: { from: Month; to: Month },
  book: FigureBook,
): Part[] {
  const countSubject = { ...subject, indicator: { ...subject.indicator, aggregation: 'count' as const } }
  const length = monthsBetween(from, to) + 1
  if (monthsBetween(to, now.from) !== 1) return [...periodWords(countSubject, { from, to }, book).words]
  if (length === 12) return ['the 12 months before']
  if (length === 1) return [book.month(from)]
  return ['the ', enterCount(subject, `months from ${from} to ${to}`, length, book), ' months before']
}

function share(percent: number, book: FigureBook): Figure {
  return book.derived({
    indicator: '',
    area: '',
    measure: `confidence ${percent}`,
    exact: percent,
    decimals: Number.isInteger(percent) ? 0 : 1,
    suffix: '%',
  })
}

import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Figure, Sentence } from '../../document/document.ts'
import type { JudgedVerdict } from '../../indicators/judgement.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { printedValue, withoutBrackets } from '../difference.ts'
import { makeSentence, type Part } from '../sentence.ts'
import {
  findValue,
  isCount,
  isRate,
  levelVerb,
  periodWords,
  spanKey,
  subjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'
import { findRolling } from './rolling-twelve.ts'

export type VerdictKind = 'vs_1yr_avg' | 'vs_3yr_avg' | 'vs_benchmark'

/** A month against the one-year or three-year average, or rolling twelve months against the benchmark. */
export interface VerdictFact {
  readonly kind: VerdictKind | 'stable_or_comparable'
  readonly against: VerdictKind
  readonly told: Told
  readonly now: Value
  readonly verdict: JudgedVerdict
}

/**
 * The verdict as a fact. Comparable is a fact of its own kind: only a verdict may say that nothing changed. Null where
 * the verdict is n/a, or has no range to defend it.
 */
export function findVerdict(
  told: Told,
  month: Month,
  against: VerdictKind,
  verdict: JudgedVerdict,
): VerdictFact | null {
  const now = against === 'vs_benchmark' ? findRolling(told, month) : findValue(told, [month])
  if (now === null || verdict.word === 'n/a' || verdict.range === null) return null
  return { kind: verdict.word === 'Comparable' ? 'stable_or_comparable' : against, against, told, now, verdict }
}

/**
 * Four parts: value, expected range, months the range is from, rule. `... came to 1,029 offences in March 2018,
 * significantly higher than expected: the usual range was 700 to 880, worked out from the 12 months to February 2018, and
 * 99.8% of ordinary months keep inside it.`
 */
export function writeVerdict({ told, now, verdict, against }: VerdictFact, book: FigureBook, voice: Voice): Sentence {
  if (against === 'vs_benchmark' && told.indicator.benchmark.kind === 'fixed')
    return writeFixedBenchmark(told, now, verdict, told.indicator.benchmark, book, voice)
  const { range, word, significant, confidencePercent } = verdict
  if (range === null) throw new RangeError('A verdict without a range has no sentence')
  const lower = limit('lower', range.lower)
  const upper = limit('upper', range.upper)
  const opening: Part[] = [
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    ...valueWords(told, now, book),
    ' ',
    ...whenWords(told, now, book),
  ]
  const what = against === 'vs_benchmark' ? 'the range around the benchmark' : 'the usual range'
  const from: Part[] = [', worked out ', ...originWords(told, range, book)]
  if (word === 'Comparable') return makeSentence(opening, `, within ${what} of `, lower, ' to ', upper, from)
  const rule: Part[] = [
    ', and ',
    share(confidencePercent, book),
    against === 'vs_benchmark'
      ? ' of ordinary years keep inside that range'
      : ' of ordinary months keep inside that range',
  ]
  const higher = word === 'Higher' ? 'higher' : 'lower'
  const claim = hidesInRounding()
    ? `, at the ${word === 'Higher' ? 'top' : 'foot'} of what is expected as printed and ${higher} before rounding`
    : `, ${significant ? 'significantly ' : ''}${higher} than expected`
  if (voice === 'continued') {
    return makeSentence(
      `against ${what} of `,
      [lower, ' to ', upper, from, ', the figure for '],
      periodWords(told, now, book).words,
      ', ',
      withoutBrackets(valueWords(told, now, book)),
      `, was ${hidesInRounding() ? 'level as printed and ' : significant ? 'significantly ' : ''}${higher}${hidesInRounding() ? ' before rounding' : ''}`,
      rule,
    )
  }
  return makeSentence(opening, claim, `: ${what} was `, lower, ' to ', upper, from, rule)

  function limit(which: 'lower' | 'upper', exact: number): Figure {
    return book.derived({
      indicator: told.indicator.id,
      area: told.area,
      exact: inward(which, exact).toFixed(),
      decimals: told.indicator.decimals,
      measure: `${which} limit of ${spanKey(now)} ${against} at ${confidencePercent}%`,
      suffix: told.indicator.aggregation === 'percentage' ? '%' : '',
    })
  }

  /** A count's limits are the outermost whole counts inside them: 110 is above a limit of 109.6, printed 109. */
  function inward(which: 'lower' | 'upper', exact: number): Big {
    const { decimals } = told.indicator
    const inside = [new Big(range!.lower), new Big(range!.upper)].map((limit, i) =>
      limit.round(decimals, (i === 0) === limit.gte(0) ? Big.roundUp : Big.roundDown),
    )
    const isSensible = isCount(told) && inside[0]!.lte(inside[1]!)
    return isSensible ? inside[which === 'lower' ? 0 : 1]! : new Big(exact).round(decimals, Big.roundHalfUp)
  }

  /** True where the printed value lies inside the printed range although the exact one does not. */
  function hidesInRounding(): boolean {
    const printed = printedValue(told, now)
    const { lower, upper } = { lower: inward('lower', range!.lower), upper: inward('upper', range!.upper) }
    return printed.gte(lower) && printed.lte(upper)
  }
}

/** Against a benchmark that somebody set, the range is the interval of the figure itself. */
function writeFixedBenchmark(
  told: Told,
  now: Value,
  { word, significant, range, confidencePercent }: JudgedVerdict,
  benchmark: { value: number; setBy: string },
  book: FigureBook,
  voice: Voice,
): Sentence {
  const suffix = isRate(told) ? '%' : ''
  const common = { indicator: told.indicator.id, area: told.area, decimals: told.indicator.decimals, suffix } as const
  const level = book.derived({ ...common, measure: 'benchmark', exact: benchmark.value })
  const bound = (which: string, exact: number) =>
    book.derived({
      ...common,
      measure: `${which} bound of ${spanKey(now)} at ${confidencePercent}%`,
      exact: new Big(exact).toFixed(),
    })
  const claim =
    word === 'Comparable'
      ? 'comparable with'
      : `${significant ? 'significantly ' : ''}${word === 'Higher' ? 'higher' : 'lower'} than`
  return makeSentence(
    subjectOf(told, voice),
    ` ${levelVerb(told)} `,
    valueWords(told, now, book),
    ' ',
    whenWords(told, now, book),
    `, ${claim} the benchmark of `,
    level,
    ` (set by ${benchmark.setBy}): `,
    'the figures of these months bear out anything from ',
    bound('lower', range!.lower),
    ' to ',
    bound('upper', range!.upper),
    ', with ',
    share(confidencePercent, book),
    ' confidence',
  )
}

function originWords(told: Told, { from, to }: { from: Month; to: Month }, book: FigureBook): Part[] {
  const flow = { ...told, indicator: { ...told.indicator, aggregation: 'count' as const } }
  return ['from ', ...whenWords(flow, { from, to }, book).slice(1)]
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

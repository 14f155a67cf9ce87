import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Sentence } from '../document/document.ts'
import type { Judgement } from '../indicators/judgement.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import { type Fact, writeFact } from './fact.ts'
import { findAreaChanges, findAreaLevels } from './facts/areas.ts'
import { findCaveats } from './facts/caveats.ts'
import { type Comparator, findAgainstOthers } from './facts/comparators.ts'
import { findComponentOnOverall, findDrivers } from './facts/components.ts'
import { findMonthOnMonth } from './facts/month-on-month.ts'
import { findSimilarForces } from './facts/peers.ts'
import { findRollingLevel, findRollingOnPrior } from './facts/rolling-twelve.ts'
import { findSameMonthLastYear } from './facts/same-month-last-year.ts'
import { findSeason } from './facts/season.ts'
import { findSmallNumbers } from './facts/small-numbers.ts'
import { findTrend } from './facts/trend.ts'
import { findVerdict } from './facts/verdicts.ts'
import { makeSentence } from './sentence.ts'
import { findSignals, findTarget, type Signal } from './signals.ts'
import { findValue, nameOf, type Told } from './telling.ts'

/** An indicator in an area, what was judged of it, and what else may be set beside it. */
export interface IndicatorInput extends Told {
  /** The month that was judged, the last with a figure; null where none is held. */
  readonly month: Month | null
  /** What the dashboard says of that month. */
  readonly judgement: Judgement
  /** The country or region, as an area of the same indicator. */
  readonly national?: readonly Told[]
  /** The areas that make up this one. */
  readonly areas?: readonly Told[]
  /** The indicators that are parts of this one, in the same area. */
  readonly components?: readonly Told[]
  /** The indicator that this one is a part of. */
  readonly overall?: Told
}

/** What is said of an indicator. */
export interface IndicatorNarrative {
  readonly indicator: string
  readonly area: string
  readonly breakdownOf: string | null
  /** The sentence for the paper's first page; null where nothing happened. It is also the first of `sentences`. */
  readonly headline: Sentence | null
  /** One sentence where nothing happened; otherwise up to six. */
  readonly sentences: readonly Sentence[]
  /** Higher is more urgent; 0 where nothing happened. */
  readonly priority: number
}

/** Most sentences on one indicator. */
const MOST_SENTENCES = 6
/** The recent trend: steps of the rolling twelve months. */
const RECENT_MONTHS = 6
/** Sentences kept for what a reader must know before judging. */
const MOST_CAVEATS = 2

/**
 * Chooses what deserves saying of an indicator and writes it. A month inside its usual range, with nothing else to report,
 * gets one sentence that says so.
 */
export function writeIndicator(input: IndicatorInput, book: FigureBook): IndicatorNarrative {
  const { indicator, area } = input
  const told: Told = { indicator, area, areaName: input.areaName, series: input.series }
  const common = { indicator: indicator.id, area, breakdownOf: indicator.breakdownOf ?? null }
  const { month } = input
  if (month === null) {
    return {
      ...common,
      headline: null,
      sentences: [makeSentence(`no figure is held for ${nameOf(told)}`)],
      priority: 0,
    }
  }
  const signals = findSignals(input.judgement, told, month)
  const caveats = findCaveats(told, month)
  if (signals.length === 0)
    return { ...common, headline: null, sentences: writeQuiet(input, told, month, caveats, book), priority: 0 }
  const [lead, ...others] = signals
  const news = others.map(({ fact }) => fact)
  // the second verdict on one month can wait
  const [later, sooner] = [news.filter(isSecondVerdict), news.filter(fact => !isSecondVerdict(fact))]
  const facts = [...sooner, ...findContext(input, told, month, signals), ...later]
  const room = MOST_SENTENCES - 1 - Math.min(caveats.length, MOST_CAVEATS)
  const body = [...uniqueFacts([lead!.fact, ...facts]).slice(1, room + 1), ...pickCaveats(caveats)]
  const headline = writeFact(lead!.fact, book)
  return {
    ...common,
    headline,
    sentences: [headline, ...body.map(fact => writeFact(fact, book, 'continued'))],
    priority: lead!.urgency,
  }
}

const isSecondVerdict = (fact: Fact): boolean => fact.kind === 'vs_3yr_avg'

/** The month's own first caveat, and the board's words, which come last. */
function pickCaveats(caveats: readonly Fact[]): Fact[] {
  return caveats.length <= MOST_CAVEATS ? [...caveats] : [caveats[0]!, caveats.at(-1)!]
}

/** What a reader needs beside the news, in the order of the paper: month, year, target, trend, areas, parts, others, season. */
function findContext(
  { areas = [], components = [], judgement, national = [], overall }: IndicatorInput,
  told: Told,
  month: Month,
  signals: readonly Signal[],
): Fact[] {
  const [year, before] = [monthsEnding(month, 12), monthsEnding(addMonths(month, -12), 12)]
  // numbers too small to read a change from, unless a test that allows for it found one
  const isJudged = signals.some(({ fact }) => fact.kind === 'vs_1yr_avg')
  const small = isJudged ? null : findSmallNumbers(told, [month])
  const lastYear = findSameMonthLastYear(told, month)
  const lastMonth = findMonthOnMonth(told, month)
  const both: Fact | null =
    lastYear && lastMonth ? { ...lastYear, then: [...lastYear.then, ...lastMonth.then] } : (lastYear ?? lastMonth)
  const now = findValue(told, year)
  const values = (others: readonly Told[]): Comparator[] =>
    others.flatMap(other => {
      const value = findValue(other, year)
      return value ? [{ told: other, value }] : []
    })
  const found: (Fact | null)[] = [
    small ?? both,
    findRollingOnPrior(told, month) ?? findRollingLevel(told, month),
    findTarget(told, month),
    findAreaChanges(told, areas, month) ?? findAreaLevels(told, areas, month),
    findDrivers(told, components, year, before, 'part') ?? findDrivers(told, areas, year, before, 'area'),
    overall ? findComponentOnOverall(told, overall, year) : null,
    now && findAgainstOthers('vs_national', told, now, values(national)),
    findSimilarForces(told, judgement.versusPeers),
    findSeason(told, month),
    findTrend(told, month, RECENT_MONTHS),
  ]
  return found.filter(fact => fact !== null)
}

/** Facts of one kind and shape are said once: the first found. */
function uniqueFacts(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return facts.filter(fact => {
    const key = fact.kind === 'data_quality_caveat' ? `${fact.kind} ${fact.about}` : fact.kind
    return !seen.has(key) && seen.add(key)
  })
}

/** Nothing happened: the month within its usual range, or the plain comparison where no range could be worked out. */
function writeQuiet(
  { judgement }: IndicatorInput,
  told: Told,
  month: Month,
  caveats: readonly Fact[],
  book: FigureBook,
): Sentence[] {
  const usual = findVerdict(told, month, 'vs_1yr_avg', judgement.versusOneYear)
  if (usual !== null) return [writeFact(usual, book)]
  const plain =
    findSmallNumbers(told, [month]) ??
    findSameMonthLastYear(told, month) ??
    findMonthOnMonth(told, month) ??
    findRollingLevel(told, month)
  const said = plain === null ? [] : [writeFact(plain, book)]
  const sentences = [
    ...said,
    ...pickCaveats(caveats).map(fact => writeFact(fact, book, said.length > 0 ? 'continued' : 'named')),
  ]
  if (sentences.length > 0) return sentences
  return [makeSentence(`${nameOf(told)} has too few figures behind it to be shown for `, book.month(month))]
}

import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Fact } from './fact.ts'
import { findAreaChanges, findAreaLevels } from './facts/areas.ts'
import { type Comparator, findComparatorComparison } from './facts/comparators.ts'
import { findDrivers } from './facts/components.ts'
import { findMonthOnMonth } from './facts/month-on-month.ts'
import { findPeerRank } from './facts/peers.ts'
import { findPointInTime } from './facts/point-in-time.ts'
import { findRollingLevel, findRollingVersusPrior } from './facts/rolling-twelve.ts'
import { findSameMonthLastYear } from './facts/same-month-last-year.ts'
import { findSmallNumbers } from './facts/small-numbers.ts'
import { findSurvey } from './facts/surveys.ts'
import { findTrend } from './facts/trend.ts'
import { findVerdict } from './facts/verdicts.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { findTargets, type Signal } from './signals.ts'
import { findValue, type Subject, type Value } from './words/subject.ts'

/** Most sentences on one indicator. */
export const MAX_SENTENCES = 6
/** The recent trend: steps of the rolling twelve months. */
const RECENT_MONTHS = 6
/** Sentences kept for what a reader must know before judging. */
const MAX_CAVEATS = 2

/** The lead, the change behind it, what qualifies it, what drives it, since when; then the rest; what to take care of last. */
export function orderFacts(
  input: IndicatorInput,
  subject: Subject,
  month: Month,
  lead: Signal,
  signals: readonly Signal[],
  caveats: readonly Fact[],
): Fact[] {
  const others = signals.filter(signal => signal !== lead).map(({ fact }) => fact)
  const ofKind = (...kinds: readonly Fact['kind'][]) => others.filter(({ kind }) => kinds.includes(kind))
  const { change, drivers, rest } = findContext(input, subject, month, signals)
  const facts = uniqueFacts([
    lead.fact,
    ...change,
    ...ofKind('vs_1yr_avg', 'vs_benchmark', 'target_compliance'),
    ...drivers,
    ...ofKind('record_high_since', 'record_low_since', 'first_occurrence', 'streak', 'trend_halted'),
    ...rest,
    ...ofKind('vs_3yr_avg'),
  ])
  const kept = pickCaveats(caveats)
  return [...facts.slice(0, MAX_SENTENCES - kept.length), ...kept]
}

/** The month's own first caveat, and the board's words, which come last. */
function pickCaveats(caveats: readonly Fact[]): Fact[] {
  return caveats.length <= MAX_CAVEATS ? [...caveats] : [caveats[0]!, caveats.at(-1)!]
}

interface Context {
  readonly change: readonly Fact[]
  readonly drivers: readonly Fact[]
  readonly rest: readonly Fact[]
}

/** What a reader needs beside the news: the change over the same span, what made it up, and the rest in the order of the paper. */
function findContext(input: IndicatorInput, subject: Subject, month: Month, signals: readonly Signal[]): Context {
  const { areas = [], components = [], judgement, national = [] } = input
  const [year, before] = [monthsEnding(month, 12), monthsEnding(addMonths(month, -12), 12)]
  const now = findValue(subject, year)
  const monthComparison = monthChange(subject, month, signals)
  const yearComparison = findRollingVersusPrior(subject, month) ?? findRollingLevel(subject, month)
  const leadIsAnnual = valueOfFact(signals[0]!.fact)?.from !== month
  const values = national.flatMap((other): Comparator[] => {
    const value = findValue(other, year)
    return value ? [{ subject: other, value }] : []
  })
  const present = (facts: readonly (Fact | null)[]) => facts.filter(fact => fact !== null)
  return {
    change: present([leadIsAnnual ? yearComparison : monthComparison]),
    drivers: present([
      findDrivers(subject, components, year, before, 'part') ?? findDrivers(subject, areas, year, before, 'area'),
    ]),
    rest: present([
      leadIsAnnual ? monthComparison : yearComparison,
      ...findTargets(subject, month).slice(0, 1),
      findAreaChanges(subject, areas, month) ?? findAreaLevels(subject, areas, month),
      now && findComparatorComparison('vs_national', subject, now, values),
      findPeerRank(subject, judgement.versusPeers, input.peersBefore ?? null),
      hasRollingRun(signals) ? null : findTrend(subject, month, RECENT_MONTHS),
    ]),
  }
}

/** A run of the rolling twelve months says more than how many of the newest six steps went its way. */
const hasRollingRun = (signals: readonly Signal[]) =>
  signals.some(({ fact }) => fact.kind === 'streak' && fact.shape === 'moved' && fact.of === 'rolling-12-months')

const valueOfFact = (fact: Fact): Value | null => ('now' in fact ? fact.now : null)

/** The month on last year and last month in one sentence; nothing where a run says the same. */
function monthChange(subject: Subject, month: Month, signals: readonly Signal[]): Fact | null {
  // numbers too small to read a change from, unless a test that allows for it found one
  const isJudged = signals.some(({ fact }) => fact.kind === 'vs_1yr_avg')
  const small = isJudged ? null : findSmallNumbers(subject, [month])
  if (small !== null) return small
  const comparatorStreak = signals.find(({ fact }) => fact.kind === 'streak' && fact.shape === 'versus-comparators')
  if (comparatorStreak !== undefined) return comparatorStreak.fact
  const lastYear = findSameMonthLastYear(subject, month)
  return findMonthOnMonth(subject, month) ?? lastYear
}

/** Facts of one kind and shape are said once: the first found. */
function uniqueFacts(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>()
  return facts.filter(({ kind }) => !seen.has(kind) && seen.add(kind))
}

/** Nothing happened: the month within its usual range, or the plain comparison where no range could be worked out. */
export function findUnremarkableFacts(
  { judgement }: IndicatorInput,
  subject: Subject,
  month: Month,
  caveats: readonly Fact[],
): Fact[] {
  const usual = findVerdict(subject, month, 'vs_1yr_avg', judgement.versusOneYear)
  if (usual !== null) return [usual]
  const plain =
    findSmallNumbers(subject, [month]) ??
    findSameMonthLastYear(subject, month) ??
    findMonthOnMonth(subject, month) ??
    findPointInTime(subject, month) ??
    findSurvey('survey_level', subject, monthsEnding(month, 12)) ??
    findRollingLevel(subject, month)
  return [...(plain === null ? [] : [plain]), ...pickCaveats(caveats)]
}

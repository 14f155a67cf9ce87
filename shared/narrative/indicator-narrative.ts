import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { PeerJudgement, SubjectJudgements } from '../indicators/judgement.ts'
import { findComparisons } from './comparisons.ts'
import { type Fact, writeFact } from './fact.ts'
import { findAreaChanges, findAreaLevels } from './facts/areas.ts'
import { findCaveats } from './facts/caveats.ts'
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
import { extractMarks, writeFacts } from './paragraph.ts'
import { type Opening, writeOpening } from './report-sentences.ts'
import { findSignals, findTargets, type Prominence, type Signal } from './signals.ts'
import { makeSentence } from './words/sentence.ts'
import { findValue, type Subject, subjectName, type Value } from './words/wording.ts'

/** An indicator in an area, what was judged of it, and what else may be set beside it. */
export interface IndicatorInput extends Subject {
  /** The month that was judged, the last with a figure; null where none is held. */
  readonly month: Month | null
  /** What the dashboard says of that month. */
  readonly judgement: SubjectJudgements
  /** The country or region, as an area of the same indicator. */
  readonly national?: readonly Subject[]
  /** The peers, each as an area of the same indicator. */
  readonly peers?: readonly Subject[]
  /** The place among them a year before. */
  readonly peersBefore?: PeerJudgement | null
  /** The month that the last pack reported; null for the first pack. */
  readonly previousMonth?: Month | null
  /** The areas that make up this one. */
  readonly areas?: readonly Subject[]
  /** The indicators that are parts of this one, in the same area. */
  readonly components?: readonly Subject[]
  /** The indicator that this one is a part of. */
  readonly overall?: Subject
}

/** What is said of an indicator. */
export interface IndicatorNarrative {
  readonly indicator: string
  readonly area: string
  readonly theme: string
  readonly breakdownOf: string | null
  /** What the paper does with it: writes of it, names it in a line, or leaves it to its page. */
  readonly prominence: Prominence
  /**
   * One sentence where nothing happened; otherwise up to six, the first three for the findings: what it is and how unusual,
   * the change, and what drives it or since when.
   */
  readonly sentences: readonly Sentence[]
  /** What `sentences` rest on, where not all is firm. */
  readonly notice: Sentence | null
  /** Other comparisons, for the indicator's own page. */
  readonly comparisons: readonly { readonly term: string; readonly words: Sentence }[]
  /** Higher is more urgent; 0 where nothing happened. */
  readonly priority: number
}

/** Most sentences on one indicator. */
const MAX_SENTENCES = 6
/** The recent trend: steps of the rolling twelve months. */
const RECENT_MONTHS = 6
/** Sentences kept for what a reader must know before judging. */
const MAX_CAVEATS = 2

/**
 * Chooses what deserves saying of an indicator and writes it. A month inside its usual range, with nothing else to report,
 * gets one sentence that says so.
 */
export function writeIndicator(input: IndicatorInput, book: FigureBook): IndicatorNarrative {
  const { indicator, area, month } = input
  const subject: Subject = { indicator, area, areaName: input.areaName, isWhole: input.isWhole, series: input.series }
  const common = { indicator: indicator.id, area, theme: indicator.theme, breakdownOf: indicator.breakdownOf ?? null }
  const emptyNarrative = {
    ...common,
    prominence: 'usual',
    notice: null,
    comparisons: [],
    priority: 0,
  } as const
  if (month === null)
    return { ...emptyNarrative, sentences: [makeSentence(`no figure is held for ${subjectName(subject)}`)] }
  const signals = findSignals(input.judgement, subject, month)
  const caveats = findCaveats(subject, month)
  const [lead] = signals
  const found =
    lead === undefined
      ? findUnremarkableFacts(input, subject, month, caveats)
      : orderFacts(input, subject, month, lead, signals, caveats)
  if (found.length === 0) {
    const none = makeSentence(
      `${subjectName(subject)} has too few figures behind it to be shown for `,
      book.month(month),
    )
    return { ...emptyNarrative, sentences: [none] }
  }
  const { opening, facts, sentences, notice } = writeSentences(input, month, found, signals, book)
  const kinds = new Set([...facts.map(({ kind }) => kind), ...opening.covered])
  const comparisons = findComparisons(input, subject, month)
    .filter(({ fact }) => !kinds.has(fact.kind))
    .map(({ term, fact }) => ({ term, words: writeFact(fact, book, 'continued') }))
  const prominence = PROMINENCES.find(each => signals.some(signal => signal.prominence === each)) ?? 'usual'
  const isNotable = prominence !== 'usual'
  return {
    ...common,
    prominence,
    sentences,
    notice,
    comparisons,
    priority: isNotable ? priorityOf(lead!) : 0,
  }
}

/** Change first: the year and the month open the page, unless something else leads, such as a missed target; then what they have not covered. */
function writeSentences(
  input: IndicatorInput,
  month: Month,
  found: readonly Fact[],
  signals: readonly Signal[],
  book: FigureBook,
) {
  const [lead] = signals
  const isOtherLead = lead !== undefined && !OPENED.has(lead.fact.kind)
  const leads = isOtherLead ? found.slice(0, 1) : []
  const hasYear = signals.some(({ fact }) => fact.kind === 'vs_benchmark')
  const opening = isSmallOf(found) ? NO_OPENING : writeOpening(input, month, { hasYear, isNamed: isOtherLead }, book)
  const before = [...writeFacts(leads, book), ...opening.sentences]
  const facts = found
    .slice(leads.length)
    .filter(({ kind }) => !opening.covered.has(kind))
    .slice(0, MAX_SENTENCES - before.length)
  return {
    opening,
    facts: [...leads, ...facts],
    ...extractMarks([...before, ...writeFacts(facts, book, 'named', before)]),
  }
}

/** Leads that the opening covers. */
const OPENED: ReadonlySet<Fact['kind']> = new Set([
  'vs_1yr_avg',
  'vs_3yr_avg',
  'vs_benchmark',
  'record_high_since',
  'record_low_since',
])

const NO_OPENING: Opening = { sentences: [], covered: new Set() }

/** True where the numbers are too small to read a change from. */
const isSmallOf = (facts: readonly Fact[]) => facts.some(({ kind }) => kind === 'small_numbers')

const PROMINENCES: readonly Prominence[] = ['finding', 'better', 'changed', 'minor']

/** Whether the month or the year moved decides which is said first, not which indicator. */
const priorityOf = ({ urgency }: Signal): number => Math.floor(urgency / 5) * 5

/** The lead, the change behind it, what qualifies it, what drives it, since when; then the rest; what to take care of last. */
function orderFacts(
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
function findUnremarkableFacts(
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

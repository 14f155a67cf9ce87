import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { JudgedVerdict } from '../indicators/judgement.ts'
import { printedRange } from '../indicators/printed-range.ts'
import { claimFact } from './claims-of.ts'
import { type Fact, writeFact } from './fact.ts'
import { findAreaChanges } from './facts/areas.ts'
import { claimRange } from './facts/claim-range.ts'
import { type Drivers, findDrivers } from './facts/components.ts'
import { findMonthOnMonth } from './facts/month-on-month.ts'
import { findPeerRank } from './facts/peers.ts'
import { findRecord, type RecordSince } from './facts/records.ts'
import { findRollingVersusPrior } from './facts/rolling-twelve.ts'
import { findSameMonthLastYear } from './facts/same-month-last-year.ts'
import { findStreak } from './facts/streaks.ts'
import { findVerdict } from './facts/verdicts.ts'
import type { IndicatorInput } from './indicator-narrative.ts'
import { extractMarks } from './paragraph.ts'
import { findTargets } from './signals.ts'
import { type Change, changeWords, differenceWords, reachedWords } from './words/change.ts'
import { type Direction, directionOf, recordChange } from './words/difference.ts'
import { listParts, makeSentence, type Part } from './words/sentence.ts'
import { figureRef, type Subject, subjectName } from './words/wording.ts'

/** What the report may say of an indicator, each in a sentence of its own: change first, then size, then whether it is real. */
export interface ReportSentences {
  /** The last twelve months on the twelve before; null where either is incomplete. */
  readonly year: Sentence | null
  /** Whether the change over the year is judged to be one. */
  readonly hasYearChanged: boolean
  /** The month on the same month of last year, and on what was expected of it; null without both months. */
  readonly month: Sentence | null
  /** The month again, under a heading that names the indicator. */
  readonly monthUnderHeading: Sentence | null
  /** And again, for a reader who has just read of the year. */
  readonly monthAfterYear: Sentence | null
  /** What made up the change over the year: parts or areas; null where none are held. */
  readonly drivers: Sentence | null
  /** What a reader must know before judging, in the board's own words. */
  readonly caveat: Sentence | null
  /** Everything else worth a line: a missed target, a run, similar peers, areas; most telling first. */
  readonly context: readonly Sentence[]
  /** Which way the year went, in per cent of the year before; null where it is not known. */
  readonly yearChangePercent: number | null
}

/** Parts named as what made up a change. */
const MAX_DRIVERS = 3
/** Months without a gap that a record must stand over before the report names it. */
const MIN_RECORD_MONTHS = 24
/** Steps that a run must have. */
const MIN_RUN_STEPS = 4

/** Null for an indicator without a month. */
export function writeReportSentences(input: IndicatorInput, book: FigureBook): ReportSentences | null {
  const { indicator, area, areaName, isWhole, series, month, judgement } = input
  if (month === null) return null
  const subject: Subject = { indicator, area, areaName, isWhole, series }
  const year = findYear(subject, month)
  const write = (after: After) => firmOrNone(writeMonth(subject, month, judgement.versusOneYear, year, after, book))
  return {
    year: firmOrNone(year === null ? null : writeYear(subject, year, judgement.versusBenchmark, book)),
    hasYearChanged: judgement.versusBenchmark.word === 'Higher' || judgement.versusBenchmark.word === 'Lower',
    month: write('nothing'),
    monthUnderHeading: write('heading'),
    monthAfterYear: write('year'),
    drivers: writeDriversOf(input, subject, month, book),
    caveat: indicator.caveat === undefined ? null : [indicator.caveat],
    context: writeContext(input, subject, month, book),
    yearChangePercent: year === null ? null : percentOf(year),
  }
}

/** What an indicator's own page begins with, and the kinds of facts that it covers. */
export interface Opening {
  readonly sentences: readonly Sentence[]
  readonly covered: ReadonlySet<Fact['kind']>
}

/**
 * The change over the year, where `hasYear` asks for it, and the month on the same month of last year; each with whether it is real. `isNamed`: a
 * sentence before has named the indicator.
 */
export function writeOpening(
  input: IndicatorInput,
  month: Month,
  { hasYear, isNamed }: { readonly hasYear: boolean; readonly isNamed: boolean },
  book: FigureBook,
): Opening {
  const { indicator, area, areaName, isWhole, series, judgement } = input
  const subject: Subject = { indicator, area, areaName, isWhole, series }
  const year = hasYear ? findYear(subject, month) : null
  const ofMonth = writeMonth(
    subject,
    month,
    judgement.versusOneYear,
    year,
    year !== null ? 'year' : isNamed ? 'heading' : 'nothing',
    book,
  )
  const ofYear = year === null ? null : writeYear(subject, year, judgement.versusBenchmark, book)
  const isYearJudged = indicator.benchmark.kind === 'previous-twelve-months'
  const record = ofMonth === null ? null : findMonthRecord(subject, month)
  const covered: Fact['kind'][] = [
    ...(ofYear === null ? [] : (['rolling12_vs_prior_rolling12'] as const)),
    ...(ofYear === null || !isYearJudged ? [] : (['vs_benchmark'] as const)),
    ...(ofMonth === null ? [] : (['month_vs_same_month_last_year', 'vs_1yr_avg', 'stable_or_comparable'] as const)),
    ...(record === null ? [] : [record.kind]),
  ]
  return { sentences: [ofYear, ofMonth].filter(sentence => sentence !== null), covered: new Set(covered) }
}

function findYear(subject: Subject, month: Month): Change | null {
  const fact = findRollingVersusPrior(subject, month)
  return fact === null ? null : { now: fact.now, then: fact.then[0]! }
}

function percentOf({ now, then }: Change): number | null {
  return then.value === 0 ? null : ((now.value - then.value) / Math.abs(then.value)) * 100
}

/** `Emergency Care rose by 14.0% (8,132) in the year to March 2018, to 66,192 attendances: more than chance explains.` */
function writeYear(subject: Subject, change: Change, verdict: JudgedVerdict, book: FigureBook): Sentence {
  claimFact(findRollingVersusPrior(subject, change.now.to), book)
  claimFact(findVerdict(subject, change.now.to, 'vs_benchmark', verdict), book)
  const when: Part[] = [' in the year to ', book.month(change.now.to)]
  const verb = VERBS[directionOf(subject, change.now, change.then)]
  if (verb === undefined)
    return makeSentence(subjectName(subject), ' did not change', when, ', at ', reachedWords(subject, change.now, book))
  const { size, reached } = changeWords(subject, change, book)
  return makeSentence(subjectName(subject), ` ${verb} `, size, when, reached, realityWords(subject, verdict))
}

const VERBS: Partial<Record<ReturnType<typeof directionOf>, string>> = { up: 'rose', down: 'fell' }

/** Whether the change over the year is real; nothing where that is not judged, or is judged against a fixed benchmark. */
function realityWords({ indicator }: Subject, { word, significant }: JudgedVerdict): string {
  if (indicator.benchmark.kind !== 'previous-twelve-months' || word === 'n/a') return ''
  if (word === 'Comparable') return ', no more than chance explains'
  return significant ? ': more than chance explains' : ': probably more than chance'
}

/** What a reader has just read. */
type After = 'nothing' | 'heading' | 'year'

/**
 * `March 2018, at 4,988 attendances, was 13.1% lower than March 2017, within its expected range`; after the year's sentence it
 * begins with `Yet` where the month went the other way.
 */
function writeMonth(
  subject: Subject,
  month: Month,
  verdict: JudgedVerdict,
  year: Change | null,
  after: After,
  book: FigureBook,
): Sentence | null {
  const fact = findSameMonthLastYear(subject, month)
  if (fact === null) return null
  claimFact(fact, book)
  claimFact(findVerdict(subject, month, 'vs_1yr_avg', verdict), book)
  const change = { now: fact.now, then: fact.then[0]! }
  const direction = directionOf(subject, change.now, change.then)
  const isSame = direction === 'same' || direction === 'little-changed'
  const isContrary =
    after === 'year' && year !== null && !isSame && isOpposite(directionOf(subject, year.now, year.then), direction)
  if (isContrary)
    book.claim({ kind: 'recovery', indicator: subject.indicator.id, area: subject.area, month, direction })
  const at = subject.indicator.aggregation === 'headcount' ? ' at the end of ' : ' in '
  const opening: Part[] =
    after === 'nothing' ? [subjectName(subject), at, book.month(month)] : [isContrary ? 'yet ' : '', book.month(month)]
  const compared: Part[] = isSame
    ? ['about the same as ', book.month(change.then.to)]
    : [
        ...differenceWords(subject, change, book),
        ` ${direction === 'up' ? 'higher' : 'lower'} than `,
        book.month(change.then.to),
      ]
  return makeSentence(
    opening,
    ', at ',
    reachedWords(subject, change.now, book),
    ', was ',
    compared,
    rangeWords(verdict),
    recordWords(subject, month, book),
  )
}

const isOpposite = (one: Direction, other: Direction) =>
  (one === 'up' && other === 'down') || (one === 'down' && other === 'up')

function rangeWords({ method, word, significant, rule }: JudgedVerdict): string {
  if (word === 'n/a') return ''
  if (method === 'making-data-count')
    return word === 'Comparable' ? ', with no special cause' : `, a special cause (${rule})`
  if (word === 'Comparable') return ', within its expected range'
  return `, ${significant ? 'well ' : ''}${word === 'Higher' ? 'above' : 'below'} its expected range`
}

/** ` and the lowest month since records here begin in April 2014`; nothing for a record over less than two years. */
function recordWords(subject: Subject, month: Month, book: FigureBook): Part {
  const record = findMonthRecord(subject, month)
  if (record === null) return ''
  claimFact(record, book)
  const extreme = record.kind === 'record_high_since' ? 'highest' : 'lowest'
  return record.since === null
    ? [`. It was the ${extreme} month on record (from `, book.month(record.first), ')']
    : [`. It was the ${extreme} month since `, book.month(record.since.to)]
}

function findMonthRecord(subject: Subject, month: Month): RecordSince | null {
  const record = findRecord(subject, month)
  return record === null || record.count < MIN_RECORD_MONTHS ? null : record
}

/** `Over the year the largest rises were 2,263 in Admissions and 569 in Community Care.` */
function writeDriversOf(
  { areas = [], components = [] }: IndicatorInput,
  subject: Subject,
  month: Month,
  book: FigureBook,
): Sentence | null {
  const [now, before] = [monthsEnding(month, 12), monthsEnding(addMonths(month, -12), 12)]
  const drivers =
    findDrivers(subject, components, now, before, 'part') ?? findDrivers(subject, areas, now, before, 'area')
  return drivers === null ? null : firm(writeLargest(drivers, book))
}

function writeLargest(drivers: Drivers, book: FigureBook): Sentence {
  claimFact(drivers, book)
  const { subject, now, then, parts, by } = drivers
  const word = directionOf(subject, now, then) === 'up' ? 'rise' : 'fall'
  const named = parts
    .slice(0, MAX_DRIVERS)
    .map(
      (part): Part => [
        recordChange(part.subject, part.now, part.then, book),
        ` in ${by === 'area' ? part.subject.areaName : subjectName(part.subject)}`,
      ],
    )
  return makeSentence(
    `over the year the largest ${named.length === 1 ? `${word} was` : `${word}s were`} `,
    listParts(named),
  )
}

/** A missed target, a run of months, the place among similar peers, and what areas did. */
function writeContext(
  { areas = [], judgement, peersBefore = null }: IndicatorInput,
  subject: Subject,
  month: Month,
  book: FigureBook,
): Sentence[] {
  const missed = findTargets(subject, month).filter(({ isMet }) => !isMet)
  const run = findStreak(subject, month)
  const lastMonth = findMonthOnMonth(subject, month)
  const facts = [
    ...missed,
    run !== null && run.run >= MIN_RUN_STEPS ? run : null,
    findPeerRank(subject, judgement.versusPeers, peersBefore),
    findAreaChanges(subject, areas, month),
  ]
  const range = writeExpectedRange(subject, month, judgement.versusOneYear, book)
  const sentences = facts.flatMap(fact => (fact === null ? [] : [firm(writeFact(fact, book, 'continued'))]))
  // the sentence on the same month of last year has given the month's figure
  const onLastMonth =
    lastMonth &&
    writeFact(lastMonth, book, { alreadyGiven: new Set([figureRef(subject, lastMonth.now)]), previousFigure: null })
  return [...sentences, onLastMonth, range].filter(sentence => sentence !== null).map(firm)
}

/** `The expected range for March 2018 was 3,990 to 5,760.` Null where no range was worked out. */
function writeExpectedRange(
  subject: Subject,
  month: Month,
  { method, range, word, confidencePercent }: JudgedVerdict,
  book: FigureBook,
): Sentence | null {
  if (range === null || word === 'n/a') return null
  const { indicator, area } = subject
  const limit = (which: 'lower' | 'upper') =>
    book.derived({
      indicator: indicator.id,
      area,
      measure: `${which} limit expected of ${month} at ${confidencePercent}%`,
      exact: printedRange(indicator, range)[which].toFixed(),
      decimals: indicator.decimals,
      format: indicator.format,
      suffix: indicator.aggregation === 'percentage' ? '%' : '',
    })
  const [lower, upper] = [limit('lower'), limit('upper')]
  claimRange(subject, 'month', month, confidencePercent, [lower, upper], book)
  const opening = method === 'making-data-count' ? 'the process limits in ' : 'the expected range for '
  const verb = method === 'making-data-count' ? ' were ' : ' was '
  return makeSentence(opening, book.month(month), verb, lower, ' to ', upper)
}

/** The sentence without shorthand for estimated and provisional months, which the data pack prints. */
const firm = (sentence: Sentence): Sentence => extractMarks([sentence]).sentences[0]!

const firmOrNone = (sentence: Sentence | null) => (sentence === null ? null : firm(sentence))

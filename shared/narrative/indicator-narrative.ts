import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { findUnremarkableFacts, MAX_SENTENCES, orderFacts } from './choose-facts.ts'
import { findComparisons } from './comparisons.ts'
import { type Fact, writeFact } from './fact.ts'
import { findCaveats } from './facts/caveats.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { type Opening, writeOpening } from './opening.ts'
import { extractMarks, writeFacts } from './paragraph.ts'
import { findSignals, type Prominence, type Signal } from './signals.ts'
import { subjectName } from './words/naming.ts'
import { makeSentence } from './words/sentence.ts'
import type { Subject } from './words/subject.ts'

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

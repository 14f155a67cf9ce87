import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { JudgedVerdict } from '../indicators/judgement.ts'
import { printedRange } from '../indicators/printed-range.ts'
import { claimFact } from './claims-of.ts'
import { writeFact } from './fact.ts'
import { findAreaChanges } from './facts/areas.ts'
import { claimRange } from './facts/claim-range.ts'
import { type Drivers, findDrivers } from './facts/components.ts'
import { findMonthOnMonth } from './facts/month-on-month.ts'
import { findPeerRank } from './facts/peers.ts'
import { findStreak } from './facts/streaks.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { firm } from './paragraph.ts'
import { findTargets } from './signals.ts'
import { directionOf, recordChange } from './words/difference.ts'
import { figureRef } from './words/figure-words.ts'
import { subjectName } from './words/naming.ts'
import { listParts, makeSentence, type Part } from './words/sentence.ts'
import type { Subject } from './words/subject.ts'

/** Parts named as what made up a change. */
const MAX_DRIVERS = 3

/** Steps that a run must have. */
const MIN_RUN_STEPS = 4

/** `Over the year the largest rises were 2,263 in Admissions and 569 in Community Care.` */
export function writeDriversOf(
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
export function writeContext(
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

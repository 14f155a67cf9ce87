import { longDate } from '../calendar/date.ts'
import { addMonths, longMonth, type Month } from '../calendar/month.ts'
import { lastDayOf } from '../calendar/period.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { capitalise } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Sense, Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { judgeMonth } from '../indicators/judge-month.ts'
import { toJudgedVerdict } from '../indicators/judge-subject.ts'
import { judgingRules } from '../indicators/judging-rules.ts'
import type { Fact } from '../narrative/fact.ts'
import { findAreaChanges } from '../narrative/facts/areas.ts'
import { findDrivers } from '../narrative/facts/components.ts'
import { findSameMonthLastYear } from '../narrative/facts/same-month-last-year.ts'
import { findVerdict } from '../narrative/facts/verdicts.ts'
import { extractMarks, writeFacts } from '../narrative/paragraph.ts'
import { writePeriod } from '../narrative/period-narrative.ts'
import { listParts, makeSentence } from '../narrative/words/sentence.ts'
import type { Subject } from '../narrative/words/subject.ts'
import type { Episode } from './episode.ts'
import { type AlertUpdate, type IndicatorUpdate, type RegisterUpdate, updateSubjects } from './updates.ts'

/**
 * A change that began: what it is, against what range, what drives it; then why it is reported, since when, and who
 * owns it.
 *
 * @param parts names of the parts that changed significantly the same way by their own figures
 */
export function openingBlocks(
  board: BoardFile,
  update: AlertUpdate,
  heading: string,
  sense: Sense,
  parts: readonly string[],
  book: FigureBook,
): Block[] {
  const tone = sense === 'concern' ? 'alert' : 'note'
  if (update.kind === 'register')
    return [{ kind: 'callout', tone, heading, sentences: [registerSentence(update, book)] }]
  const { indicator, episode } = update
  const [whole, ...others] = updateSubjects(update)
  if (whole === undefined) return []
  const month = episode.lastMonth
  const lastYear = addMonths(month, -12)
  const facts = [
    findSameMonthLastYear(whole, month),
    verdictOf(board, update, whole, month),
    findDrivers(whole, others, [month], [lastYear], 'area') ?? findAreaChanges(whole, others, month),
  ]
  const { sentences, notice } =
    indicator.frequency === 'month'
      ? extractMarks(writeFacts(present(facts), book, 'continued'))
      : { sentences: periodSentence(board, update, whole, month, book), notice: null }
  const owner = board.roles.find(role => role.id === indicator.owner)
  return [
    {
      kind: 'callout',
      tone,
      heading,
      sentences: [...sentences, ...partsSentence(parts, update, book), ...(notice === null ? [] : [notice])],
    },
    ...(update.chart === null ? [] : [{ kind: 'chart', chart: update.chart } as const]),
    {
      kind: 'facts',
      facts: [
        {
          term: 'Why this is an alert',
          words: [book.words(indicator.id, episode.area, 'alert rule', capitalise(episode.rule)), '.'],
        },
        { term: 'Since', words: [book.period(indicator.frequency, episode.openedMonth)] },
        { term: 'Who owns it', words: [owner === undefined ? indicator.owner : `${owner.title}, ${owner.email}`] },
        ...(indicator.caveat === undefined ? [] : [{ term: 'Take care', words: [indicator.caveat] }]),
      ],
    },
  ]
}

/** What else is open, and what happens next: stated once, whatever the number of changes. */
export function nextStepsBlocks(
  board: BoardFile,
  openings: readonly AlertUpdate[],
  open: readonly Episode[],
  book: FigureBook,
): Block[] {
  const indicators = openings.filter(one => one.kind === 'indicator')
  if (indicators.length === 0) return []
  const openingIds = new Set(openings.map(({ episode }) => episode.id))
  const others = open.filter(({ kind, id }) => kind === 'indicator' && !openingIds.has(id))
  const named = ({ indicator: id, area }: Episode) => {
    const name = board.indicators.find(indicator => indicator.id === id)?.name ?? id
    const part = board.areas.find(candidate => candidate.id === area && candidate.kind === 'part')
    return part === undefined ? name : `${name}, ${part.name}`
  }
  const list = others.map(episode => [
    `${named(episode)} (${episode.direction.toLowerCase()} than expected since `,
    book.month(episode.openedMonth),
    ')',
  ])
  const owners =
    indicators.length === 1
      ? 'The owner sends a commentary for the next pack: what happened, and whether it will last.'
      : 'Each owner sends a commentary on the change for the next pack: what happened, and whether it will last.'
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'What to do, and what else has moved',
      sentences: [
        [owners],
        ['Ask the owner before drawing conclusions.'],
        others.length === 0
          ? ['No other indicator has an alert open.']
          : makeSentence('Open from before: ', listParts(list, '; ')),
      ],
    },
  ]
}

const CLOSING_REASONS: Record<Exclude<Episode['closedBecause'], 'area-ended' | null>, string> = {
  quiet: 'Two months in a row have raised no alert.',
  'new-level':
    'Two months in a row have raised no alert, because the new level has become the usual level. The figure has not gone back to where it was.',
  restated:
    'The figures that caused the alert have been corrected, and with the corrected figures there is no alert. No action needed.',
  recovered: 'It is back where the board wants it.',
  turned: 'The figure has since moved significantly the other way, which is reported as a separate change.',
}

/** Why an episode is over, in a sentence. */
function closingReason(because: NonNullable<Episode['closedBecause']>, closedMonth: Month): string {
  return because === 'area-ended'
    ? `The area ended on ${longDate(lastDayOf(closedMonth))}, so no later figure of it is expected. No action needed.`
    : CLOSING_REASONS[because]
}

/** A change that is over: what was reported, why it is over, and the figure that shows it. */
export function closingBlock(board: BoardFile, update: AlertUpdate, heading: string, book: FigureBook): Block {
  const { episode } = update
  if (update.kind === 'register')
    return { kind: 'callout', tone: 'note', heading, sentences: [registerSentence(update, book)] }
  const because = episode.closedBecause ?? 'quiet'
  const [whole] = updateSubjects(update)
  const month = because === 'restated' ? episode.lastMonth : (episode.closedMonth ?? episode.lastMonth)
  const now =
    whole === undefined || because === 'turned' || because === 'area-ended'
      ? null
      : verdictOf(board, update, whole, month)
  const evidence = because === 'quiet' || because === 'new-level' || now?.kind === 'stable_or_comparable' ? [now] : []
  const { sentences } = extractMarks(writeFacts(present(evidence), book, 'continued'))
  const recap: Sentence = [
    `It was reported as ${episode.direction.toLowerCase()} than expected since `,
    book.month(episode.openedMonth),
    '.',
  ]
  return { kind: 'callout', tone: 'note', heading, sentences: [recap, [closingReason(because, month)], ...sentences] }
}

/** An episode in one sentence, for exports and lists. */
export function explainEpisode(episode: Episode, name: string): string {
  const opened = `${name} has been ${episode.direction.toLowerCase()} than expected since ${longMonth(episode.openedMonth)}: ${episode.rule}.`
  const { closedBecause: because, closedMonth, lastMonth } = episode
  return because === null ? opened : `${opened} ${closingReason(because, closedMonth ?? lastMonth)}`
}

/** `North and South are significantly higher too, each by its own figures.` */
function partsSentence(
  parts: readonly string[],
  { indicator, episode }: IndicatorUpdate,
  book: FigureBook,
): Sentence[] {
  if (parts.length === 0) return []
  const names = parts.map((part, i) => [book.words(indicator.id, episode.area, `part ${i}`, part)])
  const [verb, by] = parts.length === 1 ? ['is', 'by its own figures'] : ['are', 'each by its own figures']
  return [makeSentence(listParts(names), ` ${verb} significantly ${episode.direction.toLowerCase()} too, ${by}`)]
}

/** A quarter or a year on the one before, in a sentence. */
function periodSentence(
  board: BoardFile,
  { indicator, episode }: IndicatorUpdate,
  whole: Subject,
  month: Month,
  book: FigureBook,
): Sentence[] {
  const rules = judgingRules(board, indicator, episode.area)
  const verdict = toJudgedVerdict(judgeMonth(indicator, whole.series, month, rules))
  const sentence = writePeriod(whole, month, verdict, 'named', book)
  return sentence === null ? [] : [sentence]
}

function verdictOf(
  board: BoardFile,
  { indicator, episode }: IndicatorUpdate,
  whole: Subject,
  month: string,
): Fact | null {
  const rules = judgingRules(board, indicator, episode.area)
  const verdict = toJudgedVerdict(judgeMonth(indicator, whole.series, month, rules))
  return findVerdict(whole, month, 'vs_1yr_avg', verdict)
}

/** A register's own words, which contain numbers. */
function registerSentence({ episode, event, explanation }: RegisterUpdate, book: FigureBook): Sentence {
  return [book.words(episode.indicator, episode.area, `${episode.kind} ${event}`, explanation)]
}

const present = (facts: readonly (Fact | null)[]): Fact[] => facts.filter(fact => fact !== null)

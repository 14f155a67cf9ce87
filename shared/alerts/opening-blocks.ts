import { addMonths, type Month } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { capitalise } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Sense, Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { judgeMonth } from '../indicators/judge-month.ts'
import { toJudgedVerdict } from '../indicators/judge-subject.ts'
import { judgingRules } from '../indicators/judging-rules.ts'
import { findAreaChanges } from '../narrative/facts/areas.ts'
import { findDrivers } from '../narrative/facts/components.ts'
import { findSameMonthLastYear } from '../narrative/facts/same-month-last-year.ts'
import { extractMarks, writeFacts } from '../narrative/paragraph.ts'
import { writePeriod } from '../narrative/period-narrative.ts'
import { listParts, makeSentence } from '../narrative/words/sentence.ts'
import type { Subject } from '../narrative/words/subject.ts'
import { present, registerSentence, verdictOf } from './change-facts.ts'
import { type AlertUpdate, type IndicatorUpdate, updateSubjects } from './updates.ts'

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

import { longDate } from '../calendar/date.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Sense, Sentence } from '../document/document.ts'
import { senseOf } from '../indicators/judge.ts'
import type { Letter } from '../mail/letter.ts'
import { moveMarks } from '../narrative/paragraph.ts'
import { makeSentence, type Part } from '../narrative/sentence.ts'
import { findValue, valueWords, whenWords } from '../narrative/telling.ts'
import { FigureBook } from '../packs/figure-book.ts'
import type { StoredFigure } from '../packs/model.ts'
import type { Episode } from './episode.ts'
import { type EpisodeNews, toldOf } from './news.ts'
import { tellClosing, tellNextSteps, tellOpening } from './tell-change.ts'

/** A digest of a day: one letter, whoever gets it, and every figure in it by what it is. */
export interface AlertDigest {
  readonly letter: Letter
  readonly figures: Readonly<Record<string, StoredFigure>>
}

/** Changes named at the top of the letter: the first screen. */
const MOST_HEADLINES = 3

/**
 * The day's alerts as one letter: first what is of concern, then what is neither, then welcome news, then what is over; of
 * each kind indicators in the order of the board's file, then risks and plans.
 *
 * @param open every episode open today, for what else moved
 */
export function writeAlertDigest(
  board: BoardFile,
  day: string,
  news: readonly EpisodeNews[],
  open: readonly Episode[],
): AlertDigest {
  const book = new FigureBook()
  const order = new Map(board.indicators.map((indicator, i) => [indicator.id, i]))
  const placeOf = (one: EpisodeNews) =>
    rank(one) * 10_000 + (one.kind === 'indicator' ? (order.get(one.indicator.id) ?? 0) : 9999)
  const ordered = [...news].sort((a, b) => placeOf(a) - placeOf(b))
  const openings = ordered.filter(n => n.told === 'opening')
  const closings = ordered.filter(n => n.told === 'closing')
  const letter: Letter = {
    subject: `${board.board.name}: ${subjectWords(openings.length, closings.length)}, ${longDate(day)}`,
    preheader: [...openings, ...closings].map(nameOf).join('; '),
    marking: null,
    heading: `Significant changes, ${longDate(day)}`,
    headline: moveMarks(writeHeadline(openings, book)).sentences,
    blocks: [
      ...openings.flatMap(one => tellOpening(board, one, headingOf(one), senseOfNews(one), book)),
      ...tellNextSteps(board, openings, open, book),
      ...closings.map(one => tellClosing(one, `Over: ${nameOf(one)}`, book)),
    ],
    footer: [
      'You get this because you are on the board’s list for alerts. One mail a day at most; each change is told once when it begins and once when it is over.',
      'To leave alerts, use the unsubscribe link of your mail program or write to the address it names. Packs are not affected.',
    ],
  }
  return { letter, figures: book.entries() }
}

function subjectWords(opened: number, closed: number): string {
  const changes = opened === 1 ? '1 significant change' : `${opened} significant changes`
  const over = `${closed} over`
  if (opened === 0) return closed === 1 ? '1 alert is over' : `${closed} alerts are over`
  return closed === 0 ? changes : `${changes}, ${over}`
}

/** The first changes with their figures, and how many more there are. */
function writeHeadline(openings: readonly EpisodeNews[], book: FigureBook): Sentence[] {
  const named = openings.slice(0, MOST_HEADLINES).map(one => makeSentence(headingOf(one), ...whatHappened(one, book)))
  const more = openings.length - named.length
  if (more === 0) return named
  const count = book.derived({ indicator: '', area: '', measure: 'more changes', exact: more, decimals: 0 })
  return [...named, makeSentence(count, more === 1 ? ' more change is below' : ' more changes are below')]
}

function whatHappened(news: EpisodeNews, book: FigureBook): Part[] {
  if (news.kind === 'register') return [news.episode.kind === 'risk' ? ', above its tolerance' : ', turned red']
  const direction = `, ${news.episode.direction.toLowerCase()} than expected`
  const [force] = toldOf(news)
  const value = force === undefined ? null : findValue(force, [news.episode.lastMonth])
  if (force === undefined || value === null) return [direction]
  return [', ', ...valueWords(force, value, book), ' ', ...whenWords(force, value, book), direction]
}

const SENSES = ['concern', 'neutral', 'improvement', 'none'] as const

function nameOf(news: EpisodeNews): string {
  return news.kind === 'indicator' ? news.indicator.name : news.subject
}

/** Direction and polarity decide whether a change is concern or welcome news. */
function headingOf(news: EpisodeNews): string {
  const sense = senseOfNews(news)
  const tone = sense === 'concern' ? 'Concern' : sense === 'improvement' ? 'Welcome news' : 'Change'
  return `${tone}: ${nameOf(news)}`
}

/** A risk above its tolerance and a red action are always of concern. */
function senseOfNews(news: EpisodeNews): Sense {
  return news.kind === 'indicator' ? senseOf(news.indicator, news.episode.direction) : 'concern'
}

function rank(news: EpisodeNews): number {
  return (news.told === 'opening' ? 0 : 10) + SENSES.indexOf(senseOfNews(news))
}

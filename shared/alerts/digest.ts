import { longDate } from '../calendar/date.ts'
import { longMonth } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Block, Sense, Sentence } from '../document/document.ts'
import { judgeAgainst, senseOf } from '../indicators/judge.ts'
import { explainVerdict } from '../indicators/judge-subject.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import type { Letter } from '../mail/letter.ts'
import { writeFact } from '../narrative/fact.ts'
import { findAreaChanges } from '../narrative/facts/areas.ts'
import { findSameMonthLastYear } from '../narrative/facts/same-month-last-year.ts'
import { findVerdict } from '../narrative/facts/verdicts.ts'
import type { Told } from '../narrative/telling.ts'
import { FigureBook } from '../packs/figure-book.ts'
import type { StoredFigure } from '../packs/model.ts'
import type { Episode } from './episode.ts'
import type { RegisterAlert } from './explain-registers.ts'

/** An episode of an indicator to be told, and what is known of it: the force first, then its districts. */
export interface IndicatorNews {
  readonly kind: 'indicator'
  readonly episode: Episode
  readonly told: 'opening' | 'closing'
  readonly indicator: Indicator
  readonly areas: readonly { readonly id: string; readonly name: string; readonly series: MonthlySeries }[]
}

/** An episode of a risk or of an action of a plan, in the words that its register gives it. */
export interface RegisterNews extends RegisterAlert {
  readonly kind: 'register'
  readonly episode: Episode
  readonly told: 'opening' | 'closing'
}

export type EpisodeNews = IndicatorNews | RegisterNews

/** A digest of a day: one letter, whoever gets it, and every figure in it by what it is. */
export interface AlertDigest {
  readonly letter: Letter
  readonly figures: Readonly<Record<string, StoredFigure>>
}

/**
 * The day's alerts as one letter: first what is of concern, then what is neither, then welcome news, then what is over.
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
  const ordered = [...news].sort((a, b) => rank(a) - rank(b))
  const openings = ordered.filter(n => n.told === 'opening')
  const closings = ordered.filter(n => n.told === 'closing')
  const names = [...openings, ...closings].map(nameOf)
  const letter: Letter = {
    subject: `${board.board.name}: ${subjectWords(openings.length, closings.length)}, ${longDate(day)}`,
    preheader: names.join('; '),
    marking: null,
    heading: `Significant changes, ${longDate(day)}`,
    headline: openings
      .slice(0, 3)
      .map(one => [
        `${toneOf(one)}: ${nameOf(one)}${one.kind === 'indicator' ? `, ${one.episode.direction.toLowerCase()} than expected` : ''}.`,
      ]),
    blocks: [
      ...openings.flatMap(one => openingBlocks(board, one, open, book)),
      ...closings.flatMap(one => closingBlocks(one, book)),
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

const SENSES = ['concern', 'neutral', 'improvement', 'none'] as const

function nameOf(news: EpisodeNews): string {
  return news.kind === 'indicator' ? news.indicator.name : news.subject
}

/** A risk above its tolerance and a red action are always of concern. */
function senseOfNews(news: EpisodeNews): Sense {
  return news.kind === 'indicator' ? senseOf(news.indicator, news.episode.direction) : 'concern'
}

function rank(news: EpisodeNews): number {
  return (news.told === 'opening' ? 0 : 10) + SENSES.indexOf(senseOfNews(news))
}

/** Direction and polarity decide whether a change is concern or welcome news. */
function toneOf(news: EpisodeNews): string {
  const sense = senseOfNews(news)
  return sense === 'concern' ? 'Concern' : sense === 'improvement' ? 'Welcome news' : 'Change'
}

function openingBlocks(board: BoardFile, news: EpisodeNews, open: readonly Episode[], book: FigureBook): Block[] {
  if (news.kind === 'register') {
    return [
      {
        kind: 'callout',
        tone: 'alert',
        heading: `${toneOf(news)}: ${news.subject}`,
        sentences: [tellRegister(news, book)],
      },
    ]
  }
  const { indicator, episode, areas } = news
  const [force, ...districts] = areas.map(
    (area): Told => ({ indicator, area: area.id, areaName: area.name, series: area.series }),
  )
  if (force === undefined) return []
  const month = episode.lastMonth
  const verdict = explainVerdict(indicator, judgeAgainst(indicator, force.series, month, '12-months-before'))
  const what = findVerdict(force, month, 'vs_1yr_avg', verdict)
  const year = findSameMonthLastYear(force, month)
  const drivers = findAreaChanges(force, districts, month)
  const sentences: Sentence[] = [
    ...(what === null ? [] : [writeFact(what, book)]),
    ...(year === null ? [] : [writeFact(year, book, 'continued')]),
    ...(drivers === null ? [] : [writeFact(drivers, book, 'continued')]),
  ]
  const owner = board.roles.find(role => role.id === indicator.owner)
  const others = open.filter(o => o.kind === 'indicator' && o.id !== episode.id && o.lastMonth >= episode.openedMonth)
  const named = (id: string) => board.indicators.find(i => i.id === id)?.name ?? id
  return [
    { kind: 'callout', tone: 'alert', heading: `${toneOf(news)}: ${indicator.name}`, sentences },
    {
      kind: 'facts',
      facts: [
        {
          term: 'Why it is told',
          words: [book.words(indicator.id, episode.area, 'alert rule', sentenceCase(episode.rule)), '.'],
        },
        { term: 'Since', words: [book.month(episode.openedMonth)] },
        {
          term: 'What else has moved',
          words: [
            others.length === 0
              ? 'Nothing else is open.'
              : `${others.map(o => `${named(o.indicator)} (${o.direction.toLowerCase()})`).join('; ')}.`,
          ],
        },
        { term: 'Who owns it', words: [owner === undefined ? indicator.owner : `${owner.title}, ${owner.email}`] },
        { term: 'What to do', words: [nextStep(indicator, owner?.title)] },
        ...(indicator.caveat === undefined ? [] : [{ term: 'Take care', words: [indicator.caveat] }]),
      ],
    },
  ]
}

function nextStep(indicator: Indicator, owner: string | undefined): string {
  return `${owner ?? 'The owner'} sends a commentary on ${indicator.name} for the next pack: what happened, and whether it will last. Ask there before drawing conclusions.`
}

const BECAUSE: Record<NonNullable<Episode['closedBecause']>, string> = {
  quiet: 'Two months in a row have been within the expected range again.',
  restated:
    'The figures that caused the alert have been corrected, and with the corrected figures there is no alert. Nothing needs doing; please disregard it.',
  recovered: 'It is back where the board wants it.',
  turned: 'The figure has since moved significantly the other way, which is told as a change of its own.',
}

/** A register's own words, which hold numbers of their own. */
function tellRegister({ episode, told, explanation }: RegisterNews, book: FigureBook): Sentence {
  return [book.words(episode.indicator, episode.area, `${episode.kind} ${told}`, explanation)]
}

function closingBlocks(news: EpisodeNews, book: FigureBook): Block[] {
  const { episode } = news
  const sentences: Sentence[] =
    news.kind === 'register'
      ? [tellRegister(news, book)]
      : [
          [
            `It was told as ${episode.direction.toLowerCase()} than expected from `,
            book.month(episode.openedMonth),
            '.',
          ],
          [BECAUSE[episode.closedBecause ?? 'quiet']],
        ]
  return [{ kind: 'callout', tone: 'note', heading: `Over: ${nameOf(news)}`, sentences }]
}

/** An episode in one sentence, for exports and lists. */
export function explainEpisode(episode: Episode, name: string): string {
  const opened = `${name} has been ${episode.direction.toLowerCase()} than expected since ${longMonth(episode.openedMonth)}: ${episode.rule}.`
  return episode.closedBecause === null ? opened : `${opened} ${BECAUSE[episode.closedBecause]}`
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

import { longDate } from '../calendar/date.ts'
import { longMonth } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Block, Sentence } from '../document/document.ts'
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

/** An episode to be told, and what is known of its indicator: the force first, then its districts. */
export interface EpisodeNews {
  readonly episode: Episode
  readonly told: 'opening' | 'closing'
  readonly indicator: Indicator
  readonly areas: readonly { readonly id: string; readonly name: string; readonly series: MonthlySeries }[]
}

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
  const names = [...openings, ...closings].map(n => n.indicator.name)
  const letter: Letter = {
    subject: `${board.board.name}: ${subjectWords(openings.length, closings.length)}, ${longDate(day)}`,
    preheader: names.join('; '),
    marking: null,
    heading: `Significant changes, ${longDate(day)}`,
    headline: openings
      .slice(0, 3)
      .map(one => [`${toneOf(one)}: ${one.indicator.name}, ${one.episode.direction.toLowerCase()} than expected.`]),
    blocks: [
      ...openings.flatMap(one => openingBlocks(board, one, open, book)),
      ...closings.flatMap(one => closingBlocks(one)),
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

function rank({ told, indicator, episode }: EpisodeNews): number {
  return (told === 'opening' ? 0 : 10) + SENSES.indexOf(senseOf(indicator, episode.direction))
}

/** Direction and polarity decide whether a change is concern or welcome news. */
function toneOf({ indicator, episode }: EpisodeNews): string {
  const sense = senseOf(indicator, episode.direction)
  return sense === 'concern' ? 'Concern' : sense === 'improvement' ? 'Welcome news' : 'Change'
}

function openingBlocks(board: BoardFile, news: EpisodeNews, open: readonly Episode[], book: FigureBook): Block[] {
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
  const others = open.filter(o => o.id !== episode.id && o.lastMonth >= episode.openedMonth)
  const nameOf = (id: string) => board.indicators.find(i => i.id === id)?.name ?? id
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
              : `${others.map(o => `${nameOf(o.indicator)} (${o.direction.toLowerCase()})`).join('; ')}.`,
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

function closingBlocks({ indicator, episode }: EpisodeNews): Block[] {
  const since: Sentence = [
    `It was told as ${episode.direction.toLowerCase()} than expected from ${longMonth(episode.openedMonth)}.`,
  ]
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: `Over: ${indicator.name}`,
      sentences: [since, [BECAUSE[episode.closedBecause ?? 'quiet']]],
    },
  ]
}

/** An episode in one sentence, for exports and lists. */
export function explainEpisode(episode: Episode, name: string): string {
  const opened = `${name} has been ${episode.direction.toLowerCase()} than expected since ${longMonth(episode.openedMonth)}: ${episode.rule}.`
  return episode.closedBecause === null ? opened : `${opened} ${BECAUSE[episode.closedBecause]}`
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

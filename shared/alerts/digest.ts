import { longDate } from '../calendar/date.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import type { Sense, Sentence } from '../document/figure.ts'
import { FigureBook } from '../figures/figure-book.ts'
import type { StoredFigure } from '../figures/stored-figure.ts'
import { senseOf } from '../indicators/judge.ts'
import type { Letter } from '../mail/letter.ts'
import { extractMarks } from '../narrative/paragraph.ts'
import { valueWords } from '../narrative/words/figure-words.ts'
import { whenWords } from '../narrative/words/period-words.ts'
import { makeSentence, type Part } from '../narrative/words/sentence.ts'
import { findValue } from '../narrative/words/subject.ts'
import { closingBlock } from './closing-block.ts'
import type { Episode } from './episode.ts'
import { nextStepsBlocks } from './next-steps.ts'
import { openingBlocks } from './opening-blocks.ts'
import { type AlertUpdate, groupParts, updateName, updateSubjects } from './updates.ts'

/** A day's digest: one letter for all recipients, and every figure in it by reference. */
export interface AlertDigest {
  readonly letter: Letter
  readonly figures: Readonly<Record<string, StoredFigure>>
}

/** Changes named at the top of the letter, on the first screen. */
const MAX_HEADLINES = 3

/**
 * The day's alerts as one letter: concerns first, then neutral changes, then improvements, then what is over; in each
 * group indicators in the order of the board's file, then risks and plans.
 *
 * @param open every episode open today, for what else moved
 */
export function writeAlertDigest(
  board: BoardFile,
  day: string,
  updates: readonly AlertUpdate[],
  open: readonly Episode[],
): AlertDigest {
  const book = new FigureBook()
  const order = new Map(board.indicators.map((indicator, i) => [indicator.id, i]))
  const sortKeyOf = (update: AlertUpdate) =>
    sortGroupOf(update) * 10_000 + (update.kind === 'indicator' ? (order.get(update.indicator.id) ?? 0) : 9999)
  const grouped = groupParts(updates)
  const ordered = [...grouped.updates].sort((a, b) => sortKeyOf(a) - sortKeyOf(b))
  const openings = ordered.filter(n => n.event === 'opening')
  const closings = ordered.filter(n => n.event === 'closing')
  const letter: Letter = {
    subject: `${board.board.name}: ${mailSubjectWords(openings, closings.length)}, ${longDate(day)}`,
    preheader: [...openings, ...closings].map(updateName).join('; '),
    marking: null,
    heading: `Significant changes, ${longDate(day)}`,
    headline: extractMarks(writeHeadline(openings, book)).sentences,
    blocks: [
      ...openings.flatMap(update => {
        const parts = grouped.partsIn.get(update) ?? []
        return openingBlocks(board, update, updateHeading(update), updateSense(update), parts, book)
      }),
      ...nextStepsBlocks(board, openings, open, book),
      ...closings.map(update => closingBlock(board, update, closingHeading(update), book)),
    ],
    footer: [
      'You get this because you own an indicator in it, or are on a list for alerts in the board’s file. You get one mail a day at most, one when a change begins and one when it ends.',
      'To stop alerts, press unsubscribe in your mail program. Packs are not affected.',
    ],
  }
  return { letter, figures: book.entries() }
}

/** What each number counts: `2 significant changes, 1 risk above tolerance, 1 alert over`. */
function mailSubjectWords(openings: readonly AlertUpdate[], closed: number): string {
  const opened = (['indicator', 'risk', 'delivery-plan', 'action', 'recommendation'] as const).flatMap(kind => {
    const count = openings.filter(({ episode }) => episode.kind === kind).length
    return count === 0 ? [] : [`${countNoun(count, COUNTED[kind].noun)}${COUNTED[kind].state}`]
  })
  const over = closed === 0 ? [] : [`${countNoun(closed, 'alert')} over`]
  return [...opened, ...over].join(', ')
}

const COUNTED: Readonly<Record<Episode['kind'], { readonly noun: string; readonly state: string }>> = {
  indicator: { noun: 'significant change', state: '' },
  risk: { noun: 'risk', state: ' above tolerance' },
  'delivery-plan': { noun: 'plan action', state: ' red' },
  action: { noun: 'action', state: ' proposed for closure' },
  recommendation: { noun: 'inspection response', state: ' overdue' },
}

/** The first changes with their figures, and how many more there are. */
function writeHeadline(openings: readonly AlertUpdate[], book: FigureBook): Sentence[] {
  const named = openings
    .slice(0, MAX_HEADLINES)
    .map(update => makeSentence(updateHeading(update), ...changeWords(update, book)))
  const more = openings.length - named.length
  if (more === 0) return named
  const count = book.derived({ indicator: '', area: '', measure: 'more changes', exact: more, decimals: 0 })
  return [...named, makeSentence(count, more === 1 ? ' more change is below' : ' more changes are below')]
}

function changeWords(update: AlertUpdate, book: FigureBook): Part[] {
  if (update.kind === 'register') return [REGISTER_CHANGES[update.episode.kind]]
  const direction = `, ${update.episode.direction.toLowerCase()} than expected`
  const [whole] = updateSubjects(update)
  const value = whole === undefined ? null : findValue(whole, [update.episode.lastMonth])
  if (whole === undefined || value === null) return [direction]
  return [', ', ...valueWords(whole, value, book), ' ', ...whenWords(whole, value, book), direction]
}

/** What has happened to an entry of a register. */
const REGISTER_CHANGES: Readonly<Record<Episode['kind'], string>> = {
  indicator: '',
  risk: ', above its tolerance',
  'delivery-plan': ', turned red',
  action: ', proposed for closure',
  recommendation: ', its response overdue',
}

const SENSES = ['concern', 'neutral', 'improvement', 'none'] as const

/** Direction and polarity decide whether a change is a concern or an improvement. */
function updateHeading(update: AlertUpdate): string {
  const sense = updateSense(update)
  const tone = sense === 'concern' ? 'Concern' : sense === 'improvement' ? 'An improvement' : 'Change'
  return `${tone}: ${updateName(update)}`
}

/** A risk above its tolerance and a red action are always of concern; a proposal to close is neither good nor bad. */
function updateSense(update: AlertUpdate): Sense {
  if (update.kind === 'indicator') return senseOf(update.indicator, update.episode.direction)
  return update.episode.kind === 'action' ? 'neutral' : 'concern'
}

function sortGroupOf(update: AlertUpdate): number {
  return (update.event === 'opening' ? 0 : 10) + SENSES.indexOf(updateSense(update))
}

function closingHeading(update: AlertUpdate): string {
  const name = updateName(update)
  return update.episode.closedBecause === 'new-level' ? `Has become the usual level: ${name}` : `Over: ${name}`
}

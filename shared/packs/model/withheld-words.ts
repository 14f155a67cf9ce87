import type { Pack } from '../../config/schema/pack.ts'
import { mapText } from './map-text.ts'
import type { Edition } from './pack-model.ts'

/** Words that an edition does not have, and what stands in their place. */
export interface WithheldWords {
  readonly words: string
  readonly why: string
}

/** Shorter words are dates, states and names: they say nothing by themselves where they stand elsewhere. */
const SHORTEST_TELLING = 16

/** The words of a cell that tell what it tells wherever they stand: the whole of it, and each of its sentences, such as one after its date. */
export const tellingWords = (cell: string): string[] =>
  [...new Set([cell, ...cell.split(/(?<=[.!?:;])\s+/)])].filter(words => words.length >= SHORTEST_TELLING)

/** Sentences withheld from an edition. They hold for whatever is published of the registers too. */
export const wordsWithheld = ({ sensitive }: Pick<Pack, 'sensitive'>, edition: Edition): WithheldWords[] =>
  sensitive.flatMap(entry =>
    entry.kind === 'words' && entry.withheldFrom.some(from => from === edition)
      ? [{ words: entry.words, why: entry.why }]
      : [],
  )

/** In the order in which they are hidden, so that no part of one is left. */
export const longestFirst = (words: readonly WithheldWords[]): WithheldWords[] =>
  words.toSorted((a, b) => b.words.length - a.words.length)

/** Plain data with a label in the place of each of the words, however they are spaced and quoted. */
export function hideWords<T>(data: T, words: readonly WithheldWords[]): T {
  const patterns = words.map(({ words: text, why }) => ({ pattern: patternOf(text), label: labelOf(text, why) }))
  return mapText(data, text => patterns.reduce((all, { pattern, label }) => all.replace(pattern, () => label), text))
}

/** Whether a text has the words, whatever its markup, spaces and quotation marks. */
export function hasWords(text: string, words: string): boolean {
  // markup stands between words and within them: `(<span>8,132</span>)`
  return [' ', ''].some(gap => patternOf(words).test(withoutMarkup(text, gap)))
}

function withoutMarkup(text: string, gap: string): string {
  return text
    .replaceAll(/<[^>]*>/g, gap)
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
}

/** Letter case and the way of writing spaces, apostrophes and quotation marks make no difference. */
function patternOf(words: string): RegExp {
  const escaped = words
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/['’‘]|&#39;/g, "(?:['’‘]|&#39;)")
    .replaceAll(/["“”]|&quot;/g, '(?:["“”]|&quot;)')
    .replaceAll('&', '&(?:amp;)?')
    .replaceAll(/\s+/g, '\\s+')
  return new RegExp(escaped, 'giu')
}

/** A sentence keeps its end. */
export function labelOf(words: string, why: string): string {
  const label = `[withheld: ${why.replace(/[.!?]$/, '')}]`
  return /[.!?]$/.test(words.trim()) ? `${label}.` : label
}

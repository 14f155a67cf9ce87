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
  if (words.length === 0) return data
  const patterns = words.map(({ words: text, why }) => ({
    pattern: new RegExp(patternOf(text), 'giu'),
    label: labelOf(text, why),
  }))
  // most texts have none of them
  const any = new RegExp(patterns.map(({ pattern }) => pattern.source).join('|'), 'iu')
  return mapText(data, text =>
    any.test(text) ? patterns.reduce((all, { pattern, label }) => all.replace(pattern, () => label), text) : text,
  )
}

/** What says of words whether one of the texts has them, whatever its markup, spaces and quotation marks. */
export function wordFinder(texts: readonly string[]): (words: string) => boolean {
  // markup stands between words and within them: `(<span>8,132</span>)`
  const plain = texts.flatMap(text => [' ', ''].map(gap => withoutMarkup(text, gap)))
  return words => {
    const pattern = new RegExp(patternOf(words), 'iu')
    return plain.some(text => pattern.test(text))
  }
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
function patternOf(words: string): string {
  return words
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/['’‘]|&#39;/g, "(?:['’‘]|&#39;)")
    .replaceAll(/["“”]|&quot;/g, '(?:["“”]|&quot;)')
    .replaceAll('&', '&(?:amp;)?')
    .replaceAll(/\s+/g, '\\s+')
}

/** A sentence keeps its end. */
export function labelOf(words: string, why: string): string {
  const label = `[withheld: ${why.replace(/[.!?]$/, '')}]`
  return /[.!?]$/.test(words.trim()) ? `${label}.` : label
}

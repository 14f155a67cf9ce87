import { capitalise } from '../../document/count-words.ts'
import type { Figure, Sentence } from '../../document/figure.ts'

/** A piece of a sentence: words, a figure, or pieces already put together. */
export type Part = string | Figure | readonly Part[]

/** Words with a numeral in them that name a thing and measure nothing. */
const FIXED_PHRASES = ['12-month', '12 months', 'per 1,000 people', 'for 1,000 people'] as const

/**
 * Puts pieces together: neighbouring words are joined, the first letter is a capital, a full stop ends it. Empty pieces
 * fall away. `makeSentence(['the total was ', figure])` reads `The total was 4,988.`
 */
export function makeSentence(...parts: Part[]): Sentence {
  const joined: (string | Figure)[] = []
  for (const part of parts.flatMap(flatten)) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else if (part !== '') joined.push(part)
  }
  const first = joined[0]
  if (typeof first === 'string') joined[0] = capitalise(first)
  const last = joined.at(-1)
  if (typeof last !== 'string') joined.push('.')
  else if (!/[.!?]$/.test(last)) joined[joined.length - 1] = `${last}.`
  return joined
}

function flatten(part: Part): (string | Figure)[] {
  return isList(part) ? part.flatMap(flatten) : [part]
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part)
}

/** Pieces as a list in prose: `a`, `a and b`, `a, b and c`. `between` parts longer pieces: `; `. */
export function listParts(items: readonly Part[], separator = ', '): Part[] {
  return items.flatMap((item, i) => (i === 0 ? [item] : [i === items.length - 1 ? ' and ' : separator, item]))
}

/**
 * Finds numerals that stand in the words of a sentence and in no figure, so that no stored value answers for them. Names and
 * texts of the board's file (`999 calls answered within 10 seconds`) and the fixed phrases may carry their own.
 */
export function numeralFinder(allowedNames: readonly string[]): (sentence: Sentence) => string[] {
  const allowed = [...allowedNames, ...FIXED_PHRASES]
    .filter(name => /\d/.test(name))
    .sort((a, b) => b.length - a.length)
  return sentence =>
    sentence.flatMap(part => {
      if (typeof part !== 'string' || !/\d/.test(part)) return []
      const rest = allowed.reduce((text, name) => text.replaceAll(name, ' '), part)
      return rest.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
    })
}

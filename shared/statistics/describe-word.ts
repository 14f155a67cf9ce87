import type { VerdictWord } from './verdict.ts'

/** Months in which chance alone takes a figure outside the range once: the significant range, and that of a word. */
const MONTHS_OF_CHANCE = { significant: 500, word: 20 }

/** The clause that a page gives for a word. `isStrict`: the wider, significant range was asked. */
export function describeWord(word: VerdictWord, isStrict: boolean, what: 'months' | 'periods' = 'months'): string {
  if (word === 'Comparable') return `within its ${isStrict ? 'wider ' : ''}expected range`
  return `${word === 'Higher' ? 'above' : 'below'} its expected range; ${onceIn(isStrict ? 'significant' : 'word', what)}`
}

/** `this far off is expected once in 500 months`. */
export function onceIn(range: keyof typeof MONTHS_OF_CHANCE, what: 'months' | 'periods' = 'months'): string {
  return `this far off is expected once in ${MONTHS_OF_CHANCE[range]} ${what}`
}

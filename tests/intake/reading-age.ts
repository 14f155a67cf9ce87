import type { Fault } from '../../shared/faults/fault.ts'

export function describeFaultForTest(fault: Fault): string {
  return `${fault.found} | ${fault.expected} | ${fault.fix}`
}

/**
 * Flesch and Kincaid's grade of a text: 0.39 x words a sentence + 11.8 x syllables a word - 15.59. Grade 8 is read at 13.
 * Names that a message quotes are the supplier's own and not counted: what stands in quotation marks, brackets, or with digits, and the names of columns.
 */
export function readingGrade(text: string): number {
  const countedText = text.replace(
    /"[^"]*"|\([^)]*\)|\S*\d\S*|\.(gz|xls|xlsx|csv)\b|data\.police\.uk|numerator|denominator/g,
    'this',
  )
  const sentences = countedText.split(/[.?!:](?:\s|$)/).filter(sentence => /[a-z]/i.test(sentence)).length
  const words = countedText.match(/[a-z']+/gi) ?? []
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

function countSyllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, match => match[0]!)
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 1)
}

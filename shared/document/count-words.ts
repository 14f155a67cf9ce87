/** `1 action`, `3 actions`. */
export function countNoun(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `Ann`, `Ann and Bob`, `Ann, Bob and Carol`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`
}

/** With a capital first letter. */
export function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

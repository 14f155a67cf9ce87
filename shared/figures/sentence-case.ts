/** The words with their first letter as a capital, as headings and sentences begin. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

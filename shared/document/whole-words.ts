/** What a program or a draft writes where there was nothing to write yet. */
const PLACEHOLDERS = /\b(NaN|undefined|null|Infinity|X{3,}|TBC|TODO)\b|\[object |lorem ipsum/i

/** The first word of a text that stands for one that is missing: `TBC`, `undefined`; null where there is none. */
export function placeholderIn(text: string): string | null {
  return PLACEHOLDERS.exec(text)?.[0] ?? null
}

/** Whether a sentence is whole: it ends as sentences end, or leads up to what follows. */
export function endsAsSentence(text: string): boolean {
  return /[.!?:’”]$/.test(text.trim())
}
